// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a sweep found, for people and for programs.
#pragma once

#include <string>

#include "cli/session.h"
#include "cli/sweep_options.h"
#include "sweep/report.h"

namespace plano::cli {

struct SweepTold {
  const sweep::Space& space;
  const sweep::Plan& plan;
  const sweep::Report& report;
  const SweepOptions& options;
  std::string id;       // of the design
  std::string command;  // that checks the design as it was given, to which -p is added
};

/// One error per failure, a warning where little is left of what the design offers.
void add_findings(const SweepTold& told, Session& session);
/// The lines on standard output.
std::string told_to_people(const SweepTold& told, const Session& session);
/// A JSON value.
std::string told_to_programs(const SweepTold& told, const Session& session);

/// A word for a shell: in single quotes where it has to be.
std::string shell_word(const std::string& word);

}  // namespace plano::cli
