// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/codes.h"

namespace plano::spec {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "spec/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr const diagnostics::Code* kCodes[] = {
#define PLANO_CODE PLANO_LIST_CODE
#include "spec/codes.def"
#undef PLANO_CODE
  };
  return kCodes;
}

}  // namespace plano::spec
