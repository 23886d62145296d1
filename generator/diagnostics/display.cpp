// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/display.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace plano::diagnostics {
namespace {

using Range = std::pair<char32_t, char32_t>;

// The blocks of Unicode 15 a design's text may meet; a character outside them is one column wide.
constexpr std::array<Range, 10> kZeroWidth{{{0x0300, 0x036f},
                                            {0x0483, 0x0489},
                                            {0x0591, 0x05bd},
                                            {0x064b, 0x065f},
                                            {0x1ab0, 0x1aff},
                                            {0x1dc0, 0x1dff},
                                            {0x200b, 0x200d},
                                            {0x20d0, 0x20ff},
                                            {0xfe00, 0xfe0f},
                                            {0xfe20, 0xfe2f}}};
constexpr std::array<Range, 9> kDoubleWidth{{{0x1100, 0x115f},
                                             {0x2e80, 0x303e},
                                             {0x3041, 0xa4cf},
                                             {0xac00, 0xd7a3},
                                             {0xf900, 0xfaff},
                                             {0xfe30, 0xfe6f},
                                             {0xff00, 0xff60},
                                             {0x1f300, 0x1faff},
                                             {0x20000, 0x3fffd}}};

template <std::size_t count>
bool within(const std::array<Range, count>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& r) { return c >= r.first && c <= r.second; });
}

/// Adds `word` to `out`, on a new line where the present one would grow too long.
void add_word(std::string& out, std::size_t& column, std::string_view word, std::size_t most,
              std::string_view indent) {
  const std::size_t width = columns_of(word);
  const bool line_is_empty = column == 0 || column == indent.size();
  if (!line_is_empty && column + 1 + width > most) {
    out += '\n';
    out += indent;
    column = indent.size();
  } else if (!line_is_empty) {
    out += ' ';
    ++column;
  }
  out += word;
  column += width;
}

}  // namespace

int columns_of(char32_t c) {
  return within(kZeroWidth, c) ? 0 : within(kDoubleWidth, c) ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character c = utf8_at(text, at);
    columns += c.valid ? static_cast<std::size_t>(columns_of(c.code_point)) : 1;
    at += c.bytes;
  }
  return columns;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Character c = utf8_at(text, at);
    if (!c.valid || is_invisible(c.code_point)) {
      out += "\ufffd";
    } else if (c.code_point == '\t' || c.code_point == '\n' || c.code_point == '\r') {
      out += ' ';
    } else {
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool example = !line.empty() && line.front() == ' ';
    if (line.empty() || example) {
      if (column > 0) {
        out += '\n';
      }
      out += line;
      out += '\n';
      column = 0;
      continue;
    }
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t space = std::min(line.find(' ', at), line.size());
      if (space > at) {
        add_word(out, column, line.substr(at, space - at), columns, indent);
      }
      at = space + 1;
    }
  }
  return out;
}

}  // namespace plano::diagnostics
