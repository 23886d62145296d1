// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has to hold each module down, where it was worked out: one figure for each, the larger of
// what wind and users take.

#include "documents/town_ballast.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "checks/module_name.h"
#include "checks/strength/footing.h"
#include "checks/strength/wind.h"
#include "documents/rule_tables.h"
#include "documents/town_pages.h"

namespace plano::documents {
namespace {

using checks::Ballast;

struct Needed {
  std::map<Ballast::Against, double> kg;
  const checks::Unballasted* why_none = nullptr;

  Text shown(Ballast::Against against) const {
    const auto it = kg.find(against);
    return it == kg.end() ? Text("—") : checks::show_ballast(it->second);
  }
  Text to_place() const {
    if (why_none != nullptr) {
      return why_none->cannot_stand
                 ? Text("cannot stand: see the report", "ne tient pas debout : voir le rapport")
                 : Text("not worked out: see the report", "non calculé : voir le rapport");
    }
    double most = 0;
    for (const auto& [against, one] : kg) most = std::max(most, one);
    return checks::show_ballast(most);
  }
};

/// By module.
std::map<std::size_t, Needed> needed_of(const checks::Report& report) {
  std::map<std::size_t, Needed> all;
  for (const checks::RuleReport& rule : report.rules) {
    for (const Ballast& one : rule.outcome.ballast) {
      double& kg = all[one.module].kg[one.against];
      kg = std::max(kg, one.kg);
    }
    for (const checks::Unballasted& one : rule.outcome.unballasted) {
      all[one.module].why_none = &one;
    }
  }
  return all;
}

/// The columns of what was worked out, by the place that is declared.
std::vector<Ballast::Against> worked_out(const checks::Site& site) {
  std::vector<Ballast::Against> all;
  if (site.declared()) all.push_back(Ballast::Against::tipping_in_wind);
  if (site.declared() && site.friction) all.push_back(Ballast::Against::sliding_in_wind);
  all.push_back(Ballast::Against::tipping_by_users);
  return all;
}

Text heading_of(Ballast::Against against) {
  switch (against) {
    case Ballast::Against::tipping_in_wind:
      return {"tipping, wind", "basculement, vent"};
    case Ballast::Against::sliding_in_wind:
      return {"sliding, wind", "glissement, vent"};
    case Ballast::Against::tipping_by_users:
      break;
  }
  return {"tipping, users", "basculement, usagers"};
}

void place_on_each(Flow& flow, const SafetyDocument& document, const checks::Site& site,
                   Language language) {
  const BallastTable table = ballast_table(document.report, document.survey);
  if (table.rows.empty()) return;
  std::vector<FlowColumn> columns;
  for (std::size_t c = 0; c < table.head.size(); ++c) {
    columns.push_back(
        {table.head[c].in(language), c == 0 ? 2.0 : 1.0, c == 0 ? Align::left : Align::right});
  }
  columns.back().share = 2;  // of words where no number is
  std::vector<std::vector<std::string>> rows;
  for (const auto& row : table.rows) {
    std::vector<std::string>& cells = rows.emplace_back();
    for (const Text& cell : row) cells.push_back(cell.in(language));
  }
  flow.paragraph(Text("The largest of each line, spread over the feet: wind and users are not "
                      "added. Wider feet or anchors are the other ways.",
                      "Le plus grand de chaque ligne, réparti sur les pieds : vent et usagers ne "
                      "s'additionnent pas. Des pieds plus larges ou un ancrage sont les autres "
                      "moyens.")
                     .in(language),
                 flow.type(8.5));
  if (site.declared() && !site.friction) {
    flow.paragraph(Text("Against tipping only: sliding needs the friction of your ground, which is "
                        "not declared; it may take much more.",
                        "Contre le basculement seulement : le glissement dépend du frottement de "
                        "votre sol, qui n'est pas déclaré ; il peut demander bien plus.")
                       .in(language),
                   flow.type(8.5, Weight::semibold));
  }
  flow.table(columns, rows, 8);
}

}  // namespace

BallastTable ballast_table(const checks::Report& report, const checks::Survey& survey) {
  const checks::Site site(survey.said());
  const auto all = needed_of(report);
  BallastTable table;
  if (survey.said().anchoring == "fixed" || all.empty()) return table;
  const std::vector<Ballast::Against> against = worked_out(site);
  table.head.push_back({"module", "module"});
  for (const Ballast::Against one : against) table.head.push_back(heading_of(one));
  table.head.push_back(
      site.declared() && site.friction
          ? Text("TO PLACE", "À PLACER")
          : Text("at least, against tipping only", "au moins, contre le basculement seulement"));
  for (const auto& [module, needed] : all) {
    std::vector<Text> row = {checks::short_name_of(survey.scene, survey.scene.modules[module])};
    for (const Ballast::Against one : against) row.push_back(needed.shown(one));
    row.push_back(needed.to_place());
    table.rows.push_back(std::move(row));
  }
  return table;
}

void town_ballast(Flow& flow, const SafetyDocument& document, Language language) {
  flow.heading(Text("Ballast and anchoring", "Lest et ancrage").in(language), 40);
  if (document.survey.said().anchoring == "fixed") {
    flow.paragraph(
        Text("The feet are declared anchored: no ballast is asked for. What the anchors have to "
             "hold stands in the report; somebody has to design them for the ground there.",
             "Les pieds sont déclarés ancrés : aucun lest n'est demandé. Ce que les ancrages "
             "doivent tenir est dans le rapport ; quelqu'un doit les dimensionner pour le sol du "
             "lieu.")
            .in(language),
        flow.type(9));
    return;
  }
  flow.paragraph(
      Text(
          "Worked out by the pre-check, which says how; to be confirmed on the spot. Anchored feet "
          "need none.",
          "Calculé par la vérification préalable, qui dit comment ; à confirmer sur place. Des "
          "pieds ancrés n'en demandent pas.")
          .in(language),
      flow.type(9));
  const checks::Site site(document.survey.said());
  if (!site.declared()) {
    flow.paragraph(
        Text("Wind zone and terrain of the place are not declared: take them from the table below. "
             "Of each module, the larger of the two tables.",
             "La zone de vent et le terrain du lieu ne sont pas déclarés : prenez-les dans le "
             "tableau ci-dessous. Pour chaque module, le plus grand des deux tableaux.")
            .in(language),
        flow.type(9));
  }
  place_on_each(flow, document, site, language);
  for (const checks::RuleReport& rule : document.report.rules) {
    if (site.declared() || std::string_view(rule.rule->id) != "wind-tipping") continue;
    rule_tables(flow, rule.outcome, language);
  }
}

}  // namespace plano::documents
