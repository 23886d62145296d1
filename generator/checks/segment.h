// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Points and straight pieces of line in space, millimetres.
#pragma once

#include <algorithm>

#include "geometry/placement.h"

namespace plano::checks {

/// The point of the piece from `a` to `b` that is nearest to `p`; `a` where both are one.
inline geometry::Vec3 nearest_on_segment(geometry::Vec3 p, geometry::Vec3 a, geometry::Vec3 b) {
  const geometry::Vec3 ab = b - a;
  const double squared = dot(ab, ab);
  const double t = squared == 0 ? 0 : std::clamp(dot(p - a, ab) / squared, 0.0, 1.0);
  return a + ab * t;
}

}  // namespace plano::checks
