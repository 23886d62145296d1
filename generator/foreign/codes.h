// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong with parts that are not ours, and with laying them on sheets. Letter N.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::foreign {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "foreign/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::foreign
