// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which floors need what along their edges.
#pragma once

#include "checks/survey.h"

namespace plano::checks {

/// The drop beyond which a guardrail is asked for where access is not easy.
inline constexpr double kGuardrailBeyondMm = 1000;
/// Ways in and out: this wide, and where a rail crosses a barrier's opening this.
inline constexpr double kWayMm = 500;
inline constexpr double kWayUnderRailMm = 1200;

/// The drop beyond which a barrier is asked for.
inline double barrier_beyond_mm(const StandingSurface& surface) {
  return surface.easy_access ? 600 : 2000;
}

}  // namespace plano::checks
