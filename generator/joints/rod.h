// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Round bars as joints see them: an axis, a radius, and the wood a hole for one must leave.
#pragma once

#include "geometry/placement.h"
#include "joints/placed.h"

namespace plano::joints {

/// Millimetres, in any one frame.
struct Rod {
  geometry::Vec3 from;  // the axis at the end with w = 0
  geometry::Vec3 way;   // unit, towards the other end
  double length = 0;
  double radius = 0;
};

/// Whether the panel is a round bar: a prism over its section, as thick as it is long.
bool is_rod(const model::ResolvedDesign& design, std::size_t panel);

/// The middle of its section, in its plane.
geometry::Point middle_of(const PlacedPanel& rod);

/// Where it stands in the world. Precondition: is_rod.
Rod rod_of(const model::ResolvedDesign& design, const PlacedPanel& panel);

/// Wood between the rim of a round bar's hole and any border, face or other such hole of its host,
/// mm. Less than `least` is refused, less than `good` warned of.
struct RodWeb {
  double least = 0;
  double good = 0;
};
/// In a board a hole is like a slot: half, and one and a half, of the thickness (of the hole's
/// diameter where that is less). In a bar, of the trade: a hole over half of a stile is poor, one
/// over two thirds of it breaks it.
RodWeb web_around(bool in_bar, double thickness, double diameter);

}  // namespace plano::joints
