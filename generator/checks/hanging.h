// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How far one falls who hangs by the hands from what the author names under `grips:`.
#pragma once

#include <vector>

#include "checks/survey.h"

namespace plano::checks {

/// Poles are held with hands and legs: one falls from so far below the grip, mm (fall-height names
/// the source).
inline constexpr double kHeldWithLegsMm = 1000;

/// Bars steeper than this are poles.
inline constexpr double kPoleFromDegrees = 45;

/// One for each body a hand bears full weight on, in their order, as if it were stood on along its
/// top: `contours` is its hull in plan, `slope_degrees` that of its length, `drop` the height of
/// the hands above what lies below within reach of an edge. Of a pole
/// the highest place a hand gets to counts, less kHeldWithLegsMm. Cost: some 20 rays for each
/// 20 mm around them.
std::vector<StandingSurface> hung_from(const Scene& scene, const Spoken& said);
/// Of one of those.
bool is_pole(const Scene& scene, const StandingSurface& hung);

}  // namespace plano::checks
