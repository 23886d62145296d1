// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/polygon.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"

namespace plano::nesting {

double norm(Vec a) {
  return std::sqrt(dot(a, a));
}

void Bounds::include(Vec p) {
  low.x = std::min(low.x, p.x);
  low.y = std::min(low.y, p.y);
  high.x = std::max(high.x, p.x);
  high.y = std::max(high.y, p.y);
}

Angle within(Angle turn, Angle period) {
  const std::int64_t rest = turn.microdegrees() % period.microdegrees();
  return Angle::microdegrees(rest < 0 ? rest + period.microdegrees() : rest);
}

Turning turning_of(const Pose& pose) {
  const double c = cos_of(pose.turn);
  const double s = sin_of(pose.turn);
  const double m = pose.flipped ? -1 : 1;
  return {c * m, -s, s * m, c};
}

Pose relative(const Pose& first, const Pose& second) {
  // Mirroring turns the sense of rotation round: F R(a) = R(-a) F.
  const Angle between = second.turn - first.turn;
  return {first.flipped != second.flipped,
          within(first.flipped ? -between : between, Angle::degrees(360))};
}

double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    sum += cross(ring[i], ring[i + 1 == ring.size() ? 0 : i + 1]);
  }
  return sum / 2;
}

double area(const Polygon& polygon) {
  double sum = signed_area(polygon.outer);
  for (const Ring& hole : polygon.holes) sum += signed_area(hole);
  return sum;
}

Bounds bounds(const Ring& ring) {
  Bounds box;
  for (const Vec p : ring) box.include(p);
  return box;
}

Ring convex_hull(Ring points) {
  std::sort(points.begin(), points.end(),
            [](Vec a, Vec b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 3) return points;
  Ring hull;
  const auto extend = [&](Vec p, std::size_t base) {
    while (hull.size() >= base + 2 &&
           cross(hull.back() - hull[hull.size() - 2], p - hull.back()) <= 0) {
      hull.pop_back();
    }
    hull.push_back(p);
  };
  for (const Vec p : points) extend(p, 0);
  const std::size_t upper = hull.size() - 1;
  for (std::size_t i = points.size() - 1; i-- > 0;) extend(points[i], upper);
  hull.pop_back();
  return hull;
}

Ring turned(const Ring& ring, const Pose& pose) {
  const Turning turning = turning_of(pose);
  Ring result;
  result.reserve(ring.size());
  for (const Vec p : ring) result.push_back(turning(p));
  if (pose.flipped) std::reverse(result.begin(), result.end());
  return result;
}

bool same(const Polygon& a, const Polygon& b) {
  const auto same_ring = [](const Ring& first, const Ring& second) {
    return std::equal(first.begin(), first.end(), second.begin(), second.end(), [](Vec p, Vec q) {
      return std::fabs(p.x - q.x) <= kSameMm && std::fabs(p.y - q.y) <= kSameMm;
    });
  };
  return same_ring(a.outer, b.outer) &&
         std::equal(a.holes.begin(), a.holes.end(), b.holes.begin(), b.holes.end(), same_ring);
}

}  // namespace plano::nesting
