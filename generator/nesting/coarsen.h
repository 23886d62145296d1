// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Keeps what a search has to work out beforehand within bounds, whatever outlines it is given.
#pragma once

#include <cstdint>
#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// How far a simplified outline may stray from the true one, outwards only.
inline constexpr double kStrayMm = 0.1;
/// The same for the most intricate outlines of a job that has too many corners in all; beyond it
/// such a part counts as its box.
inline constexpr double kMostStrayMm = 6.4;
/// Corners in all, each counted by the root of the ways its part may lie; outlines alike count
/// once. Borders are worked out for each pair of corners and each turn between their parts, so they
/// take time by the square of it: some seconds at the most.
inline constexpr double kMostCorners = 4'000;

/// What an outline is taken for.
enum class Counts : std::uint8_t { as_outline, as_box };

struct Outline {
  Polygon polygon;        // as it is
  std::size_t poses = 1;  // in which it may lie
  /// What a sheet lacks of a rectangle: never its box, which would leave nothing of the sheet.
  bool lacking = false;
};

struct Simplified {
  Polygon polygon;
  Counts counts = Counts::as_outline;
};

/// Each outline (of a part, or of what a sheet lacks) simplified outwards by kStrayMm; if that
/// leaves more than kMostCorners, the most intricate by twice as much, and so on.
std::vector<Simplified> simplified_within_bounds(const std::vector<Outline>& outlines);

}  // namespace plano::nesting
