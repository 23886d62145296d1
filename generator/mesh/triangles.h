// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Triangles of a part's boundary: watertight, vertices shared, counter-clockwise from outside.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mesh/boundary.h"

namespace plano::mesh {

struct TriangleMesh {
  struct Vertex {
    geometry::Point xy;
    Length z;
    friend constexpr auto operator<=>(const Vertex&, const Vertex&) = default;
  };
  std::vector<Vertex> vertices;
  std::vector<std::array<std::uint32_t, 3>> triangles;
  /// The face of the boundary each triangle comes from: flat shading and edge drawing need it.
  std::vector<std::uint32_t> face_of;
  /// The boundary's edges as chains of vertices: what a line drawing shows. Edges between two faces
  /// that meet smoothly (a rounded corner into its side) are left out.
  std::vector<std::vector<std::uint32_t>> sharp_edges;
};

/// No chord strays more than `sagitta` from its arc.
TriangleMesh triangulated(const Boundary& boundary, Length sagitta);

}  // namespace plano::mesh
