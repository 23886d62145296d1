// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/triangle_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "checks/segment.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Rays this near to a triangle's side, as a share of its area, meet it: no ray slips between two.
constexpr double kSide = 1e-9;

Vec3 least(Vec3 a, Vec3 b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)};
}
Vec3 most(Vec3 a, Vec3 b) {
  return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)};
}

/// Moeller and Trumbore: the ray's parameter where it meets the triangle, or nothing.
std::optional<double> ray_meets(const Triangle& triangle, Vec3 from, Vec3 direction) {
  const auto& [a, b, c] = triangle.corners;
  const Vec3 ab = b - a;
  const Vec3 ac = c - a;
  const Vec3 p = cross(direction, ac);
  const double scale = dot(ab, p);
  if (scale == 0) return std::nullopt;
  const Vec3 s = from - a;
  const double u = dot(s, p) / scale;
  if (u < -kSide || u > 1 + kSide) return std::nullopt;
  const Vec3 q = cross(s, ab);
  const double v = dot(direction, q) / scale;
  if (v < -kSide || u + v > 1 + kSide) return std::nullopt;
  return dot(ac, q) / scale;
}

Vec3 nearest_on(const Triangle& triangle, Vec3 p) {
  const auto& [a, b, c] = triangle.corners;
  const Vec3 normal = cross(b - a, c - a);
  const double area = dot(normal, normal);
  if (area > 0) {
    const bool inside = dot(cross(b - a, p - a), normal) >= 0 &&
                        dot(cross(c - b, p - b), normal) >= 0 &&
                        dot(cross(a - c, p - c), normal) >= 0;
    if (inside) return p - normal * (dot(p - a, normal) / area);
  }
  Vec3 best = nearest_on_segment(p, a, b);
  for (const auto& [from, to] : {std::pair{b, c}, std::pair{c, a}}) {
    const Vec3 other = nearest_on_segment(p, from, to);
    if (dot(other - p, other - p) < dot(best - p, best - p)) best = other;
  }
  return best;
}

SpaceBox box_of(const Triangle& triangle) {
  const auto& [a, b, c] = triangle.corners;
  return {least(a, least(b, c)), most(a, most(b, c))};
}

std::vector<SpaceBox> boxes_of(const std::vector<Triangle>& triangles) {
  std::vector<SpaceBox> boxes;
  boxes.reserve(triangles.size());
  for (const Triangle& triangle : triangles) boxes.push_back(box_of(triangle));
  return boxes;
}

bool meet(const SpaceBox& one, const SpaceBox& other) {
  return one.low.x <= other.high.x && other.low.x <= one.high.x && one.low.y <= other.high.y &&
         other.low.y <= one.high.y && one.low.z <= other.high.z && other.low.z <= one.high.z;
}

}  // namespace

TriangleTree::TriangleTree(std::vector<Triangle> triangles)
    : triangles_(std::move(triangles)), boxes_(boxes_of(triangles_)) {}

std::optional<TriangleTree::Hit> TriangleTree::first_hit(Vec3 from, Vec3 direction, double reach,
                                                         double beyond) const {
  std::optional<Hit> best;
  double limit = reach;
  boxes_.along(from, direction, reach, [&](std::uint32_t i) {
    const auto t = ray_meets(triangles_[i], from, direction);
    if (!t || *t <= beyond || *t > limit) return limit;
    if (best && *t == best->distance && i > best->triangle) return limit;
    best = Hit{*t, i};
    limit = *t;
    return limit;
  });
  return best;
}

std::vector<TriangleTree::Hit> TriangleTree::all_hits(Vec3 from, Vec3 direction,
                                                      double reach) const {
  std::vector<Hit> hits;
  boxes_.along(from, direction, reach, [&](std::uint32_t i) {
    const auto t = ray_meets(triangles_[i], from, direction);
    if (t && *t > 0 && *t <= reach) hits.push_back({*t, i});
    return reach;
  });
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::pair{a.distance, a.triangle} < std::pair{b.distance, b.triangle};
  });
  return hits;
}

std::optional<TriangleTree::Near> TriangleTree::nearest(Vec3 from, double reach) const {
  std::optional<Near> best;
  double limit = reach * reach;
  boxes_.near(from, limit, [&](std::uint32_t i) {
    const Vec3 point = nearest_on(triangles_[i], from);
    const double squared = dot(point - from, point - from);
    if (squared > limit) return limit;
    if (best && squared == limit && i > best->triangle) return limit;
    best = Near{std::sqrt(squared), point, i};
    limit = squared;
    return limit;
  });
  return best;
}

bool TriangleTree::any_within(Vec3 from, double reach) const {
  bool found = false;
  const double limit = reach * reach;
  boxes_.near(from, limit, [&](std::uint32_t i) {
    const Vec3 off = nearest_on(triangles_[i], from) - from;
    found = dot(off, off) <= limit;
    return found ? -1 : limit;
  });
  return found;
}

std::vector<std::uint32_t> TriangleTree::in_box(Vec3 low, Vec3 high) const {
  const SpaceBox box{low, high};
  std::vector<std::uint32_t> found;
  boxes_.in(box, [&](std::uint32_t i) {
    if (meet(box_of(triangles_[i]), box)) found.push_back(i);
  });
  std::sort(found.begin(), found.end());
  return found;
}

Vec3 TriangleTree::normal(std::uint32_t triangle) const {
  const auto& [a, b, c] = triangles_[triangle].corners;
  return geometry::unit(cross(b - a, c - a));
}

}  // namespace plano::checks
