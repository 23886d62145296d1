// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The leftovers of a job on their way into stock.
#pragma once

#include <string>
#include <vector>

#include "cli/session.h"
#include "cli/stock_job.h"
#include "cli/stock_shelf.h"

namespace plano::cli {

/// `wanted`, or "wanted-2" and so on where the workshop has a leftover of that name.
std::string free_name(const std::string& wanted, const catalog::Workshop& workshop);

/// One entry for each piece of each sheet, named after design and sheet ("bench-01-1") with a name
/// that is still free, as thick as what it was cut from.
std::vector<catalog::NewLeftover> kept_of(const Job& job, const catalog::Workshop& workshop);

/// Under what the workshop's file notes that a job's leftovers are in stock.
std::string kept_id(const Job& job);

/// Whether the bundle was made for this workshop and `id` is not among its jobs yet (or `again`);
/// else an error was added.
bool may_book(const Job& job, const Shelf& shelf, const std::string& id, bool again,
              diagnostics::Diagnostics& found);

/// A line for each new leftover.
void tell_kept(const Session& session, const std::vector<catalog::NewLeftover>& added);

}  // namespace plano::cli
