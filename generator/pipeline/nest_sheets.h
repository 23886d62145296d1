// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Laying a design's parts on the sheets and leftovers of its workshop. Used by this folder only.
#pragma once

#include <vector>

#include "fabrication/nested.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

/// What the workshop has of each material that is a board.
std::vector<fabrication::MaterialStock> stock_for(const catalog::Workshop& workshop,
                                                  const std::vector<model::Material>& materials);

/// Puts better sheets in place of the rows of `built`. An error for each material of which there is
/// not enough; then false. `progress` is called with sheets and density as they get better.
bool nest_sheets(Built& built, const GenerateOptions& options,
                 const std::function<void(const Text&)>& progress, diagnostics::Diagnostics& found);

}  // namespace plano::pipeline
