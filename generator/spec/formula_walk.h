// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One evaluation of one formula. Internal to evaluate.h.
///
/// The branch of an `if` that is not taken, and the right side of an `and` that is decided already,
/// are walked too, for their dimensions only: there `untaken_` is above zero, numbers mean nothing,
/// and what depends on numbers (a division by zero) is not said.
#pragma once

#include <string>
#include <string_view>

#include "spec/evaluate.h"

namespace plano::spec {

/// A value on its way, without owning anything.
struct Partial {
  enum class Kind : std::uint8_t { none, number, flag, word };
  Kind kind = Kind::none;
  bool fits_all = false;  // of a number: a literal 0
  bool flag = false;
  double number = 0;
  Dimension dimension;
  const std::string* word = nullptr;

  explicit operator bool() const { return kind != Kind::none; }
};

inline Partial flag_partial(bool value) {
  Partial out;
  out.kind = Partial::Kind::flag;
  out.flag = value;
  return out;
}

class FormulaWalk {
 public:
  FormulaWalk(const Expression& formula, const Scope& scope, const Names& names, Budget& budget,
              diagnostics::Diagnostics& found)
      : formula_(formula), scope_(scope), names_(names), budget_(budget), found_(found) {}

  Partial run() { return node(formula_.root()); }

 private:
  using Node = Expression::Node;

  Partial node(const Node& n);
  Partial name(const Node& n);
  Partial negation(const Node& n);
  Partial sum(const Node& n);
  Partial product(const Node& n);
  Partial power(const Node& n);
  Partial comparison(const Node& n);
  Partial logic(const Node& n);
  Partial call(const Node& n);
  Partial extreme(const Node& n);
  Partial rounding(const Node& n);
  Partial square_root(const Node& n);
  Partial remainder(const Node& n);
  Partial clamp(const Node& n);
  Partial trigonometry(const Node& n);
  Partial inverse_trigonometry(const Node& n);
  Partial direction(const Node& n);
  Partial choice(const Node& n);

  /// An operand that must be a number; `none` after saying so where it is not.
  Partial number_operand(const Node& parent, std::size_t i);
  Partial plain_operand(const Node& parent, std::size_t i, const Text& hint);
  Partial flag_operand(const Node& parent, std::size_t i);
  /// Both numbers of one dimension, a literal 0 taking the other's; false after saying so.
  bool agree(Partial& a, Partial& b, const Node& parent, std::size_t ia, std::size_t ib);
  /// As a result: refused where it is beyond all use.
  Partial number_of(double value, Dimension dimension, const Node& at);
  bool spend();

  Partial wrong_kind(const Node& at, const Partial& got, Partial::Kind wanted);
  Partial outside(const Node& at, const Text& message, const Text& hint);
  std::string written(const Node& n) const {
    return formula_.text().substr(n.begin, n.end - n.begin);
  }

  const Expression& formula_;
  const Scope& scope_;
  const Names& names_;
  Budget& budget_;
  diagnostics::Diagnostics& found_;
  int untaken_ = 0;
};

/// "a length", "a flag (yes or no)", …
Text kind_of(const Partial& value);

}  // namespace plano::spec
