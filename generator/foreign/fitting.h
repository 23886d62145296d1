// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts that no sheet takes, told before any search.
#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "foreign/job.h"

namespace plano::foreign {

/// Adds an error for each part that fits none of the stock (or the strip's height) in any of its
/// poses, by its box: by how much, and in which turn it would. True if there is none.
bool all_fit(const ForeignJob& job, Length margin, diagnostics::Diagnostics& found);

}  // namespace plano::foreign
