// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/utf8.h"

namespace plano {
namespace {

/// The bytes a character takes by its first byte, 0 for a byte that can begin none.
std::size_t bytes_by_first(unsigned char first) {
  if (first < 0x80) {
    return 1;
  }
  if (first < 0xc2) {  // continuation bytes, and C0 and C1, which only overlong forms use
    return 0;
  }
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

}  // namespace

Utf8Character utf8_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = bytes_by_first(first);
  if (bytes == 0 || at + bytes > text.size()) {
    return {first, 1, false};
  }
  static constexpr unsigned char kFirstBits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
  char32_t code_point = first & kFirstBits[bytes];
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xc0) != 0x80) {
      return {first, 1, false};
    }
    code_point = (code_point << 6) | (next & 0x3f);
  }
  static constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  if (code_point < kSmallest[bytes] || surrogate || code_point > 0x10ffff) {
    return {first, 1, false};
  }
  return {code_point, bytes, true};
}

bool is_invisible(char32_t c) {
  if (c < 0x20) {
    return c != '\t' && c != '\n' && c != '\r';
  }
  return (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
         (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f) || c == 0xfffe ||
         c == 0xffff;
}

}  // namespace plano
