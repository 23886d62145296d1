// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/stl.h"

#include <array>
#include <cmath>

#include "base/check.h"
#include "base/version.h"
#include "exporters/bytes.h"
#include "exporters/world_mesh.h"

namespace plano::exporters {

namespace {

constexpr std::size_t kHeaderBytes = 80;
constexpr std::size_t kTriangleBytes = 50;

using Point3 = std::array<float, 3>;

/// Where the number of triangles stands.
constexpr std::size_t kCountAt = kHeaderBytes;

class StlWriter {
 public:
  /// `expected_triangles`: to reserve memory once; a guess.
  explicit StlWriter(std::size_t expected_triangles) {
    bytes_.reserve(kHeaderBytes + 4 + expected_triangles * kTriangleBytes);
    // Must not begin with "solid": that would announce the text form.
    bytes_ += "binary STL, millimetres, by plano " + std::string(kVersion);
    bytes_.resize(kHeaderBytes, ' ');
    append_u32(bytes_, 0);
  }

  void add(const mesh::TriangleMesh& mesh, const geometry::Placement& pose) {
    std::vector<Point3> points;
    points.reserve(mesh.vertices.size());
    for (const auto& v : mesh.vertices) {
      const geometry::Vec3 at = pose.at(v.xy, v.z);
      points.push_back(
          {static_cast<float>(at.x), static_cast<float>(at.y), static_cast<float>(at.z)});
    }
    for (const auto& t : mesh.triangles) {
      for (const float n : normal(points[t[0]], points[t[1]], points[t[2]])) append_f32(bytes_, n);
      for (const std::uint32_t corner : t) {
        for (const float c : points[corner]) append_f32(bytes_, c);
      }
      bytes_.append(2, '\0');
    }
    triangles_ += static_cast<std::uint32_t>(mesh.triangles.size());
  }

  std::string take() {
    std::string count;
    append_u32(count, triangles_);
    bytes_.replace(kCountAt, count.size(), count);
    return std::move(bytes_);
  }

 private:
  static Point3 normal(const Point3& a, const Point3& b, const Point3& c) {
    const geometry::Vec3 ab{double{b[0]} - a[0], double{b[1]} - a[1], double{b[2]} - a[2]};
    const geometry::Vec3 ac{double{c[0]} - a[0], double{c[1]} - a[1], double{c[2]} - a[2]};
    const geometry::Vec3 n = cross(ab, ac);
    const double length = std::sqrt(dot(n, n));
    if (length == 0) return {0, 0, 0};
    return {static_cast<float>(n.x / length), static_cast<float>(n.y / length),
            static_cast<float>(n.z / length)};
  }

  std::string bytes_;
  std::uint32_t triangles_ = 0;
};

/// Triangles per edge of a boundary with many small arcs: a guess on the high side, as memory that
/// is reserved and not written costs nothing.
constexpr std::size_t kTrianglesPerEdge = 8;

}  // namespace

std::string stl_assembly(const ModelInput& input) {
  CHECK(input.boundaries.size() == input.parts.parts.size(), "one boundary per part");
  std::size_t edges = 0;
  for (std::size_t p = 0; p < input.boundaries.size(); ++p) {
    edges += input.boundaries[p].edges.size() * input.parts.parts[p].quantity();
  }
  StlWriter out(edges * kTrianglesPerEdge);
  for (std::size_t p = 0; p < input.boundaries.size(); ++p) {
    const mesh::TriangleMesh mesh = mesh::triangulated(input.boundaries[p], kSolidSagitta);
    for (const panels::Instance& instance : input.parts.parts[p].instances) {
      out.add(mesh, instance.pose);
    }
  }
  for (const solid::Piece& piece : input.pieces) {
    for (const panels::Instance& instance : piece.instances) out.add(piece.mesh, instance.pose);
  }
  return out.take();
}

std::string stl_piece(const ModelInput& input, std::size_t piece) {
  CHECK(piece < input.pieces.size(), "the piece is there");
  const solid::Piece& printed = input.pieces[piece];
  StlWriter out(printed.mesh.triangles.size());
  out.add(printed.mesh, printed.on_printer);
  return out.take();
}

std::string stl_part(const ModelInput& input, std::size_t part) {
  CHECK(part < input.boundaries.size(), "the part has a boundary");
  StlWriter out(input.boundaries[part].edges.size() * kTrianglesPerEdge);
  out.add(mesh::triangulated(input.boundaries[part], kSolidSagitta), {});
  return out.take();
}

}  // namespace plano::exporters
