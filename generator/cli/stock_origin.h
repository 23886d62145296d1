// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a job was laid on the sheets of this workshop.
///
/// A path says nothing (bundles travel, files move), and a digest of the profile would refuse a job
/// because a price or a note changed since. So what has to be alike is what a workshop is known by,
/// `id` and `title`, and of each kind of sheet that the job takes: kind, measured thickness, size.
#pragma once

#include "cli/stock_job.h"
#include "cli/stock_shelf.h"

namespace plano::cli {

/// False exactly when it added an error. A sheet the workshop does not have is none: it has none
/// of it, which is told where it is taken.
bool is_of(const Job& job, const Shelf& shelf, diagnostics::Diagnostics& found);

}  // namespace plano::cli
