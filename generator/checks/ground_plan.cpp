// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/ground_plan.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geometry/exact/evaluate.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr int kSides = 72;
/// Corners that stray less than this from the line between their neighbours are left out.
constexpr double kStrayMm = 1;
/// A contour with more corners than this is taken as its hull.
constexpr std::size_t kMostCorners = 60;

/// The convex shape within `by` of a convex loop, or of two points.
Loop around(const Loop& core, double by) {
  const double radius = by / cos_degrees(180.0 / kSides);
  Loop points;
  for (const Vec3 p : core) {
    for (int k = 0; k < kSides; ++k) {
      const double degrees = 360.0 * k / kSides;
      points.push_back(
          {p.x + radius * cos_degrees(degrees), p.y + radius * sin_degrees(degrees), 0});
    }
  }
  return hull_of({points});
}

Loop flat(Loop loop) {
  for (Vec3& p : loop) p.z = 0;
  return loop;
}

/// Without corners that hardly are any.
Loop simplified(const Loop& loop) {
  Loop kept;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec3 here = loop[i];
    const Vec3 next = loop[i + 1 == loop.size() ? 0 : i + 1];
    if (kept.empty()) {
      kept.push_back(here);
      continue;
    }
    const Vec3 line{next.x - kept.back().x, next.y - kept.back().y, 0};
    const double length = geometry::norm(line);
    const Vec3 to{here.x - kept.back().x, here.y - kept.back().y, 0};
    const double stray =
        length == 0 ? geometry::norm(to) : std::fabs(line.x * to.y - line.y * to.x) / length;
    if (stray > kStrayMm || dot(line, to) < 0) kept.push_back(here);
  }
  return flat(kept);
}

double deepest_dent(const Loop& loop, const Loop& hull) {
  double deepest = 0;
  for (const Vec3 p : loop) deepest = std::max(deepest, distance_mm({hull}, p));
  return deepest;
}

Expected<geometry::Region, geometry::exact::Reason> union_on(const std::vector<Loop>& shapes,
                                                             double grid) {
  std::vector<geometry::Shape> all;
  for (const Loop& loop : shapes) {
    std::vector<geometry::Point> corners;
    for (const Vec3 p : loop) {
      const geometry::Point corner{Length::nearest_to_mm(std::round(p.x / grid) * grid),
                                   Length::nearest_to_mm(std::round(p.y / grid) * grid)};
      if (corners.empty() || corners.back() != corner) corners.push_back(corner);
    }
    while (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
    if (corners.size() >= 3) all.push_back(geometry::Shape::of(geometry::polygon(corners)));
  }
  return geometry::exact::evaluate(geometry::Shape::unite(std::move(all)));
}

Loop loop_of(const geometry::Contour& contour) {
  Loop loop;
  for (const geometry::Edge& edge : contour.edges) {
    loop.push_back({edge.start.x.mm(), edge.start.y.mm(), 0});
  }
  return loop;
}

}  // namespace

std::vector<Loop> widened(const std::vector<Loop>& contours, double by) {
  std::vector<Loop> shapes;
  for (const Loop& contour : contours) {
    if (signed_area_mm2(contour) <= 0) continue;  // holes are fallen through: filled
    const Loop hull = hull_of({contour});
    if (hull.size() < 3) continue;
    const Loop plain = simplified(contour);
    if (deepest_dent(contour, hull) <= kDentMm || plain.size() > kMostCorners) {
      shapes.push_back(around(hull, by));
      continue;
    }
    // Around each side, with what the sides enclose.
    shapes.push_back(plain);
    for (std::size_t i = 0; i < plain.size(); ++i) {
      shapes.push_back(around({plain[i], plain[i + 1 == plain.size() ? 0 : i + 1]}, by));
    }
  }
  return shapes;
}

GroundPlan united(const std::vector<Loop>& shapes) {
  GroundPlan plan;
  if (shapes.empty()) return plan;
  if (shapes.size() <= kMostUnited) {
    // Shapes that touch in a point or leave slivers on one grid do not on another.
    for (const double grid : {1.0, 0.7, 1.3, 2.0, 3.0}) {
      const auto region = union_on(shapes, grid);
      if (!region) continue;
      for (const geometry::Face& face : region->faces) {
        plan.contours.push_back(loop_of(face.outer));
        for (const geometry::Contour& hole : face.holes) plan.contours.push_back(loop_of(hole));
      }
      plan.area_m2 = geometry::area(*region).mm2() / 1e6;
      return plan;
    }
  }
  plan.contours = {flat(hull_of(shapes))};
  plan.area_m2 = area_m2(plan.contours);
  return plan;
}

}  // namespace plano::checks
