// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/codes.h"

#include <array>

namespace plano::panels {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "panels/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr std::array kAll = {
#define PLANO_CODE PLANO_LIST_CODE
#include "panels/codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::panels
