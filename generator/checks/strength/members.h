// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Straight members that bear across their length: bars, and boards on edge below others.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "checks/scene.h"
#include "checks/strength/wood.h"

namespace plano::checks {

struct BeamMember {
  std::size_t body = 0;
  geometry::Vec3 start;  // of its axis, world, mm
  geometry::Vec3 along;  // unit
  double length_mm = 0;
  double height_mm = 0;  // across the axis, upright
  double width_mm = 0;
  bool round = false;
  double modulus_mm3() const;
  double inertia_mm4() const;
};
/// Nothing for what is no straight member, stands more upright than 38 degrees, or is cut hollow.
std::optional<BeamMember> member_of(const Scene& scene, std::size_t body);

/// Along its axis from 0 to its length, rising, not overlapping: where something bears or holds it.
/// What lies on it is left out; so is what it stands on over its whole length.
using Bearing = std::pair<double, double>;
std::vector<Bearing> supports_of(const Scene& scene, const BeamMember& member);

/// Whether all that touches the member of another body touches it well above its axis.
bool lies_on(const Scene& scene, const BeamMember& member, std::size_t other);

/// The longest free part: between two supports, or beyond the last one.
struct FreePart {
  double length_mm = 0;
  bool beyond = false;    // one end is free
  double clamped_mm = 0;  // of an overhang: between the two supports that hold it
};
std::optional<FreePart> worst_free_part(const std::vector<Bearing>& supports, double length_mm);

}  // namespace plano::checks
