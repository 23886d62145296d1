// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joints/scan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "joints/contact.h"

namespace plano::joints {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<Point2> loop_of(const geometry::Contour& contour) {
  std::vector<Point2> loop;
  for (const geometry::Point p : geometry::flattened(contour, kScanSagitta)) {
    loop.push_back({p.x.mm(), p.y.mm()});
  }
  return loop;
}

template <class Visit>
void for_each_side(const Loops& loops, Visit visit) {
  for (const auto& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) visit(loop[i], loop[(i + 1) % loop.size()]);
  }
}

// The part of side p-q with |left| <= half_width, as a range of `along`; empty: low > high.
Interval within_strip(const Line2& line, double half_width, Point2 p, Point2 q) {
  const double lp = line.left(p);
  const double lq = line.left(q);
  const double ap = line.along(p);
  const double aq = line.along(q);
  double from = 0;
  double to = 1;
  if (std::fabs(lp - lq) < 1e-12) {
    if (std::fabs(lp) > half_width) return {1, 0};
  } else {
    const double at_high = (half_width - lp) / (lq - lp);
    const double at_low = (-half_width - lp) / (lq - lp);
    from = std::max(0.0, std::min(at_high, at_low));
    to = std::min(1.0, std::max(at_high, at_low));
    if (from > to) return {1, 0};
  }
  const double first = ap + (aq - ap) * from;
  const double last = ap + (aq - ap) * to;
  return {std::min(first, last), std::max(first, last)};
}

double distance_of(Point2 p, Point2 a, Point2 b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double t =
      squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0.0;
  const double ex = a.x + dx * t - p.x;
  const double ey = a.y + dy * t - p.y;
  return std::sqrt(ex * ex + ey * ey);
}

double turn(Point2 a, Point2 b, Point2 c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool sides_cross(Point2 a, Point2 b, Point2 c, Point2 d) {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

// True if some side of `a` has all of `b` on its outside (but for `slack`).
bool side_separates(const std::vector<Point2>& a, const std::vector<Point2>& b, double slack) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Point2 p = a[i];
    const Point2 q = a[(i + 1) % a.size()];
    const double length = std::sqrt((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y));
    if (length < 1e-9) continue;
    const bool all_outside =
        std::all_of(b.begin(), b.end(), [&](Point2 c) { return turn(p, q, c) / length <= slack; });
    if (all_outside) return true;
  }
  return false;
}

// The material's outermost points within a strip lie on the strip's sides or at corners of the
// outline: so it is enough to follow the parallels through those.
std::vector<Interval> pieces_in_strip(const Loops& loops, const Line2& line, double half_width) {
  std::vector<double> offsets{-half_width, 0, half_width};
  for (const auto& loop : loops) {
    for (const Point2 p : loop) {
      const double left = line.left(p);
      if (std::fabs(left) < half_width) offsets.push_back(left);
    }
  }
  std::vector<Interval> pieces;
  for (const double offset : offsets) {
    // Just beside a corner on both sides: a line through the corner itself might count as outside.
    for (const double nudge : {-1e-6, 1e-6}) {
      const Line2 parallel{line.at(0, offset + nudge), line.direction};
      const std::vector<Interval> found = inside(loops, parallel);
      pieces.insert(pieces.end(), found.begin(), found.end());
    }
  }
  return pieces;
}

}  // namespace

Loops loops_of(const geometry::Region& region) {
  Loops loops;
  for (const geometry::Face& face : region.faces) {
    loops.push_back(loop_of(face.outer));
    for (const geometry::Contour& hole : face.holes) loops.push_back(loop_of(hole));
  }
  return loops;
}

bool contains(const Loops& loops, Point2 p) {
  bool odd = false;
  for_each_side(loops, [&](Point2 a, Point2 b) {
    if ((a.y > p.y) == (b.y > p.y)) return;
    if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) odd = !odd;
  });
  return odd;
}

std::vector<Interval> inside(const Loops& loops, const Line2& line) {
  std::vector<double> crossings;
  for_each_side(loops, [&](Point2 p, Point2 q) {
    const double lp = line.left(p);
    const double lq = line.left(q);
    if ((lp >= 0) == (lq >= 0)) return;
    const double ap = line.along(p);
    crossings.push_back(ap + (line.along(q) - ap) * (lp / (lp - lq)));
  });
  std::sort(crossings.begin(), crossings.end());
  std::vector<Interval> result;
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    result.push_back({crossings[i], crossings[i + 1]});
  }
  return result;
}

