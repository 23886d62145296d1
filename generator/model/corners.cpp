// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/corners.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/trig.h"

namespace plano::model {
namespace {

using geometry::Arc;
using geometry::Contour;
using geometry::Edge;
using geometry::Point;
using geometry::Turn;

/// Millimetres, inside a computation.
struct Flat {
  double x = 0;
  double y = 0;
};
Flat to_flat(Point p) {
  return {p.x.mm(), p.y.mm()};
}
Flat operator-(Flat a, Flat b) {
  return {a.x - b.x, a.y - b.y};
}
Flat operator+(Flat a, Flat b) {
  return {a.x + b.x, a.y + b.y};
}
Flat operator*(Flat a, double k) {
  return {a.x * k, a.y * k};
}
double dot(Flat a, Flat b) {
  return a.x * b.x + a.y * b.y;
}
double cross(Flat a, Flat b) {
  return a.x * b.y - a.y * b.x;
}
double norm(Flat a) {
  return std::sqrt(dot(a, a));
}
Point nearest_nm(Flat a) {
  return {Length::nearest_to_mm(a.x), Length::nearest_to_mm(a.y)};
}
Point nearest_um(Flat a) {
  return on_lattice(nearest_nm(a));
}

/// Above this sweep the chord is within 3.4 % of the diameter and no longer fixes the centre.
constexpr double kWidestByRadius = 150.0;

/// How a corner is cut: where the arc begins and ends.
struct Blend {
  Flat in;             // unit, towards the corner
  Flat out;            // unit, away from it
  double setback = 0;  // from the corner to the tangent points, mm
  double turn = 0;     // degrees, signed
};

Expected<Blend, CornerFault> blend_at(const std::vector<Corner>& corners, std::size_t i) {
  const std::size_t n = corners.size();
  const Flat before = to_flat(corners[(i + n - 1) % n].at);
  const Flat here = to_flat(corners[i].at);
  const Flat after = to_flat(corners[(i + 1) % n].at);
  Blend blend;
  blend.in = (here - before) * (1 / norm(here - before));
  blend.out = (after - here) * (1 / norm(after - here));
  const double sine = cross(blend.in, blend.out);
  const double cosine = dot(blend.in, blend.out);
  if (sine == 0 && cosine < 0) return failure(CornerFault{CornerFault::Kind::turns_back, i, {}});
  blend.turn = atan2_degrees(sine, cosine);
  if (corners[i].radius > Length{}) {
    blend.setback = corners[i].radius.mm() * std::fabs(sine) / (1 + cosine);
  }
  return blend;
}

/// The first corner whose arc leaves no room for its neighbour's on the side that follows it.
std::optional<CornerFault> overfull_side(const std::vector<Corner>& corners,
                                         const std::vector<Blend>& blends) {
  const std::size_t n = corners.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t j = (i + 1) % n;
    const double side = norm(to_flat(corners[j].at) - to_flat(corners[i].at));
    const double taken = blends[i].setback + blends[j].setback;
    if (taken <= side + 1e-3) continue;  // 1 µm: two roundings to the lattice
    const std::size_t at = blends[i].setback >= blends[j].setback ? i : j;
    const double share = side * blends[at].setback / taken;
    const double largest = corners[at].radius.mm() * share / blends[at].setback;
    const Length whole = Length::micrometres(static_cast<std::int64_t>(std::floor(largest * 1e3)));
    return CornerFault{CornerFault::Kind::radius_too_large, at, whole};
  }
  return std::nullopt;
}

void append(Contour& contour, Edge edge) {
  // Two arcs that use up a side between them meet in one lattice point: no straight edge is left.
  if (!contour.edges.empty() && contour.edges.back().start == edge.start &&
      !contour.edges.back().arc) {
    contour.edges.back() = edge;
    return;
  }
  contour.edges.push_back(edge);
}

void append_corner(Contour& contour, const Corner& corner, const Blend& blend) {
  const Flat here = to_flat(corner.at);
  const Point begin = nearest_um(here - blend.in * blend.setback);
  const Point end = nearest_um(here + blend.out * blend.setback);
  if (begin == end) {
    append(contour, Edge{begin, std::nullopt});
    return;
  }
  const Turn turn = blend.turn > 0 ? Turn::counter_clockwise : Turn::clockwise;
  append(contour, Edge{begin, arc_through(begin, end, corner.radius, std::fabs(blend.turn), turn)});
  append(contour, Edge{end, std::nullopt});
}

}  // namespace

Point on_lattice(Point p) {
  return {p.x.rounded_to_um(), p.y.rounded_to_um()};
}

