// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which elements each joint holds together, once panels have been split into pieces.
#pragma once

#include <vector>

#include "panels/split.h"

namespace plano::panels {

/// What each result joins. Where it joins a panel that was split, the pieces that carry it: those
/// its tabs (else its cuts, pockets and holes) are in, paired with those of the other panel that
/// they stand next to; hardware and wedges go to the nearest pair. Then the seams.
std::vector<Joined> held_by(const model::ResolvedDesign& design,
                            const std::vector<joints::JointResult>& joints, const Split& split);

}  // namespace plano::panels
