// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Straight members that bear across their length: bars, and boards on edge below others.
#pragma once

#include <optional>
#include <vector>

#include "checks/scene.h"
#include "checks/strength/load_path.h"
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
/// The frame of a body: u along its longest side, with the size along u, v and w.
struct LongBox {
  geometry::Placement frame;
  geometry::Vec3 size;
};
/// Precondition: it is cut from a board or a bar.
LongBox long_box_of(const Scene& scene, const SceneBody& body);

/// Lying boards narrower than this are slats: members as well.
inline constexpr double kSlatMm = 100;
/// Nothing for what is no straight member, stands more upright than 38 degrees, or is hollow.
std::optional<BeamMember> member_of(const Scene& scene, std::size_t body);

/// Along its axis, mm: where something bears or holds it.
struct Bearing {
  double first = 0;
  double second = 0;
  bool held = true;  // a joint keeps the member from lifting there
};
/// Rising, not overlapping. What lies on the member is left out, and so is what only hangs from it
/// (see LoadPath); where the ground bears it counts.
std::vector<Bearing> supports_of(const Scene& scene, const LoadPath& path,
                                 const BeamMember& member);
/// Whether the ground bears it all along: nowhere is as much as kShortestMm free.
bool lies_on_ground(const Scene& scene, const BeamMember& member);
/// Shorter members, and shorter free lengths, carry nobody over a span worth reckoning.
inline constexpr double kShortestMm = 300;

/// Whether all that touches the member of another body touches it well above its axis.
bool lies_on(const Scene& scene, const BeamMember& member, std::size_t other);

/// The longest free part: between two supports, or beyond the last one.
struct FreePart {
  double length_mm = 0;
  bool beyond = false;    // one end is free
  double clamped_mm = 0;  // of an overhang: between the two supports that hold it
  double from_mm = 0;     // along the member; of an overhang its support
  double to_mm = 0;
  bool lifts = false;  // nothing keeps the far end of an overhang from lifting
};
/// An overhang shorter than this lifts nothing: nobody stands beyond the support.
inline constexpr double kFootHalfMm = 50;
/// By the moment of one force. Nothing where fewer than two places hold.
std::optional<FreePart> worst_free_part(const std::vector<Bearing>& supports, double length_mm);

}  // namespace plano::checks
