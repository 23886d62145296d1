// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bores of a part seen along their own axis: which of them run through solid wood alone.
///
/// Those are the ones whose walls a solid can show: square to the straight edge they enter by,
/// clear of borders, holes, pockets and of one another. Others (a bolt's channel into the hole of
/// its barrel nut, a seat around a bore) are listed for the drill, and no more.
#pragma once

#include <vector>

#include "geometry/outline.h"
#include "panels/part_set.h"

namespace plano::panels {

/// A place beside a bore's axis, millimetres.
struct BoreFlat {
  double x = 0;  // along the bore from its entry
  double y = 0;  // to its left
};
struct BoreBox {
  double low_x, high_x, low_y, high_y;
};

/// The bore's axis in the part's plane.
struct BoreAxis {
  geometry::Point from;
  double ux = 1;
  double uy = 0;
  double length = 0;

  explicit BoreAxis(const model::Bore& bore);
  BoreFlat local(geometry::Point p) const {
    const double dx = (p.x - from.x).mm();
    const double dy = (p.y - from.y).mm();
    return {dx * ux + dy * uy, dy * ux - dx * uy};
  }
};

/// Whether a segment has a point in a box.
bool meets(BoreFlat a, BoreFlat b, const BoreBox& box);

/// Whether there is wood and nothing else around the bore to the distance `around`, but where it
/// enters and, if it is through, leaves. Cost: the edges of the outline and the pockets.
bool in_solid_wood(const Part& part, const model::Bore& bore, Length around);

/// The bores with wood alone to the distance `around`, other bores included.
std::vector<const model::Bore*> clear_bores(const Part& part, Length around);

}  // namespace plano::panels
