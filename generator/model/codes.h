// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong once numbers are put in.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::model {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "model/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::model
