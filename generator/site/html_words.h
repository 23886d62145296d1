// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sentences the scripts of the front end say. They are here, beside all others, so that both
/// languages come from one place; a page hands them to its scripts. {0}, {1} are filled there.
#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace plano::site {

struct ScriptWord {
  std::string_view key;
  Text words;
};

const std::vector<ScriptWord>& script_words();

}  // namespace plano::site