std::vector<Interval> strip_inside(const Loops& loops, const Line2& line, double half_width) {
  std::vector<Interval> left = inside(loops, line);
  const double narrower = half_width - kTouching.mm();
  if (narrower <= 0) return left;
  for_each_side(loops, [&](Point2 p, Point2 q) {
    const Interval taken = within_strip(line, narrower, p, q);
    if (taken.low > taken.high) return;
    std::vector<Interval> rest;
    for (const Interval& piece : left) {
      if (taken.high <= piece.low || taken.low >= piece.high) {
        rest.push_back(piece);
        continue;
      }
      if (taken.low > piece.low) rest.push_back({piece.low, taken.low});
      if (taken.high < piece.high) rest.push_back({taken.high, piece.high});
    }
    left = std::move(rest);
  });
  return left;
}

Interval reach(const Loops& loops, const Line2& line, double half_width, double from) {
  Interval result{from, from};
  for (const Interval& piece : pieces_in_strip(loops, line, half_width)) {
    if (piece.low > from || piece.high < from) continue;
    result.low = std::min(result.low, piece.low);
    result.high = std::max(result.high, piece.high);
  }
  return result;
}

Interval extent(const Loops& loops, const Line2& line, double half_width) {
  Interval result{kInfinity, -kInfinity};
  for (const Interval& piece : pieces_in_strip(loops, line, half_width)) {
    result.low = std::min(result.low, piece.low);
    result.high = std::max(result.high, piece.high);
  }
  return result;
}

std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> result;
  for (const Interval& p : a) {
    for (const Interval& q : b) {
      const Interval both{std::max(p.low, q.low), std::min(p.high, q.high)};
      if (both.low < both.high) result.push_back(both);
    }
  }
  std::sort(result.begin(), result.end(),
            [](const Interval& p, const Interval& q) { return p.low < q.low; });
  return result;
}

double distance_to_border(const Loops& loops, const std::vector<Point2>& polygon) {
  if (!contains(loops, polygon.front())) return -1;
  // No structured bindings: clang 14, which fuzzes this, lets no lambda have them.
  const auto across = std::minmax_element(polygon.begin(), polygon.end(),
                                          [](Point2 a, Point2 b) { return a.x < b.x; });
  const auto upwards = std::minmax_element(polygon.begin(), polygon.end(),
                                           [](Point2 a, Point2 b) { return a.y < b.y; });
  const double left = across.first->x;
  const double right = across.second->x;
  const double low = upwards.first->y;
  const double high = upwards.second->y;
  double least = kInfinity;
  for_each_side(loops, [&](Point2 p, Point2 q) {
    // Most sides lie farther from the polygon's box than others from the polygon.
    const double beside = std::max({0.0, left - std::max(p.x, q.x), std::min(p.x, q.x) - right});
    const double above = std::max({0.0, low - std::max(p.y, q.y), std::min(p.y, q.y) - high});
    if (least < 0 || std::max(beside, above) > least) return;
    bool p_inside = true;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Point2 a = polygon[i];
      const Point2 b = polygon[(i + 1) % polygon.size()];
      least = std::min({least, distance_of(a, p, q), distance_of(p, a, b)});
      if (sides_cross(a, b, p, q)) least = -1;
      if (turn(a, b, p) <= 0) p_inside = false;
    }
    if (p_inside) least = -1;
  });
  return least;
}

double distance_apart(const std::vector<Point2>& a, const std::vector<Point2>& b) {
  double least = kInfinity;
  const auto from = [&](const std::vector<Point2>& corners, const std::vector<Point2>& sides) {
    for (const Point2 p : corners) {
      for (std::size_t i = 0; i < sides.size(); ++i) {
        least = std::min(least, distance_of(p, sides[i], sides[(i + 1) % sides.size()]));
      }
    }
  };
  from(a, b);
  from(b, a);
  return least;
}

bool convex_overlap(const std::vector<Point2>& a, const std::vector<Point2>& b, double slack) {
  return !side_separates(a, b, slack) && !side_separates(b, a, slack);
}

}  // namespace plano::joints
