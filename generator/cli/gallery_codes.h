// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `serve` and `gallery` can find. Letter U, as for all use of the command line.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::cli {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "cli/gallery_codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> gallery_codes();

}  // namespace plano::cli
