// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/predicates.h"

namespace plano::geometry {

bool turns_through(Point from, Point to, Point by) {
  const Int128 opening = cross(from, to);
  if (opening > 0) {
    return cross(from, by) >= 0 && cross(by, to) >= 0;
  }
  if (opening < 0) {
    return !(cross(to, by) > 0 && cross(by, from) > 0);
  }
  const bool full_turn = dot(from, to) > 0;
  return full_turn || cross(from, by) >= 0;
}

bool arc_spans(const Arc& arc, Point start, Point end, Point by) {
  const Point from = start - arc.centre;
  const Point to = end - arc.centre;
  return arc.turn == Turn::counter_clockwise ? turns_through(from, to, by)
                                             : turns_through(to, from, by);
}

}  // namespace plano::geometry
