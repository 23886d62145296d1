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

}  // namespace plano::nesting
