// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether placed solids run into one another or into parts. Used by this folder only.
#pragma once

#include <vector>

#include "solid/kernel.h"
#include "solid/pieces.h"

namespace plano::solid {

/// Adds an error for every pair with more in common than kMostCommonVolume or kMostSharedDepth.
/// `shapes`: of each piece, in its own frame. Cost: one boolean for each pair whose boxes meet.
void report_collisions(const Kernel& kernel, const model::ResolvedDesign& design,
                       const panels::PartSet& parts, const std::vector<Piece>& pieces,
                       const std::vector<ShapePtr>& shapes, diagnostics::Diagnostics& found);

}  // namespace plano::solid
