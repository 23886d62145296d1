// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/text.h"
#include "spec/expression.h"

namespace plano::spec {
namespace {

/// How tightly an operator binds; an operand that binds less needs parentheses.
enum Binding : int { kOr = 1, kAnd, kNot, kComparison, kSum, kProduct, kUnary, kPower, kAtom };

struct OperatorInfo {
  const char* sign;
  Binding binding;
};

OperatorInfo operator_info(Op op) {
  switch (op) {
    case Op::logical_or:
      return {" or ", kOr};
    case Op::logical_and:
      return {" and ", kAnd};
    case Op::logical_not:
      return {"not ", kNot};
    case Op::less:
      return {" < ", kComparison};
    case Op::less_equal:
      return {" <= ", kComparison};
    case Op::greater:
      return {" > ", kComparison};
    case Op::greater_equal:
      return {" >= ", kComparison};
    case Op::equal:
      return {" == ", kComparison};
    case Op::not_equal:
      return {" != ", kComparison};
    case Op::add:
      return {" + ", kSum};
    case Op::subtract:
      return {" - ", kSum};
    case Op::multiply:
      return {" * ", kProduct};
    case Op::divide:
      return {" / ", kProduct};
    case Op::negate:
      return {"-", kUnary};
    case Op::power:
      return {"^", kPower};
    default:
      return {"", kAtom};
  }
}

class Printer {
 public:
  Printer(const Expression& expression, const Names& names)
      : expression_(expression), names_(names) {}

  std::string node(const Expression::Node& n) const {
    switch (n.op) {
      case Op::number:
        return formula_of(n.number);
      case Op::flag:
        return n.flag ? "yes" : "no";
      case Op::word:
        return "'" + expression_.word(n) + "'";
      case Op::name:
        return names_.text(n.first);
      case Op::call:
        return call(n);
      case Op::negate:
        return "-" + operand(n, 0, kUnary);
      case Op::logical_not:
        return "not " + operand(n, 0, kNot);
      case Op::power:
        return power(n);
      default: {
        const OperatorInfo info = operator_info(n.op);
        const bool chains = info.binding != kComparison;
        return operand(n, 0, chains ? info.binding : info.binding + 1) + info.sign +
               operand(n, 1, info.binding + 1);
      }
    }
  }

 private:
  std::string operand(const Expression::Node& parent, std::size_t i, int least) const {
    const Expression::Node& n = expression_.operand(parent, i);
    const std::string text = node(n);
    return binding(n) < least ? "(" + text + ")" : text;
  }

  /// A number in a unit that does not exist is printed as a product.
  static int binding(const Expression::Node& n) {
    if (n.op == Op::number && formula_of(n.number).find(' ') != std::string::npos) {
      return kProduct;
    }
    return operator_info(n.op).binding;
  }

  std::string power(const Expression::Node& n) const {
    const Expression::Node& base = expression_.operand(n, 0);
    const Expression::Node& raised = expression_.operand(n, 1);
    const bool unit = base.op == Op::number && !base.number.dimension.plain();
    std::string exponent;
    if (raised.op == Op::negate) {
      exponent = "-" + operand(raised, 0, kAtom);
    } else {
      exponent = operand(n, 1, kAtom);
    }
    return operand(n, 0, unit ? kAtom + 1 : kAtom) + "^" + exponent;
  }

  std::string call(const Expression::Node& n) const {
    std::string out;
    for (const FunctionInfo& function : all_functions()) {
      if (function.function == n.function) {
        out = std::string(function.name) + "(";
      }
    }
    for (std::size_t i = 0; i < n.count; ++i) {
      out += (i == 0 ? "" : "; ") + node(expression_.operand(n, i));
    }
    return out + ")";
  }

  const Expression& expression_;
  const Names& names_;
};

}  // namespace

std::string print(const Expression& expression, const Names& names) {
  return Printer(expression, names).node(expression.root());
}

}  // namespace plano::spec
