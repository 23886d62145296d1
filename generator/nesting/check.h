// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The last word on a layout, from the true outlines: shares no code with the search but what a
/// placement means (placed.h).
#pragma once

#include <optional>

#include "nesting/nest.h"

namespace plano::nesting {

/// Two parts of a sheet, or a part and the sheet's border, nearer than asked.
struct Fault {
  enum class Kind { overlap, too_near, off_sheet, wrong_count, wrong_pose, moved };
  Kind kind = Kind::overlap;
  std::size_t sheet = 0;
  std::size_t first = 0;   // of the sheet's parts; wrong_count: of the job's, moved: of the fixed
  std::size_t second = 0;  // of the sheet's parts, where there are two
  geometry::Point place;   // on the sheet
  Length distance;         // between the two
};

/// What is rounded away: a part turned by an angle that is no quarter turn is rounded to 1 nm.
inline constexpr Length kRoundedAway = 10_nm;

/// The first fault, or nothing. Lines and arcs as they are; distances to a nanometre.
/// Cost: pairs whose boxes come near, times their edges.
std::optional<Fault> find_fault(const Job& job, const Nest& nest);

}  // namespace plano::nesting
