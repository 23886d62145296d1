// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/plan_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace plano::checks {
namespace {

using geometry::Vec3;

double cross_xy(Vec3 o, Vec3 a, Vec3 b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

double norm_xy(Vec3 v) {
  return std::sqrt(v.x * v.x + v.y * v.y);
}

double to_side(Vec3 p, Vec3 a, Vec3 b) {
  const Vec3 ab{b.x - a.x, b.y - a.y, 0};
  const Vec3 ap{p.x - a.x, p.y - a.y, 0};
  const double squared = dot(ab, ab);
  const double t = squared == 0 ? 0 : std::clamp(dot(ap, ab) / squared, 0.0, 1.0);
  return norm_xy(ap - ab * t);
}

template <class Use>
void each_side(const std::vector<Loop>& loops, const Use& use) {
  for (const Loop& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      use(loop[i], loop[i + 1 == loop.size() ? 0 : i + 1]);
    }
  }
}

bool sides_cross(Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
  return cross_xy(a, b, c) * cross_xy(a, b, d) < 0 && cross_xy(c, d, a) * cross_xy(c, d, b) < 0;
}

using Key = std::array<double, 3>;
Key key_of(Vec3 p) {
  return {p.x, p.y, p.z};
}

}  // namespace

Loop loop_of(const geometry::Contour& contour, Length sagitta) {
  Loop loop;
  for (const geometry::Point p : geometry::flattened(contour, sagitta)) {
    loop.push_back({p.x.mm(), p.y.mm(), 0});
  }
  return loop;
}

double signed_area_mm2(const Loop& loop) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < loop.size(); ++i) {
    twice += cross_xy(loop[0], loop[i], loop[i + 1]);
  }
  return twice / 2;
}

double area_m2(const std::vector<Loop>& loops) {
  double sum = 0;
  for (const Loop& loop : loops) sum += signed_area_mm2(loop);
  return sum / 1e6;
}

bool covers(const std::vector<Loop>& loops, Vec3 place) {
  bool inside = false;
  each_side(loops, [&](Vec3 a, Vec3 b) {
    if ((a.y > place.y) == (b.y > place.y)) return;
    if (place.x < a.x + (b.x - a.x) * ((place.y - a.y) / (b.y - a.y))) inside = !inside;
  });
  return inside;
}

double distance_mm(const std::vector<Loop>& loops, Vec3 place) {
  double least = std::numeric_limits<double>::infinity();
  each_side(loops, [&](Vec3 a, Vec3 b) { least = std::min(least, to_side(place, a, b)); });
  return least;
}

double distance_mm(const std::vector<Loop>& a, const std::vector<Loop>& b) {
  if (a.empty() || b.empty()) return std::numeric_limits<double>::infinity();
  if (covers(a, b[0][0]) || covers(b, a[0][0])) return 0;
  double least = std::numeric_limits<double>::infinity();
  each_side(a, [&](Vec3 p, Vec3 q) {
    each_side(b, [&](Vec3 r, Vec3 s) {
      if (sides_cross(p, q, r, s)) least = 0;
      least = std::min({least, to_side(p, r, s), to_side(r, p, q)});
    });
  });
  return least;
}

PlanBox plan_box(const std::vector<Loop>& loops) {
  return plan_box(loops, {1, 0, 0});
}

PlanBox plan_box(const std::vector<Loop>& loops, Vec3 along) {
  const Vec3 across{-along.y, along.x, 0};
  constexpr double kFar = std::numeric_limits<double>::infinity();
  PlanBox box{kFar, kFar, -kFar, -kFar};
  for (const Loop& loop : loops) {
    for (const Vec3 p : loop) {
      const double u = dot(p, along);
      const double v = dot(p, across);
      box = {std::min(box.low_x, u), std::min(box.low_y, v), std::max(box.high_x, u),
             std::max(box.high_y, v)};
    }
  }
  return box;
}

Loop hull_of(const std::vector<Loop>& loops) {
  Loop points;
  for (const Loop& loop : loops) points.insert(points.end(), loop.begin(), loop.end());
  std::sort(points.begin(), points.end(), [](Vec3 a, Vec3 b) {
    return std::pair{a.x, a.y} < std::pair{b.x, b.y};
  });
  Loop hull;
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t base = hull.size();
    for (const Vec3 p : points) {
      while (hull.size() >= base + 2 && cross_xy(hull[hull.size() - 2], hull.back(), p) <= 0) {
        hull.pop_back();
      }
      hull.push_back(p);
    }
    if (!hull.empty()) hull.pop_back();
    std::reverse(points.begin(), points.end());
  }
  return hull;
}

Width width_of(const Loop& hull) {
  Width best;
  if (hull.size() < 3) return best;
  best.least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Vec3 from = hull[i];
    const Vec3 to = hull[i + 1 == hull.size() ? 0 : i + 1];
    const double side = norm_xy(to - from);
    if (side == 0) continue;
    const Vec3 along{(to.x - from.x) / side, (to.y - from.y) / side, 0};
    double across = 0;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Vec3 p : hull) {
      across = std::max(across, cross_xy(from, to, p) / side);
      low = std::min(low, dot(p, along));
      high = std::max(high, dot(p, along));
    }
    if (across < best.least) best = {across, high - low, along};
  }
  return best;
}

std::vector<Loop> border_of(const std::vector<Triangle>& triangles) {
  std::map<std::pair<Key, Key>, Vec3> sides;  // by their ends; the value is the far end
  for (const Triangle& triangle : triangles) {
    for (std::size_t i = 0; i < 3; ++i) {
      const Vec3 a = triangle.corners[i];
      const Vec3 b = triangle.corners[(i + 1) % 3];
      if (sides.erase({key_of(b), key_of(a)}) == 0) sides[{key_of(a), key_of(b)}] = b;
    }
  }
  std::vector<Loop> loops;
  while (!sides.empty()) {
    Loop loop;
    auto side = sides.begin();
    while (side != sides.end()) {
      const Key end = side->first.second;
      loop.push_back(side->second);
      sides.erase(side);
      side = sides.lower_bound({end, Key{-std::numeric_limits<double>::infinity(), 0, 0}});
      if (side != sides.end() && side->first.first != end) side = sides.end();
    }
    if (loop.size() >= 3) loops.push_back(std::move(loop));
  }
  return loops;
}

}  // namespace plano::checks
