// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a run can find beyond its stages. Letter M: checks of making.
#pragma once

#include <span>

#include "diagnostics/diagnostic.h"

namespace plano::pipeline {

#define PLANO_CODE PLANO_DECLARE_CODE
#include "pipeline/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes();

}  // namespace plano::pipeline
