// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Boards that stand and have holes one above another: whether it is meant or not, they are
/// climbed.
#pragma once

#include <vector>

#include "checks/survey.h"

namespace plano::checks {

/// A hole at least so wide in its board's directions takes the fingers of a hand or a toe: our own
/// choice, the width from which a finger is not caught any more.
inline constexpr double kHoldMm = 25;
/// So many holds one above another are climbed along.
inline constexpr std::size_t kLeastHolds = 3;
/// From the edge of one to the edge of the next, up and sideways, and from where one stands to the
/// lower edge of the first: our own choice, as between tiers.
inline constexpr double kHoldReachMm = 600;

struct ClimbedBoard {
  std::size_t body = 0;
  std::size_t holds = 0;  // in reach of one another
  double first = 0;       // lowest edge and highest edge of them, above the ground, mm
  double top = 0;
  geometry::Vec3 place;  // in the highest
};

/// Boards steeper than a floor whose holds begin in reach of the ground or of a surface beside them
/// and end more than kHoldReachMm above both; by bodies. Holes that something fills are none.
std::vector<ClimbedBoard> climbed_boards(const Survey& survey);

}  // namespace plano::checks
