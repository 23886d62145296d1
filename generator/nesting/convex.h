// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A polygon as convex pieces: Minkowski sums are easy between convex polygons only.
#pragma once

#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// Convex, counter-clockwise, together exactly the polygon; they share edges. Found by merging the
/// triangles of a triangulation as long as the result stays convex (Hertel and Mehlhorn 1983: at
/// most four times the least number). Precondition: simple, on the nanometre lattice. Cost: n log
/// n.
std::vector<Ring> convex_pieces(const Polygon& polygon);

/// A shape, of one polygon or several that do not overlap, as its border (the shape on the left)
/// and as convex pieces.
struct Figure {
  std::vector<Ring> border;
  std::vector<Ring> pieces;
};
Figure figure_of(const std::vector<Polygon>& polygons);
Figure turned(const Figure& figure, const Pose& pose);

}  // namespace plano::nesting
