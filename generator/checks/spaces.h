// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Spaces a child can be inside, and their ways out.
///
/// Method: cells of a grid (see space_grid.h) that hold a ball of 230 mm, with walls around and a
/// roof over them; cells the ball gets to from one another are one space. Lengths and widths are
/// then measured by rays and distances, not by cells. World frame, mm.
#pragma once

#include <vector>

#include "checks/scene.h"

namespace plano::checks {

/// What toddlers climb, as for easy access: a way out is no higher above the floor inside.
inline constexpr double kStepOutMm = 600;

/// An opening by which the ball gets out of a space.
struct WayOut {
  geometry::Vec3 middle;  // of its narrowest place
  geometry::Vec3 out;     // unit; zero where the space is open all around
  double least = 0;       // diameter of a ball that was led through, mm; to 0.01 near 230 and 500
  double most = 0;        // none larger passes; more than `least` where that was not found out
  double breadth = 0;     // across `out`, to a cell
  double depth = 0;       // of the space behind it along `out`, to a cell
  double span = 0;        // of the space across `out`, to a cell
  double sill = 0;        // of its lower edge above the floor inside; negative: leads down
  /// No way on from it stays within a step of kStepOutMm above the floor inside: a hole in a roof.
  bool climbed = false;
};

struct Space {
  std::vector<std::size_t> bodies;  // that stand around it, what is met most first
  geometry::Vec3 from;              // ends of its length
  geometry::Vec3 to;
  double length = 0;         // between walls, along them
  double unsure = 0;         // mm either way, of the length: where it ends in the open
  bool plain = false;        // walls square to one another, and its ends in sight of each other
  double path = 0;           // the longest way within it, to a tenth
  double height = 0;         // the greatest
  double across = 0;         // diameter of the largest ball that goes along it, ends left out
  double slope_degrees = 0;  // of its floor from one end to the other
  std::vector<WayOut> ways;  // widest first
};

struct Spaces {
  std::vector<Space> all;
  bool whole = true;  // false: the design has more than is looked at
};

/// Cost: a ray for each column of cells under the sky, some fifty for each of those inside, and
/// balls for each cell.
Spaces spaces_of(const Scene& scene);

}  // namespace plano::checks
