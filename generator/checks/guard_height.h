// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How high what stands at an edge guards it: read off the rays of one column.
#pragma once

#include <array>

#include "checks/guard_field.h"

namespace plano::checks {

/// The rays of one column, by layer.
using GuardRays = std::array<const Spans*, kLayers>;
GuardRays rays_at(const GuardSide& side, double along);

/// Up to where no torso finds a gap, from the floor upwards, above the floor, mm: of what stands
/// in one depth or near it, the highest. A rail above a gap adds nothing.
double closed_top(const GuardRays& rays);
/// Of the highest thing that begins below a guardrail's greatest height; zero: nothing.
double highest_top(const GuardRays& rays);
/// All layers in one, as a look outwards from the floor has them.
Spans seen_from_floor(const GuardRays& rays);
/// Whether something ends at a guardrail's height, as seen from the floor.
bool has_rail(const GuardRays& rays);

}  // namespace plano::checks
