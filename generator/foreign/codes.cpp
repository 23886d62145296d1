// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/codes.h"

namespace plano::foreign {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "foreign/codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> codes() {
  static constexpr const diagnostics::Code* kAll[] = {
#define PLANO_CODE PLANO_LIST_CODE
#include "foreign/codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::foreign
