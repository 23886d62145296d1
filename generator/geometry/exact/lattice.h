// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The exact kernel's own lattice: whole micrometres. Contours are rounded to it here, once, and
/// every curve gets a support that is exact in integers, so that "the same line" and "the same
/// circle" are questions with a sure answer.
///
/// Rounding an arc: its two ends and its circle cannot all stay where they were, so the ends
/// decide.
///  A. If the circle's centre, rounded to 1 µm, is equally far from both rounded ends, that is the
///     circle. So it is for everything drawn on the micrometre lattice (round corners, slot ends,
///     semicircles, 3-4-5 turns), which keeps its centre, its radius and its tangencies exactly.
///  B. Otherwise the centre moves to the perpendicular bisector of the rounded ends, at the nearest
///     multiple of a step of 2 to 4 nm along it. The arc then strays from the drawn one by no more
///     than its ends do (0.71 µm). The step is coarser than the 1 nm a result is rounded to, so
///     reading a result back in gives the same circle again.
/// A full circle has no ends: centre and radius are rounded, and exact from there.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/outline.h"
#include "geometry/predicates.h"

namespace plano::geometry::exact {

/// Whole micrometres.
struct LatticePoint {
  std::int64_t x = 0;
  std::int64_t y = 0;
  friend constexpr auto operator<=>(const LatticePoint&, const LatticePoint&) = default;
};

/// Centre (x, y) / 2^scale micrometres, squared radius squared_radius / 4^scale. Reduced: equal
/// circles are equal values.
struct Circle {
  Int128 x = 0;
  Int128 y = 0;
  Int128 squared_radius = 0;
  int scale = 0;
  friend constexpr bool operator==(const Circle&, const Circle&) = default;
};

/// A piece of a line, or of a circle (`circle` set); from == to means all of the circle.
struct Curve {
  LatticePoint from;
  LatticePoint to;
  std::optional<Circle> circle;
  Turn turn = Turn::counter_clockwise;
};

/// The contour on the lattice, edges in order. Empty if nothing of it is left (thinner than 1 µm).
/// Errors: too_large; input_not_simple if an arc's ends are off its circle by more than 1 µm;
/// sliver if the two ends of nearly a full circle are too close to tell its direction.
Expected<std::vector<Curve>, Reason> on_lattice(const Contour& contour);

/// True if both lie on one line or on one circle.
bool same_support(const Curve& a, const Curve& b);

Point to_point(LatticePoint p);
/// The circle to the nearest nanometre.
Arc to_arc(const Circle& circle, Turn turn);

}  // namespace plano::geometry::exact
