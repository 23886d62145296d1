// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/town_modules.h"

#include <algorithm>
#include <map>

#include "checks/module_floors.h"
#include "checks/module_name.h"

namespace plano::documents {
namespace {

bool alike(const TownModule& a, const TownModule& b) {
  return a.parts == b.parts &&
         checks::show({a.mass_kg, checks::Unit::kg}) ==
             checks::show({b.mass_kg, checks::Unit::kg}) &&
         a.hardware == b.hardware && a.wedges == b.wedges && a.standing_mm == b.standing_mm;
}

TownModule module_of(const checks::Survey& survey, std::size_t index) {
  const checks::Scene& scene = survey.scene;
  const checks::Module& module = scene.modules[index];
  TownModule town;
  town.parts = module.bodies.size();
  town.mass_kg = module.mass_kg;
  town.names.push_back(checks::short_name_of(scene, module));
  std::map<std::size_t, int> counted;
  for (const checks::SceneFastener& one : scene.fasteners) {
    const auto held = scene.find(scene.parts.joined[one.joined].a);
    if (held && scene.bodies[*held].module == index) ++counted[one.hardware];
  }
  for (const auto& [hardware, count] : counted) {
    const model::Hardware& bought = scene.design.hardware[hardware];
    town.hardware.emplace_back(bought.label.empty() ? Text(bought.name) : bought.label, count);
  }
  for (const panels::Joined& joined : scene.parts.joined) {
    const auto held = scene.find(joined.a);
    if (held && scene.bodies[*held].module == index) {
      town.wedges += static_cast<int>(joined.brought.size());
    }
  }
  for (const checks::StandingSurface& one : survey.standing) {
    const bool meant = one.said != checks::StandingSurface::Said::no_platform;
    if (meant && checks::has_module(scene, one, index)) {
      town.standing_mm = std::max(town.standing_mm, one.height);
    }
  }
  return town;
}

}  // namespace

std::vector<TownModule> town_modules(const checks::Survey& survey) {
  std::vector<TownModule> all;
  for (std::size_t m = 0; m < survey.scene.modules.size(); ++m) {
    TownModule town = module_of(survey, m);
    const auto same = std::find_if(all.begin(), all.end(),
                                   [&](const TownModule& other) { return alike(other, town); });
    if (same != all.end()) {
      same->names.push_back(std::move(town.names.front()));
    } else {
      all.push_back(std::move(town));
    }
  }
  return all;
}

}  // namespace plano::documents
