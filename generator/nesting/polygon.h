// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Polygons of the search: straight edges, millimetres in floating point. The search may be a hair
/// off; what it gives back is held against the true outlines by an exact check (`check.h`).
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "geometry/outline.h"

namespace plano::nesting {

struct Vec {
  double x = 0;
  double y = 0;

  friend Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec operator*(Vec a, double k) { return {a.x * k, a.y * k}; }
  friend bool operator==(Vec, Vec) = default;
};

inline double dot(Vec a, Vec b) {
  return a.x * b.x + a.y * b.y;
}
/// Positive where b is to the left of a.
inline double cross(Vec a, Vec b) {
  return a.x * b.y - a.y * b.x;
}
double norm(Vec a);

/// Closed without repeating its first point.
using Ring = std::vector<Vec>;

/// Outer ring counter-clockwise, holes clockwise.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};

struct Bounds {
  Vec low{1e300, 1e300};
  Vec high{-1e300, -1e300};

  void include(Vec p);
  double width() const { return high.x - low.x; }
  double height() const { return high.y - low.y; }
};

/// How a part lies: mirrored in the y axis first (if at all), then turned counter-clockwise.
struct Pose {
  bool flipped = false;
  Angle turn;
  friend bool operator==(const Pose&, const Pose&) = default;
};

/// The same turn from 0 to below `period`, which is more than 0.
Angle within(Angle turn, Angle period);

/// A pose as the matrix it is. Quarter turns are exact.
struct Turning {
  double xx = 1, xy = 0, yx = 0, yy = 1;  // x' = xx x + xy y; y' = yx x + yy y

  Vec operator()(Vec p) const { return {xx * p.x + xy * p.y, yx * p.x + yy * p.y}; }
  /// The way back.
  Vec back(Vec p) const { return {xx * p.x + yx * p.y, xy * p.x + yy * p.y}; }
};
Turning turning_of(const Pose& pose);
/// The pose that `second` has, seen from what `first` has turned: first, then the result, is
/// second.
Pose relative(const Pose& first, const Pose& second);

/// Signed: positive counter-clockwise.
double signed_area(const Ring& ring);
double area(const Polygon& polygon);
Bounds bounds(const Ring& ring);
/// Corner by corner, in the same order, but for what is lost in rounding (kSameMm).
bool same(const Polygon& a, const Polygon& b);
inline constexpr double kSameMm = 1e-7;
/// Counter-clockwise, no three points in line.
Ring convex_hull(Ring points);
Ring turned(const Ring& ring, const Pose& pose);

}  // namespace plano::nesting
