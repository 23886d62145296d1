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

/// Chords of a flat arc of (nearly) a straight line; x along it, y to its left, from its start.
std::vector<Piece> chords(Point start, Point end, double bulge) {
  const double dx = nm(end.x - start.x);
  const double dy = nm(end.y - start.y);
  const double length = std::sqrt(dx * dx + dy * dy);
  const double sagitta = std::fabs(bulge) * length / 2;
  const int count = std::max(1, static_cast<int>(std::ceil(std::sqrt(sagitta / nm(kFlattened)))));
  std::vector<Piece> pieces;
  Point at = start;
  for (int k = 1; k <= count; ++k) {
    // A parabola of the same sagitta: at this radius the two differ by less than a nanometre.
    const double t = static_cast<double>(k) / count;
    const double off = -2 * bulge * t * (1 - t);
    const Point next = k == count ? end : nearest(start, dx * t - dy * off, dy * t + dx * off);
    pieces.push_back({at, next, std::nullopt});
    at = next;
  }
  return pieces;
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

std::vector<Piece> pieces_through(Point start, Point end, double bulge) {
  const double dx = nm(end.x - start.x);
  const double dy = nm(end.y - start.y);
  const double length = std::sqrt(dx * dx + dy * dy);
  if (bulge == 0 || length < nm(geometry::exact::kShortestEdge)) {
    return {{start, end, std::nullopt}};
  }
  const double radius = length * (1 + bulge * bulge) / (4 * std::fabs(bulge));
  if (radius > nm(kFarthest)) {
    return std::fabs(bulge) < 1 ? chords(start, end, bulge)
                                : std::vector<Piece>{{start, end, std::nullopt}};
  }
  const double side = (1 - bulge * bulge) / (4 * bulge);
  Arc arc;
  arc.centre = nearest(start, dx / 2 - dy * side, dy / 2 + dx * side);
  arc.radius = Length::nanometres(std::llround(radius));
  arc.turn = bulge > 0 ? Turn::counter_clockwise : Turn::clockwise;
  return {{start, end, arc}};
}

std::vector<Piece> moved_ends(const Piece& piece, Point start, Point end) {
  if (!piece.arc || (on_circle(*piece.arc, start) && on_circle(*piece.arc, end))) {
    return {{start, end, piece.arc}};
  }
  return pieces_through(start, end, bulge_of(piece));
}

Text place_text(Point place) {
  return fill({"x {0}, y {1}", "x {0}, y {1}"}, {show(place.x), show(place.y)});
}

}  // namespace plano::foreign
