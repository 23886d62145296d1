// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where two sides of an opening run together, with or without a rounding between them.
#pragma once

#include <vector>

#include "checks/safety/opening_plane.h"

namespace plano::checks {

struct Convergence {
  geometry::Vec3 place;  // in the plane, between the ends of the two sides
  geometry::Vec3 first;  // unit directions from there along both sides, into the opening
  geometry::Vec3 second;
  double degrees = 0;  // between them; 0: parallel, or closing
  double gap = 0;      // between their ends, mm: zero for a sharp corner
  double shorter = 0;  // length of the shorter side
  /// How wide it is where the first of the two sides ends, roundings and what goes on beyond them
  /// taken in; looked for as far as `within`. What is wider does not get between the sides.
  double mouth = 0;
};

/// Pairs of sides of outline and islands whose ends are nearer than `within` along the outline, at
/// less than `degrees` to each other; no lids. For each first side the last such second one: that
/// is the angle of the tangents where the opening is `within` wide. Cost: the sides times how many
/// of them lie within.
std::vector<Convergence> convergences(const PlaneOpening& opening, double within, double degrees);

}  // namespace plano::checks
