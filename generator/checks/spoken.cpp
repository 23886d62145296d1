// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/spoken.h"

#include <algorithm>
#include <map>
#include <string>

namespace plano::checks {

Spoken spoken_of(const Scene& scene) {
  const model::ResolvedDesign& design = scene.design;
  std::map<std::string, std::size_t> panel_of;
  for (std::size_t p = 0; p < design.panels.size(); ++p) {
    for (const std::string& element : scene.parts.elements_of(design.panels[p].id)) {
      panel_of[element] = p;
    }
  }
  const std::size_t count = scene.bodies.size();
  Spoken said{std::vector<bool>(count), std::vector<const model::Excluded*>(count),
              std::vector<bool>(count), std::vector<bool>(count),
              std::vector<bool>(count), std::vector<std::size_t>(count, SceneBody::kNone)};
  const auto holds = [](const std::vector<std::size_t>& panels, std::size_t panel) {
    return std::find(panels.begin(), panels.end(), panel) != panels.end();
  };
  for (std::size_t b = 0; b < count; ++b) {
    const auto it = panel_of.find(scene.bodies[b].element);
    if (it == panel_of.end()) continue;
    said.panel[b] = it->second;
    said.platform[b] = design.expects.platforms && holds(*design.expects.platforms, it->second);
    said.carries[b] = holds(design.expects.forced_by, it->second);
    said.grips[b] = holds(design.expects.grips, it->second);
    said.grasps[b] = holds(design.expects.grasps, it->second);
    for (const model::Excluded& one : design.expects.not_platforms) {
      if (said.excluded[b] == nullptr && holds(one.panels, it->second)) said.excluded[b] = &one;
    }
  }
  return said;
}

}  // namespace plano::checks
