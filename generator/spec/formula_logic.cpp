// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Comparisons, `and`, `or`.

#include <algorithm>
#include <cmath>

#include "spec/formula_walk.h"

namespace plano::spec {
namespace {

/// Numbers nearer than this part of the larger compare equal: some thousand roundings.
constexpr double kSameNumber = 1e-12;

bool same_number(double a, double b) {
  return std::fabs(a - b) <= kSameNumber * std::max(std::fabs(a), std::fabs(b));
}

bool compares(Op op, double a, double b) {
  const bool same = same_number(a, b);
  switch (op) {
    case Op::less:
      return !same && a < b;
    case Op::less_equal:
      return same || a < b;
    case Op::greater:
      return !same && a > b;
    case Op::greater_equal:
      return same || a > b;
    case Op::equal:
      return same;
    default:
      return !same;
  }
}

}  // namespace

Partial FormulaWalk::comparison(const Node& n) {
  Partial a = node(formula_.operand(n, 0));
  Partial b = node(formula_.operand(n, 1));
  if (!a || !b) {
    return {};
  }
  if (a.kind == Partial::Kind::number && b.kind == Partial::Kind::number) {
    return agree(a, b, n, 0, 1) ? flag_partial(compares(n.op, a.number, b.number)) : Partial{};
  }
  const bool equality = n.op == Op::equal || n.op == Op::not_equal;
  if (!equality || a.kind != b.kind) {
    const bool left = equality ? false : a.kind != Partial::Kind::number;
    return wrong_kind(formula_.operand(n, left ? 0 : 1), left ? a : b,
                      equality ? a.kind : Partial::Kind::number);
  }
  const bool same = a.kind == Partial::Kind::flag ? a.flag == b.flag : *a.word == *b.word;
  return flag_partial(same == (n.op == Op::equal));
}

Partial FormulaWalk::logic(const Node& n) {
  const Partial a = flag_operand(n, 0);
  const bool decided = a && a.flag == (n.op == Op::logical_or);
  untaken_ += decided ? 1 : 0;
  const Partial b = flag_operand(n, 1);
  untaken_ -= decided ? 1 : 0;
  if (!a || !b) {
    return {};
  }
  return decided ? a : b;
}

}  // namespace plano::spec
