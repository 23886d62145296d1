// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What every joint held by wood screws asks of them.
#pragma once

#include <optional>

#include "catalog/hardware.h"
#include "joints/joint.h"

namespace plano::joints {

// In diameters: to any border; in the last piece.
inline constexpr double kScrewBorder = 3;
inline constexpr double kScrewHold = 3;
// Between screws: EN 1995-1-1 table 8.2, driven in pilot holes, 4 to 5 diameters along the grain.
inline constexpr double kLeastScrewPitch = 4;
inline constexpr double kScrewPointMm = 2;  // wood left before the point

/// The joint's hardware as a wood screw. Empty after J0202.
std::optional<catalog::WoodScrewFigures> screw_of(const JointInput& input,
                                                  diagnostics::Diagnostics& found);

/// False after J0205 that the joint's screws are not from `least` to `most` long.
bool screw_length_fits(const JointInput& input, double least, double most,
                       diagnostics::Diagnostics& found);

}  // namespace plano::joints
