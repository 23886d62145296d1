// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where on a part its name can stand.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "geometry/outline.h"

namespace plano::fabrication {

struct LabelSpot {
  geometry::Point at;  // left end of the base line, in reading direction
  Length height;       // of capitals
  Angle direction;     // 0 or 90 degrees
};

/// The largest of a few heights (15 to 3 mm) at which the words fit on the wood, half a letter away
/// from every edge and from every box of `keep_clear`; level rather than upright, low rather than
/// high, left rather than right. Nothing where even the smallest does not fit.
std::optional<LabelSpot> spot_for_label(const geometry::Face& wood,
                                        const std::vector<geometry::Box>& keep_clear,
                                        std::string_view words);

}  // namespace plano::fabrication
