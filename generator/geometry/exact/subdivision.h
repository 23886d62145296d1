// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Contours on the lattice, and the planar subdivision they make together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/arrangement.h"
#include "geometry/exact/lattice.h"

namespace plano::geometry::exact {

struct Subdivision : Arrangement {
  std::vector<Curve> curves;
  /// The contour each curve belongs to.
  std::vector<std::uint32_t> contour_of;

  std::span<const std::uint32_t> crossed_by(const Side& side) const {
    return std::span(crossed).subspan(side.first_crossed, side.crossed_count);
  }
};

/// Errors: those of `on_lattice` and `arrange`; too_large beyond kMostEdges.
Expected<Subdivision, Reason> subdivide(const std::vector<const Contour*>& contours);

}  // namespace plano::geometry::exact
