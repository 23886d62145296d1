// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reading UTF-8 (RFC 3629) one character at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace plano {

struct Utf8Character {
  char32_t code_point = 0;
  /// Bytes taken: 1 to 4. 1 where the byte begins no valid character, so that a reader can go on.
  std::size_t bytes = 1;
  /// False for stray and missing continuation bytes, overlong forms, surrogates, beyond U+10FFFF.
  bool valid = false;
};

/// The character that begins at byte `at`. Precondition: at < text.size().
Utf8Character utf8_at(std::string_view text, std::size_t at);

/// Characters that show nothing or change how their neighbours show: C0 and C1 controls other than
/// tab and line break, line and paragraph separators, byte order marks, and the marks that turn the
/// direction of writing (with which a file can read otherwise than it says).
bool is_invisible(char32_t code_point);

}  // namespace plano
