// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Spaces around surfaces, seen from above: widened, united, summed and drawn. Where anything is
/// simplified it grows: what is drawn is never less than what is meant.
#pragma once

#include <vector>

#include "checks/plan_view.h"

namespace plano::checks {

/// A dent in a contour no deeper than this is filled before widening: tabs and notches.
inline constexpr double kDentMm = 100;
/// More shapes than this are drawn as their hull: time and paper have an end.
inline constexpr std::size_t kMostUnited = 150;

/// Convex shapes whose union is everything within `by` of the contours' insides. Discs are
/// polygons of 72 sides around them: areas are too large by 0.06 % of the disc at most.
std::vector<Loop> widened(const std::vector<Loop>& contours, double by);

struct GroundPlan {
  std::vector<Loop> contours;  // z = 0; outer ones counter-clockwise, holes clockwise
  double area_m2 = 0;
};
/// The union of closed loops, drawn to the millimetre. Where the exact union cannot be had, the
/// hull of all.
GroundPlan united(const std::vector<Loop>& shapes);

}  // namespace plano::checks
