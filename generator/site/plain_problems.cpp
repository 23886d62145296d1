// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/plain_problems.h"

#include <algorithm>

#include "model/codes.h"
#include "site/form.h"

namespace plano::site {
namespace {

const std::string* typed_as(const Wish& wish, const std::string& name) {
  for (const Given& given : wish.parameters) {
    if (given.name == name) return &given.text;
  }
  return nullptr;
}

/// "38 cm" where a bare number was typed, else what was typed, in quotes.
Text shown(const std::string& typed, const Field& field) {
  const bool bare = !typed.empty() && typed.find_first_not_of("0123456789,.-") == std::string::npos;
  if (!bare) return quote(typed);
  if (field.unit.empty()) return Text(typed);
  return fill(Text("{0}\u00a0{1}"), {Text(typed), field.unit_shown});
}

Text choices_of(const Field& field) {
  std::vector<std::string> english;
  std::vector<std::string> french;
  for (const FieldChoice& choice : field.choices) {
    english.push_back(choice.label.en);
    french.push_back(choice.label.fr);
  }
  return {list_or(english).en, list_or(french).fr};
}

Text bounds_of(const Field& field) {
  if (!field.low) return fill({"up to {0}", "jusqu'à {0}"}, {field.high->text});
  if (!field.high) return fill({"from {0} up", "à partir de {0}"}, {field.low->text});
  return fill({"from {0} to {1}", "de {0} à {1}"}, {field.low->text, field.high->text});
}

void say_plainly(Problem& problem, const Field& field, const std::string& typed) {
  if (problem.code == model::kOutOfRange.id && (field.low || field.high)) {
    problem.message = fill({"{0}: {1} is outside of what the design allows, {2}",
                            "{0} : {1} sort de ce que permet le modèle, {2}"},
                           {field.label, shown(typed, field), bounds_of(field)});
    problem.hint =
        fill({"choose a value {0}; the bounds may depend on other values",
              "choisissez une valeur {0} ; les bornes peuvent dépendre d'autres valeurs"},
             {bounds_of(field)});
    return;
  }
  if (!field.choices.empty()) {
    problem.message =
        fill({"{0}: {1} is not among the choices", "{0} : {1} n'est pas parmi les choix"},
             {field.label, shown(typed, field)});
    problem.hint = fill({"choose {0}", "choisissez {0}"}, {choices_of(field)});
    return;
  }
  problem.message = fill({"{0}: {1} cannot be read as a number for this field",
                          "{0} : {1} ne se lit pas comme un nombre pour ce champ"},
                         {field.label, shown(typed, field)});
  problem.hint = fill({"write a number, with a comma or a point, for example {0}",
                       "écrivez un nombre, avec une virgule ou un point, par exemple {0}"},
                      {field.default_text});
}

}  // namespace

void say_plainly(Settled& settled, const Wish& wish) {
  if (!settled.with) return;
  const std::vector<Field> fields = fields_of(*settled.with);
  for (Problem& problem : settled.problems) {
    if (problem.gravity != Gravity::error) continue;
    const std::string* typed = typed_as(wish, problem.parameter);
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const Field& one) {
      return one.name == problem.parameter;
    });
    if (typed == nullptr || field == fields.end() || !field->number) continue;
    say_plainly(problem, *field, *typed);
  }
}

}  // namespace plano::site
