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

#include "checks/box_tree.h"
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
  /// Whether `nearest` finds a point; cheaper.
  bool any_within(geometry::Vec3 from, double reach) const;
  /// Those whose boxes meet the box from `low` to `high`, rising.
  std::vector<std::uint32_t> in_box(geometry::Vec3 low, geometry::Vec3 high) const;
  /// Calls `use(index)` for each of these.
  template <class Use>
  void for_each_in(geometry::Vec3 low, geometry::Vec3 high, const Use& use) const {
    for (const std::uint32_t i : in_box(low, high)) use(i);
  }
  /// Unit normal, outwards. Precondition: the triangle is not degenerate (scenes hold none).
  geometry::Vec3 normal(std::uint32_t triangle) const;

 private:
  std::vector<Triangle> triangles_;
  BoxTree boxes_;
};

}  // namespace plano::checks
