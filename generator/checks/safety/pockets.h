// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Notches of outlines and gaps between them: what the shortest line around pieces that stand near
/// each other encloses besides them.
#pragma once

#include <utility>
#include <vector>

#include "checks/plan_view.h"

namespace plano::checks {

/// Something free in a plane, mm.
struct Outline {
  Loop loop;                                                    // counter-clockwise
  std::vector<Loop> islands;                                    // material inside
  std::vector<std::pair<geometry::Vec3, geometry::Vec3>> lids;  // sides of `loop` without material
};

/// Pieces whose boxes are nearer to each other than this stand together: a large head passes
/// between others.
inline constexpr double kTogetherMm = 230;

/// `pieces`: outer contours of separate pieces, counter-clockwise. Cost: the corners of each hull
/// times the corners of its pieces.
std::vector<Outline> pockets_of(const std::vector<Loop>& pieces);

}  // namespace plano::checks
