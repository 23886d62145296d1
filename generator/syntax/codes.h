// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong with a text before anybody asks what it means. Letter Y.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::syntax {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "syntax/codes.def"
#undef PLANO_CODE

/// All of them, by number.
std::span<const diagnostics::Code* const> codes();

}  // namespace plano::syntax
