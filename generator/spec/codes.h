// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The codes of what can be wrong in a design as written: D00xx a formula's grammar, D01xx a
/// formula's value, D02xx keys and names.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::spec {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "spec/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::spec
