// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Points in the plane of a panel, on the 1 nm lattice. x right, y up.
#pragma once

#include <compare>

#include "base/length.h"

namespace plano::geometry {

struct Point {
  Length x;
  Length y;

  friend constexpr auto operator<=>(const Point&, const Point&) = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

/// Distance, in floating point, for measuring; never for deciding whether two points coincide.
Length distance(Point a, Point b);

/// An axis-aligned box; both corners belong to it. Empty: `low` beyond `high`.
struct Box {
  Point low;
  Point high;

  Length width() const { return high.x - low.x; }
  Length height() const { return high.y - low.y; }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

}  // namespace plano::geometry
