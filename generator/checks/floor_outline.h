// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The outline of a floor of several boards: what of their sides is an edge of the whole.
#pragma once

#include <vector>

#include "checks/plan_view.h"

namespace plano::checks {

/// Closed loops, as in StandingSurface::contours, without the sides that face another side of
/// `contours` within `gap` mm, in plan: a foot steps over. What is left is chained across such
/// gaps. Where it does not chain, and for more than some thousand sides, `contours` as they are:
/// then inner sides count as edges. Cost: the square of sides.
std::vector<Loop> outline_of(const std::vector<Loop>& contours, double gap);

}  // namespace plano::checks
