// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/curve.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "foreign/limits.h"
#include "geometry/exact/evaluate.h"

namespace plano::foreign {
namespace {

using geometry::Arc;
using geometry::Piece;
using geometry::Point;
using geometry::Turn;

double nm(Length length) {
  return static_cast<double>(length.nm());
}

Point nearest(Point from, double x, double y) {
  return {from.x + Length::nanometres(std::llround(x)),
          from.y + Length::nanometres(std::llround(y))};
}

double length_nm(Point start, Point end) {
  const double dx = nm(end.x - start.x);
  const double dy = nm(end.y - start.y);
  return std::sqrt(dx * dx + dy * dy);
}

double radius_nm(double length, double bulge) {
  return length * (1 + bulge * bulge) / (4 * std::fabs(bulge));
}

/// A chord of an arc of radius r that sweeps s strays r (1 - cos(s/2)), less than r s²/8. Its ends
/// are rounded by up to a nanometre.
std::size_t chords_of(double radius, double bulge) {
  const double sweep = 4 * atan_degrees(std::fabs(bulge)) * kPi / 180;
  return static_cast<std::size_t>(
      std::max(1.0, std::ceil(sweep * std::sqrt(radius / (8 * nm(kFlattened - 1_nm))))));
}

/// Points of the circle itself. Half its sweep is h; one at -h <= p <= h from the arc's middle
/// lies, in chords, by sin p / 2 sin h along the chord from its middle and by
/// sin((h + p)/2) sin((h - p)/2) / sin h beside it: no difference of large numbers.
std::vector<Piece> chords(Point start, Point end, double bulge) {
  const double dx = nm(end.x - start.x);
  const double dy = nm(end.y - start.y);
  const std::size_t count = chords_of(radius_nm(length_nm(start, end), bulge), bulge);
  const double half = 2 * atan_degrees(bulge);
  const double divisor = sin_degrees(half);
  std::vector<Piece> pieces;
  Point at = start;
  for (std::size_t k = 1; k <= count; ++k) {
    const double turn = half * (2 * static_cast<double>(k) / static_cast<double>(count) - 1);
    const double along = 0.5 + sin_degrees(turn) / (2 * divisor);
    const double right = sin_degrees((half + turn) / 2) * sin_degrees((half - turn) / 2) / divisor;
    const Point next =
        k == count ? end : nearest(start, dx * along + dy * right, dy * along - dx * right);
    pieces.push_back({at, next, std::nullopt});
    at = next;
  }
  return pieces;
}

/// The circle through both points. Precondition: neither the same nor in line with the arc.
Piece arc_through(Point start, Point end, double bulge) {
  const double dx = nm(end.x - start.x);
  const double dy = nm(end.y - start.y);
  const double side = (1 - bulge * bulge) / (4 * bulge);
  Arc arc;
  arc.centre = nearest(start, dx / 2 - dy * side, dy / 2 + dx * side);
  arc.radius = Length::nanometres(std::llround(radius_nm(length_nm(start, end), bulge)));
  arc.turn = bulge > 0 ? Turn::counter_clockwise : Turn::clockwise;
  return {start, end, arc};
}

bool on_circle(const Arc& arc, Point p) {
  const double x = nm(p.x - arc.centre.x);
  const double y = nm(p.y - arc.centre.y);
  return std::fabs(std::sqrt(x * x + y * y) - nm(arc.radius)) <= nm(geometry::kArcSlack);
}

}  // namespace

Piece reversed(const Piece& piece) {
  Piece result{piece.end, piece.start, piece.arc};
  if (result.arc) {
    result.arc->turn =
        piece.arc->turn == Turn::clockwise ? Turn::counter_clockwise : Turn::clockwise;
  }
  return result;
}

double bulge_of(const Piece& piece) {
  if (!piece.arc) return 0;
  const geometry::Contour contour{{{piece.start, piece.arc}, {piece.end, std::nullopt}}};
  return geometry::bulge(contour, 0);
}

Way way_through(Point start, Point end, double bulge) {
  const double length = length_nm(start, end);
  if (bulge == 0 || length < nm(geometry::exact::kShortestEdge)) return Way::line;
  if (radius_nm(length, bulge) <= nm(kFarthest)) return Way::arc;
  return std::fabs(bulge) * length / 2 <= nm(kCoincident) ? Way::line : Way::chords;
}

std::size_t count_through(Point start, Point end, double bulge) {
  if (way_through(start, end, bulge) != Way::chords) return 1;
  return chords_of(radius_nm(length_nm(start, end), bulge), bulge);
}

std::vector<Piece> pieces_through(Point start, Point end, double bulge) {
  switch (way_through(start, end, bulge)) {
    case Way::line:
      return {{start, end, std::nullopt}};
    case Way::chords:
      return chords(start, end, bulge);
    case Way::arc:
      break;
  }
  return {arc_through(start, end, bulge)};
}

Piece moved_ends(const Piece& piece, Point start, Point end) {
  if (!piece.arc || (on_circle(*piece.arc, start) && on_circle(*piece.arc, end))) {
    return {start, end, piece.arc};
  }
  const double length = length_nm(start, end);
  const double bulge = bulge_of(piece);
  if (bulge == 0 || length < nm(geometry::exact::kShortestEdge)) return {start, end, std::nullopt};
  const bool flat = std::fabs(bulge) <= 1;
  if (flat && radius_nm(length, bulge) <= nm(kFarthest)) return arc_through(start, end, bulge);
  const double radius = nm(flat ? kFarthest : piece.arc->radius);
  const double half = length / 2;
  const double high = radius + std::sqrt(std::max(0.0, radius * radius - half * half));
  const double kept = half >= radius ? 1 : flat ? half / high : high / half;
  return arc_through(start, end, std::copysign(kept, bulge));
}

Text place_text(Point place) {
  return fill({"x {0}, y {1}", "x {0}, y {1}"}, {show(place.x), show(place.y)});
}

}  // namespace plano::foreign
