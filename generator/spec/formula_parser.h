// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Recursive descent, one method for each level of the grammar in expression.h. The first mistake
/// ends the parse: what follows it would be guesswork. Internal.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "spec/expression.h"
#include "spec/formula_lexer.h"

namespace plano::spec {

class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, const TextPlace& place, Names& names,
                   diagnostics::Diagnostics& found)
      : names_(names), found_(found), lexer_(text, place, found) {
    out_.text_ = text;
    out_.place_ = place;
  }

  std::optional<Expression> whole();

 private:
  using Index = std::uint32_t;
  /// Nothing: the error has been said.
  using Parsed = std::optional<Index>;
  enum class Wanted { value, operator_or_end };

  Parsed disjunction();
  Parsed conjunction();
  Parsed negation();
  Parsed comparison();
  Parsed sum();
  Parsed product();
  Parsed unary();
  Parsed power();
  Parsed exponent();
  Parsed atom();
  Parsed number();
  Parsed name_or_call();
  Parsed call(const FunctionInfo& function, const Token& name);
  Parsed parenthesis();

  void advance() { token_ = lexer_.next(); }
  bool at(TokenKind kind) const { return token_.kind == kind; }
  Index leaf(const Expression::Node& node);
  Index join(Op op, std::initializer_list<Index> operands);
  Parsed unexpected(Wanted wanted);
  Parsed unclosed(const Token& open);
  Parsed check_arity(const FunctionInfo& function, Index call);
  std::string part(const Expression::Node& node) const {
    return out_.text_.substr(node.begin, node.end - node.begin);
  }
  const Expression::Node& node(Index index) const { return out_.nodes_[index]; }

  /// Counts nesting while it lives.
  class Level {
   public:
    explicit Level(int& depth) : depth_(++depth) {}
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };
  bool too_deep();

  Expression out_;
  Names& names_;
  diagnostics::Diagnostics& found_;
  FormulaLexer lexer_;
  Token token_;
  int depth_ = 0;
};

}  // namespace plano::spec
