// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reliefs put into contours without a boolean: each corner is replaced by its arc. Used by
/// `relief.cpp` only.
///
/// Two reliefs that take more than the wall between them leave none of it: their arcs then follow
/// one another from the point where the circles cross. Everything else on the contours keeps its
/// exact coordinates.
#pragma once

#include <optional>
#include <vector>

#include "fabrication/corner.h"

namespace plano::fabrication {

/// Nothing where it is not certain what the outline would be (a wall that is used up to within
/// kShortestWall, reliefs that overlap on a curved wall): an exact boolean must decide. The caller
/// checks the result as a whole. Cost: n log n.
std::optional<Contours> spliced(const Contours& contours, const std::vector<Corner>& corners,
                                const std::vector<Disc>& discs);

/// Of what is left of a wall between two reliefs; shorter ones help nobody and may be rounding.
inline constexpr Length kShortestWall = 10_um;

}  // namespace plano::fabrication
