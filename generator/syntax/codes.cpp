// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/codes.h"

namespace plano::syntax {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "syntax/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr const diagnostics::Code* kCodes[] = {
#define PLANO_CODE PLANO_LIST_CODE
#include "syntax/codes.def"
#undef PLANO_CODE
  };
  return kCodes;
}

}  // namespace plano::syntax
