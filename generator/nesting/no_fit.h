// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The no-fit polygon of two shapes, as bare pieces of its border.
///
/// a stands still, b is moved without turning. The places of b's origin (seen from a's) where the
/// two overlap are an open set; its border is all this gives. Where b just fits into a gap of a
/// that set has a slit of no width: its two sides are both there, so exact fits are places like any
/// other. (Where it fits exactly in both directions the slit is a point, and is lost.)
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "nesting/convex.h"
#include "nesting/polygon.h"

namespace plano::nesting {

/// From `start` along `direction` (unit) over `length`; overlapping places are on its left.
struct BorderPiece {
  Vec start;
  Vec direction;
  double length = 0;
};

/// Two shapes that touch without overlapping do so with a side of one at a corner of the other, and
/// only at corners that stand out and between whose two sides the side's direction lies. These
/// places are few; of each, what lies inside the sum of two convex pieces is taken off: parametric
/// clipping, in floating point, without topology that could fail. What is left may stray by kClip.
/// Nothing where there are more than `most` of them. Cost: sides times corners, and for each such
/// place the sums whose boxes it meets.
std::optional<std::vector<BorderPiece>> no_fit_border(const Figure& a, const Figure& b,
                                                      std::size_t most);

/// A side counts as inside a sum only this deep, of the sums' size: enough for rounding, little
/// enough not to matter.
inline constexpr double kClip = 1e-10;

}  // namespace plano::nesting
