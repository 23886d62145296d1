// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The part of `make_parts` that comes after the joints; for tests, and for designs without any.
#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "joints/joint.h"
#include "panels/part_set.h"

namespace plano::panels {

/// As make_parts, with the joints already made.
std::optional<PartSet> assemble_parts(const model::ResolvedDesign& design,
                                      const std::vector<joints::JointResult>& joints,
                                      const Options& options, diagnostics::Diagnostics& found);

}  // namespace plano::panels
