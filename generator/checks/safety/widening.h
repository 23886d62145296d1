// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether what gets in somewhere gets out again by where it is wider.
#pragma once

#include <optional>

#include "checks/safety/probes.h"

namespace plano::checks {

/// A place where a disc of diameter `small` stands, but from which moving straight away from the
/// nearest wall, again and again, does not lead to room for a disc of `large`: a slot beside a
/// hole, a gap between parallel sides. Corners of 60 degrees and more lead there. Lids are no
/// walls. Nothing where there is no such place. What is only a path of another kind is not found:
/// a place handed back is one to look at, not a proof.
std::optional<geometry::Vec3> where_it_stays_narrow(const FreeArea& area, double small,
                                                    double large);

}  // namespace plano::checks
