// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/dxf_values.h"

#include <cmath>

namespace plano::foreign {

bool is_number(int code) {
  return (code >= 10 && code <= 99) || (code >= 110 && code <= 149) ||
         (code >= 170 && code <= 179) || (code >= 210 && code <= 239);
}

DxfValues::DxfValues(std::string_view text, const DxfEntity& entity) {
  DxfGroups groups(text, entity.begin, entity.end);
  bool layer_given = false;
  while (const auto group = groups.next()) {
    if (group->code == 2 && name_.empty()) name_ = group->value;
    if (group->code == 8 && !layer_given) {
      layer_ = group->value;
      layer_given = true;
    }
    if (!is_number(group->code)) continue;
    const auto value = real_of(group->value);
    if (!value) {
      if (!bad_) bad_ = group;
      continue;
    }
    auto& first = reals_[static_cast<std::size_t>(group->code)];
    if (!first) first = value;
  }
}

int DxfValues::whole(int code, int otherwise) const {
  const double value = real(code, otherwise);
  constexpr double kMost = 2e9;
  return std::fabs(value) <= kMost ? static_cast<int>(value) : otherwise;
}

}  // namespace plano::foreign
