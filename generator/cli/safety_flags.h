// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Flags about safety that `safety`, `check` and `generate` share: the site, and what the maker
/// answers for.
#pragma once

#include <vector>

#include "cli/session.h"
#include "cli/verb.h"
#include "pipeline/generate.h"
#include "spec/design_spec.h"

namespace plano::cli {

extern const Flag kSiteFlag;    // --site KEY=VALUE, may be repeated
extern const Flag kAcceptFlag;  // --accept-fail RULE, may be repeated
extern const Flag kReasonFlag;  // --reason TEXT, one for each --accept-fail

/// Places a rule is shown with on a screen; the report has them all.
inline constexpr std::size_t kPlacesOfARule = 3;

/// What --site says, each with its place in a pseudo-source. Mistakes are added to the session.
std::vector<spec::ExpectSpec> asked_site(const Arguments& arguments, Session& session);

/// A reason for each --accept-fail, in order. Unknown rules, missing and surplus reasons are
/// mistakes of usage.
std::vector<pipeline::AcceptedFail> asked_acceptances(const Arguments& arguments,
                                                      diagnostics::Diagnostics& found);

}  // namespace plano::cli
