// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>

#include "cli/design_run.h"
#include "cli/parameter_layers.h"
#include "cli/verb.h"
#include "diagnostics/display.h"
#include "site/form.h"
#include "site/json.h"
#include "spec/value.h"

namespace plano::cli {
namespace {

using model::Parameter;
using model::ValueSource;

Text source_text(ValueSource source) {
  switch (source) {
    case ValueSource::written_default:
      return {"the design", "le modèle"};
    case ValueSource::workshop:
      return {"the workshop", "l'atelier"};
    case ValueSource::project_file:
      return {"plano.ini", "plano.ini"};
    case ValueSource::environment:
      return {"the environment", "l'environnement"};
    case ValueSource::command_line:
      return {"the command line", "la ligne de commande"};
    case ValueSource::preset:
      return {"the preset", "le jeu de valeurs"};
  }
  return {};
}

const char* source_key(ValueSource source) {
  switch (source) {
    case ValueSource::written_default:
      return "default";
    case ValueSource::workshop:
      return "workshop";
    case ValueSource::project_file:
      return "plano.ini";
    case ValueSource::environment:
      return "environment";
    case ValueSource::command_line:
      return "command line";
    case ValueSource::preset:
      return "preset";
  }
  return "";
}

Text limits_text(const Parameter& parameter) {
  if (!parameter.choices.empty()) {
    std::vector<std::string> names;
    for (const auto& choice : parameter.choices) names.push_back(choice.first);
    return list_or(names);
  }
  if (std::holds_alternative<bool>(parameter.value)) return {"yes or no", "yes ou no"};
  const auto shown = [&](const std::optional<model::Quantity>& bound) {
    return bound ? spec::show(*bound, parameter.show_in) : Text("…");
  };
  if (!parameter.low && !parameter.high) return {};
  Text text =
      fill(Text("{0} to {1}", "de {0} à {1}"), {shown(parameter.low), shown(parameter.high)});
  if (parameter.step) {
    text = fill(Text("{0}, by {1}", "{0}, par {1}"), {text, shown(parameter.step)});
  }
  return text;
}

using Row = std::array<std::string, 5>;

std::string table(const std::vector<Row>& rows) {
  std::array<std::size_t, 5> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], diagnostics::columns_of(row[i]));
    }
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i] + std::string(widths[i] - diagnostics::columns_of(row[i]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string human(const model::ResolvedDesign& design, Language language) {
  std::vector<Row> rows = {
      {text_of("NAME", "NOM").in(language), text_of("VALUE", "VALEUR").in(language),
       text_of("CAN BE", "PEUT ÊTRE").in(language), text_of("FROM", "VIENT DE").in(language),
       text_of("WHAT IT IS", "CE QUE C'EST").in(language)}};
  for (const Parameter& parameter : design.parameters) {
    Text label = parameter.label;
    if (!parameter.shown) {
      label = fill(Text("{0} (without effect now)", "{0} (sans effet en ce moment)"), {label});
    }
    rows.push_back({parameter.name, spec::show(parameter.value, parameter.show_in).in(language),
                    limits_text(parameter).in(language), source_text(parameter.source).in(language),
                    label.in(language)});
  }
  std::string out = design.info.title.in(language) + "\n\n" + table(rows);
  if (design.presets.empty()) return out;
  out += text_of("\nPresets\n", "\nJeux de valeurs\n").in(language);
  for (const model::Preset& preset : design.presets) {
    out += "  --preset " + preset.name + "  " + preset.label.in(language) + "\n";
  }
  return out;
}

/// The shape of the gallery's forms; numbers are in the base units of the language: millimetres,
/// degrees, kilograms.
std::string as_json(const model::ResolvedDesign& design) {
  site::Form form = site::form_of(design);
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    form.fields[i].from = source_key(design.parameters[i].source);
    form.fields[i].variable = variable_name(design.parameters[i].name);
  }
  return site::form_json(form);
}

int run_params(Session& session, const Arguments& arguments) {
  const Library library = Library::find(session.world());
  const std::optional<DesignRun> run = prepare(library, arguments, session);
  if (!run) return session.finish();
  const auto design = resolve_design(*run, session);
  if (!design) return session.finish();
  const int code = session.finish(as_json(*design));
  if (!session.json()) session.print(human(*design, session.language()));
  return code;
}

constexpr std::array<Positional, 1> kPositionals = {
    {{"design", "DESIGN", "MODÈLE", Needed::required, Completes::design}}};
const std::array<Flag, 3> kFlags = {{kParamFlag, kPresetFlag, kWorkshopFlag}};
constexpr std::array<Example, 2> kExamples = {{
    {"params bench", "what can be changed in the bench, and between which limits",
     "ce qu'on peut changer dans le banc, et entre quelles bornes"},
    {"params bench --preset nursery --json", "the same with other values, for a program",
     "la même chose avec d'autres valeurs, pour un programme"},
}};

}  // namespace

extern const Verb kParams;
const Verb kParams = {"params",
                      "list what can be changed in a design, with limits and present values",
                      "énumérer ce qu'on peut changer dans un modèle, bornes et valeurs en vigueur",
                      "Each parameter with its value, what it can be, and where the value comes "
                      "from. Limits may depend on "
                      "other parameters: give values with -p to see how they move.",
                      "Chaque paramètre avec sa valeur, ce qu'elle peut être et d'où elle vient. "
                      "Les bornes peuvent dépendre "
                      "d'autres paramètres : donnez des valeurs avec -p pour les voir bouger.",
                      kPositionals,
                      kFlags,
                      kExamples,
                      DesignParameters::accepted,
                      Listed::yes,
                      run_params};

}  // namespace plano::cli
