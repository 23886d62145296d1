// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lengths after flags, with their units.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"
#include "cli/verb.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

/// "6.2mm", "25 cm", "1.5m", "3in": a number from 0 and a unit. Nothing for other texts, and
/// beyond 100 m.
std::optional<Length> length_in(std::string_view text);

/// The length after `--key`; nothing where it is not there or wrong (then it is reported).
std::optional<Length> length_after(const Arguments& arguments, const char* key,
                                   diagnostics::Diagnostics& found);

}  // namespace plano::cli
