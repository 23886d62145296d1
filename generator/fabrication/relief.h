// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Inside corners that a round cutter can reach.
///
/// A cutter of radius r leaves r in every inside corner, so a mating part's square corner would not
/// seat. A relief cuts a little further. Formulas for an inside corner of angle θ and relief radius
/// R = tool radius + margin:
///  - dog-bone: one arc through the corner, centre on the bisector at distance R; it leaves each wall
///    at 2 R cos(θ/2) from the corner; DXF bulge cot(θ/2). At 90°: a semicircle.
///  - T-bone: a semicircle of radius R on one wall, from the corner to 2 R along it.
#pragma once

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/outline.h"
#include "joints/joint.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct ReliefTool {
  Length radius;   // of the relief: tool radius + margin; zero: no relief at all (laser)
  joints::ReliefStyle style = joints::ReliefStyle::dog_bone;  // where a corner has no wish of its own
};

/// The part's profile with a relief at each sharp inside corner (both outline and holes). Corners
/// whose walls are too short for a relief (less than 2 R) get the largest that fits, or fail with the
/// place if the cutter could not enter at all.
Expected<geometry::Face, geometry::exact::Reason> relieved(const panels::Part& part,
                                                           const ReliefTool& tool);

}  // namespace plano::fabrication
