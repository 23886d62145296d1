// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Inside corners that a round cutter can reach.
///
/// A cutter of radius r leaves r in every inside corner, so a mating part's square corner would not
/// seat. A relief cuts a little further. With R = cutter radius + margin (so that an inside offset
/// by the cutter still enters) and θ the angle of the void at the corner, 0 < θ < 180°:
///  - dog-bone: one arc through the corner, centre on the bisector at distance R; it leaves each
///  wall
///    at 2 R cos(θ/2) from the corner; DXF bulge cot(θ/2); area R² (π - θ - sin θ). At 90° a
///    semicircle, 0.293 R deep in both walls.
///  - T-bone: a circle through the corner with its centre on one wall: a semicircle from the corner
///    to 2 R along that wall, R deep in it. At 90° and above the other wall is left whole; below,
///    it is cut to 2 R cos θ. Area R² (π - φ - sin φ cos φ) with φ = min(θ, 90°).
#pragma once

#include <vector>

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/outline.h"
#include "joints/joint.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct ReliefTool {
  Length cutter;  // the cutter's radius; zero: nothing round to make room for (a laser)
  Length radius;  // R: of the relief; at least `cutter`
  joints::ReliefStyle style =
      joints::ReliefStyle::dog_bone;  // where a corner has no wish of its own
};

/// A corner in which the cutter leaves less than this to a square corner needs no relief: the flat
/// angles of a polygon, and tangent joins, which are never exactly tangent once rounded.
inline constexpr Length kNothingLeft = 1_um;

template <class Shape>
struct Relieved {
  Shape shape;
  /// Inside corners without a relief, because none fits between their neighbours or because they
  /// are drawn rounded more tightly than the cutter: it will leave them rounder. Sorted.
  std::vector<geometry::Point> left_round;
};

struct ReliefFault {
  enum class Kind {
    cutter_too_wide,  // a slot closed on three sides, a round hole that no drill makes, or the
                      // round end of a slot is narrower than the cutter
    web_cut,          // reliefs of two openings would meet: less than nothing is left between them
    kernel,           // see `detail`: a bug
  };
  Kind kind = Kind::kernel;
  geometry::Point place;  // in the part's frame
  Length width;           // cutter_too_wide: of the slot
  geometry::exact::Reason detail;
};

/// The part's profile with a relief at each sharp inside corner of its outline and holes. A joint's
/// wish for a corner goes before the tool's style; `t_bone_u` puts the semicircle on the wall that
/// runs more along the part's x, `t_bone_v` on the other. Where the wanted relief would touch
/// anything but the corner's own two walls, a T-bone on the longer wall is tried, then on the
/// other.
///
/// Never outside the part's bounding box. What no relief touches keeps its exact coordinates. The
/// result passes geometry::exact::find_fault. Cost: corners × edges; an exact boolean only where
/// reliefs meet in a way that `splice.h` does not decide.
Expected<Relieved<geometry::Face>, ReliefFault> relieved(const panels::Part& part,
                                                         const ReliefTool& tool);

/// The same for a pocket's area. Corners on the part's own edge are open and get none; no relief
/// reaches the part's edge.
Expected<Relieved<geometry::Region>, ReliefFault> relieved(const panels::Part& part,
                                                           const panels::PartPocket& pocket,
                                                           const ReliefTool& tool);

}  // namespace plano::fabrication
