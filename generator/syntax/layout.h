// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The inside of `formatted`: a text cut into tokens by its tree, and set again line by line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.h"

namespace plano::syntax {

enum class TokenKind : std::uint8_t {
  scalar,       // as written, quotes included; may run over several lines
  block_text,   // a scalar with > or |, its lines included
  dash,         // of a list item
  punctuation,  // one of : , [ ] { }
  document,     // --- or ...
  comment,      // with its #
  line_break,
};

struct Token {
  TokenKind kind = TokenKind::scalar;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t column = 0;         // bytes from the beginning of its line
  bool key = false;               // a scalar: of a block map
  const Node* top_key = nullptr;  // a scalar: the key of the root it is
  const Node* opens = nullptr;    // the block map or list whose first token this is
};

/// Precondition: `tree` is the tree of `text`, whose line breaks are \n.
std::vector<Token> tokens_of(std::string_view text, const Tree& tree);

struct Line {
  std::string text;          // without line break; may be empty
  bool fixed = false;        // part of a scalar: counts even where it is empty
  bool keeps_after = false;  // of a block text with `+`: empty lines behind it would belong to it
  bool margin_comment = false;  // a comment at the left margin, with nothing else
  bool document_mark = false;
  std::string top_key;  // the key of the root that begins here
};

/// The tokens as lines with their new indentation. Empty lines are still as written.
std::vector<Line> laid_out(std::string_view text, const std::vector<Token>& tokens);

}  // namespace plano::syntax
