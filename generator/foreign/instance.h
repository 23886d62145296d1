// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Instances of the public nesting benchmarks, in their common JSON: a strip to be kept short
/// (`strip_height`), or sheets (`bins`).
///
/// `allowed_orientations` absent means any turn (steps of kFreeStep here), empty means as drawn. A
/// first corner repeated at the end is left out. `inner` rings of items are openings, those of bins
/// and their zones places where nothing may lie. `units`, `item_spacing`, `bin_margin` and
/// `allow_mirroring` are read where they are given.
#pragma once

#include <optional>

#include "foreign/job.h"
#include "foreign/units.h"

namespace plano::foreign {

/// Empty exactly when it added an error.
std::optional<ForeignJob> read_instance(const diagnostics::SourceMap& sources,
                                        diagnostics::SourceId source,
                                        const std::optional<Unit>& unit,
                                        diagnostics::Diagnostics& found);

}  // namespace plano::foreign
