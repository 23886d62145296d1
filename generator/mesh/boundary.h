// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The exact boundary of a part as a solid: vertices, edges and faces that share them, straight
/// from its outline and pockets, with no 3D boolean. One description feeds STEP (as it is) and the
/// meshes (triangulated).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/outline.h"
#include "geometry/placement.h"
#include "panels/part_set.h"

namespace plano::mesh {

struct BoundaryVertex {
  geometry::Point xy;
  Length z;
};

/// A full circle about a horizontal axis, as a bore has it: its vertex is its topmost point, it
/// turns right-handed about the axis. Its middle lies `radius` below its vertex.
struct Ring {
  geometry::Point way;  // of the axis, any length
  Length radius;
};

/// A line, or an arc lying in a horizontal plane (as walked from `from` to `to`), or a ring. A full
/// circle has from == to.
struct BoundaryEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::optional<geometry::Arc> arc;
  std::optional<Ring> ring = std::nullopt;
};

struct EdgeUse {
  std::uint32_t edge = 0;
  bool forward = true;
};

enum class SurfaceKind : std::uint8_t {
  plane_up,
  plane_down,
  wall_plane,
  wall_cylinder,
  bore_cylinder,  // hollow, between two rings
  bore_end,       // a disc square to the bore's axis
};

/// A face with material behind it; loops are counter-clockwise seen from outside, outer loop first.
struct BoundaryFace {
  SurfaceKind kind = SurfaceKind::plane_up;
  /// wall_cylinder: the circle, and whether material lies outside it (a hole's wall).
  std::optional<geometry::Arc> arc;
  bool hollow = false;
  std::vector<std::vector<EdgeUse>> loops;
};

/// Closed and oriented: every edge is used exactly twice, once each way.
struct Boundary {
  std::vector<BoundaryVertex> vertices;
  std::vector<BoundaryEdge> edges;
  std::vector<BoundaryFace> faces;
};

/// Of bores, those that run through solid wood alone (see boundary_bores.h).
Expected<Boundary, geometry::exact::Reason> boundary_of(const panels::Part& part);

/// Volume by the divergence theorem over the exact faces, mm³.
double volume_mm3(const Boundary& boundary);

}  // namespace plano::mesh
