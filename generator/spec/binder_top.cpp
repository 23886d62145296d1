// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who and what, parameters, materials, checks, presets, steps.

#include <algorithm>

#include "spec/binder.h"
#include "spec/check_keys.h"
#include "spec/codes.h"

namespace plano::spec {
namespace {

using syntax::Entry;
using syntax::Node;
using syntax::NodeKind;

void check_version(const Node& root, ScopedReader& read) {
  const auto version = read.word(root, "spec");
  if (version && version->text != "1") {
    read.found()
        .add(kUnknownSpecVersion, version->span,
             fill({"this file is written in version {0} of the language, and plano knows 1",
                   "ce fichier est écrit dans la version {0} du langage, et plano connaît la 1"},
                  {quote(version->text)}))
        .hint({"write spec: 1, or use a newer plano",
               "écrivez spec: 1, ou utilisez un plano plus récent"});
  }
}

std::vector<Word> read_languages(const Node& root, ScopedReader& read) {
  const Node* list = child(root, "languages");
  if (list == nullptr || list->kind != NodeKind::list) {
    return {{"fr", root.span}, {"en", root.span}};
  }
  std::vector<Word> out;
  std::vector<Word> others;
  for (const Node& item : list->items) {
    out.push_back({item.text, item.span});
    if (item.text != "fr" && item.text != "en") {
      others.push_back(out.back());
    }
  }
  if (others.size() == out.size()) {
    read.found()
        .add(kNoLanguage, list->span,
             {"neither fr nor en is listed here", "ni fr ni en ne figure ici"})
        .hint({"write languages: [fr, en]", "écrivez languages: [fr, en]"});
    return out;
  }
  for (const Word& other : others) {
    read.found()
        .add(kOtherLanguage, other.span,
             fill({"texts in {0} are kept, but not shown by this version",
                   "les textes en {0} sont gardés, mais pas montrés par cette version"},
                  {quote(other.text)}))
        .hint({"nothing to do, if it is the code of a language",
               "rien à faire, si c'est bien le code d'une langue"});
  }
  return out;
}

/// A list of numbers reads better joined: "3-10".
std::string joined(const Node& node) {
  std::string out = node.text;
  for (const Node& item : node.items) {
    out += (out.empty() ? "" : "-") + item.text;
  }
  return out;
}

void read_people(const Node& root, InfoSpec& out, ScopedReader& read) {
  if (const Node* authors = child(root, "authors")) {
    for (const Node& item : authors->items) {
      out.authors.push_back(
          {read.needed_word(item, "name"), read.word(item, "role"), read.word(item, "contact")});
    }
  }
  if (const Node* ancestors = child(root, "derived_from")) {
    for (const Node& item : ancestors->items) {
      out.derived_from.push_back({read.needed_word(item, "design"), read.word(item, "repository"),
                                  read.word(item, "commit"), read.word(item, "relation"),
                                  item.span});
    }
  }
  if (const Node* purpose = child(root, "purpose")) {
    for (const Entry& entry : purpose->entries) {
      out.purpose.emplace_back(Word{entry.key.text, entry.key.span},
                               Word{joined(entry.value), entry.value.span});
    }
  }
}

diagnostics::Diagnostics::Builder bad_default(const Span& span, const Text& message,
                                              ScopedReader& read) {
  return read.found().add(kBadDefault, span, message);
}

void read_choices(const Node& node, ParameterSpec& out, ScopedReader& read) {
  for (const Node& item : node.items) {
    out.choices.push_back({{item.text, item.span}, {}});
  }
  for (const Entry& entry : node.entries) {
    out.choices.push_back({{entry.key.text, entry.key.span}, read.checked_text(entry.value)});
  }
}

void word_needs_choices(const std::string& word, const Span& span, ScopedReader& read) {
  bad_default(span,
              fill({"{0} is a word, and a word needs `choices`",
                    "{0} est un mot, et un mot demande des `choices`"},
                   {quote(word)}),
              read)
      .hint(fill({"add choices: [{0}, …], or write a number with its unit",
                  "ajoutez choices: [{0}, …], ou écrivez un nombre avec son unité"},
                 {word}));
}

void read_default(const Node& node, ParameterSpec& out, ScopedReader& read) {
  out.default_span = node.span;
  if (node.kind != NodeKind::scalar || node.text.empty()) {
    return;
  }
  if (out.kind == ParameterKind::choice) {
    if (const auto value = read_parameter(out, node.text, node.span, read.found())) {
      out.default_value = *value;
    }
    return;
  }
  // No name may stand here, so a bare name can only be meant as a word.
  if (is_identifier(node.text) && !is_reserved(node.text)) {
    word_needs_choices(node.text, node.span, read);
    return;
  }
  const auto formula = read.raw().formula(node);
  const auto value = formula ? evaluate_constant(*formula, read.found()) : std::optional<Value>();
  if (!value) {
    return;
  }
  if (const auto* word = std::get_if<std::string>(&*value)) {
    word_needs_choices(*word, node.span, read);
    return;
  }
  const bool flag = std::holds_alternative<bool>(*value);
  out.kind = flag ? ParameterKind::flag : ParameterKind::quantity;
  out.default_value = *value;
}

Dimension dimension_of(const ParameterSpec& parameter) {
  const auto* quantity = std::get_if<Quantity>(&parameter.default_value);
  return quantity == nullptr ? kPlainNumber : quantity->dimension;
}

void read_numbers(const Node& map, ParameterSpec& out, ScopedReader& read) {
  for (const char* key : {"range", "step", "show_in"}) {
    const Entry* entry = map.find(key);
    if (entry != nullptr && out.kind != ParameterKind::quantity) {
      bad_default(entry->key.span,
                  fill({"{0} belongs to a number, and this parameter is {1}",
                        "{0} concerne un nombre, et ce paramètre est {1}"},
                       {quote(key), kind_of(out.default_value)}),
                  read)
          .hint({"remove it", "retirez-la"});
      return;
    }
  }
  const auto range = read.formulas(map, "range");
  if (range.size() == 2) {
    out.low = range[0];
    out.high = range[1];
  }
  if (const Node* step = child(map, "step")) {
    out.step = read.raw().constant(*step, dimension_of(out));
    if (out.step && out.step->value <= 0) {
      bad_default(step->span, {"a step is above zero", "un pas est au-dessus de zéro"}, read)
          .hint({"write, for example, 10mm", "écrivez, par exemple, 10mm"});
    }
  }
  const auto unit_name = read.word(map, "show_in");
  const Unit* unit = unit_name ? find_unit(unit_name->text) : nullptr;
  if (unit_name && (unit == nullptr || unit->dimension != dimension_of(out))) {
    read.found()
        .add(kUnknownUnitName, unit_name->span,
             fill({"{0} is not a unit of {1}", "{0} n'est pas une unité pour {1}"},
                  {quote(unit_name->text), kind_of(out.default_value)}))
        .hint(
            {"write, for example, cm for a length", "écrivez, par exemple, cm pour une longueur"});
  } else if (unit != nullptr) {
    out.show_in = unit_name->text;
  }
}

std::optional<Value> read_choice(const ParameterSpec& parameter, std::string_view text, Span span,
                                 diagnostics::Diagnostics& found) {
  std::vector<std::string> names;
  for (const ChoiceSpec& choice : parameter.choices) {
    if (choice.name.text == text) {
      return std::string(text);
    }
    names.push_back(choice.name.text);
  }
  found
      .add(kNotAChoice, span,
           fill({"{0} is not one of the choices for {1}",
                 "{0} n'est pas un choix possible pour {1}"},
                {quote(text), parameter.name.text}))
      .hint(fill({"write {0}", "écrivez {0}"}, {list_or(names)}));
  return std::nullopt;
}

/// Whatever does not come out as a yes or a no gets one message, not one about formulas.
std::optional<Value> read_flag(const ParameterSpec& parameter, std::string_view text, Span span,
                               diagnostics::Diagnostics& found) {
  Names names;
  diagnostics::Diagnostics unsaid;
  const auto formula = parse_expression(text, {span, span.begin, false}, names, unsaid);
  const auto value = formula ? evaluate_constant(*formula, unsaid) : std::optional<Value>();
  if (value && std::holds_alternative<bool>(*value)) {
    return value;
  }
  auto said = found.add(kWrongDimension, span,
                        fill({"{0} is a yes or no, and {1} is neither",
                              "{0} est un oui ou non, et {1} n'est ni l'un ni l'autre"},
                             {parameter.name.text, quote(text)}));
  if (text == "oui") {
    said.hint({"write `yes`", "écrivez `yes`, qui veut dire oui"});
  } else if (text == "non") {
    said.hint({"write `no`", "écrivez `no`, qui veut dire non"});
  } else {
    said.hint({"write `yes` or `no`", "écrivez `yes` (oui) ou `no` (non)"});
  }
  return std::nullopt;
}

/// What a plain number was probably meant in: the unit the parameter is shown in, but the natural
/// one where only that makes a value within the range.
const Unit* likely_unit(const ParameterSpec& parameter, Dimension wanted, double number) {
  const Unit* natural = natural_unit(wanted);
  const Unit* shown = find_unit(parameter.show_in);
  if (shown == nullptr || natural == nullptr || !parameter.low) return shown ? shown : natural;
  if (!parameter.low->constant() || !parameter.high->constant()) return shown;
  diagnostics::Diagnostics ignored;
  const auto low = evaluate_constant(*parameter.low, ignored);
  const auto high = evaluate_constant(*parameter.high, ignored);
  const auto* least = low ? std::get_if<Quantity>(&*low) : nullptr;
  const auto* most = high ? std::get_if<Quantity>(&*high) : nullptr;
  if (least == nullptr || most == nullptr) return shown;
  const auto allowed = [&](const Unit& unit) {
    const double value = number * unit.scale;
    return value >= least->value && value <= most->value;
  };
  return !allowed(*shown) && allowed(*natural) ? natural : shown;
}

}  // namespace

std::optional<Value> read_parameter(const ParameterSpec& parameter, std::string_view text,
                                    Span span, diagnostics::Diagnostics& found) {
  if (parameter.kind == ParameterKind::choice) {
    return read_choice(parameter, text, span, found);
  }
  if (parameter.kind == ParameterKind::flag) {
    return read_flag(parameter, text, span, found);
  }
  Names names;
  const TextPlace place{span, span.begin, span.end - span.begin == text.size()};
  const auto formula = parse_expression(text, place, names, found);
  const auto value = formula ? evaluate_constant(*formula, found) : std::optional<Value>();
  if (!value) {
    return std::nullopt;
  }
  const Dimension wanted = dimension_of(parameter);
  const auto* quantity = std::get_if<Quantity>(&*value);
  if (quantity != nullptr && (quantity->dimension == wanted || *quantity == Quantity{})) {
    return Quantity{quantity->value, wanted};
  }
  const Unit* unit =
      quantity == nullptr ? nullptr : likely_unit(parameter, wanted, quantity->value);
  auto said = found.add(
      kWrongDimension, span,
      fill({"{0} takes {1}, and {2} is {3}", "{0} attend {1}, et {2} est {3}"},
           {parameter.name.text, kind_of(parameter.default_value), quote(text), kind_of(*value)}));
  if (quantity != nullptr && quantity->dimension.plain() && unit != nullptr) {
    said.hint(fill({"give it a unit: {0}{1}", "donnez-lui une unité : {0}{1}"},
                   {std::string(text), unit->name}));
  } else {
    said.hint(
        fill({"write it like {0}", "écrivez-le comme {0}"}, {formula_of(parameter.default_value)}));
  }
  return std::nullopt;
}

InfoSpec read_info(const Node& root, ScopedReader& read) {
  check_version(root, read);
  InfoSpec out;
  out.languages = read_languages(root, read);
  std::vector<std::string> languages;
  for (const Word& word : out.languages) {
    languages.push_back(word.text);
  }
  read.set_languages(std::move(languages));
  out.id = read.needed_word(root, "id");
  const auto kind = read.word(root, "kind");
  out.module = kind && kind->text == "module";
  out.title = read.text(root, "title");
  out.summary = read.text(root, "summary");
  out.licence = read.needed_word(root, "licence");
  out.status = read.word(root, "status");
  read_people(root, out, read);
  return out;
}

ParameterSpec read_parameter_spec(const Entry& entry, ScopedReader& read) {
  const Node& map = entry.value;
  ParameterSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.id = read.names().id(entry.key.text);
  out.span = entry.key.span;
  out.label = read.text(map, "label");
  out.help = read.text(map, "help");
  if (const Node* choices = child(map, "choices")) {
    out.kind = ParameterKind::choice;
    read_choices(*choices, out, read);
  }
  if (const Node* value = child(map, "default")) {
    read_default(*value, out, read);
  }
  read_numbers(map, out, read);
  out.show_if = read.formula(map, "show_if");
  out.advanced = read.fixed_flag(map, "advanced", false);
  return out;
}

MaterialSpec read_material(const Entry& entry, ScopedReader& read) {
  const Node& map = entry.value;
  MaterialSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.thickness_id = read.names().id(entry.key.text + ".thickness");
  out.nominal_id = read.names().id(entry.key.text + ".nominal");
  out.stiffness_id = read.names().id(entry.key.text + ".stiffness");
  out.width_id = read.names().id(entry.key.text + ".width");
  out.depth_id = read.names().id(entry.key.text + ".depth");
  out.diameter_id = read.names().id(entry.key.text + ".diameter");
  out.kind = read.needed_word(map, "kind");
  check_one_of(map, {"thickness", "section", "diameter"}, 1, read.found());
  out.section = read.formulas(map, "section");
  out.diameter = read.formula(map, "diameter");
  const Node* section = child(map, "section");
  if (section != nullptr && section->kind == NodeKind::list && out.section.size() != 2) {
    read.found()
        .add(kTooFew, section->span, {"a section has two sides", "une section a deux côtés"})
        .hint({"write `[90mm, 90mm]`", "écrivez `[90mm, 90mm]`"});
  }
  if (const Node* thickness = child(map, "thickness")) {
    if (thickness->kind == NodeKind::map) {
      out.thickness = read.needed(*thickness, "default");
      out.thickness_choices = read.formulas(*thickness, "choices");
    } else {
      out.thickness = read.checked_formula(*thickness).value_or(Expression{});
    }
  }
  out.bonding = read.word(map, "bonding");
  out.use_class = read.formula(map, "use_class");
  out.stiffness_at_least = read.formula(map, "stiffness_at_least");
  out.finish = read.text(map, "finish");
  out.label = read.text(map, "label");
  out.colour = read.word(map, "colour");
  check_colour(out.colour, read.found());
  return out;
}

CheckSpec read_check(const Node& map, ScopedReader& read) {
  CheckSpec out;
  out.that = read.needed(map, "that");
  out.span = out.that.nodes().empty() ? map.span : out.that.span();
  out.otherwise = read.text(map, "else");
  const auto level = read.word(map, "level");
  out.warns = level && level->text == "warn";
  out.source = read.text(map, "source");
  return out;
}

PresetSpec read_preset(const Entry& entry, ScopedReader& read) {
  PresetSpec out;
  out.name = {entry.key.text, entry.key.span};
  out.span = entry.key.span;
  out.label = read.text(entry.value, "label");
  if (const Node* set = child(entry.value, "set")) {
    for (const Entry& value : set->entries) {
      out.set.emplace_back(Word{value.key.text, value.key.span},
                           Word{value.value.text, value.value.span});
    }
  }
  return out;
}

StepSpec read_step(const Node& map, ScopedReader& read) {
  StepSpec out;
  out.span = map.entries.empty() ? map.span : map.entries.front().key.span;
  out.title = read.text(map, "title");
  out.note = read.text(map, "note");
  out.add = read.references(map, "add");
  out.people = read.formula(map, "people");
  return out;
}

namespace {

std::vector<ExcludedSpec> read_excluded(const Node& list, ScopedReader& read) {
  std::vector<ExcludedSpec> out;
  for (const Node& item : list.items) {
    if (item.kind != syntax::NodeKind::map) continue;
    out.push_back({read.references(item, "part"), read.text(item, "reason"), item.span});
  }
  return out;
}

}  // namespace

std::vector<ExpectSpec> read_expects(const Node& map, ScopedReader& read) {
  std::vector<ExpectSpec> out;
  const Key* expects = find_key(design_keys(), "expects");
  for (const Entry& entry : map.entries) {
    const Key* key = find_key(expects->children, entry.key.text);
    if (key == nullptr) {
      continue;
    }
    ExpectSpec expect{{entry.key.text, entry.key.span}, Word{}};
    switch (key->kind) {
      case ValueKind::formulas:
        expect.value = read.formulas(map, entry.key.text);
        break;
      case ValueKind::reference:
        expect.value = read.references(map, entry.key.text);
        break;
      case ValueKind::list:
        expect.value = read_excluded(entry.value, read);
        break;
      case ValueKind::text:
        expect.value = read.text(map, entry.key.text);
        break;
      case ValueKind::expression:
      case ValueKind::flag:
        expect.value = read.needed(map, entry.key.text);
        break;
      default:
        expect.value = read.needed_word(map, entry.key.text);
    }
    out.push_back(std::move(expect));
  }
  return out;
}

}  // namespace plano::spec
