// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All the curves of a shape cut one another into one planar subdivision, exactly: the door to
/// CGAL's arrangements. Every boolean of ours is a question about the faces of one such
/// subdivision, so there is one sweep over all curves and nothing is rounded between two
/// operations.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/exact/lattice.h"
#include "geometry/point.h"

namespace plano::geometry::exact {

/// Vertices are rounded to the nearest nanometre (halves up) from their exact place; two that
/// differ stay two, even where their rounded points fall together.
struct Arrangement {
  /// Runs along curves[curve] in that curve's direction.
  struct Side {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint32_t curve = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    /// All curves that run along here are crossed[first_crossed], crossed_count of them; `curve` is
    /// the least.
    std::uint32_t first_crossed = 0;
    std::uint32_t crossed_count = 0;
  };
  std::vector<Point> vertices;
  std::vector<Side> sides;
  std::vector<std::uint32_t> crossed;
  /// Faces are numbered from 0, which is the unbounded one.
  std::uint32_t face_count = 1;
};

/// Cost: about 5 µs a side. Error: kernel, with what CGAL said. Thread-safe.
Expected<Arrangement, Reason> arrange(std::span<const Curve> curves);

}  // namespace plano::geometry::exact
