// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Triangles of a flat region whose arcs are already flattened.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "geometry/point.h"

namespace plano::geometry::exact {

/// Constrained Delaunay triangles (counter-clockwise) of the inside of closed polygons: `loops`
/// holds indices into `points`, outer loops counter-clockwise, holes clockwise. Every loop edge is
/// an edge of the result and no point is added, so neighbouring faces that share loop points stay
/// watertight. Precondition: loops are simple and disjoint (evaluate's result, flattened).
std::vector<std::array<std::uint32_t, 3>> triangulate(
    const std::vector<Point>& points, const std::vector<std::vector<std::uint32_t>>& loops);

}  // namespace plano::geometry::exact
