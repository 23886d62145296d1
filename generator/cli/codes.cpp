// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/codes.h"

#include <array>

namespace plano::cli {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "cli/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr std::array kAll = {
#define PLANO_CODE PLANO_LIST_CODE
#include "cli/codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::cli
