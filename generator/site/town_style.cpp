// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site/town_style.h"

#include <string_view>

namespace plano::site {

std::string town_style(const Town& town) {
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  const std::string_view accent = town.accent;
  if (accent.size() != 7 || accent.front() != '#' ||
      accent.find_first_not_of(kDigits, 1) != std::string_view::npos) {
    return {};
  }
  return ":root{--accent:" + town.accent + "}\n";
}

}  // namespace plano::site
