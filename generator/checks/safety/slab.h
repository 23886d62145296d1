// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands in the slab between two parallel planes, seen across it.
#pragma once

#include <vector>

#include "checks/scene.h"
#include "geometry/shape.h"

namespace plano::checks {

/// 0 <= w <= depth in `frame`, mm.
struct Slab {
  geometry::Placement frame;
  double depth = 0;
};

struct SlabShape {
  std::size_t body = 0;
  bool lies_in = false;   // parallel to the slab, or a bar along it
  bool slants = false;    // neither parallel nor upright: a hull
  geometry::Shape shape;  // in the frame of the slab
};

/// The planes of a body: one of a board, two of a bar; none of a free form.
std::vector<Slab> slabs_of(const Scene& scene, const SceneBody& body);

/// Of all bodies that reach into the slab, in their order; bolts along its normal last, as shapes
/// of body kNone. Pieces that cross grow by kOverlap, so that what touches is joined.
std::vector<SlabShape> shapes_in(const Scene& scene, const Slab& slab);
inline constexpr double kOverlapMm = 0.02;

}  // namespace plano::checks
