// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the rules on gaps between parts say where they found one.
#pragma once

#include "checks/necks.h"
#include "checks/result.h"

namespace plano::checks {

/// Measure, elements, place, and a line across the gap as a mark.
Result result_at(const Scene& scene, const Neck& neck);
/// "between Wall, left and Deck", "in Wall, left".
Text between(const Scene& scene, const Neck& neck);
/// That a design is too large to be looked at whole.
Result too_much_to_look_at();

}  // namespace plano::checks
