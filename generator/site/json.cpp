// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/json.h"

#include <nlohmann/json.hpp>

#include "base/typography.h"

namespace plano::site {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Text& text) {
  return {{"en", text.en}, {"fr", with_no_break_spaces(text.fr)}};
}

Json number_or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

Json word(const Word& one) {
  return one.key.empty() ? Json() : Json{{"key", one.key}, {"label", both(one.label)}};
}

std::string written(const Json& json) {
  return json.dump(1, '\t') + "\n";
}

Json problem_json(const Problem& problem) {
  Json json;
  json["parameter"] = problem.parameter.empty() ? Json() : Json(problem.parameter);
  json["severity"] = problem.gravity == Gravity::error ? "error" : "warning";
  json["code"] = problem.code;
  json["message"] = both(problem.message);
  json["hint"] = problem.hint.empty() ? Json() : both(problem.hint);
  return json;
}

Json problems_json(const std::vector<Problem>& problems) {
  Json all = Json::array();
  for (const Problem& problem : problems) all.push_back(problem_json(problem));
  return all;
}

Json base(const std::optional<Number>& number) {
  return number ? Json(number->base) : Json();
}

/// Numbers in base units, flags and words as they are.
Json value_json(const Field& field, const std::optional<Number>& number,
                const std::string& in_address) {
  if (number) return number->base;
  if (field.kind == "flag") return in_address == "yes";
  return in_address;
}

Json field_json(const Field& field) {
  Json one;
  one["name"] = field.name;
  one["label"] = both(field.label);
  one["help"] = both(field.help);
  one["kind"] = field.kind;
  one["value"] = value_json(field, field.number, field.value);
  one["default"] = value_json(field, field.default_number, field.default_value);
  one["from"] = field.from;
  one["low"] = base(field.low);
  one["high"] = base(field.high);
  one["step"] = base(field.step);
  one["show_in"] = field.unit;
  one["advanced"] = field.advanced;
  one["shown"] = field.shown;
  if (!field.variable.empty()) one["variable"] = field.variable;
  one["changed"] = field.changed;
  one["query"] = field.value;
  one["text"] = both(field.text);
  one["default_query"] = field.default_value;
  one["default_text"] = both(field.default_text);
  one["typed"] = field.typed ? Json(*field.typed) : Json();
  one["problems"] = field.problems;
  if (field.number) {
    one["unit"] = {{"name", field.unit},
                   {"shown", both(field.unit_shown)},
                   {"words", both(field.unit_words)},
                   {"scale", field.unit_scale}};
    one["low_text"] = field.low ? both(field.low->text) : Json();
    one["high_text"] = field.high ? both(field.high->text) : Json();
  }
  for (const FieldChoice& choice : field.choices) {
    one["choices"].push_back({{"value", choice.value}, {"label", both(choice.label)}});
  }
  return one;
}

Json presets_json(const std::vector<PresetChoice>& presets) {
  Json all = Json::array();
  for (const PresetChoice& preset : presets) {
    if (preset.name.empty()) continue;
    Json one = {{"name", preset.name}, {"label", both(preset.label)}, {"chosen", preset.chosen}};
    one["set"] = Json::object();
    for (const Given& given : preset.set) one["set"][given.name] = given.text;
    all.push_back(std::move(one));
  }
  return all;
}

const char* name_of(Verdict::Level level) {
  switch (level) {
    case Verdict::Level::holds:
      return "holds";
    case Verdict::Level::warns:
      return "warns";
    case Verdict::Level::stops:
      break;
  }
  return "stops";
}

Json verdicts_json(const std::vector<Verdict>& verdicts) {
  Json all = Json::array();
  for (const Verdict& verdict : verdicts) {
    all.push_back({{"level", name_of(verdict.level)},
                   {"says", both(verdict.says)},
                   {"source", verdict.source.empty() ? Json() : both(verdict.source)},
                   {"code", verdict.code.empty() ? Json() : Json(verdict.code)}});
  }
  return all;
}

Json parts_json(const std::vector<PartLine>& parts) {
  Json all = Json::array();
  for (const PartLine& part : parts) {
    all.push_back({{"id", part.id},
                   {"name", both(part.name)},
                   {"quantity", part.quantity},
                   {"material", both(part.material)},
                   {"bar", part.bar},
                   {"thickness_mm", part.thickness_mm},
                   {"length_mm", part.length_mm},
                   {"width_mm", part.width_mm},
                   {"mass_kg", part.mass_kg},
                   {"elements", part.elements}});
  }
  return all;
}

Json hardware_json(const std::vector<HardwareLine>& hardware) {
  Json all = Json::array();
  for (const HardwareLine& line : hardware) {
    all.push_back({{"name", both(line.name)},
                   {"designation", both(line.designation)},
                   {"quantity", line.quantity}});
  }
  return all;
}

