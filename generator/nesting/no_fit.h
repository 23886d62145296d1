// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The no-fit polygon of two shapes, as bare pieces of its border.
///
/// a stands still, b is moved without turning. The places of b's origin (seen from a's) where the
/// two overlap are an open set; its border is all this gives. Where b just fits into a gap of a
/// that set has a slit of no width: its two sides are both there, so exact fits are places like any
/// other. (Where it fits exactly in both directions the slit is a point, and is lost.)
#pragma once

#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// From `start` along `direction` (unit) over `length`; overlapping places are on its left.
struct BorderPiece {
  Vec start;
  Vec direction;
  double length = 0;
};

/// `a` and `b` are convex pieces (counter-clockwise) of the two shapes. Convex pieces are summed
/// pair by pair, and of the sums' sides what lies inside another sum is taken off: parametric
/// clipping, in floating point, without topology that could fail. What is left may stray by kClip.
/// Cost: (|a| |b|)² in the worst case, but only sums whose boxes meet are looked at.
std::vector<BorderPiece> no_fit_border(const std::vector<Ring>& a, const std::vector<Ring>& b);

/// A side counts as inside another sum only this deep, of the sums' size: enough for rounding,
/// little enough not to matter.
inline constexpr double kClip = 1e-10;

}  // namespace plano::nesting
