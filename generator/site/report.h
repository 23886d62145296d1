// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What comes of a design with its values: verdicts, parts, sheets, mass and cost.
#pragma once

#include <optional>

#include "pipeline/account.h"
#include "site/design_view.h"
#include "site/settle.h"

namespace plano::site {

/// The whole account, nested; empty exactly when `found` has errors, or the values asked for cannot
/// be used (then their problems are in `settled`).
std::optional<pipeline::Account> account_of(Settled& settled, Language language,
                                            diagnostics::Diagnostics& found);

/// The account in lines. Sheets have no addresses yet. `account` may be missing: then only verdicts
/// and problems tell.
Report report_of(const Settled& settled, const std::optional<pipeline::Account>& account,
                 const diagnostics::Diagnostics& found);

}  // namespace plano::site
