// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Completion for shells, made from the table of verbs. What depends on files (names of designs,
/// parameters of one) the scripts ask of `plano complete`.
#pragma once

#include <string>

namespace plano::cli {

/// `shell`: bash, zsh or fish.
std::string completion_script(const std::string& shell);

}  // namespace plano::cli
