// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Well-shaped triangles of a flat region, for calculations on it. Points are added where triangles
/// would be long or large: for solids that share edges with neighbours see triangulate.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/point.h"

namespace plano::geometry::exact {

struct RefinedMesh {
  std::vector<Point> points;                            // rising by x, then y
  std::vector<std::array<std::uint32_t, 3>> triangles;  // counter-clockwise, least index first
};

/// Delaunay refinement (Ruppert's, in CGAL): no edge longer than `longest`, no angle below 20
/// degrees but where the outline itself has a smaller one. `loops`: outer ones counter-clockwise,
/// holes clockwise. `also` are points inside that become corners. Nothing where it would take more
/// than `most` points, or where the loops leave nothing inside. Points added are rounded to 1 nm.
/// Same input, same result. Cost: n log n.
std::optional<RefinedMesh> refined_mesh(const std::vector<std::vector<Point>>& loops,
                                        const std::vector<Point>& also, Length longest,
                                        std::size_t most);

}  // namespace plano::geometry::exact
