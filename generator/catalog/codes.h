// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong in a workshop profile (C00xx), in the licence catalogue (C01xx), or with a
/// design's licence (L00xx).
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::catalog {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "catalog/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::catalog
