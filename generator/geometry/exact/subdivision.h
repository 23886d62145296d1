// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Contours on the lattice, and the planar subdivision they make together.
///
/// The short way: contours are grouped by whether their edges come near each other. A group of one
/// contour is its own subdivision; only a group of several is worth an arrangement, and only of
/// itself. The groups are then set into one another: the outside of each is the face of another
/// group in which it lies. A panel with its tabs is one group, each slot away from the edge
/// another, so a slot costs microseconds. The result is the same as from one arrangement of
/// everything, since rounding looks at each vertex alone; the tests hold the two ways against each
/// other.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/arrangement.h"
#include "geometry/exact/lattice.h"
#include "geometry/shape.h"

namespace plano::geometry::exact {

struct Subdivision : Arrangement {
  std::vector<Curve> curves;
  /// The contour each curve belongs to.
  std::vector<std::uint32_t> contour_of;

  std::span<const std::uint32_t> crossed_by(const Side& side) const {
    return std::span(crossed).subspan(side.first_crossed, side.crossed_count);
  }
};

/// `together`: one arrangement of all contours, the reference the short way is held against.
enum class Grouping { apart, together };

/// Errors: those of `on_lattice` and `arrange`; input_not_simple if a contour crosses or touches
/// itself on the lattice; too_large beyond kMostEdges. Empty contours are allowed.
Expected<Subdivision, Reason> subdivide(const std::vector<const Contour*>& contours,
                                        Grouping grouping);

/// `evaluate` with a choice, for the tests.
Expected<Region, Reason> evaluate(const Shape& shape, Grouping grouping);

}  // namespace plano::geometry::exact
