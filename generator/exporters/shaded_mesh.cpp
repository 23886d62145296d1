// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/shaded_mesh.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace plano::exporters {

namespace {

using geometry::Point;
using mesh::BoundaryFace;
using mesh::SurfaceKind;
using mesh::TriangleMesh;
using Normal = std::array<std::int8_t, 3>;

Normal normal_of(double x, double y) {
  const double length = std::sqrt(x * x + y * y);
  if (length == 0) return {0, 0, 127};
  const auto part = [&](double c) {
    return static_cast<std::int8_t>(std::llround(127 * c / length));
  };
  return {part(x), part(y), 0};
}

/// The outward normal of `face` at a point of it; `triangle_normal` of a plane wall's triangle.
Normal normal_at(const BoundaryFace& face, Point p, Normal triangle_normal) {
  switch (face.kind) {
    case SurfaceKind::plane_up:
      return {0, 0, 127};
    case SurfaceKind::plane_down:
      return {0, 0, -127};
    case SurfaceKind::wall_plane:
    case SurfaceKind::bore_cylinder:
    case SurfaceKind::bore_end:
      return triangle_normal;
    case SurfaceKind::wall_cylinder:
      break;
  }
  const double sign = face.hollow ? -1 : 1;
  return normal_of(sign * (p.x - face.arc->centre.x).mm(), sign * (p.y - face.arc->centre.y).mm());
}

/// A plane wall's normal from the longest level side of one of its triangles, or from its area
/// where none is level.
Normal wall_normal(const TriangleMesh& mesh, const std::array<std::uint32_t, 3>& t) {
  const auto& a = mesh.vertices[t[0]];
  const auto& b = mesh.vertices[t[1]];
  const auto& c = mesh.vertices[t[2]];
  const double abx = (b.xy.x - a.xy.x).mm();
  const double aby = (b.xy.y - a.xy.y).mm();
  const double abz = (b.z - a.z).mm();
  const double acx = (c.xy.x - a.xy.x).mm();
  const double acy = (c.xy.y - a.xy.y).mm();
  const double acz = (c.z - a.z).mm();
  return normal_of(aby * acz - abz * acy, abz * acx - abx * acz);
}

}  // namespace

Length quantisation_step(Length longest) {
  constexpr std::int64_t kSteps = 2 * 32767;
  Length step = 10_um;
  for (int k = 0; step * kSteps < longest; ++k) {
    step = k % 3 == 1 ? (step * 5).divided_by(2) : step * 2;  // 1, 2, 5, 10, …
  }
  return step;
}

namespace {

/// `normal_at(triangle, corner)`: the outward normal there. Every vertex once per normal it has.
template <class NormalAt>
ShadedMesh shaded_by(const TriangleMesh& mesh, const NormalAt& normal_at) {
  ShadedMesh out;
  if (mesh.vertices.empty()) return out;
  TriangleMesh::Vertex low = mesh.vertices.front();
  TriangleMesh::Vertex high = low;
  for (const auto& v : mesh.vertices) {
    low = {{std::min(low.xy.x, v.xy.x), std::min(low.xy.y, v.xy.y)}, std::min(low.z, v.z)};
    high = {{std::max(high.xy.x, v.xy.x), std::max(high.xy.y, v.xy.y)}, std::max(high.z, v.z)};
  }
  out.step =
      quantisation_step(std::max({high.xy.x - low.xy.x, high.xy.y - low.xy.y, high.z - low.z}));
  // On the steps from the lowest corner, so that sizes in whole steps stay what they are.
  const auto middle = [&](Length from, Length to) {
    const std::int64_t steps = (to - from).nm() / out.step.nm() / 2;
    return from + out.step * steps;
  };
  out.middle = {{middle(low.xy.x, high.xy.x), middle(low.xy.y, high.xy.y)}, middle(low.z, high.z)};
  const auto steps = [&](Length offset) {
    return static_cast<std::int16_t>(
        std::llround(static_cast<double>(offset.nm()) / static_cast<double>(out.step.nm())));
  };

  // A vertex has few normals: a short chain of copies per mesh vertex.
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> first(mesh.vertices.size(), kNone);
  std::vector<std::uint32_t> next;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    std::array<std::uint32_t, 3> corners{};
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t v = mesh.triangles[i][k];
      const Normal normal = normal_at(i, k);
      std::uint32_t copy = first[v];
      while (copy != kNone && out.vertices[copy].normal != normal) copy = next[copy];
      if (copy == kNone) {
        copy = static_cast<std::uint32_t>(out.vertices.size());
        const auto& at = mesh.vertices[v];
        out.vertices.push_back({{steps(at.xy.x - out.middle.xy.x), steps(at.xy.y - out.middle.xy.y),
                                 steps(at.z - out.middle.z)},
                                normal});
        next.push_back(first[v]);
        first[v] = copy;
      }
      corners[k] = copy;
    }
    out.triangles.push_back(corners);
  }
  return out;
}

Normal normal_of(geometry::Vec3 d) {
  const double length = geometry::norm(d);
  if (length == 0) return {0, 0, 127};
  const auto part = [&](double c) {
    return static_cast<std::int8_t>(std::llround(127 * c / length));
  };
  return {part(d.x), part(d.y), part(d.z)};
}

geometry::Vec3 point_of(const TriangleMesh::Vertex& v) {
  return {v.xy.x.mm(), v.xy.y.mm(), v.z.mm()};
}

/// Of a triangle alone: a bore is small, and seen from its ends.
Normal facet_normal(const TriangleMesh& mesh, const std::array<std::uint32_t, 3>& t) {
  const geometry::Vec3 a = point_of(mesh.vertices[t[0]]);
  return normal_of(
      geometry::cross(point_of(mesh.vertices[t[1]]) - a, point_of(mesh.vertices[t[2]]) - a));
}

}  // namespace

ShadedMesh shaded(const mesh::Boundary& boundary, const TriangleMesh& mesh) {
  return shaded_by(mesh, [&](std::size_t triangle, std::size_t corner) {
    const auto& corners = mesh.triangles[triangle];
    const BoundaryFace& face = boundary.faces[mesh.face_of[triangle]];
    if (face.kind == SurfaceKind::bore_cylinder) return facet_normal(mesh, corners);
    return normal_at(face, mesh.vertices[corners[corner]].xy, wall_normal(mesh, corners));
  });
}

ShadedMesh shaded(const TriangleMesh& mesh) {
  // Of each vertex in each face: the sum of its triangles' normals, longer where they are larger.
  std::map<std::pair<std::uint32_t, std::uint32_t>, geometry::Vec3> sums;
  for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
    const auto& t = mesh.triangles[i];
    const geometry::Vec3 a = point_of(mesh.vertices[t[0]]);
    const geometry::Vec3 normal =
        geometry::cross(point_of(mesh.vertices[t[1]]) - a, point_of(mesh.vertices[t[2]]) - a);
    for (const std::uint32_t v : t) {
      geometry::Vec3& sum = sums[{v, mesh.face_of[i]}];
      sum = sum + normal;
    }
  }
  return shaded_by(mesh, [&](std::size_t triangle, std::size_t corner) {
    return normal_of(sums.at({mesh.triangles[triangle][corner], mesh.face_of[triangle]}));
  });
}

}  // namespace plano::exporters
