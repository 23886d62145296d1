// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be changed in a design, without placing anything: for those who look for values before
/// they try them.
#pragma once

#include <vector>

#include "model/resolve.h"

namespace plano::model {

struct Survey {
  /// As `resolve` would settle them, in its order: those of the design, then the thicknesses of
  /// materials. Bounds and `shown` hold for these values.
  std::vector<Parameter> parameters;
  std::vector<Preset> presets;
};

/// Like `resolve`, but stops before panels, and does not stop at a value out of its range: `found`
/// then says so, and the parameter's bounds are there all the same (empty only where they are made
/// from another such value). Where a material cannot be had, what depends on materials is missing.
/// Cost: the design's `values`, no geometry.
Survey survey(const spec::DesignSpec& spec, const catalog::Workshop& workshop,
              const ResolveOptions& options, diagnostics::Diagnostics& found);

}  // namespace plano::model
