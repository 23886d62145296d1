// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The whole program but its main(): words in, exit code out. A test can call it.
#pragma once

#include <string>
#include <vector>

#include "cli/world.h"

namespace plano::cli {

/// `words` are those after the program's name. Throws InternalError where the program has a fault.
int run(const World& world, const std::vector<std::string>& words);

}  // namespace plano::cli
