// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a drawing's frame, or a block's, to millimetres on the lattice.
#pragma once

#include <cmath>
#include <optional>

#include "foreign/limits.h"
#include "geometry/point.h"

namespace plano::foreign {

/// In a drawing's own units, before they are a length.
struct Spot {
  double x = 0;
  double y = 0;
};

/// x' = xx x + xy y + x0, y' = yx x + yy y + y0; the result in millimetres.
struct Affine {
  double xx = 1, xy = 0, yx = 0, yy = 1, x0 = 0, y0 = 0;

  Spot operator()(Spot p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }
  /// Without the move.
  Spot direction(Spot d) const { return {xx * d.x + xy * d.y, yx * d.x + yy * d.y}; }
  bool mirrors() const { return xx * yy - xy * yx < 0; }
  /// How many millimetres one unit becomes, where that is the same in all directions.
  std::optional<double> scale() const {
    constexpr double kEven = 1e-9;  // relative: what products of sines and cosines lose
    const double u = std::sqrt(xx * xx + yx * yx);
    const double v = std::sqrt(xy * xy + yy * yy);
    const bool even =
        u > 0 && std::fabs(u - v) <= kEven * u && std::fabs(xx * xy + yx * yy) <= kEven * u * u;
    return even ? std::optional(u) : std::nullopt;
  }
};

/// First `inner`, then `outer`.
inline Affine after(const Affine& outer, const Affine& inner) {
  const Spot u = outer.direction({inner.xx, inner.yx});
  const Spot v = outer.direction({inner.xy, inner.yy});
  const Spot origin = outer({inner.x0, inner.y0});
  return {u.x, v.x, u.y, v.y, origin.x, origin.y};
}

/// Nothing beyond kFarthest.
inline std::optional<geometry::Point> on_lattice(Spot mm) {
  const double most = kFarthest.mm();
  if (!(std::fabs(mm.x) <= most) || !(std::fabs(mm.y) <= most)) return std::nullopt;
  return geometry::Point{Length::nearest_to_mm(mm.x), Length::nearest_to_mm(mm.y)};
}

}  // namespace plano::foreign
