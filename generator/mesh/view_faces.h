// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A scene as polygons to paint one over the other, for formats that know no depth.
///
/// Steps: triangles of which nothing is seen are left out; the others go into a binary space
/// partition, which cuts those that pass through the plane of another and gives an order that is
/// right for every pair. All of them face the eye, so "behind a plane" and "painted before it" are
/// the same.
///
/// Tried and dropped: sorting by mean depth (a long board before a short one comes out wrong).
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/view.h"

namespace plano::mesh {

/// Corners this near to a plane count as in it; panels that touch are not cut into slivers.
inline constexpr double kInPlaneMm = 0.02;

struct PaintedPolygon {
  std::vector<Seen> corners;   // convex, counter-clockwise
  std::uint32_t triangle = 0;  // of scene.triangles: its colour and its face
};

/// From back to front. Cost: about n log n; n^2 where every plane cuts off a single triangle.
std::vector<PaintedPolygon> painted_polygons(const Scene& scene);

}  // namespace plano::mesh