Arc arc_through(Point a, Point b, Length radius, double sweep, Turn turn) {
  const Flat from = to_flat(a);
  const Flat chord = to_flat(b) - from;
  const double half = norm(chord) / 2;
  CHECK(half > 0, "an arc without length");
  double r = radius.mm();
  double height = 0;  // of the centre over the chord
  if (sweep <= kWidestByRadius && r > half) {
    height = std::sqrt(r * r - half * half);
  } else {
    const double half_sweep = std::min(sweep, 180.0) / 2;
    r = half / sin_degrees(half_sweep);
    height = r * cos_degrees(half_sweep);
  }
  const Flat left = Flat{-chord.y, chord.x} * (1 / (2 * half));
  const double side = turn == Turn::counter_clockwise ? 1 : -1;
  const Point centre = nearest_nm(from + chord * 0.5 + left * (side * height));
  return Arc{centre, Length::nearest_to_mm(r), turn};
}

std::optional<Arc> arc_over(Point a, Point middle, Point b) {
  const Flat u = to_flat(middle) - to_flat(a);
  const Flat v = to_flat(b) - to_flat(a);
  const double twice_area = cross(u, v);
  const double chord = norm(v);
  if (chord == 0 || std::fabs(twice_area) / chord < 1e-3) return std::nullopt;
  const double d = 2 * twice_area;
  const double uu = dot(u, u);
  const double vv = dot(v, v);
  const Flat centre{(v.y * uu - u.y * vv) / d, (u.x * vv - v.x * uu) / d};
  const Turn turn = twice_area > 0 ? Turn::counter_clockwise : Turn::clockwise;
  return Arc{nearest_nm(to_flat(a) + centre), Length::nearest_to_mm(norm(centre)), turn};
}

Expected<Contour, CornerFault> rounded_polygon(std::vector<Corner> corners) {
  CHECK(corners.size() >= 3, "a polygon of fewer than three corners");
  double twice_area = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    corners[i].at = on_lattice(corners[i].at);
    corners[i].radius = corners[i].radius.rounded_to_um();
  }
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Corner& next = corners[(i + 1) % corners.size()];
    if (next.at == corners[i].at) {
      const std::size_t second = (i + 1) % corners.size();
      return failure(CornerFault{CornerFault::Kind::repeated_point, second, {}});
    }
    twice_area += cross(to_flat(corners[i].at), to_flat(next.at));
  }
  std::vector<Blend> blends;
  blends.reserve(corners.size());
  for (std::size_t i = 0; i < corners.size(); ++i) {
    Expected<Blend, CornerFault> blend = blend_at(corners, i);
    if (!blend) return failure(blend.error());
    blends.push_back(*blend);
  }
  if (std::fabs(twice_area) < 1e-6) return failure(CornerFault{});
  if (const auto fault = overfull_side(corners, blends)) return failure(*fault);
  Contour contour;
  for (std::size_t i = 0; i < corners.size(); ++i) append_corner(contour, corners[i], blends[i]);
  // The last side may be used up as well: then its straight edge is the first arc's start.
  if (contour.edges.size() > 2 && !contour.edges.back().arc &&
      contour.edges.back().start == contour.edges.front().start) {
    contour.edges.pop_back();
  }
  return twice_area > 0 ? contour : geometry::reversed(contour);
}

Contour slot(Point centre, Length length, Length width, Angle direction) {
  const double reach = (length - width).mm() / 2;
  const double r = width.mm() / 2;
  const Flat along{cos_of(direction), sin_of(direction)};
  const Flat across{-along.y, along.x};
  const Flat middle = to_flat(centre);
  const Point right_low = nearest_um(middle + along * reach + across * -r);
  const Point right_high = nearest_um(middle + along * reach + across * r);
  const Point left_high = nearest_um(middle + along * -reach + across * r);
  const Point left_low = nearest_um(middle + along * -reach + across * -r);
  const Length radius = width.half();
  const Turn turn = Turn::counter_clockwise;
  return Contour{{Edge{left_low, std::nullopt},
                  Edge{right_low, arc_through(right_low, right_high, radius, 180, turn)},
                  Edge{right_high, std::nullopt},
                  Edge{left_high, arc_through(left_high, left_low, radius, 180, turn)}}};
}

std::vector<Corner> regular_corners(Point centre, Length diameter, int sides, Angle direction,
                                    Length corner_radius) {
  CHECK(sides >= 3, "a regular polygon of fewer than three sides");
  std::vector<Corner> corners;
  corners.reserve(static_cast<std::size_t>(sides));
  const double r = diameter.mm() / 2;
  for (int i = 0; i < sides; ++i) {
    const double deg = direction.degrees() + 360.0 * i / sides;
    const Flat at = to_flat(centre) + Flat{cos_degrees(deg), sin_degrees(deg)} * r;
    corners.push_back(Corner{nearest_um(at), corner_radius});
  }
  return corners;
}

}  // namespace plano::model
