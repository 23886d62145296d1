// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sides of two parts that run together downwards, in whatever plane.
#pragma once

#include <optional>
#include <vector>

#include "checks/necks.h"

namespace plano::checks {

struct Trough {
  Neck neck;           // a ball of `narrowest` to twice that, between the sides
  double degrees = 0;  // between the sides there
  /// Both sides rise from where they meet, and end on either side of a neck, so that a body hangs
  /// beside them; a head gets in from above.
  bool sure = false;
};

/// Those under 60 degrees, higher than `above`, that a torso gets into: one for each pair of
/// parts, the sure and sharpest. Within one panel none is looked for. Nothing where the scene is
/// too large.
std::optional<std::vector<Trough>> troughs_of(const Scene& scene, double above, double narrowest);

}  // namespace plano::checks
