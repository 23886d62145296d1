// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From the joints a design declares to what each does to the panels: the one door to this folder.
#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "joints/joint.h"
#include "model/design.h"

namespace plano::joints {

/// Finds the contacts of every declared joint and makes it at each of them. Results are in the
/// order of the design's joints, then of their contacts (see find_contacts), so equal input gives
/// equal output. Empty exactly when it added an error:
///  - a `from` panel with no contact of a kind the type can act on (J0101, J0102, J0107);
///  - whatever the type itself refuses (tabs that do not fit, a bolt too short, …);
///  - two joints that would cut the same wood (J0113).
/// Types that join a panel with itself are left to `panels`.
/// A pair may be joined by several joints, and a panel may stand in `from` and `into` of one joint:
/// it is never joined to itself.
///
/// Cost: n log n in the panels of each joint, plus one evaluation of each joined panel's outline.
std::optional<std::vector<JointResult>> make_joints(const model::ResolvedDesign& design,
                                                    diagnostics::Diagnostics& found);

}  // namespace plano::joints
