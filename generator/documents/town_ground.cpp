// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/town_ground.h"

#include <algorithm>

#include "checks/ground_plan.h"
#include "documents/expected_words.h"

namespace plano::documents {
namespace {

using checks::GroundArea;

checks::PlanBox around(const checks::PlanBox& a, const checks::PlanBox& b) {
  return {std::min(a.low_x, b.low_x), std::min(a.low_y, b.low_y), std::max(a.high_x, b.high_x),
          std::max(a.high_y, b.high_y)};
}

}  // namespace

TownGround town_ground(const SafetyDocument& document) {
  TownGround ground;
  const auto& modules = document.survey.scene.modules;
  for (std::size_t m = 0; m < modules.size(); ++m) {
    const auto& box = modules[m].box;
    const checks::PlanBox one{box.low.x, box.low.y, box.high.x, box.high.y};
    ground.wood = m == 0 ? one : around(ground.wood, one);
  }
  ground.all = ground.wood;
  std::vector<checks::Loop> falling;
  for (const checks::RuleReport& rule : document.report.rules) {
    for (const GroundArea& area : rule.outcome.ground) {
      if (!area.contours.empty()) ground.all = around(ground.all, checks::plan_box(area.contours));
      if (area.kind == GroundArea::Kind::surfacing) ground.surfacing_m2 += area.area_m2;
      if (area.kind != GroundArea::Kind::falling_space) continue;
      falling.insert(falling.end(), area.contours.begin(), area.contours.end());
    }
  }
  if (!falling.empty()) ground.falling_m2 = checks::united(falling).area_m2;
  return ground;
}

Text surfacing_of(const checks::Survey& survey) {
  const std::string& word = survey.said().surfacing;
  return word.empty() ? Text("not declared: ……………………", "non déclaré : ……………………") : meaning_of(word);
}

Text surfacing_depth_of(const checks::Survey& survey) {
  const auto& depth = survey.said().surfacing_depth;
  return depth ? show(*depth) : Text("not declared: ……… mm", "non déclarée : ……… mm");
}

}  // namespace plano::documents
