// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/flag_lengths.h"

#include <charconv>
#include <cmath>

#include "cli/flag_numbers.h"
#include "foreign/limits.h"
#include "foreign/units.h"

namespace plano::cli {

std::optional<Length> length_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !std::isfinite(number) || number < 0) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  const auto known = foreign::unit_named(unit);
  if (!known || number * known->mm > foreign::kFarthest.mm()) return std::nullopt;
  return Length::nearest_to_mm(number * known->mm);
}

std::optional<Length> length_after(const Arguments& arguments, const char* key,
                                   diagnostics::Diagnostics& found) {
  if (!arguments.has(key)) return std::nullopt;
  const auto length = length_in(arguments.one(key));
  if (length) return length;
  const std::string flag = std::string("--") + key;
  report_bad_flag(
      flag.c_str(), arguments.one(key), {"a length with its unit", "une longueur avec son unité"},
      fill(Text("for example {0} 6.2mm", "par exemple {0} 6.2mm"), {Text(flag)}), found);
  return std::nullopt;
}

}  // namespace plano::cli
