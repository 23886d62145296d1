// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which floors need what along their edges, and what a gap in it is.
#pragma once

#include "checks/survey.h"

namespace plano::checks {

/// The drop beyond which a guardrail is asked for where access is not easy.
inline constexpr double kGuardrailBeyondMm = 1000;
/// Ways in and out: this wide, and where a rail crosses a barrier's opening this.
inline constexpr double kWayMm = 500;
inline constexpr double kWayUnderRailMm = 1200;
/// Nobody gets in or out by what is narrower: a choice of method.
inline constexpr double kLeastWayMm = 300;
/// Play elements steeper than this may have the wide way, under a rail.
inline constexpr double kSteepElementDegrees = 45;

/// The drop beyond which a barrier is asked for.
inline double barrier_beyond_mm(const StandingSurface& surface) {
  return surface.easy_access ? 600 : 2000;
}

/// Precondition: it is one of the survey's.
inline const Guards& guards_at(const Survey& survey, const StandingSurface& surface) {
  return survey.guards[static_cast<std::size_t>(&surface - survey.standing.data())];
}

/// What lies in front of a gap: within a step of 400 mm outwards and 600 mm down.
struct WayOut {
  bool leads = false;  // a step, a rung, a ramp, a slide or another surface, 200 mm wide
  bool steep = false;  // it is steeper than kSteepElementDegrees
};
/// Cost: some 400 rays.
WayOut way_out(const Survey& survey, const StandingSurface& surface, const Stretch& gap);

/// Whether one gets in or out by a gap, however wide it is.
bool is_way(const Survey& survey, const StandingSurface& surface, const Stretch& gap);

/// "front edge": by the way it looks, of four; empty of a direction, just "edge".
Text edge_name(geometry::Vec3 outwards);

/// The line of an edge or of a gap, for the drawing.
Mark mark_of(const std::vector<geometry::Vec3>& line, const Text& label);

}  // namespace plano::checks
