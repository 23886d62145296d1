// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every finding the program can have, from all its folders.
#pragma once

#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace plano::cli {

/// Sorted by id; ids are distinct (held by a test).
std::vector<const diagnostics::Code*> all_codes();
/// nullptr where there is none. Small letters are accepted.
const diagnostics::Code* find_code(std::string_view id);

}  // namespace plano::cli
