// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/gallery_codes.h"

namespace plano::cli {

#define PLANO_CODE PLANO_DEFINE_CODE
#include "cli/gallery_codes.def"
#undef PLANO_CODE

std::span<const diagnostics::Code* const> gallery_codes() {
  static constexpr const diagnostics::Code* kAll[] = {
#define PLANO_CODE PLANO_LIST_CODE
#include "cli/gallery_codes.def"
#undef PLANO_CODE
  };
  return kAll;
}

}  // namespace plano::cli
