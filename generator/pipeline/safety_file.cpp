// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/typography.h"
#include "checks/wording.h"
#include "pipeline/safety.h"
#include "spec/value.h"

namespace plano::pipeline {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchemaVersion = 1;

/// Every French sentence of the file, wherever it comes from.
void set_french(Json& json) {
  for (auto& [key, value] : json.items()) {
    if (value.is_structured()) {
      set_french(value);
    } else if (key == "fr" && value.is_string()) {
      value = with_no_break_spaces(value.get_ref<const std::string&>());
    }
  }
}

Json both(const Text& text) {
  return {{"en", text.en}, {"fr", text.fr}};
}

/// To a thousandth of its unit, without a negative zero.
double rounded(double value) {
  const double whole = std::round(value * 1e3);
  return whole == 0 ? 0 : whole / 1e3;
}

const char* word_of(checks::Unit unit) {
  switch (unit) {
    case checks::Unit::mm:
      return "mm";
    case checks::Unit::degree:
      return "degree";
    case checks::Unit::newton:
      return "N";
    case checks::Unit::newton_per_m:
      return "N/m";
    case checks::Unit::mpa:
      return "N/mm2";
    case checks::Unit::kg:
      return "kg";
    case checks::Unit::m2:
      return "m2";
    case checks::Unit::pascal:
      return "Pa";
    case checks::Unit::newton_m:
      return "N.m";
    case checks::Unit::none:
      break;
  }
  return "";
}

const char* word_of(checks::Confidence confidence) {
  switch (confidence) {
    case checks::Confidence::unverified:
      return "unverified";
    case checks::Confidence::one_source:
      return "one-source";
    case checks::Confidence::two_sources:
      return "two-sources";
    case checks::Confidence::computed:
      return "computed";
    case checks::Confidence::ours:
      break;
  }
  return "own-choice";
}

Json measure(const checks::Measure& one) {
  return {{"value", rounded(one.value)}, {"unit", word_of(one.unit)}};
}

Json point(geometry::Vec3 p) {
  return {rounded(p.x), rounded(p.y), rounded(p.z)};
}

Json figures_of(const checks::Rule& rule) {
  Json all = Json::array();
  for (const checks::Figure& figure : rule.figures) {
    Json json = {{"name", figure.name_en},
                 {"label", {{"en", figure.name_en}, {"fr", figure.name_fr}}}};
    if (checks::has_number(figure)) json["value"] = measure(figure.value);
    json["confidence"] = word_of(figure.confidence);
    json["source"] = {{"en", figure.source_en}, {"fr", figure.source_fr}};
    all.push_back(std::move(json));
  }
  return all;
}

Json workings_of(const checks::Result& result) {
  Json all = Json::array();
  for (const checks::Working& working : result.workings) {
    all.push_back({{"name", both(working.name)},
                   {"formula", working.formula},
                   {"value", measure(working.value)},
                   {"source", both(working.source)}});
  }
  return all;
}

Json result_of(const checks::Result& result) {
  Json json = {{"verdict", name_of(result.verdict)}, {"says", both(result.says)}};
  if (result.measured) json["measured"] = measure(*result.measured);
  if (result.limit) json["limit"] = measure(*result.limit);
  if (result.near_limit) json["near_limit"] = true;
  if (!result.mend.empty()) json["mend"] = both(result.mend);
  if (!result.place.elements.empty()) {
    json["elements"] = result.place.elements;
    if (!result.place.opening.empty()) json["opening"] = result.place.opening;
    json["place_mm"] = point(result.place.point);
  }
  Json figures = Json::array();
  for (const checks::Figure* figure : result.rests_on) figures.push_back(figure->name_en);
  if (!figures.empty()) json["rests_on"] = std::move(figures);
  if (!result.workings.empty()) json["workings"] = workings_of(result);
  return json;
}

Json ground_of(const checks::Outcome& outcome) {
  constexpr std::array kKinds = {"falling-space", "surfacing", "free-space"};
  Json all = Json::array();
  for (const checks::GroundArea& area : outcome.ground) {
    Json contours = Json::array();
    for (const auto& contour : area.contours) {
      Json corners = Json::array();
      for (const geometry::Vec3 p : contour) corners.push_back({rounded(p.x), rounded(p.y)});
      contours.push_back(std::move(corners));
    }
    all.push_back({{"kind", kKinds.at(static_cast<std::size_t>(area.kind))},
                   {"elements", area.elements},
                   {"area_m2", rounded(area.area_m2)},
                   {"fall_height_mm", rounded(area.fall_height_mm)},
                   {"label", both(area.label)},
                   {"contours_mm", std::move(contours)}});
  }
  return all;
}

Json tables_of(const checks::Outcome& outcome) {
  Json all = Json::array();
  for (const checks::Table& table : outcome.tables) {
    Json head = Json::array();
    for (const Text& cell : table.head) head.push_back(both(cell));
    Json rows = Json::array();
    for (const auto& row : table.rows) {
      Json cells = Json::array();
      for (const Text& cell : row) cells.push_back(both(cell));
      rows.push_back(std::move(cells));
    }
    all.push_back({{"title", both(table.title)},
                   {"head", std::move(head)},
                   {"rows", std::move(rows)},
                   {"note", both(table.note)}});
  }
  return all;
}

Json rule_of(const checks::RuleReport& one, const std::vector<AcceptedFail>& accepted) {
  const checks::Rule& rule = *one.rule;
  Json results = Json::array();
  for (const checks::Result& result : one.outcome.results) results.push_back(result_of(result));
  Json json = {{"id", rule.id},
               {"title", {{"en", rule.title_en}, {"fr", rule.title_fr}}},
               {"verdict", name_of(one.verdict)},
               {"edition", rule.edition},
               {"asks", {{"en", rule.says_en}, {"fr", rule.says_fr}}},
               {"method", {{"en", rule.method_en}, {"fr", rule.method_fr}}},
               {"figures", figures_of(rule)},
               {"results", std::move(results)}};
  for (const AcceptedFail& fail : accepted) {
    const bool fails = one.verdict == checks::Verdict::fail;
    if (fail.rule == rule.id && fails) json["accepted"] = fail.reason;
  }
  if (!one.outcome.ground.empty()) json["ground"] = ground_of(one.outcome);
  if (!one.outcome.tables.empty()) json["tables"] = tables_of(one.outcome);
  return json;
}

Json counts_of(const checks::Report& report) {
  Json counts = Json::object();
  for (const auto verdict :
       {checks::Verdict::pass, checks::Verdict::fail, checks::Verdict::needs_declaration,
        checks::Verdict::needs_human, checks::Verdict::not_applicable}) {
    counts[name_of(verdict)] = report.count(verdict);
  }
  return counts;
}

}  // namespace

std::string safety_file(const Inputs& inputs, const model::ResolvedDesign& design,
                        const checks::Report& report) {
  Json parameters = Json::object();
  for (const model::Parameter& parameter : design.parameters) {
    parameters[parameter.name] = spec::formula_of(parameter.value);
  }
  Json json = {{"schema_version", kSchemaVersion},
               {"notice", both(checks::safety_notice())},
               {"design", design.info.id},
               {"design_sha256", hex(sha256(inputs.sources.text(inputs.design)))},
               {"parameters", std::move(parameters)},
               {"program_version", inputs.program_version},
               {"verdict", name_of(report.verdict)},
               {"rules_by_verdict", counts_of(report)}};
  json["proposals"] = Json::array();
  for (const checks::Finding& finding : report.proposals) {
    json["proposals"].push_back({{"key", finding.key},
                                 {"says", both(finding.says)},
                                 {"example", finding.example},
                                 {"confirmed", finding.confirmed}});
  }
  json["rules"] = Json::array();
  for (const checks::RuleReport& one : report.rules) {
    json["rules"].push_back(rule_of(one, inputs.accepted));
  }
  set_french(json);
  return json.dump(2) + "\n";
}

}  // namespace plano::pipeline
