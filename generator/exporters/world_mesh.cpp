// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/world_mesh.h"

#include "base/check.h"

namespace plano::exporters {

std::vector<mesh::TriangleMesh> meshes_of(const ModelInput& input, Length sagitta) {
  CHECK(input.boundaries.size() == input.parts.parts.size(), "one boundary per part");
  std::vector<mesh::TriangleMesh> meshes;
  meshes.reserve(input.boundaries.size());
  for (const mesh::Boundary& boundary : input.boundaries) {
    meshes.push_back(mesh::triangulated(boundary, sagitta));
  }
  return meshes;
}

}  // namespace plano::exporters
