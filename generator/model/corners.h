// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Closed outlines from what an author gives: corners, each with a radius; lines and arcs; slots.
///
/// Frame: the panel's plane. Results turn counter-clockwise and stand on the 1 µm lattice of the
/// exact kernel (end points, radii; an arc's centre follows from them to 1 nm), so that nothing
/// moves at its door. Radii are the author's to the micrometre; see `arc_through`.
#pragma once

#include <vector>

#include "base/expected.h"
#include "base/length.h"
#include "geometry/outline.h"

namespace plano::model {

/// Both coordinates to the nearest micrometre.
geometry::Point on_lattice(geometry::Point p);

/// A corner of a polygon; radius zero: sharp.
struct Corner {
  geometry::Point at;
  Length radius;
};

/// Why corners give no outline. `corner` is the index of the corner at fault.
struct CornerFault {
  enum class Kind {
    repeated_point,    // the same place as the one before
    turns_back,        // the outline goes back on itself: no room inside
    radius_too_large,  // `room`: the largest radius that fits with equal shares of the side
    no_area,           // all corners in one line
  };
  Kind kind = Kind::no_area;
  std::size_t corner = 0;
  Length room;
};

/// Straight sides between the corners, each corner rounded by an arc tangent to its two sides.
/// Precondition: at least 3 corners.
Expected<geometry::Contour, CornerFault> rounded_polygon(std::vector<Corner> corners);

/// The arc from `a` to `b` on the side that turns `turn`, sweeping less than 180 degrees, of radius
/// `radius` to the nanometre where the rounding of the end points allows it: up to 150 degrees of
/// sweep. Beyond, a chord rounded by 1 µm could be longer than the diameter; there the radius gives
/// way (by less than 1 µm) and the `sweep` in degrees is kept. The circle passes both end points
/// within geometry::kArcSlack. Precondition: a != b, |a b| < 2 radius + 2 µm.
geometry::Arc arc_through(geometry::Point a, geometry::Point b, Length radius, double sweep,
                          geometry::Turn turn);

/// The arc from `a` over `middle` to `b`. Empty if the three lie in a line (within 1 µm of height).
std::optional<geometry::Arc> arc_over(geometry::Point a, geometry::Point middle, geometry::Point b);

/// A slot `length` long over all and `width` wide with round ends, its middle at `centre`, its
/// length along `direction`. Exact for multiples of 90 degrees. Precondition: length > width > 0.
geometry::Contour slot(geometry::Point centre, Length length, Length width, Angle direction);

/// `sides` equal sides, corners on a circle of `diameter`, the first corner at `direction` from the
/// centre. Precondition: sides >= 3, diameter > 0.
std::vector<Corner> regular_corners(geometry::Point centre, Length diameter, int sides,
                                    Angle direction, Length corner_radius);

}  // namespace plano::model
