// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Cards as bytes, from the process that worked them out to the one that shows them, and for a
/// cache between them. Nobody else reads this: unlike `cards_json` it may change at any time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "site/design_view.h"

namespace plano::site {

std::string cards_to_keep(const std::vector<DesignCard>& cards);
/// Empty where these are no bytes of `cards_to_keep`.
std::optional<std::vector<DesignCard>> kept_cards(const std::string& bytes);

}  // namespace plano::site
