// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has to hold each module down, where it was worked out: one figure for each, the larger of
// what wind and users take.

#include <algorithm>
#include <map>
#include <optional>

#include "checks/module_name.h"
#include "checks/strength/footing.h"
#include "documents/rule_tables.h"
#include "documents/town_pages.h"

namespace plano::documents {
namespace {

using checks::Ballast;

struct Needed {
  std::map<Ballast::Against, double> kg;

  std::string shown(Ballast::Against against, Language language) const {
    const auto it = kg.find(against);
    return it == kg.end() ? "—" : checks::show_ballast(it->second).in(language);
  }
  double most() const {
    double most = 0;
    for (const auto& [against, one] : kg) most = std::max(most, one);
    return most;
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
  }
  return all;
}

void place_on_each(Flow& flow, const SafetyDocument& document, bool wind, Language language) {
  const auto all = needed_of(document.report);
  if (all.empty()) return;
  const bool friction = document.survey.said().friction.has_value();
  std::vector<FlowColumn> columns = {{Text("module", "module").in(language), 2}};
  const auto column = [&](const Text& heading) {
    columns.push_back({heading.in(language), 1, Align::right});
  };
  if (wind) column({"tipping, wind", "basculement, vent"});
  if (wind && friction) column({"sliding, wind", "glissement, vent"});
  column({"tipping, users", "basculement, usagers"});
  column(wind ? Text("TO PLACE", "À PLACER") : Text("at least", "au moins"));
  std::vector<std::vector<std::string>> rows;
  for (const auto& [module, needed] : all) {
    const checks::Scene& scene = document.survey.scene;
    std::vector<std::string> row = {
        checks::short_name_of(scene, scene.modules[module]).in(language)};
    if (wind) row.push_back(needed.shown(Ballast::Against::tipping_in_wind, language));
    if (wind && friction) {
      row.push_back(needed.shown(Ballast::Against::sliding_in_wind, language));
    }
    row.push_back(needed.shown(Ballast::Against::tipping_by_users, language));
    row.push_back(checks::show_ballast(needed.most()).in(language));
    rows.push_back(std::move(row));
  }
  flow.paragraph(Text("The largest of each line, spread over the feet: wind and users are not "
                      "added. Wider feet or anchors are the other ways.",
                      "Le plus grand de chaque ligne, réparti sur les pieds : vent et usagers ne "
                      "s'additionnent pas. Des pieds plus larges ou un ancrage sont les autres "
                      "moyens.")
                     .in(language),
                 flow.type(8.5));
  if (wind && !friction) {
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

void town_ballast(Flow& flow, const SafetyDocument& document, Language language) {
  flow.heading(Text("Ballast and anchoring", "Lest et ancrage").in(language), 40);
  flow.paragraph(
      Text(
          "Worked out by the pre-check, which says how; to be confirmed on the spot. Anchored feet "
          "need none.",
          "Calculé par la vérification préalable, qui dit comment ; à confirmer sur place. Des "
          "pieds ancrés n'en demandent pas.")
          .in(language),
      flow.type(9));
  const model::Expectations& said = document.survey.said();
  const bool placed = said.wind_zone && !said.terrain.empty();
  if (!placed) {
    flow.paragraph(
        Text("Wind zone and terrain of the place are not declared: take them from the table below. "
             "Of each module, the larger of the two tables.",
             "La zone de vent et le terrain du lieu ne sont pas déclarés : prenez-les dans le "
             "tableau ci-dessous. Pour chaque module, le plus grand des deux tableaux.")
            .in(language),
        flow.type(9));
  }
  place_on_each(flow, document, placed, language);
  for (const checks::RuleReport& rule : document.report.rules) {
    if (placed || std::string_view(rule.rule->id) != "wind-tipping") continue;
    rule_tables(flow, rule.outcome, language);
  }
}

}  // namespace plano::documents
