// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/form.h"

#include <algorithm>
#include <array>

#include "spec/value.h"

namespace plano::site {
namespace {

struct UnitWords {
  const char* name;
  const char* en;
  const char* fr;
};
constexpr std::array<UnitWords, 8> kUnitWords = {{{"mm", "millimetres", "millimètres"},
                                                  {"cm", "centimetres", "centimètres"},
                                                  {"m", "metres", "mètres"},
                                                  {"deg", "degrees", "degrés"},
                                                  {"kg", "kilograms", "kilogrammes"},
                                                  {"EUR", "euros", "euros"},
                                                  {"N", "newtons", "newtons"},
                                                  {"MPa", "megapascals", "mégapascals"}}};

Text words_of(const spec::Unit& unit) {
  for (const UnitWords& one : kUnitWords) {
    if (std::string_view(one.name) == unit.name) return {std::string(one.en), std::string(one.fr)};
  }
  return Text(unit.shown);
}

Number number_of(const spec::Quantity& quantity, const std::string& show_in, double scale) {
  return {quantity.value, quantity.value / scale, in_address(quantity),
          spec::show(quantity, show_in)};
}

std::string from_of(model::ValueSource source) {
  switch (source) {
    case model::ValueSource::written_default:
      return "default";
    case model::ValueSource::workshop:
      return "workshop";
    case model::ValueSource::preset:
      return "preset";
    case model::ValueSource::project_file:
    case model::ValueSource::environment:
    case model::ValueSource::command_line:
      break;
  }
  return "address";
}

void add_number(const model::Parameter& parameter, Field& field) {
  const auto* quantity = std::get_if<spec::Quantity>(&parameter.value);
  if (quantity == nullptr) return;
  const spec::Unit* unit = parameter.show_in.empty() ? nullptr : spec::find_unit(parameter.show_in);
  if (unit == nullptr) unit = spec::natural_unit(quantity->dimension);
  if (unit != nullptr && !quantity->dimension.plain()) {
    field.unit = unit->name;
    field.unit_shown = Text(unit->shown);
    field.unit_words = words_of(*unit);
    field.unit_scale = unit->scale;
  }
  const auto number = [&](const spec::Quantity& one) {
    return number_of(one, field.unit, field.unit_scale);
  };
  field.number = number(*quantity);
  if (const auto* usual = std::get_if<spec::Quantity>(&parameter.written_default)) {
    field.default_number = number(*usual);
  }
  if (parameter.low) field.low = number(*parameter.low);
  if (parameter.high) field.high = number(*parameter.high);
  if (parameter.step) field.step = number(*parameter.step);
}

void add_choices(const model::Parameter& parameter, Field& field) {
  if (std::holds_alternative<bool>(parameter.value)) {
    field.choices = {{"yes", {"yes", "oui"}}, {"no", {"no", "non"}}};
  }
  for (const auto& [key, label] : parameter.choices) field.choices.push_back({key, label});
}

/// The label of a choice, or the value as people read it.
Text text_of(const model::Parameter& parameter, const model::Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) {
    for (const auto& [key, label] : parameter.choices) {
      if (key == *word && !label.empty()) return label;
    }
  }
  return spec::show(value, parameter.show_in);
}

Field field_of(const model::Parameter& parameter) {
  Field field;
  field.name = parameter.name;
  field.label = parameter.label.empty() ? Text(parameter.name) : parameter.label;
  field.help = parameter.help;
  field.kind = site::kind_of(parameter.value);
  field.advanced = parameter.advanced;
  field.shown = parameter.shown;
  field.value = in_address(parameter.value);
  field.text = text_of(parameter, parameter.value);
  field.default_value = in_address(parameter.written_default);
  field.default_text = text_of(parameter, parameter.written_default);
  field.changed = !(parameter.value == parameter.written_default);
  field.from = from_of(parameter.source);
  add_number(parameter, field);
  add_choices(parameter, field);
  return field;
}

}  // namespace

std::string kind_of(const model::Value& value) {
  const auto* quantity = std::get_if<model::Quantity>(&value);
  if (quantity == nullptr) return std::holds_alternative<bool>(value) ? "flag" : "choice";
  if (quantity->dimension == kLengthDimension) return "length";
  if (quantity->dimension == kAngleDimension) return "angle";
  if (quantity->dimension.plain()) return "number";
  return name_of(quantity->dimension).en;
}

std::string in_address(const model::Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return spec::formula_of(value);
}

std::vector<Field> fields_of(const model::ResolvedDesign& design) {
  std::vector<Field> fields;
  for (const model::Parameter& parameter : design.parameters) {
    fields.push_back(field_of(parameter));
  }
  return fields;
}

Form form_of(const model::ResolvedDesign& design) {
  Form form;
  form.design = design.info.id;
  form.title = design.info.title;
  form.fields = fields_of(design);
  form.presets.push_back({{}, {"As designed", "D'origine"}, {}, true});
  for (const model::Preset& preset : design.presets) {
    form.presets.push_back({preset.name, preset.label, {}, false});
    for (const auto& [name, value] : preset.set) {
      form.presets.back().set.push_back({name, in_address(value)});
    }
  }
  return form;
}

Form form_of(const Settled& settled, const Wish& wish) {
  Form form = settled.with ? form_of(*settled.with) : Form();
  form.problems = settled.problems;
  form.usable = settled.usable;
  form.query = canonical_query(settled, wish);
  for (PresetChoice& preset : form.presets) preset.chosen = preset.name == wish.preset;
  for (Field& field : form.fields) {
    for (const Given& given : settled.unusable) {
      if (given.name == field.name) field.typed = given.text;
    }
    for (std::size_t k = 0; k < form.problems.size(); ++k) {
      if (form.problems[k].parameter == field.name) field.problems.push_back(k);
    }
  }
  for (const std::string& id : settled.shelf->workshop_ids()) {
    const Shelf::Workshop* workshop = settled.shelf->workshop(id);
    const Text& title = workshop->workshop.title;
    form.workshops.push_back({id, title.empty() ? Text(id) : title, workshop == settled.workshop});
  }
  return form;
}

}  // namespace plano::site
