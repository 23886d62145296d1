// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps a user from falling off a floor: walked along its edges, cut upright every 10 mm.
#pragma once

#include "checks/guard_cut.h"
#include "checks/guard_field.h"
#include "checks/survey.h"

namespace plano::checks {

/// A guardrail's top lies between these.
inline constexpr double kRailLowMm = 600;
inline constexpr double kRailHighMm = 850;

/// What guards the edges of a surface whose drop asks for it. Asked for once, by `survey_of`: rules
/// find it in the survey. Cost: some 60 rays for each 10 mm of such edges; edges of more than 30 m,
/// and those of a design with more than a hundred surfaces, are cut at wider steps.
Guards guards_of(const Survey& survey, const StandingSurface& surface);

/// What stands at one place of an edge; `outwards` is a unit vector in plan.
struct GuardAt {
  bool infill = false;  // closed against a torso up to a barrier's least top
  bool rail = false;    // something ends at a guardrail's height
  double under = 0;     // the greatest clear height below the rail or infill, mm
};
/// Cost: some 40 rays.
GuardAt guard_at(const Scene& scene, geometry::Vec3 place, geometry::Vec3 outwards);

}  // namespace plano::checks
