// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Boxes around solids, millimetres. Used by this folder only.
#pragma once

#include "geometry/placement.h"
#include "mesh/triangles.h"

namespace plano::solid {

struct Box3 {
  geometry::Vec3 low;
  geometry::Vec3 high;
};

/// The mesh's, where `placement` puts it. Precondition: it has vertices.
Box3 box_of(const mesh::TriangleMesh& mesh, const geometry::Placement& placement);

/// Around the eight corners of a box that stands at `placement`.
Box3 around(const geometry::Placement& placement, const Box3& own);

/// Whether they share more than a face.
bool meet(const Box3& a, const Box3& b);

}  // namespace plano::solid
