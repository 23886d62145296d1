// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/codes.h"

#include <array>

namespace plano::assembly {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "assembly/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr std::array kAll = {
#define PLANO_CODE PLANO_LIST_CODE
#include "assembly/codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::assembly
