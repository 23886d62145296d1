// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How near two edges come to each other.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/piece.h"

namespace plano::geometry {

/// Two curves that overlap by no more than this are taken to touch, not to cross: three times the
/// rounding of an arc, as each of the two has its own.
inline constexpr double kTouchNm = 10;

/// Nanometres from some nearby point, in floating point.
struct Spot {
  double x = 0;
  double y = 0;
};

/// A point on each of two pieces whose distance may be the least, locally.
struct Approach {
  enum class At : std::uint8_t { start, inside, end };
  Spot first;
  Spot second;
  At first_at = At::inside;
  At second_at = At::inside;
  double gap_nm = 0;
  bool crossing = false;
};

/// Replaces `out` by all approaches of two pieces: crossings, pairs of ends, the foot of an end on
/// the other piece, common perpendiculars (for parallel lines and concentric arcs, in the middle of
/// what they share). Spots are relative to `first.start`. The least gap is among them.
void find_approaches(const Piece& first, const Piece& second, std::vector<Approach>& out);

/// From a point to the nearest point of a piece.
double distance_nm(const Piece& piece, Point point);
/// Half-way along the piece, rounded.
Point middle_of(const Piece& piece);
/// 1 / radius, 0 for a line.
double curvature_per_nm(const Piece& piece);
/// Unit direction of walking at a spot of the piece, which is given relative to `origin`.
Spot direction_at(const Piece& piece, Point origin, Spot spot);

Point to_point(Point origin, Spot spot);

}  // namespace plano::geometry
