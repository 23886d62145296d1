// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The second half of making a boundary: from faces that only know their edges to faces with
/// ordered loops and edges as long as they can be. See `boundary_layers.h` for the whole.
#pragma once

#include <vector>

#include "mesh/boundary.h"

namespace plano::mesh {

struct RawFace {
  SurfaceKind kind = SurfaceKind::plane_up;
  /// wall_cylinder: the circle, walked with the material on the left.
  std::optional<geometry::Arc> arc;
  std::vector<EdgeUse> uses;  // in no order
};

struct RawBoundary {
  std::vector<BoundaryVertex> vertices;
  std::vector<BoundaryEdge> edges;
  std::vector<RawFace> faces;
};

/// The area between an arc and its chord, positive where the arc turns counter-clockwise; of a full
/// circle, its whole area. Precondition: edge.arc.
double segment_mm2(const BoundaryEdge& edge, const std::vector<BoundaryVertex>& vertices);

/// True if walking a → b → c goes straight on: b lies within kLineSlack of the line a–c, between
/// them. Precondition: the three are distinct.
bool in_line(geometry::Point a, geometry::Point b, geometry::Point c);

/// Joins edges across vertices where nothing else ends and that lie on one line or circle, then
/// puts each face's edges in loops, outer loop first. Precondition: every edge is used twice, once
/// each way; each face is connected.
Boundary assemble(RawBoundary raw);

}  // namespace plano::mesh
