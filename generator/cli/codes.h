// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings about the use of the command line and about files. See diagnostics/diagnostic.h.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::cli {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "cli/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::cli
