// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/scene_mesh.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace plano::documents {
namespace {

using geometry::Vec3;

constexpr double kSmooth = 0.906;  // cosine of 25 degrees

Vec3 normal_of(const checks::Triangle& triangle) {
  const auto& [a, b, c] = triangle.corners;
  const Vec3 across = cross(b - a, c - a);
  const double size = norm(across);
  return size > 0 ? across * (1 / size) : Vec3{};
}

class Mesher {
 public:
  explicit Mesher(std::span<const checks::Triangle> triangles) : faces_(triangles.size()) {
    std::iota(faces_.begin(), faces_.end(), std::uint32_t{0});
    for (std::uint32_t t = 0; t < triangles.size(); ++t) {
      std::array<std::uint32_t, 3> corners;
      for (std::size_t i = 0; i < 3; ++i) corners[i] = vertex(triangles[t].corners[i]);
      mesh_.triangles.push_back(corners);
      normals_.push_back(normal_of(triangles[t]));
      for (std::size_t i = 0; i < 3; ++i) {
        sides_[std::minmax(corners[i], corners[(i + 1) % 3])].push_back(t);
      }
    }
  }

  mesh::TriangleMesh finish() {
    for (const auto& [side, around] : sides_) {
      if (around.size() == 2 && dot(normals_[around[0]], normals_[around[1]]) > kSmooth) {
        faces_[face(around[0])] = face(around[1]);
      } else {
        mesh_.sharp_edges.push_back({side.first, side.second});
      }
    }
    for (std::uint32_t t = 0; t < faces_.size(); ++t) mesh_.face_of.push_back(face(t));
    return std::move(mesh_);
  }

 private:
  std::uint32_t vertex(Vec3 p) {
    const mesh::TriangleMesh::Vertex at{{Length::nearest_to_mm(p.x), Length::nearest_to_mm(p.y)},
                                        Length::nearest_to_mm(p.z)};
    const auto [it, is_new] =
        numbers_.emplace(at, static_cast<std::uint32_t>(mesh_.vertices.size()));
    if (is_new) mesh_.vertices.push_back(at);
    return it->second;
  }
  std::uint32_t face(std::uint32_t triangle) {
    while (faces_[triangle] != triangle) {
      faces_[triangle] = faces_[faces_[triangle]];
      triangle = faces_[triangle];
    }
    return triangle;
  }

  mesh::TriangleMesh mesh_;
  std::vector<Vec3> normals_;
  std::vector<std::uint32_t> faces_;  // each leads to another of its face, the last to itself
  std::map<mesh::TriangleMesh::Vertex, std::uint32_t> numbers_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> sides_;
};

}  // namespace

mesh::TriangleMesh mesh_of(std::span<const checks::Triangle> triangles) {
  return Mesher(triangles).finish();
}

}  // namespace plano::documents
