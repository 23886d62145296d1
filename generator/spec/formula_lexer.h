// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A formula cut into tokens, one at a time. Internal to the parser of expression.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "spec/expression.h"
#include "spec/value.h"

namespace plano::spec {

enum class TokenKind : std::uint8_t {
  number,
  word,
  name,
  plus,
  minus,
  times,
  divide,
  power,
  open,
  close,
  semicolon,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  logical_not,
  end,
  bad,  // said already
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::size_t begin = 0;
  std::size_t end = 0;
  double number = 0;           // of a number, in its unit
  const Unit* unit = nullptr;  // of a number, or nullptr
};

class FormulaLexer {
 public:
  FormulaLexer(std::string_view text, const TextPlace& place, diagnostics::Diagnostics& found)
      : text_(text), place_(place), found_(found) {}

  /// The next token; `bad` after adding an error.
  Token next();

 private:
  Token number(std::size_t begin);
  bool unit(Token& token);
  Token quoted(std::size_t begin);
  Token name(std::size_t begin);
  Token symbol(std::size_t begin);
  Token stray(std::size_t begin);
  Token foreign(std::size_t begin, std::size_t length, const Text& hint);
  Token comma(std::size_t begin);
  char peek(std::size_t offset = 0) const {
    return at_ + offset < text_.size() ? text_[at_ + offset] : '\0';
  }

  std::string_view text_;
  const TextPlace& place_;
  diagnostics::Diagnostics& found_;
  std::size_t at_ = 0;
};

}  // namespace plano::spec
