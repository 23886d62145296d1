// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Questions about a panel's drawn region that contact finding asks, answered in floating point on
/// flattened outlines. Millimetres throughout; nothing here decides a coordinate of a part.
#pragma once

#include <vector>

#include "base/length.h"
#include "geometry/outline.h"

namespace plano::joints {

/// Arcs are followed to this: half of kTouching, so that an arc never costs a contact.
inline constexpr Length kScanSagitta = 5_um;

struct Point2 {
  double x = 0;
  double y = 0;
};

/// A point and a unit direction. The left side has positive offsets.
struct Line2 {
  Point2 origin;
  Point2 direction;

  Point2 at(double along, double left) const {
    return {origin.x + direction.x * along - direction.y * left,
            origin.y + direction.y * along + direction.x * left};
  }
  double along(Point2 p) const {
    return (p.x - origin.x) * direction.x + (p.y - origin.y) * direction.y;
  }
  double left(Point2 p) const {
    return (p.y - origin.y) * direction.x - (p.x - origin.x) * direction.y;
  }
};

struct Interval {
  double low = 0;
  double high = 0;
  double length() const { return high - low; }
};

/// Closed polygons of a region, arcs flattened; outer loops turn left, holes right.
using Loops = std::vector<std::vector<Point2>>;
Loops loops_of(const geometry::Region& region);

bool contains(const Loops& loops, Point2 p);

/// Where a line runs inside, in order. A stretch along the border counts as inside or not as a
/// whole.
std::vector<Interval> inside(const Loops& loops, const Line2& line);

/// Where a strip reaching `half_width` to both sides of the line is inside over its whole width.
/// A border may touch the strip's sides to within kTouching.
std::vector<Interval> strip_inside(const Loops& loops, const Line2& line, double half_width);

/// How far the material around `line.at(from, 0)` reaches both ways along the line without a break,
/// over the whole width of a strip. Precondition: that point is inside.
Interval reach(const Loops& loops, const Line2& line, double half_width, double from);

/// From the first to the last material within the strip, breaks or not.
Interval extent(const Loops& loops, const Line2& line, double half_width);

std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b);

/// From a convex polygon (turning left) to the nearest border of the region; negative if the
/// polygon is not wholly inside.
double distance_to_border(const Loops& loops, const std::vector<Point2>& polygon);

/// Between two polygons that do not overlap.
double distance_apart(const std::vector<Point2>& a, const std::vector<Point2>& b);

/// True if two convex polygons (turning left) share more than `slack` of depth.
bool convex_overlap(const std::vector<Point2>& a, const std::vector<Point2>& b, double slack);

}  // namespace plano::joints
