// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "checks/rule.h"

namespace plano::checks {

#define PLANO_RULE(name) extern const Rule name;
#include "checks/rules.def"
#undef PLANO_RULE

std::span<const Rule* const> rules() {
#define PLANO_RULE(name) &name,
  static constexpr const Rule* kAll[] = {
#include "checks/rules.def"
  };
#undef PLANO_RULE
  return kAll;
}

const Rule* find_rule(std::string_view id) {
  const auto all = rules();
  const auto it = std::find_if(all.begin(), all.end(), [&](const Rule* r) { return id == r->id; });
  return it == all.end() ? nullptr : *it;
}

}  // namespace plano::checks
