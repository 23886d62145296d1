// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines of a text that could not be read, looked at to guess what its author meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace plano::syntax {

/// Bytes [begin, end) of the text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin >= end; }
};

std::string_view in(std::string_view text, Stretch part);
/// The line that holds a byte, without indentation, trailing spaces and line break.
Stretch line_at(std::string_view text, std::size_t at);
/// The nearest line above that holds something besides a comment.
std::optional<Stretch> line_above(std::string_view text, std::size_t at);
/// The byte of the colon after the word a line begins with, where nothing stands between the colon
/// and what follows: 5 in `width:2mm`. Web addresses do not count.
std::optional<std::size_t> colon_without_space(std::string_view line);
/// A line `...`, which ends a document, stands somewhere in the text.
bool has_document_end(std::string_view text);

}  // namespace plano::syntax
