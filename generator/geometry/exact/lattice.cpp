// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/lattice.h"

#include <cmath>

namespace plano::geometry::exact {
namespace {

/// 100 m, see Reason::too_large.
constexpr Length kFarthest = Length::millimetres(100'000);
/// An arc's end may miss its circle by this much before the contour counts as broken: the door's
/// own rounding, well above kArcSlack.
constexpr Length kEndSlack = 1_um;
/// How far the centre of an arc of more than half a turn may move; beyond, its ends are too close.
constexpr Length kMostCentreShift = 10_um;
/// A chord of 100 m at 2^-32: a step of 24 nm, and all products below stay within 128 bits.
constexpr int kFinestScale = 32;

LatticePoint rounded(Point p) {
  return {p.x.rounded_to_um().nm() / 1000, p.y.rounded_to_um().nm() / 1000};
}

bool far_away(Point p) {
  return abs(p.x) > kFarthest || abs(p.y) > kFarthest;
}

Int128 floor_divided(Int128 a, Int128 b) {
  const Int128 quotient = a / b;
  return quotient * b > a ? quotient - 1 : quotient;
}

/// Nearest integer, halves up (so that moving by whole units commutes with it). b > 0.
Int128 nearest(Int128 a, Int128 b) {
  return floor_divided(2 * a + b, 2 * b);
}

Int128 squared_distance(LatticePoint a, LatticePoint b) {
  const Int128 dx = b.x - a.x;
  const Int128 dy = b.y - a.y;
  return dx * dx + dy * dy;
}

void reduce(Circle& circle) {
  while (circle.scale > 0 && circle.x % 2 == 0 && circle.y % 2 == 0) {
    circle.x /= 2;
    circle.y /= 2;
    circle.squared_radius /= 4;
    --circle.scale;
  }
}

/// Case B: through both ends, the centre on their bisector as near to `centre` as the step allows.
Circle through_ends(LatticePoint from, LatticePoint to, Point centre) {
  const Int128 dx = to.x - from.x;
  const Int128 dy = to.y - from.y;
  const Int128 squared_chord = dx * dx + dy * dy;
  int bits = 0;  // the least with chord / 2^bits < 4 nm
  while (bits < kFinestScale && squared_chord * 62'500 >= Int128{1} << (2 * bits)) {
    ++bits;
  }
  // In half nanometres, in which the middle of the chord is whole.
  const Int128 off_x = 2 * Int128{centre.x.nm()} - 1000 * (Int128{from.x} + to.x);
  const Int128 off_y = 2 * Int128{centre.y.nm()} - 1000 * (Int128{from.y} + to.y);
  const Int128 along_bisector = dx * off_y - dy * off_x;
  const Int128 steps = nearest(along_bisector << bits, 2000 * squared_chord);
  Circle circle;
  circle.scale = bits + 1;
  circle.x = ((Int128{from.x} + to.x) << bits) - 2 * dy * steps;
  circle.y = ((Int128{from.y} + to.y) << bits) + 2 * dx * steps;
  const Int128 rx = circle.x - (Int128{from.x} << circle.scale);
  const Int128 ry = circle.y - (Int128{from.y} << circle.scale);
  circle.squared_radius = rx * rx + ry * ry;
  reduce(circle);
  return circle;
}

bool on_circle(const Arc& arc, Point p) {
  return abs(distance(p, arc.centre) - arc.radius) <= kEndSlack;
}

Reason broken(Reason::Kind kind, Point place, const char* detail) {
  return {kind, place, detail};
}

Expected<std::optional<Curve>, Reason> full_circle(const Edge& edge) {
  const LatticePoint centre = rounded(edge.arc->centre);
  const std::int64_t radius = edge.arc->radius.rounded_to_um().nm() / 1000;
  if (radius <= 0) {
    return std::nullopt;
  }
  const LatticePoint start{centre.x + radius, centre.y};
  return Curve{start, start, Circle{centre.x, centre.y, Int128{radius} * radius, 0},
               edge.arc->turn};
}

Expected<std::optional<Curve>, Reason> arc_on_lattice(const Edge& edge, Point end) {
  const Arc& arc = *edge.arc;
  if (!on_circle(arc, edge.start) || !on_circle(arc, end)) {
    return failure(broken(Reason::Kind::input_not_simple, edge.start,
                          "an arc's end does not lie on its circle"));
  }
  const bool turns_left = arc.turn == Turn::counter_clockwise;
  const Int128 opening = cross(edge.start - arc.centre, end - arc.centre);
  const bool beyond_half_turn = turns_left ? opening < 0 : opening > 0;
  const Reason too_close =
      broken(Reason::Kind::sliver, edge.start, "the two ends of an arc nearly meet");
  Curve curve{rounded(edge.start), rounded(end), std::nullopt, arc.turn};
  if (curve.from == curve.to) {
    if (beyond_half_turn) {
      return failure(too_close);
    }
    return std::nullopt;
  }
  Circle circle = through_ends(curve.from, curve.to, arc.centre);
  const Point centre = to_arc(circle, arc.turn).centre;
  if (beyond_half_turn && distance(centre, arc.centre) > kMostCentreShift) {
    return failure(too_close);
  }
  const LatticePoint near = rounded(centre);
  const Int128 squared_radius = squared_distance(near, curve.from);
  if (squared_radius == squared_distance(near, curve.to)) {
    circle = Circle{near.x, near.y, squared_radius, 0};
  }
  curve.circle = circle;
  return curve;
}

Expected<std::optional<Curve>, Reason> edge_on_lattice(const Contour& contour, std::size_t i) {
  const Edge& edge = contour.edges[i];
  if (far_away(edge.start) ||
      (edge.arc && (far_away(edge.arc->centre) || edge.arc->radius > kFarthest))) {
    return failure(broken(Reason::Kind::too_large, edge.start, "farther than 100 m"));
  }
  if (contour.is_circle()) {
    if (!edge.arc) {
      return failure(broken(Reason::Kind::input_not_simple, edge.start, "one straight edge"));
    }
    return full_circle(edge);
  }
  if (edge.arc) {
    return arc_on_lattice(edge, end_of(contour, i));
  }
  const Curve line{rounded(edge.start), rounded(end_of(contour, i)), std::nullopt, {}};
  return line.from == line.to ? std::optional<Curve>{} : line;
}

}  // namespace

Expected<std::vector<Curve>, Reason> on_lattice(const Contour& contour) {
  std::vector<Curve> curves;
  curves.reserve(contour.edges.size());
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const auto curve = edge_on_lattice(contour, i);
    if (!curve) {
      return failure(curve.error());
    }
    if (*curve) {
      curves.push_back(**curve);
    }
  }
  const bool there_and_back = curves.size() == 2 && !curves.front().circle && !curves.back().circle;
  if (there_and_back) {
    curves.clear();
  }
  return curves;
}

bool same_support(const Curve& a, const Curve& b) {
  if (a.circle || b.circle) {
    return a.circle == b.circle;
  }
  const Int128 dx = a.to.x - a.from.x;
  const Int128 dy = a.to.y - a.from.y;
  const auto on_line = [&](LatticePoint p) {
    return dx * (p.y - a.from.y) == dy * (p.x - a.from.x);
  };
  return on_line(b.from) && on_line(b.to);
}

Point to_point(LatticePoint p) {
  return {Length::micrometres(p.x), Length::micrometres(p.y)};
}

Arc to_arc(const Circle& circle, Turn turn) {
  const Int128 unit = Int128{1} << circle.scale;
  const auto coordinate = [&](Int128 value) {
    return Length::nanometres(static_cast<std::int64_t>(nearest(value * 1000, unit)));
  };
  const double radius_um =
      std::sqrt(static_cast<double>(circle.squared_radius)) / static_cast<double>(unit);
  return {{coordinate(circle.x), coordinate(circle.y)},
          Length::nanometres(std::llround(radius_um * 1000)),
          turn};
}

}  // namespace plano::geometry::exact
