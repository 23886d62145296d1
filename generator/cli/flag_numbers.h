// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole numbers after flags.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "cli/verb.h"
#include "diagnostics/diagnostic.h"

namespace plano::cli {

/// Digits and nothing else, below 2^64.
std::optional<std::uint64_t> whole_number(std::string_view text);

/// "--sweep takes a whole number from 1 to 9, not “x”" (U0404), with a hint.
void report_bad_flag(const char* flag, const std::string& given, const Text& takes,
                     const Text& hint, diagnostics::Diagnostics& found);

struct NumberRange {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  std::uint64_t example = 1;  // for the hint
};

/// The number after `--key`, or `otherwise` where it is not there or wrong (then it is reported).
std::uint64_t number_after(const Arguments& arguments, const char* key, const NumberRange& range,
                           std::uint64_t otherwise, diagnostics::Diagnostics& found);

/// The seconds after `--time`, at most a day's; nothing where it is not there. Next to `--effort`
/// that is reported: the one asks for the same result everywhere, the other for an end by the
/// clock.
std::optional<std::uint64_t> seconds_after_time(const Arguments& arguments,
                                                diagnostics::Diagnostics& found);

}  // namespace plano::cli
