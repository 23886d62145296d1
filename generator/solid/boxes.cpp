// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/boxes.h"

#include <algorithm>

namespace plano::solid {
namespace {

using geometry::Placement;
using geometry::Vec3;

void grow(Box3& box, Vec3 p) {
  box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y), std::min(box.low.z, p.z)};
  box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y), std::max(box.high.z, p.z)};
}

}  // namespace

Box3 box_of(const mesh::TriangleMesh& mesh, const Placement& placement) {
  const Vec3 first = placement.at(mesh.vertices.front().xy, mesh.vertices.front().z);
  Box3 box{first, first};
  for (const auto& vertex : mesh.vertices) grow(box, placement.at(vertex.xy, vertex.z));
  return box;
}

Box3 around(const Placement& placement, const Box3& own) {
  const Vec3 first = placement.at(own.low.x, own.low.y, own.low.z);
  Box3 box{first, first};
  for (int corner = 1; corner < 8; ++corner) {
    grow(box, placement.at((corner & 1) != 0 ? own.high.x : own.low.x,
                           (corner & 2) != 0 ? own.high.y : own.low.y,
                           (corner & 4) != 0 ? own.high.z : own.low.z));
  }
  return box;
}

bool meet(const Box3& a, const Box3& b) {
  return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y &&
         a.low.z < b.high.z && b.low.z < a.high.z;
}

}  // namespace plano::solid
