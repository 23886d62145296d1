// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which surfaces are easily reached: a graph of what a foot finds, from the ground upwards. Tiers
/// of 600 mm are from memory of the standard: what rests on them needs a person (see easy-access).
#pragma once

#include <vector>

#include "checks/standing.h"

namespace plano::checks {

/// A step no higher than this, to the next surface, is taken by the smallest.
inline constexpr double kTierMm = 600;
/// A ladder whose first rung is at least so high keeps the smallest off it.
inline constexpr double kFirstRungMm = 400;
/// One whose first rung is higher than this keeps the larger off as well: a choice of method.
inline constexpr double kHighestFirstRungMm = 1000;
/// Rungs of one ladder are no further apart, centre to centre: a choice of method.
inline constexpr double kRungReachMm = 400;
/// Surfaces so near to each other in plan are stepped between: a choice of method.
inline constexpr double kStepReachMm = 400;

struct Access {
  std::vector<Rung> rungs;   // the lowest first
  std::size_t left_out = 0;  // rungs above those, too many to be looked at
};
/// Sets `found_easy` and `found_reached` of every surface and returns all rungs.
/// Rungs are level faces of low lying bars and slats that are no surface themselves. Cost: the
/// square of surfaces and rungs that lie near one another.
Access find_access(const Scene& scene, const std::vector<LevelFace>& faces,
                   std::vector<StandingSurface>& surfaces);

}  // namespace plano::checks
