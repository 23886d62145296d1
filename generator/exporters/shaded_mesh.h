// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A mesh with normals and whole-number coordinates, as glTF takes it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "mesh/boundary.h"
#include "mesh/triangles.h"

namespace plano::exporters {

struct ShadedMesh {
  struct Vertex {
    std::array<std::int16_t, 3> position{};  // in steps from `middle`
    std::array<std::int8_t, 3> normal{};     // 127 is one
    friend constexpr auto operator<=>(const Vertex&, const Vertex&) = default;
  };
  std::vector<Vertex> vertices;
  std::vector<std::array<std::uint32_t, 3>> triangles;
  mesh::TriangleMesh::Vertex middle;  // of the part's box
  Length step;
};

/// The least of 10 µm, 20 µm, 50 µm, 100 µm, … in which `longest` fits 16 bits about its middle.
Length quantisation_step(Length longest);

/// Every vertex once per normal it has: flat faces are flat, cylinders smooth, corners sharp.
ShadedMesh shaded(const mesh::Boundary& boundary, const mesh::TriangleMesh& mesh);

/// The same for a mesh of free form, from its triangles alone: smooth within each face.
ShadedMesh shaded(const mesh::TriangleMesh& mesh);

}  // namespace plano::exporters
