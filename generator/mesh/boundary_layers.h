// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The boundary of a solid that is one interval of material above every cell of a flat subdivision:
/// what a panel is once pockets have been taken from both its faces.
///
/// Goal: a closed, oriented boundary whose faces are as large as they can be, without any 3D
/// boolean.
///
/// Steps.
///  1. Walls. Across each side of the overlay, the difference of the two columns' intervals (either
///     way) is what stands free: at most one upright rectangle each, above and below.
///  2. Upright edges. At each vertex the walls meeting there are cut at their common heights; over
///     each span of height exactly two must meet, one arriving and one leaving.
///  3. Merging. Two walls in one plane are one face whatever their heights; two walls on one
///  cylinder
///     only where their heights agree, so that a cylindrical face is always a rectangle on its
///     cylinder; neighbouring cells of equal height are one floor. An upright line in which a
///     cylinder closes onto itself stays, as its seam. A vertex that only joins two pieces of one
///     line or circle is left out.
///  4. Loops. Edge uses are walked face by face; where a face touches itself in a vertex, the walk
///     takes the edge that bounds the same corner of material.
///
/// Tried and dropped: splitting every wall at every height that occurs in the part. Simple, but a
/// part with thirty pockets had 741 faces where 539 do.
#pragma once

#include <vector>

#include "geometry/exact/overlay.h"
#include "mesh/boundary.h"
#include "panels/layers.h"

namespace plano::mesh {

using panels::Column;

/// How far a vertex may lie beside the line joining its neighbours and still be on it: both were
/// rounded to 1 nm once.
inline constexpr Length kLineSlack = 2_nm;

/// One column per cell of `flat`. Precondition: no two pieces of the solid meet in a line only (see
/// `panels/layers.h`, which finds that). Cost: n log n in the number of sides.
Boundary boundary_of_columns(const geometry::exact::Overlay& flat,
                             const std::vector<Column>& columns);

}  // namespace plano::mesh
