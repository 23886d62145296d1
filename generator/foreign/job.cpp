// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/job.h"

namespace plano::foreign {

std::string part_name(std::size_t index, std::size_t count) {
  constexpr std::size_t kLeastDigits = 2;
  const std::string number = std::to_string(index + 1);
  const std::size_t digits = std::max(kLeastDigits, std::to_string(count).size());
  return "P" + std::string(digits - std::min(digits, number.size()), '0') + number;
}

}  // namespace plano::foreign
