// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/piece.h"

#include <algorithm>
#include <cmath>

#include "geometry/predicates.h"

namespace plano::geometry {
namespace {

/// The circle's rightmost (+1) or leftmost (-1) point.
Point extreme(const Arc& arc, int side) {
  return {arc.centre.x + side * arc.radius, arc.centre.y};
}

bool on_upper_half(const Arc& arc, Point p) {
  return p.y > arc.centre.y || (p.y == arc.centre.y && p.x > arc.centre.x);
}

double height_on(const Arc& arc, bool upper, Length x) {
  const double r = static_cast<double>(arc.radius.nm());
  const double dx = static_cast<double>((x - arc.centre.x).nm());
  const double rise = std::sqrt(std::max(0.0, (r - dx) * (r + dx)));
  return static_cast<double>(arc.centre.y.nm()) + (upper ? rise : -rise);
}

/// Half-open, so that a vertex between two pieces counts once, and the same whichever way they run.
bool passes(Length from, Length to, Length x) {
  return std::min(from, to) < x && x <= std::max(from, to);
}

}  // namespace

Piece piece_of(const Contour& contour, std::size_t i) {
  return {contour.edges[i].start, end_of(contour, i), contour.edges[i].arc};
}

std::vector<Piece> pieces_of(const Region& region) {
  std::vector<Piece> pieces;
  const auto add = [&pieces](const Contour& contour) {
    for (std::size_t i = 0; i < contour.edges.size(); ++i) {
      pieces.push_back(piece_of(contour, i));
    }
  };
  for (const Face& face : region.faces) {
    add(face.outer);
    std::for_each(face.holes.begin(), face.holes.end(), add);
  }
  return pieces;
}

Box box_of(const Piece& piece) {
  Box box{{std::min(piece.start.x, piece.end.x), std::min(piece.start.y, piece.end.y)},
          {std::max(piece.start.x, piece.end.x), std::max(piece.start.y, piece.end.y)}};
  if (!piece.arc) {
    return box;
  }
  const Arc& arc = *piece.arc;
  const auto reaches = [&](int x, int y) {
    return arc_spans(arc, piece.start, piece.end, {x * arc.radius, y * arc.radius});
  };
  if (reaches(1, 0)) {
    box.high.x = std::max(box.high.x, arc.centre.x + arc.radius);
  }
  if (reaches(0, 1)) {
    box.high.y = std::max(box.high.y, arc.centre.y + arc.radius);
  }
  if (reaches(-1, 0)) {
    box.low.x = std::min(box.low.x, arc.centre.x - arc.radius);
  }
  if (reaches(0, -1)) {
    box.low.y = std::min(box.low.y, arc.centre.y - arc.radius);
  }
  return box;
}

Box grown(const Box& box, Length by) {
  return {{box.low.x - by, box.low.y - by}, {box.high.x + by, box.high.y + by}};
}

bool boxes_meet(const Box& a, const Box& b) {
  return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

Crossings crossings_left_of(const Piece& piece, Length x) {
  Crossings found;
  if (!piece.arc) {
    if (passes(piece.start.x, piece.end.x, x)) {
      const double dx = static_cast<double>((piece.end.x - piece.start.x).nm());
      const double dy = static_cast<double>((piece.end.y - piece.start.y).nm());
      const double along = static_cast<double>((x - piece.start.x).nm());
      found.add({static_cast<double>(piece.start.y.nm()) + dy * (along / dx), dx > 0});
    }
    return found;
  }
  const Arc& arc = *piece.arc;
  const bool forward = arc.turn == Turn::counter_clockwise;
  const Point last = forward ? piece.end : piece.start;
  Point at = forward ? piece.start : piece.end;
  bool upper = on_upper_half(arc, at);
  const bool last_upper = on_upper_half(arc, last);
  // Counter-clockwise: leftward over the upper half, rightward over the lower, until the end.
  bool arrived = false;
  for (int part = 0; part < 3 && !arrived; ++part) {
    const bool ahead = part > 0 || (at != last && cross(at - arc.centre, last - arc.centre) > 0);
    arrived = upper == last_upper && ahead;
    const Point next = arrived ? last : extreme(arc, upper ? -1 : 1);
    if (passes(at.x, next.x, x)) {
      found.add({height_on(arc, upper, x), (next.x > at.x) == forward});
    }
    at = next;
    upper = !upper;
  }
  return found;
}

Point leftmost_point(const Piece& piece) {
  if (piece.arc && arc_spans(*piece.arc, piece.start, piece.end, {-piece.arc->radius, Length{}})) {
    return extreme(*piece.arc, -1);
  }
  return std::min(piece.start, piece.end);
}

}  // namespace plano::geometry
