// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings about the order of taking apart and putting together (A02xx). See
/// diagnostics/diagnostic.h.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::assembly {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "assembly/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::assembly
