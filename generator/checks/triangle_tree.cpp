// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/triangle_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "checks/segment.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::uint32_t kLeaf = 4;
constexpr double kFar = std::numeric_limits<double>::infinity();
/// Rays this near to a triangle's side, as a share of its area, meet it: no ray slips between two.
constexpr double kSide = 1e-9;

double at(Vec3 v, int axis) {
  return axis == 0 ? v.x : axis == 1 ? v.y : v.z;
}

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

/// Where the ray enters a box, or kFar.
double entry(Vec3 low, Vec3 high, Vec3 from, Vec3 direction, double beyond, double reach) {
  double enter = beyond;
  double leave = reach;
  for (int axis = 0; axis < 3; ++axis) {
    const double way = at(direction, axis);
    const double to_low = at(low, axis) - at(from, axis);
    const double to_high = at(high, axis) - at(from, axis);
    if (way == 0) {
      if (to_low > 0 || to_high < 0) return kFar;
      continue;
    }
    const auto [first, second] = std::minmax({to_low / way, to_high / way});
    enter = std::max(enter, first);
    leave = std::min(leave, second);
  }
  return enter <= leave ? enter : kFar;
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

double squared_to_box(Vec3 low, Vec3 high, Vec3 p) {
  double sum = 0;
  for (int axis = 0; axis < 3; ++axis) {
    const double out = std::max({at(low, axis) - at(p, axis), 0.0, at(p, axis) - at(high, axis)});
    sum += out * out;
  }
  return sum;
}

}  // namespace

TriangleTree::TriangleTree(std::vector<Triangle> triangles) : triangles_(std::move(triangles)) {
  if (triangles_.empty()) return;
  order_.resize(triangles_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  nodes_.resize(1);
  nodes_.reserve(2 * order_.size());
  split(0, 0, static_cast<std::uint32_t>(order_.size()));
}

TriangleTree::Node TriangleTree::box_of(std::uint32_t triangle) const {
  const auto& [a, b, c] = triangles_[triangle].corners;
  return {least(a, least(b, c)), most(a, most(b, c)), 0, 0};
}

void TriangleTree::split(std::uint32_t node, std::uint32_t first, std::uint32_t count) {
  Node all = box_of(order_[first]);
  Vec3 low_middle{kFar, kFar, kFar};
  Vec3 high_middle = -low_middle;
  const auto middle_of = [this](std::uint32_t i) {
    const Node box = box_of(i);
    return (box.low + box.high) * 0.5;
  };
  for (std::uint32_t i = first; i < first + count; ++i) {
    const Node box = box_of(order_[i]);
    all.low = least(all.low, box.low);
    all.high = most(all.high, box.high);
    low_middle = least(low_middle, middle_of(order_[i]));
    high_middle = most(high_middle, middle_of(order_[i]));
  }
  all.first = first;
  all.count = count;
  if (count > kLeaf) {
    const Vec3 spread = high_middle - low_middle;
    const int axis = spread.x >= spread.y && spread.x >= spread.z ? 0
                     : spread.y >= spread.z                       ? 1
                                                                  : 2;
    const std::uint32_t half = count / 2;
    const auto begin = order_.begin() + first;
    std::nth_element(begin, begin + half, begin + count, [&](std::uint32_t p, std::uint32_t q) {
      return std::pair{at(middle_of(p), axis), p} < std::pair{at(middle_of(q), axis), q};
    });
    all.first = static_cast<std::uint32_t>(nodes_.size());
    all.count = 0;
    nodes_.resize(nodes_.size() + 2);
    split(all.first, first, half);
    split(all.first + 1, first + half, count - half);
  }
  nodes_[node] = all;
}

std::optional<TriangleTree::Hit> TriangleTree::first_hit(Vec3 from, Vec3 direction, double reach,
                                                         double beyond) const {
  std::optional<Hit> best;
  if (nodes_.empty()) return best;
  double limit = reach;
  struct Open {
    std::uint32_t node;
    double enter;  // where the ray enters its box
  };
  const auto entry_of = [&](std::uint32_t n) {
    return entry(nodes_[n].low, nodes_[n].high, from, direction, beyond, limit);
  };
  std::vector<Open> open{{0, entry_of(0)}};
  while (!open.empty()) {
    const auto [index, enter] = open.back();
    open.pop_back();
    if (enter > limit || enter == kFar) continue;
    const Node& node = nodes_[index];
    if (node.count == 0) {
      // The nearer one first: what it holds often hides the other.
      const Open one{node.first, entry_of(node.first)};
      const Open two{node.first + 1, entry_of(node.first + 1)};
      open.push_back(one.enter <= two.enter ? two : one);
      open.push_back(one.enter <= two.enter ? one : two);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto t = ray_meets(triangles_[order_[i]], from, direction);
      if (!t || *t <= beyond || *t > limit) continue;
      if (best && *t == best->distance && order_[i] > best->triangle) continue;
      best = Hit{*t, order_[i]};
      limit = *t;
    }
  }
  return best;
}

std::vector<TriangleTree::Hit> TriangleTree::all_hits(Vec3 from, Vec3 direction,
                                                      double reach) const {
  std::vector<Hit> hits;
  if (nodes_.empty()) return hits;
  std::vector<std::uint32_t> open{0};
  while (!open.empty()) {
    const Node& node = nodes_[open.back()];
    open.pop_back();
    if (entry(node.low, node.high, from, direction, 0, reach) == kFar) continue;
    if (node.count == 0) {
      open.push_back(node.first + 1);
      open.push_back(node.first);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const auto t = ray_meets(triangles_[order_[i]], from, direction);
      if (t && *t > 0 && *t <= reach) hits.push_back({*t, order_[i]});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::pair{a.distance, a.triangle} < std::pair{b.distance, b.triangle};
  });
  return hits;
}

std::optional<TriangleTree::Near> TriangleTree::nearest(Vec3 from, double reach) const {
  std::optional<Near> best;
  if (nodes_.empty()) return best;
  double limit = reach * reach;
  std::vector<std::uint32_t> open{0};
  while (!open.empty()) {
    const Node& node = nodes_[open.back()];
    open.pop_back();
    if (squared_to_box(node.low, node.high, from) > limit) continue;
    if (node.count == 0) {
      const Node& a = nodes_[node.first];
      const Node& b = nodes_[node.first + 1];
      const bool first_is_nearer =
          squared_to_box(a.low, a.high, from) <= squared_to_box(b.low, b.high, from);
      open.push_back(first_is_nearer ? node.first + 1 : node.first);
      open.push_back(first_is_nearer ? node.first : node.first + 1);
      continue;
    }
    for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
      const Vec3 point = nearest_on(triangles_[order_[i]], from);
      const double squared = dot(point - from, point - from);
      if (squared > limit) continue;
      if (best && squared == limit && order_[i] > best->triangle) continue;
      best = Near{std::sqrt(squared), point, order_[i]};
      limit = squared;
    }
  }
  return best;
}

Vec3 TriangleTree::normal(std::uint32_t triangle) const {
  const auto& [a, b, c] = triangles_[triangle].corners;
  return geometry::unit(cross(b - a, c - a));
}

}  // namespace plano::checks
