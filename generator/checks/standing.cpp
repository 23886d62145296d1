// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/standing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Triangles of one body belong to one plane if their normals and offsets agree so far: bodies are
/// flat to the nanometre, and turning them costs 1e-12 of their size.
constexpr double kSamePlane = 1e-6;
/// Floors are one if their normals differ by less (cosine): a third of a degree, and kFlushMm.
constexpr double kSameSlope = 1 - 1.7e-5;
/// Distance between sides looked at exactly; beyond, boxes say enough.
constexpr std::size_t kMostSides = 4000;

LevelFace face_of(std::size_t body, const std::vector<Triangle>& triangles) {
  LevelFace face;
  face.body = body;
  const auto& [a, b, c] = triangles.front().corners;
  face.normal = geometry::unit(cross(b - a, c - a));
  face.point = a;
  face.loops = border_of(triangles);
  face.area_m2 = area_m2(face.loops);
  face.high = face.low = a.z;
  for (const Triangle& triangle : triangles) {
    for (const Vec3 p : triangle.corners) {
      face.high = std::max(face.high, p.z);
      face.low = std::min(face.low, p.z);
    }
  }
  face.width = width_of(hull_of(face.loops));
  face.box = plan_box(face.loops);
  return face;
}

void add_faces(const Scene& scene, std::size_t body, double least_up, std::vector<LevelFace>& out) {
  struct Plane {
    Vec3 normal;
    double offset = 0;
    std::vector<Triangle> triangles;
  };
  std::vector<Plane> planes;
  std::map<long long, std::vector<std::size_t>> by_offset;  // rounded to 1 mm
  const SceneBody& one = scene.bodies[body];
  for (std::uint32_t t = one.first_triangle; t < one.first_triangle + one.triangle_count; ++t) {
    const Vec3 normal = scene.tree.normal(t);
    if (normal.z < least_up) continue;
    const Triangle& triangle = scene.tree.triangles()[t];
    const double offset = dot(normal, triangle.corners[0]);
    const long long key = std::llround(offset);
    const auto same = [&](std::size_t p) {
      return std::fabs(planes[p].offset - offset) <= kSamePlane * (1 + std::fabs(offset)) &&
             geometry::norm(planes[p].normal - normal) <= kSamePlane;
    };
    std::size_t plane = planes.size();
    for (long long k = key - 1; k <= key + 1 && plane == planes.size(); ++k) {
      const auto it = by_offset.find(k);
      if (it == by_offset.end()) continue;
      const auto found = std::find_if(it->second.begin(), it->second.end(), same);
      if (found != it->second.end()) plane = *found;
    }
    if (plane == planes.size()) {
      planes.push_back({normal, offset, {}});
      by_offset[key].push_back(plane);
    }
    planes[plane].triangles.push_back(triangle);
  }
  for (const Plane& plane : planes) {
    LevelFace face = face_of(body, plane.triangles);
    if (!face.loops.empty()) out.push_back(std::move(face));
  }
}

bool flush(const LevelFace& a, const LevelFace& b) {
  if (dot(a.normal, b.normal) < kSameSlope) return false;
  const double off = b.point.z - a.z_at(b.point.x, b.point.y);
  if (std::fabs(off) > kFlushMm) return false;
  const PlanBox& one = a.box;
  const PlanBox& two = b.box;
  const double apart = std::max({one.low_x - two.high_x, two.low_x - one.high_x,
                                 one.low_y - two.high_y, two.low_y - one.high_y});
  if (apart > kBridgedMm + kHeightsMm) return false;
  const auto sides = [](const LevelFace& face) {
    return std::accumulate(face.loops.begin(), face.loops.end(), std::size_t{0},
                           [](std::size_t n, const Loop& loop) { return n + loop.size(); });
  };
  if (sides(a) * sides(b) > kMostSides * kMostSides) return true;
  return distance_mm(a.loops, b.loops) <= kBridgedMm + kHeightsMm;
}

}  // namespace

std::vector<LevelFace> level_faces(const Scene& scene, double steepest) {
  const double least_up = cos_degrees(steepest) - kRoundedCosine;
  std::vector<LevelFace> faces;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) add_faces(scene, b, least_up, faces);
  return faces;
}

std::vector<std::vector<std::size_t>> floors_of(const std::vector<LevelFace>& faces) {
  std::vector<std::size_t> order(faces.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return faces[a].low < faces[b].low; });
  std::vector<std::size_t> root(faces.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&root](std::size_t f) {
    while (root[f] != f) f = root[f] = root[root[f]];
    return f;
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const LevelFace& a = faces[order[i]];
      const LevelFace& b = faces[order[j]];
      if (b.low > a.high + kFlushMm) break;
      const std::size_t ra = find(order[i]);
      const std::size_t rb = find(order[j]);
      if (ra != rb && flush(a, b)) root[std::max(ra, rb)] = std::min(ra, rb);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t f = 0; f < faces.size(); ++f) groups[find(f)].push_back(f);
  std::vector<std::vector<std::size_t>> floors;
  for (auto& [first, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      return faces[a].area_m2 > faces[b].area_m2;
    });
    floors.push_back(std::move(group));
  }
  return floors;
}

}  // namespace plano::checks
