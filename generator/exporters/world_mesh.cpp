// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/world_mesh.h"

#include "base/check.h"
#include "exporters/appearance.h"

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

std::vector<mesh::ViewBody> view_bodies(const ModelInput& input,
                                        const std::vector<mesh::TriangleMesh>& meshes) {
  std::vector<mesh::ViewBody> bodies;
  const auto add = [&](const mesh::TriangleMesh& mesh,
                       const std::vector<panels::Instance>& instances) {
    for (const panels::Instance& instance : instances) {
      const Colour colour = colour_of(instance.colour);
      bodies.push_back({&mesh, instance.pose, {colour.red, colour.green, colour.blue}});
    }
  };
  for (std::size_t k = 0; k < meshes.size(); ++k) add(meshes[k], input.parts.parts[k].instances);
  for (const solid::Piece& piece : input.pieces) add(piece.mesh, piece.instances);
  return bodies;
}

}  // namespace plano::exporters
