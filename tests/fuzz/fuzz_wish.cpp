// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes as an address and its query: a wish within its bounds, which its own query asks for
// again, or a refusal with a reason. The first line is the path, the rest the query.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/check.h"
#include "site/wish.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace plano;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = text.find('\n');
  const std::string_view path = text.substr(0, end);
  const std::string_view query = end == std::string_view::npos ? "" : text.substr(end + 1);
  site::preferred_language(query);
  const auto read = site::read_wish(path, query, Language::french);
  if (const auto* refusal = std::get_if<site::Refusal>(&read)) {
    CHECK(refusal->status >= 400 && refusal->status < 500, "the asker's mistake");
    CHECK(!refusal->reason.empty(), "a reason");
    return 0;
  }
  const auto& wish = std::get<site::Wish>(read);
  CHECK(wish.parameters.size() <= site::kMostKeys, "no more values than may be given");
  CHECK(wish.design.find_first_of("./\\") == std::string::npos, "a name, and no way elsewhere");
  const std::string again = site::query_of(wish);
  if (again.size() > site::kMostBytesOfAQuery) return 0;  // encoded, it is longer
  const auto twice = site::read_wish(path, again, wish.language);
  CHECK(std::holds_alternative<site::Wish>(twice), "its own query is read");
  CHECK(std::get<site::Wish>(twice) == wish, "and asks for the same");
  return 0;
}
