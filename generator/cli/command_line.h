// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From the words typed to a verb and its arguments.
#pragma once

#include <string>
#include <vector>

#include "cli/verb.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

struct CommandLine {
  const Verb* verb = nullptr;  // null: no verb was typed (`plano`, `plano --help`)
  Arguments arguments;
};

/// Reads the words after the program's name. Common flags may stand before or after the verb; a
/// flag takes its value as the next word or after `=`. Everything wrong is added to `found`, each
/// mistake once; the rest is still read, so that --lang and --color hold for the messages.
CommandLine read_command_line(const std::vector<std::string>& words,
                              diagnostics::Diagnostics& found);

}  // namespace plano::cli
