// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The flat facets two placed stacks of prisms touch with: the inner part of `verdict.h`.
#pragma once

#include <vector>

#include "base/length.h"
#include "geometry/placement.h"
#include "panels/section.h"

namespace plano::assembly {

/// A stack of prisms where it stands.
struct Solid {
  const std::vector<panels::Prism>& prisms;
  const geometry::Placement& pose;
};

struct Touch {
  Area area;
  geometry::Vec3 place;  // world, mm: the middle of the largest common facet; unset without area
};

/// The area over which two solids lie against one another. Precondition: they do not overlap.
Touch touch_between(const Solid& a, const Solid& b);

}  // namespace plano::assembly
