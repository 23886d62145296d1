// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a `LaidPart` means: where the part's outline lies. The search uses it for the true boxes of
/// parts with arcs, the check for everything, writers for what they write: it is the one thing they
/// share.
#pragma once

#include "nesting/nest.h"

namespace plano::nesting {

/// In the frame of the sheet's stock. Coordinates rounded to 1 nm; quarter turns are exact.
geometry::Region placed_outline(const Part& part, const LaidPart& laid);

}  // namespace plano::nesting
