// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What closes an opening around, as one sees it looking along the way through it.
#pragma once

#include "checks/neck_flood.h"
#include "checks/necks.h"

namespace plano::checks {

inline constexpr int kRimRays = 24;
/// mm: what is not met by then does not close an opening.
inline constexpr double kRimFar = 3000;

struct Rim {
  bool shut = false;      // something is met all around
  double lower_edge = 0;  // z of the lowest of what is met; the ground counts
};

/// Rays from the neck across `way`. What stands before or behind the neck by up to `depth`, along
/// the way, closes it as well: nothing wider than that slips out between. Where the middle of the
/// way is blocked, no further. Outlets hardly wider than a finger close.
Rim rim_of(const Scene& scene, const Neck& neck, geometry::Vec3 way, double depth);

/// Diameter of the largest disc, moved across `way`, where the small one gets to from the neck: in
/// the plane of the neck, or as seen along the way from `depth` before it to as far behind,
/// whichever is less. That of the large one where it fits, or where the small one gets farther than
/// anything, or where too much is to be looked at.
double widest_through(const Scene& scene, const NeckLimits& limits, const Neck& neck,
                      geometry::Vec3 way, double depth, Floods& floods);

}  // namespace plano::checks
