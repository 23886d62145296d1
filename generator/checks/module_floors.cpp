// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/module_floors.h"

#include <algorithm>
#include <map>

#include "checks/standing.h"

namespace plano::checks {

std::vector<ModuleFloor> floors_by_module(const Scene& scene, const StandingSurface& surface) {
  std::map<std::size_t, ModuleFloor> all;
  std::map<std::size_t, double> largest;  // m², of one body, by module
  for (const std::size_t b : surface.bodies) {
    const std::vector<Loop> own = contours_of(surface, b);
    const double area = area_m2(own);
    const std::size_t module = scene.bodies[b].module;
    ModuleFloor& floor =
        all.try_emplace(module, ModuleFloor{module, b, {}, 0, false}).first->second;
    floor.contours.insert(floor.contours.end(), own.begin(), own.end());
    floor.area_m2 += area;
    double& most = largest[module];
    if (area > most) {
      most = area;
      floor.body = b;
    }
  }
  std::vector<ModuleFloor> floors;
  for (auto& [module, floor] : all) {
    floor.foot_on_it = all.size() == 1 || width_of(hull_of(floor.contours)).least >= kPatchMm;
    floors.push_back(std::move(floor));
  }
  return floors;
}

std::vector<Loop> contours_of(const StandingSurface& surface, std::size_t body) {
  std::vector<Loop> own;
  for (std::size_t c = 0; c < surface.contours.size(); ++c) {
    if (surface.contour_bodies[c] == body) own.push_back(surface.contours[c]);
  }
  return own;
}

bool of_one_module(const Scene& scene, const StandingSurface& a, const StandingSurface& b) {
  const std::size_t module = scene.bodies[a.body].module;
  const auto same = [&](std::size_t body) { return scene.bodies[body].module == module; };
  return std::all_of(a.bodies.begin(), a.bodies.end(), same) &&
         std::all_of(b.bodies.begin(), b.bodies.end(), same);
}

bool has_module(const Scene& scene, const StandingSurface& surface, std::size_t module) {
  return std::any_of(surface.bodies.begin(), surface.bodies.end(),
                     [&](std::size_t body) { return scene.bodies[body].module == module; });
}

}  // namespace plano::checks
