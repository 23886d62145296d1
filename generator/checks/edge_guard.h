// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps a user from falling off a floor: walked along its edges, cut upright every 10 mm.
#pragma once

#include <vector>

#include "checks/survey.h"

namespace plano::checks {

/// What stands this far inside of an edge, or outside, guards it: choices of method.
inline constexpr double kGuardInsideMm = 120;
inline constexpr double kGuardOutsideMm = 100;
/// A barrier's top, at least, above the floor.
inline constexpr double kBarrierTopMm = 700;
/// A guardrail's top lies between these.
inline constexpr double kRailLowMm = 600;
inline constexpr double kRailHighMm = 850;
/// A gap this wide both ways lets a torso through: what has one is no barrier there.
inline constexpr double kInfillMm = 89;

/// A run of edge that something is missing along.
struct Stretch {
  double width = 0;   // along the edge, mm, to a tenth of a millimetre
  double drop = 0;    // the greatest beside it, mm
  double top = 0;     // of the highest thing there, above the floor; zero: nothing
  bool rail = false;  // a rail of a guardrail's height runs all along
  geometry::Vec3 from;
  geometry::Vec3 to;
};

struct Guarding {
  double needed = 0;     // length of all edges with a drop of more than asked, mm
  double closed = 0;     // of it: behind a barrier's infill, whatever its top
  double railed = 0;     // of it: behind a rail or infill
  double least_top = 0;  // of all infill, mm; zero where there is none
  geometry::Vec3 least_top_place;
  std::vector<Stretch> open;  // no infill
  std::vector<Stretch> bare;  // neither infill nor a rail between kRailLowMm and kRailHighMm
};

/// Edges with a drop of more than `beyond` mm. Cost: some 40 rays for each 10 mm of such edges;
/// edges of more than 30 m, and those of a design
/// with more than a hundred surfaces, are cut at wider steps.
Guarding guarding_of(const Survey& survey, const StandingSurface& surface, double beyond);

/// What stands at one place of an edge; `outwards` is a unit vector in plan.
struct GuardAt {
  bool infill = false;  // closed against a torso up to a barrier's least top
  bool rail = false;    // something ends at a guardrail's height
  double under = 0;     // the greatest clear height below the rail or infill, mm
};
/// Cost: some 40 rays.
GuardAt guard_at(const Scene& scene, geometry::Vec3 place, geometry::Vec3 outwards);

}  // namespace plano::checks
