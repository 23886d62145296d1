// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The levels of the grammar, from `or` down to powers. Atoms are in formula_atoms.cpp.

#include "spec/formula_parser.h"

#include "spec/codes.h"

namespace plano::spec {
namespace {

bool is_comparison(TokenKind kind) {
  return kind >= TokenKind::less && kind <= TokenKind::not_equal;
}

Op comparison_of(TokenKind kind) {
  const auto offset = static_cast<int>(kind) - static_cast<int>(TokenKind::less);
  return static_cast<Op>(static_cast<int>(Op::less) + offset);
}

}  // namespace

std::optional<Expression> ExpressionParser::whole() {
  if (out_.text_.size() > kLongestFormula) {
    found_
        .add(kFormulaTooLong, out_.place_.whole,
             fill({"this formula has {0} characters; {1} are allowed",
                   "cette formule a {0} caractères ; {1} sont permis"},
                  {show(static_cast<std::int64_t>(out_.text_.size())),
                   show(static_cast<std::int64_t>(kLongestFormula))}))
        .hint({"give its parts names under `values`", "nommez ses parties dans `values`"});
    return std::nullopt;
  }
  advance();
  if (at(TokenKind::end)) {
    found_
        .add(kEmptyFormula, out_.span(), {"a formula is missing here", "il manque ici une formule"})
        .hint({"write a value, for example 18mm", "écrivez une valeur, par exemple 18mm"});
    return std::nullopt;
  }
  if (!disjunction()) {
    return std::nullopt;
  }
  if (!at(TokenKind::end)) {
    unexpected(Wanted::operator_or_end);
    return std::nullopt;
  }
  return std::move(out_);
}

ExpressionParser::Index ExpressionParser::leaf(const Expression::Node& node) {
  out_.nodes_.push_back(node);
  return static_cast<Index>(out_.nodes_.size() - 1);
}

ExpressionParser::Index ExpressionParser::join(Op op, std::initializer_list<Index> operands) {
  Expression::Node joined;
  joined.op = op;
  joined.count = static_cast<std::uint16_t>(operands.size());
  joined.first = static_cast<Index>(out_.links_.size());
  joined.begin = node(*operands.begin()).begin;
  joined.end = node(*(operands.end() - 1)).end;
  out_.links_.insert(out_.links_.end(), operands);
  return leaf(joined);
}

bool ExpressionParser::too_deep() {
  if (depth_ <= kDeepestFormula || at(TokenKind::bad)) {
    return false;
  }
  found_
      .add(kFormulaTooDeep, out_.place_.part(token_.begin, token_.end),
           fill({"this formula is nested more than {0} deep",
                 "cette formule est imbriquée sur plus de {0} niveaux"},
                {show(static_cast<std::int64_t>(kDeepestFormula))}))
      .hint({"give its parts names under `values`", "nommez ses parties dans `values`"});
  return true;
}

ExpressionParser::Parsed ExpressionParser::disjunction() {
  const Level level(depth_);
  if (too_deep()) {
    return std::nullopt;
  }
  Parsed left = conjunction();
  while (left && at(TokenKind::logical_or)) {
    advance();
    const Parsed right = conjunction();
    left = right ? Parsed(join(Op::logical_or, {*left, *right})) : std::nullopt;
  }
  return left;
}

ExpressionParser::Parsed ExpressionParser::conjunction() {
  Parsed left = negation();
  while (left && at(TokenKind::logical_and)) {
    advance();
    const Parsed right = negation();
    left = right ? Parsed(join(Op::logical_and, {*left, *right})) : std::nullopt;
  }
  return left;
}

ExpressionParser::Parsed ExpressionParser::negation() {
  if (!at(TokenKind::logical_not)) {
    return comparison();
  }
  const Level level(depth_);
  const std::size_t begin = token_.begin;
  if (too_deep()) {
    return std::nullopt;
  }
  advance();
  const Parsed operand = negation();
  if (!operand) {
    return std::nullopt;
  }
  const Index made = join(Op::logical_not, {*operand});
  out_.nodes_[made].begin = static_cast<Index>(begin);
  return made;
}

ExpressionParser::Parsed ExpressionParser::comparison() {
  const Parsed left = sum();
  if (!left || !is_comparison(token_.kind)) {
    return left;
  }
  const Token first = token_;
  advance();
  const Parsed right = sum();
  if (!right) {
    return std::nullopt;
  }
  if (is_comparison(token_.kind)) {
    const Token second = token_;
    advance();
    const Parsed third = sum();
    if (!third || at(TokenKind::bad)) {
      return std::nullopt;
    }
    const auto sign = [this](const Token& t) {
      return " " + out_.text_.substr(t.begin, t.end - t.begin) + " ";
    };
    const std::string mend = part(node(*left)) + sign(first) + part(node(*right)) + " and " +
                             part(node(*right)) + sign(second) + part(node(*third));
    found_
        .add(kChainedComparison, out_.place_.part(second.begin, second.end),
             {"comparisons cannot be chained", "les comparaisons ne s'enchaînent pas"})
        .hint(fill({"write {0}", "écrivez {0}"}, {mend}));
    return std::nullopt;
  }
  return join(comparison_of(first.kind), {*left, *right});
}

ExpressionParser::Parsed ExpressionParser::sum() {
  Parsed left = product();
  while (left && (at(TokenKind::plus) || at(TokenKind::minus))) {
    const Op op = at(TokenKind::plus) ? Op::add : Op::subtract;
    advance();
    const Parsed right = product();
    left = right ? Parsed(join(op, {*left, *right})) : std::nullopt;
  }
  return left;
}

ExpressionParser::Parsed ExpressionParser::product() {
  Parsed left = unary();
  while (left && (at(TokenKind::times) || at(TokenKind::divide))) {
    const Op op = at(TokenKind::times) ? Op::multiply : Op::divide;
    advance();
    const Parsed right = unary();
    left = right ? Parsed(join(op, {*left, *right})) : std::nullopt;
  }
  return left;
}

ExpressionParser::Parsed ExpressionParser::unary() {
  if (!at(TokenKind::minus)) {
    return power();
  }
  const Level level(depth_);
  const std::size_t begin = token_.begin;
  if (too_deep()) {
    return std::nullopt;
  }
  advance();
  const Parsed operand = unary();
  if (!operand) {
    return std::nullopt;
  }
  const Index made = join(Op::negate, {*operand});
  out_.nodes_[made].begin = static_cast<Index>(begin);
  return made;
}

ExpressionParser::Parsed ExpressionParser::power() {
  const bool bare_unit = at(TokenKind::number) && token_.unit != nullptr;
  const Parsed base = atom();
  if (!base || !at(TokenKind::power)) {
    return base;
  }
  if (bare_unit) {
    const std::string written = part(node(*base));
    found_
        .add(
            kAmbiguousPower, out_.place_.part(token_.begin, token_.end),
            fill({"{0}^… can be read in two ways", "{0}^… peut se lire de deux façons"}, {written}))
        .hint(fill({"write ({0})^2 for the square of {0}", "écrivez ({0})^2 pour le carré de {0}"},
                   {written}));
    return std::nullopt;
  }
  advance();
  const Parsed raised = exponent();
  if (!raised) {
    return std::nullopt;
  }
  if (at(TokenKind::power)) {
    found_
        .add(kAmbiguousPower, out_.place_.part(token_.begin, token_.end),
             {"a power of a power can be read in two ways",
              "une puissance de puissance peut se lire de deux façons"})
        .hint(
            {"use parentheses: (a^b)^c or a^(b^c)", "mettez des parenthèses : (a^b)^c ou a^(b^c)"});
    return std::nullopt;
  }
  return join(Op::power, {*base, *raised});
}

ExpressionParser::Parsed ExpressionParser::exponent() {
  if (!at(TokenKind::minus)) {
    return atom();
  }
  const std::size_t begin = token_.begin;
  advance();
  const Parsed operand = atom();
  if (!operand) {
    return std::nullopt;
  }
  const Index made = join(Op::negate, {*operand});
  out_.nodes_[made].begin = static_cast<Index>(begin);
  return made;
}

std::optional<Expression> parse_expression(std::string_view text, const TextPlace& place,
                                           Names& names, diagnostics::Diagnostics& found) {
  return ExpressionParser(text, place, names, found).whole();
}

std::optional<RangeExpressions> parse_range(std::string_view text, const TextPlace& place,
                                            Names& names, diagnostics::Diagnostics& found) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    found
        .add(kBadLoop, place.whole,
             fill({"{0} is neither a range nor a list of words",
                   "{0} n'est ni un intervalle ni une liste de mots"},
                  {quote(text)}))
        .hint({"write 1..n or [left, right]", "écrivez 1..n ou [left, right]"});
    return std::nullopt;
  }
  TextPlace second = place;
  second.first += static_cast<std::uint32_t>(dots + 2);
  auto first = parse_expression(text.substr(0, dots), place, names, found);
  auto last = parse_expression(text.substr(dots + 2), second, names, found);
  if (!first || !last) {
    return std::nullopt;
  }
  return RangeExpressions{std::move(*first), std::move(*last)};
}

}  // namespace plano::spec
