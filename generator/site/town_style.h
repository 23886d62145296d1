// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A town's colour as a style sheet of its own: pages have no style in them, so that none can be
/// smuggled in.
#pragma once

#include <string>

#include "site/shelf.h"

namespace plano::site {

/// Empty where the town has no accent, or one that is not "#" and six hexadecimal digits.
std::string town_style(const Town& town);

}  // namespace plano::site
