// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `plano check --sweep`: many variants of a design, each through all proofs.
#pragma once

#include "cli/design_run.h"
#include "cli/sweep_options.h"

namespace plano::cli {

/// Returns the exit code: 1 where a variant fails. Ends by the signal where one came.
int run_sweep(const DesignRun& run, const SweepOptions& options, const Library& library,
              const Arguments& arguments, Session& session);

}  // namespace plano::cli
