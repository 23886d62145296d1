// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sides of a subdivision joined to the longest edges they make: pieces of one line or one circle,
/// divided only where a curve happened to pass or where CGAL cut a circle in halves.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/exact/lattice.h"
#include "geometry/point.h"

namespace plano::geometry::exact {

/// Runs along curves[curve], as walked from `from` to `to`; from == to is all of a circle. `left`
/// and `right` are labels of the caller's.
struct Strand {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t curve = 0;
  Turn turn = Turn::counter_clockwise;
  std::uint32_t left = 0;
  std::uint32_t right = 0;
};

/// Two strands become one where they alone meet in a vertex, on the same support and with the same
/// labels. A circle that closes on itself starts at its rightmost point, which is added to
/// `vertices`. Precondition: strands are oriented by their labels, so that two that meet with the
/// same labels run the same way. Cost: linear.
std::vector<Strand> joined(const std::vector<Strand>& strands, std::span<const Curve> curves,
                           std::vector<Point>& vertices);

}  // namespace plano::geometry::exact
