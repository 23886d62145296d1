// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings about solids of free form (S). See
/// diagnostics/diagnostic.h.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::solid {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "solid/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::solid
