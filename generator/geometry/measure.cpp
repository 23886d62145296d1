// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Measuring outlines. Areas and lengths are floating point, taken relative to a point of the
/// outline so that a small contour far from the origin loses nothing.

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/trig.h"
#include "geometry/outline.h"
#include "geometry/piece.h"
#include "geometry/predicates.h"

namespace plano::geometry {
namespace {

struct Millimetres {
  double x;
  double y;
};

Millimetres in_mm(Point p) {
  return {p.x.mm(), p.y.mm()};
}

/// Sweep of an arc in degrees, in (0, 360].
double sweep_of(const Arc& arc, Point start, Point end) {
  if (start == end) {
    return 360;
  }
  Point from = start - arc.centre;
  Point to = end - arc.centre;
  if (arc.turn == Turn::clockwise) {
    std::swap(from, to);
  }
  const double degrees =
      atan2_degrees(static_cast<double>(cross(from, to)), static_cast<double>(dot(from, to)));
  return degrees > 0 ? degrees : degrees + 360;
}

/// θ - sin θ for θ in radians. The plain difference would cancel for flat arcs; the first three
/// terms of the series are exact to double precision below 0.02.
double minus_sine(double degrees) {
  const double radians = degrees * (kPi / 180);
  if (radians < 0.02) {
    const double square = radians * radians;
    return radians * square / 6 * (1 - square / 20 * (1 - square / 42));
  }
  return radians - sin_degrees(degrees);
}

void include(Box& box, Point p) {
  box.low.x = std::min(box.low.x, p.x);
  box.low.y = std::min(box.low.y, p.y);
  box.high.x = std::max(box.high.x, p.x);
  box.high.y = std::max(box.high.y, p.y);
}

}  // namespace

Length distance(Point a, Point b) {
  const Millimetres d = in_mm(b - a);
  return Length::nearest_to_mm(std::sqrt(d.x * d.x + d.y * d.y));
}

Point end_of(const Contour& contour, std::size_t i) {
  return contour.next(i).start;
}

double sweep_degrees(const Contour& contour, std::size_t i) {
  const Edge& edge = contour.edges[i];
  if (!edge.arc) {
    return 0;
  }
  const double sweep = sweep_of(*edge.arc, edge.start, end_of(contour, i));
  return edge.arc->turn == Turn::counter_clockwise ? sweep : -sweep;
}

double bulge(const Contour& contour, std::size_t i) {
  return contour.edges[i].arc ? tan_degrees(sweep_degrees(contour, i) / 4) : 0;
}

Area signed_area(const Contour& contour) {
  if (contour.edges.empty()) {
    return {};
  }
  const Point origin = contour.edges.front().start;
  double twice = 0;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const Edge& edge = contour.edges[i];
    const Millimetres a = in_mm(edge.start - origin);
    const Millimetres b = in_mm(end_of(contour, i) - origin);
    twice += a.x * b.y - a.y * b.x;
    if (edge.arc) {
      const double sweep = sweep_degrees(contour, i);
      const double r = edge.arc->radius.mm();
      const double segment = r * r * minus_sine(std::fabs(sweep));
      twice += sweep > 0 ? segment : -segment;
    }
  }
  return Area::square_mm(twice / 2);
}

Area area(const Face& face) {
  Area sum = signed_area(face.outer);
  for (const Contour& hole : face.holes) {
    sum = sum + signed_area(hole);
  }
  return sum;
}

Area area(const Region& region) {
  Area sum;
  for (const Face& face : region.faces) {
    sum = sum + area(face);
  }
  return sum;
}

Length perimeter(const Contour& contour) {
  double sum = 0;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const Edge& edge = contour.edges[i];
    if (edge.arc) {
      sum += edge.arc->radius.mm() * std::fabs(sweep_degrees(contour, i)) * (kPi / 180);
    } else {
      const Millimetres d = in_mm(end_of(contour, i) - edge.start);
      sum += std::sqrt(d.x * d.x + d.y * d.y);
    }
  }
  return Length::nearest_to_mm(sum);
}

Box bounding_box(const Contour& contour) {
  CHECK(!contour.edges.empty(), "a contour has an edge");
  Box box = box_of(piece_of(contour, 0));
  for (std::size_t i = 1; i < contour.edges.size(); ++i) {
    const Box one = box_of(piece_of(contour, i));
    include(box, one.low);
    include(box, one.high);
  }
  return box;
}

Box bounding_box(const Face& face) {
  return bounding_box(face.outer);
}

Box bounding_box(const Region& region) {
  if (region.empty()) {
    return {{1_nm, 1_nm}, {}};
  }
  Box box = bounding_box(region.faces.front());
  for (const Face& face : region.faces) {
    const Box one = bounding_box(face);
    include(box, one.low);
    include(box, one.high);
  }
  return box;
}

Point point_on(const Contour& contour, std::size_t i, double fraction) {
  const Edge& edge = contour.edges[i];
  const Point end = end_of(contour, i);
  if (!edge.arc) {
    const Millimetres d = in_mm(end - edge.start);
    return edge.start +
           Point{Length::nearest_to_mm(d.x * fraction), Length::nearest_to_mm(d.y * fraction)};
  }
  const Millimetres from = in_mm(edge.start - edge.arc->centre);
  const double degrees = atan2_degrees(from.y, from.x) + sweep_degrees(contour, i) * fraction;
  const double r = edge.arc->radius.mm();
  return edge.arc->centre + Point{Length::nearest_to_mm(r * cos_degrees(degrees)),
                                  Length::nearest_to_mm(r * sin_degrees(degrees))};
}

}  // namespace plano::geometry
