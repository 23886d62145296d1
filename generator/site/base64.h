// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace plano::site {

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);

}  // namespace plano::site
