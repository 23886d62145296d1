// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The address a request names, read strictly: what is odd is refused, not mended, so that no two
/// programs on the way can read it in two ways.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/expected.h"

namespace plano::server {

struct Target {
  std::string path;   // as Request::path
  std::string query;  // as it came, behind the first '?'

  friend bool operator==(const Target&, const Target&) = default;
};

enum class BadTarget { malformed, too_long };

/// "/api/designs?q=a" or, as proxies write it, "http://host/api/designs?q=a" (the host is not
/// looked at). The path is percent-decoded once. Every path that comes out
/// - begins with '/', is valid UTF-8 without invisible characters (`is_invisible`) or backslashes,
/// and has no '%' that
///   decoding would change again ("%252e" is refused);
/// - has no component that is empty (the last may be), "." or "..", however it was written ("%2e");
///   a '/' stood for itself ("%2f" is refused).
/// The query is printable ASCII, as clients send it, and every '%' in it begins an escape.
/// Malformed: all else. Too long: more than `most_bytes`.
Expected<Target, BadTarget> read_target(std::string_view target, std::size_t most_bytes);

}  // namespace plano::server
