// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bolts and screws that run into a part they do not hold, or into one another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/placement.h"
#include "model/design.h"
#include "panels/part_set.h"

namespace plano::panels {

/// Left out at both ends of a shank: what a washer takes up under its head, and the point.
inline constexpr Length kShankEnds = 2_mm;

struct FastenerClash {
  std::size_t joined = 0;              // index into PartSet::joined: the fastener's joint
  std::size_t hardware = 0;            // index into the design's hardware
  std::optional<std::string> element;  // the part it runs into, or else
  std::optional<std::size_t> other;    // the other fastener's joint, as `joined`
  geometry::Vec3 place;                // world, mm
};

/// A fastener is its shank: a cylinder of nominal diameter from below its head, without
/// kShankEnds; heads and nuts are not looked at. It stands in the parts its joint holds, whose
/// holes are that joint's business, and in any hole wide enough for it. Once for each joint and
/// what its fasteners run into, in the order of joints. Cost: as find_interferences, each fastener
/// counted as a part.
std::vector<FastenerClash> find_fastener_clashes(const model::ResolvedDesign& design,
                                                 const PartSet& set);

}  // namespace plano::panels
