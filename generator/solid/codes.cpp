// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/codes.h"

#include <array>

namespace plano::solid {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "solid/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr std::array kAll = {
#define PLANO_CODE PLANO_LIST_CODE
#include "solid/codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::solid
