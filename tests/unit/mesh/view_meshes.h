// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Meshes made by hand, so that views are tested without the maker of meshes.
#pragma once

#include <cstdint>

#include "base/trig.h"
#include "mesh/triangles.h"

namespace plano::mesh::testing {

/// A box from the origin. Faces: bottom, top, front, back, left, right.
inline TriangleMesh box(Length dx, Length dy, Length dz) {
  TriangleMesh mesh;
  for (const Length z : {Length{}, dz}) {
    for (const Length y : {Length{}, dy}) {
      for (const Length x : {Length{}, dx}) {
        mesh.vertices.push_back({{x, y}, z});
      }
    }
  }
  const auto face = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d,
                        std::uint32_t index) {
    mesh.triangles.push_back({a, b, c});
    mesh.triangles.push_back({a, c, d});
    mesh.face_of.insert(mesh.face_of.end(), {index, index});
  };
  face(0, 2, 3, 1, 0);
  face(4, 5, 7, 6, 1);
  face(0, 1, 5, 4, 2);
  face(2, 6, 7, 3, 3);
  face(0, 4, 6, 2, 4);
  face(1, 3, 7, 5, 5);
  mesh.sharp_edges = {{0, 1, 3, 2, 0}, {4, 5, 7, 6, 4}, {0, 4}, {1, 5}, {2, 6}, {3, 7}};
  return mesh;
}

/// An upright cylinder about the origin; its rims are sharp, its wall's upright edges are not.
inline TriangleMesh cylinder(Length radius, Length height, std::uint32_t sides) {
  TriangleMesh mesh;
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;
  for (std::uint32_t i = 0; i < sides; ++i) {
    const double turn = 360.0 * i / sides;
    const geometry::Point at{Length::nearest_to_mm(radius.mm() * cos_degrees(turn)),
                             Length::nearest_to_mm(radius.mm() * sin_degrees(turn))};
    mesh.vertices.push_back({at, Length{}});
    mesh.vertices.push_back({at, height});
    low.push_back(2 * i);
    high.push_back(2 * i + 1);
  }
  low.push_back(0);
  high.push_back(1);
  for (std::uint32_t i = 0; i < sides; ++i) {
    mesh.triangles.push_back({low[i], low[i + 1], high[i + 1]});
    mesh.triangles.push_back({low[i], high[i + 1], high[i]});
    mesh.face_of.insert(mesh.face_of.end(), {0, 0});
    if (i > 0 && i + 1 < sides) {
      mesh.triangles.push_back({low[0], low[i + 1], low[i]});
      mesh.triangles.push_back({high[0], high[i], high[i + 1]});
      mesh.face_of.insert(mesh.face_of.end(), {1, 2});
    }
  }
  mesh.sharp_edges = {low, high};
  return mesh;
}

inline geometry::Placement at(double x, double y, double z) {
  geometry::Placement placement;
  placement.origin = {x, y, z};
  return placement;
}

}  // namespace plano::mesh::testing
