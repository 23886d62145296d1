// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Triangles in space that rays and spheres are held against: a tree of boxes.
///
/// Deterministic: equal triangles in equal order give equal answers, ties go to the lower index.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/placement.h"

namespace plano::checks {

struct Triangle {
  std::array<geometry::Vec3, 3> corners;  // mm, world; counter-clockwise from outside
  std::uint32_t tag = 0;
};

class TriangleTree {
 public:
  struct Hit {
    double distance = 0;  // along the ray, in lengths of its direction
    std::uint32_t triangle = 0;
  };
  struct Near {
    double distance = 0;
    geometry::Vec3 point;  // on the triangle
    std::uint32_t triangle = 0;
  };

  TriangleTree() = default;
  /// Cost: n log n.
  explicit TriangleTree(std::vector<Triangle> triangles);

  const std::vector<Triangle>& triangles() const { return triangles_; }

  /// The first triangle that `from + t * direction` meets for `beyond` < t <= `reach`; both sides
  /// count. Nothing where it meets none. Cost: about log n.
  std::optional<Hit> first_hit(geometry::Vec3 from, geometry::Vec3 direction, double reach,
                               double beyond = 0) const;
  /// All of them, nearest first; where the ray meets a side that two share, both.
  std::vector<Hit> all_hits(geometry::Vec3 from, geometry::Vec3 direction, double reach) const;
  /// The nearest point within `reach` of `from`. Nothing where there is none.
  std::optional<Near> nearest(geometry::Vec3 from, double reach) const;
  /// Calls `use(index)` for every triangle whose box meets the box from `low` to `high`.
  template <class Use>
  void for_each_in(geometry::Vec3 low, geometry::Vec3 high, const Use& use) const {
    if (nodes_.empty()) return;
    std::vector<std::uint32_t> open{0};
    while (!open.empty()) {
      const Node& node = nodes_[open.back()];
      open.pop_back();
      if (!meets(node, low, high)) continue;
      if (node.count == 0) {
        open.push_back(node.first + 1);
        open.push_back(node.first);
        continue;
      }
      for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
        if (meets(box_of(order_[i]), low, high)) use(order_[i]);
      }
    }
  }
  /// Unit normal, outwards. Precondition: the triangle is not degenerate (scenes hold none).
  geometry::Vec3 normal(std::uint32_t triangle) const;

 private:
  struct Node {
    geometry::Vec3 low;
    geometry::Vec3 high;
    std::uint32_t first = 0;  // of a leaf: into order_; else: the first of its two children
    std::uint32_t count = 0;  // zero: not a leaf
  };
  static bool meets(const Node& node, geometry::Vec3 low, geometry::Vec3 high) {
    return node.low.x <= high.x && low.x <= node.high.x && node.low.y <= high.y &&
           low.y <= node.high.y && node.low.z <= high.z && low.z <= node.high.z;
  }
  Node box_of(std::uint32_t triangle) const;
  void split(std::uint32_t node, std::uint32_t first, std::uint32_t count);

  std::vector<Triangle> triangles_;
  std::vector<std::uint32_t> order_;
  std::vector<Node> nodes_;
};

}  // namespace plano::checks