Json sheets_json(const std::vector<SheetLine>& sheets) {
  Json all = Json::array();
  for (const SheetLine& sheet : sheets) {
    all.push_back({{"id", sheet.id},
                   {"number", sheet.number},
                   {"count", sheet.count},
                   {"material", both(sheet.material)},
                   {"size_mm", {sheet.width_mm, sheet.height_mm}},
                   {"use", sheet.use},
                   {"parts", sheet.parts},
                   {"leftover", sheet.leftover.empty() ? Json() : Json(sheet.leftover)},
                   {"picture", sheet.href}});
  }
  return all;
}

Json materials_json(const std::vector<MaterialLine>& materials) {
  Json all = Json::array();
  for (const MaterialLine& line : materials) {
    all.push_back({{"label", both(line.label)},
                   {"sheets", line.sheets},
                   {"leftovers", line.leftovers},
                   {"use", line.use},
                   {"wood_eur", number_or_null(line.wood_eur)},
                   {"machine_eur", number_or_null(line.machine_eur)},
                   {"minutes", number_or_null(line.minutes)},
                   {"price_date", line.price_date}});
  }
  return all;
}

Json bars_json(const std::vector<BarLine>& bars) {
  Json all = Json::array();
  for (const BarLine& bar : bars) {
    all.push_back({{"material", both(bar.material)},
                   {"length_mm", bar.length_mm},
                   {"pieces", bar.pieces},
                   {"left_mm", bar.left_mm}});
  }
  return all;
}

Json figure_json(const Figure& figure) {
  return {{"value", number_or_null(figure.value)},
          {"unknown", figure.value ? Json() : both(figure.unknown)}};
}

Json card_json(const DesignCard& card) {
  Json one = {{"id", card.id}, {"title", both(card.title)}, {"summary", both(card.summary)}};
  one["setting"] = word(card.setting);
  one["users"] = word(card.users);
  one["equipment"] = word(card.equipment);
  one["ages"] = card.ages ? Json{card.ages->first, card.ages->second} : Json();
  one["thicknesses_mm"] = card.thicknesses_mm;
  one["sheets"] = card.sheets ? Json(*card.sheets) : Json();
  one["mass_kg"] = number_or_null(card.mass_kg);
  one["parts"] = card.parts;
  one["licence"] = card.licence;
  one["status"] = word(card.status);
  one["page"] = card.href;
  one["picture"] = card.picture;
  one["picture_words"] = both(card.picture_words);
  return one;
}

}  // namespace

std::string form_json(const Form& form) {
  Json json = {{"schema", kSchema}, {"design", form.design}, {"title", both(form.title)}};
  json["usable"] = form.usable;
  json["query"] = form.query;
  json["parameters"] = Json::array();
  for (const Field& field : form.fields) json["parameters"].push_back(field_json(field));
  json["presets"] = presets_json(form.presets);
  json["workshops"] = Json::array();
  for (const WorkshopChoice& workshop : form.workshops) {
    json["workshops"].push_back(
        {{"id", workshop.id}, {"title", both(workshop.title)}, {"chosen", workshop.chosen}});
  }
  json["problems"] = problems_json(form.problems);
  return written(json);
}

std::string report_json(const std::string& design, const std::string& query, const Report& report) {
  Json json = {{"schema", kSchema}, {"design", design}, {"query", query}, {"made", report.made}};
  json["problems"] = problems_json(report.problems);
  json["verdicts"] = verdicts_json(report.verdicts);
  json["sentence"] = both(report.sentence);
  json["totals"] = {{"parts", report.part_count},
                    {"distinct_parts", report.parts.size()},
                    {"sheets", report.sheet_count},
                    {"leftovers", report.leftover_count},
                    {"use", report.sheet_use},
                    {"mass_kg", report.mass_kg},
                    {"size_mm", report.size_mm.empty() ? Json() : Json(report.size_mm)},
                    {"wood_eur", figure_json(report.wood_eur)},
                    {"machine_eur", figure_json(report.machine_eur)},
                    {"minutes", figure_json(report.minutes)}};
  json["materials"] = materials_json(report.materials);
  json["sheets"] = sheets_json(report.sheets);
  json["bars"] = bars_json(report.bars);
  json["parts"] = parts_json(report.parts);
  json["hardware"] = hardware_json(report.hardware);
  return written(json);
}

std::string cards_json(const HomeView& view) {
  Json json = {{"schema", kSchema}, {"designs", Json::array()}, {"ignored", Json::array()}};
  for (const DesignCard& card : view.cards) json["designs"].push_back(card_json(card));
  for (const IgnoredFilter& one : view.ignored) {
    json["ignored"].push_back(
        {{"filter", one.filter}, {"typed", one.typed}, {"says", both(one.says)}});
  }
  return written(json);
}

std::string trouble_json(int status, const Text& reason, const std::vector<Problem>& problems) {
  const Json json = {{"schema", kSchema},
                     {"status", status},
                     {"reason", both(reason)},
                     {"problems", problems_json(problems)}};
  return written(json);
}

}  // namespace plano::site
