// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bare triangles as a mesh that can be drawn. Used by this folder only.
#pragma once

#include <span>

#include "checks/triangle_tree.h"
#include "mesh/triangles.h"

namespace plano::documents {

/// Corners within a nanometre are one. Triangles that meet at less than 25° lie on one face, so
/// that chords of a round side are not drawn; all other edges are sharp. Frame: that of the
/// triangles. Cost: n log n.
mesh::TriangleMesh mesh_of(std::span<const checks::Triangle> triangles);

}  // namespace plano::documents
