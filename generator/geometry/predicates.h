// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Exact predicates on the 1 nm lattice: products of two coordinates need 128 bits.
#pragma once

#include "geometry/outline.h"
#include "geometry/point.h"

namespace plano::geometry {

__extension__ using Int128 = __int128;

constexpr Int128 cross(Point a, Point b) {
  return Int128{a.x.nm()} * b.y.nm() - Int128{a.y.nm()} * b.x.nm();
}
constexpr Int128 dot(Point a, Point b) {
  return Int128{a.x.nm()} * b.x.nm() + Int128{a.y.nm()} * b.y.nm();
}

constexpr Turn opposite(Turn turn) {
  return turn == Turn::clockwise ? Turn::counter_clockwise : Turn::clockwise;
}

/// True if turning counter-clockwise from direction `from` to direction `to` passes direction `by`
/// (both ends count). Equal directions `from` and `to` mean a full turn. Precondition: none is
/// zero.
bool turns_through(Point from, Point to, Point by);

/// True if direction `by`, seen from the arc's centre, lies within the arc that runs from `start`
/// to `end`; for a full circle (start == end) always.
bool arc_spans(const Arc& arc, Point start, Point end, Point by);

}  // namespace plano::geometry
