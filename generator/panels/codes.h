// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings about the shape of panels (G) and about panels in one another's way (A). See
/// diagnostics/diagnostic.h.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::panels {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "panels/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::panels
