// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong when parts become files for a workshop. Letter F.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::fabrication {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "fabrication/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::fabrication
