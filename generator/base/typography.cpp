// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/typography.h"

namespace plano {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::string_view kOpening = "«";
constexpr std::string_view kClosing = "»";

/// Whether the words go on with a mark that stands by itself: ": ", "?" at the end, "?)".
bool mark_follows(std::string_view rest) {
  if (rest.starts_with(kClosing)) return true;
  if (rest.empty() || std::string_view(":;?!%").find(rest.front()) == std::string_view::npos) {
    return false;
  }
  const std::size_t after = rest.find_first_not_of(":;?!%");
  return after == std::string_view::npos ||
         std::string_view(" \n,.)").find(rest[after]) != std::string_view::npos ||
         rest.substr(after).starts_with(kClosing) || rest.substr(after).starts_with(kNoBreakSpace);
}

}  // namespace

std::string with_no_break_spaces(std::string_view words) {
  std::string out;
  bool in_code = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    if (c == '`') in_code = !in_code;
    const bool binds =
        c == ' ' && !in_code &&
        (mark_follows(words.substr(at + 1)) || std::string_view(out).ends_with(kOpening));
    if (binds) {
      out += kNoBreakSpace;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace plano
