// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a support of a straight member bears, by statics of the member on its real supports:
/// pieces between neighbours as simple beams, overhangs as levers about the last two. N, mm.
#pragma once

#include <vector>

#include "checks/strength/members.h"

namespace plano::checks {

/// A force on one support, `arm_mm` along the member from it: zero where other supports take its
/// moment, else that support alone has to.
struct Reaction {
  double force_n = 0;
  double arm_mm = 0;
};
/// The cases to try at the support at `place` (its fasteners' middle; it lies in or near one of
/// `supports`): one force of `point_n` at any place, and `row_n` spread over the whole length or
/// over what is beyond a support. Inner supports of three or more bear a quarter more of a row:
/// the member runs on over them. Precondition: supports is not empty.
std::vector<Reaction> reactions_at(double place_mm, const std::vector<Bearing>& supports,
                                   double length_mm, double point_n, double row_n);

}  // namespace plano::checks
