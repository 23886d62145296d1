// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Points along the free curves of drawings, such that no chord strays more than a bound.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "foreign/affine.h"

namespace plano::foreign {

/// A B-spline without weights, millimetres.
struct Spline {
  int degree = 3;
  std::vector<double> knots;  // not falling; control points + degree + 1
  std::vector<Spot> controls;
};

inline constexpr int kMostDegree = 15;

/// Knots and control points fit together, and the curve has no gap.
bool is_sound(const Spline& spline);

/// Along a sound spline from its first point to its last. A chord over a share h of the parameter
/// strays by h²/8 times the largest second derivative at most, and that is bounded by the control
/// points of the second derivative. Nothing where more than `most` points would be needed.
std::optional<std::vector<Spot>> flattened(const Spline& spline, Length bound, std::size_t most);

/// centre + u cos t + v sin t, from one t to a larger one, degrees.
struct EllipseArc {
  Spot centre;
  Spot u;
  Spot v;
  double from = 0;
  double to = 360;
};
std::optional<std::vector<Spot>> flattened(const EllipseArc& arc, Length bound, std::size_t most);

}  // namespace plano::foreign
