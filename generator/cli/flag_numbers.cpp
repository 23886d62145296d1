// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/flag_numbers.h"

#include <charconv>

#include "cli/codes.h"

namespace plano::cli {
namespace {

constexpr std::uint64_t kMostSeconds = 24 * 60 * 60;

}  // namespace

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

void report_bad_flag(const char* flag, const std::string& given, const Text& takes,
                     const Text& hint, diagnostics::Diagnostics& found) {
  found
      .add(kBadFlagValue, {},
           fill(Text("{0} takes {1}, not {2}", "{0} demande {1}, et non {2}"),
                {Text(flag), takes, quote(given)}))
      .hint(hint);
}

std::uint64_t number_after(const Arguments& arguments, const char* key, const NumberRange& range,
                           std::uint64_t otherwise, diagnostics::Diagnostics& found) {
  if (!arguments.has(key)) return otherwise;
  const std::string given = arguments.one(key);
  const auto number = whole_number(given);
  if (number && *number >= range.least && *number <= range.most) return *number;
  const std::string flag = std::string("--") + key;
  report_bad_flag(flag.c_str(), given,
                  fill(Text("a whole number from {0} to {1}", "un nombre entier de {0} à {1}"),
                       {show(static_cast<std::int64_t>(range.least)),
                        show(static_cast<std::int64_t>(range.most))}),
                  fill(Text("for example {0} {1}", "par exemple {0} {1}"),
                       {Text(flag), show(static_cast<std::int64_t>(range.example))}),
                  found);
  return otherwise;
}

std::optional<std::uint64_t> seconds_after_time(const Arguments& arguments,
                                                diagnostics::Diagnostics& found) {
  if (!arguments.has("time")) return std::nullopt;
  if (arguments.has("effort")) {
    found
        .add(kFlagsClash, {},
             {"--time and --effort do not go together", "--time et --effort s'excluent"})
        .hint(
            {"--effort gives the same layout on every machine, --time ends when the clock says so",
             "--effort donne la même disposition sur toute machine, --time finit quand l'horloge "
             "le "
             "dit"});
  }
  return number_after(arguments, "time", {1, kMostSeconds, 60}, 1, found);
}

}  // namespace plano::cli
