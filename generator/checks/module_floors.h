// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a standing surface belongs to which module: floors of two modules that touch, and a
/// loose board between fixed ones, look like one floor to a foot and stand each on their own.
#pragma once

#include <cstddef>
#include <vector>

#include "checks/plan_view.h"
#include "checks/survey.h"

namespace plano::checks {

/// World frame, mm.
struct ModuleFloor {
  std::size_t module = 0;  // index into Scene::modules
  std::size_t body = 0;    // of that module, with the most of the surface
  std::vector<Loop> contours;
  double area_m2 = 0;       // in plan
  bool foot_on_it = false;  // all of the surface is this module's, or a foot's width of it
};
/// Rising by module; one for nearly all surfaces.
std::vector<ModuleFloor> floors_by_module(const Scene& scene, const StandingSurface& surface);

/// The contours of one body in a surface.
std::vector<Loop> contours_of(const StandingSurface& surface, std::size_t body);

/// Whether all bodies of both surfaces are of one module.
bool of_one_module(const Scene& scene, const StandingSurface& a, const StandingSurface& b);
/// Whether any body of a surface is of a module.
bool has_module(const Scene& scene, const StandingSurface& surface, std::size_t module);

}  // namespace plano::checks
