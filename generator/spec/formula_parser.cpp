// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Recursive descent, one method for each level of the grammar in expression.h. The first mistake
// ends the parse: what follows it would be guesswork.

#include <algorithm>
#include <array>

#include "spec/codes.h"
#include "spec/expression.h"
#include "spec/formula_lexer.h"

namespace plano::spec {
namespace {

bool is_comparison(TokenKind kind) {
  return kind >= TokenKind::less && kind <= TokenKind::not_equal;
}

Op comparison_of(TokenKind kind) {
  const auto offset = static_cast<int>(kind) - static_cast<int>(TokenKind::less);
  return static_cast<Op>(static_cast<int>(Op::less) + offset);
}

const FunctionInfo* function_named(std::string_view name) {
  const auto all = all_functions();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [name](const FunctionInfo& f) { return name == f.name; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionInfo& function : all_functions()) {
    names.emplace_back(function.name);
  }
  return names;
}

}  // namespace

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
  if (depth_ <= kDeepestFormula) {
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
    if (!third) {
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

ExpressionParser::Parsed ExpressionParser::atom() {
  switch (token_.kind) {
    case TokenKind::number:
      return number();
    case TokenKind::word: {
      Expression::Node word;
      word.op = Op::word;
      word.first = static_cast<Index>(out_.words_.size());
      word.begin = static_cast<Index>(token_.begin);
      word.end = static_cast<Index>(token_.end);
      out_.words_.push_back(out_.text_.substr(token_.begin + 1, token_.end - token_.begin - 2));
      advance();
      return leaf(word);
    }
    case TokenKind::name:
      return name_or_call();
    case TokenKind::open:
      return parenthesis();
    default:
      return unexpected(Wanted::value);
  }
}

ExpressionParser::Parsed ExpressionParser::number() {
  Expression::Node made;
  made.begin = static_cast<Index>(token_.begin);
  made.end = static_cast<Index>(token_.end);
  made.number.value = token_.number;
  if (const Unit* unit = token_.unit) {
    // Dividing by 1000 rounds once where multiplying by 0.001 would round twice.
    made.number.value =
        unit->scale >= 1 ? token_.number * unit->scale : token_.number / (1 / unit->scale);
    made.number.dimension = unit->dimension;
  }
  if (made.number.value > 1e30) {
    found_
        .add(kNumberTooLarge, out_.place_.part(token_.begin, token_.end),
             {"this number is too large", "ce nombre est trop grand"})
        .hint({"check its digits and its unit", "vérifiez ses chiffres et son unité"});
    return std::nullopt;
  }
  advance();
  return leaf(made);
}

ExpressionParser::Parsed ExpressionParser::name_or_call() {
  const Token name = token_;
  const std::string_view word =
      std::string_view(out_.text_).substr(name.begin, name.end - name.begin);
  Expression::Node made;
  made.begin = static_cast<Index>(name.begin);
  made.end = static_cast<Index>(name.end);
  advance();
  if (word == "yes" || word == "true" || word == "no" || word == "false") {
    made.op = Op::flag;
    made.flag = word == "yes" || word == "true";
    return leaf(made);
  }
  const FunctionInfo* function = function_named(word);
  if (at(TokenKind::open)) {
    if (function != nullptr) {
      return call(*function, name);
    }
    const std::string near = word.size() > 20 ? "" : nearest_word(word, function_names());
    found_
        .add(kUnknownFunction, out_.place_.part(name.begin, name.end),
             fill({"there is no function {0}", "il n'y a pas de fonction {0}"}, {quote(word)}))
        .hint(near.empty() ? fill({"the functions are {0}; to multiply, write *",
                                   "les fonctions sont {0} ; pour multiplier, écrivez *"},
                                  {list_and(function_names())})
                           : fill({"did you mean {0}?", "vouliez-vous dire {0} ?"}, {near}));
    return std::nullopt;
  }
  if (function != nullptr) {
    found_
        .add(kUnexpected, out_.place_.part(name.begin, name.end),
             fill({"{0} is a function and wants its arguments",
                   "{0} est une fonction et attend ses arguments"},
                  {quote(word)}))
        .hint(fill({"write {0}, or '{1}' in quotes for the word",
                    "écrivez {0}, ou '{1}' entre apostrophes pour le mot"},
                   {function->usage, std::string(word)}));
    return std::nullopt;
  }
  made.op = Op::name;
  made.first = names_.id(word);
  auto& used = out_.names_used_;
  if (std::find(used.begin(), used.end(), made.first) == used.end()) {
    used.push_back(made.first);
  }
  return leaf(made);
}

ExpressionParser::Parsed ExpressionParser::call(const FunctionInfo& function, const Token& name) {
  const Token open = token_;
  advance();
  if (at(TokenKind::end)) {
    return unclosed(open);
  }
  std::vector<Index> arguments;
  while (!at(TokenKind::close) || !arguments.empty()) {
    const Parsed argument = disjunction();
    if (!argument) {
      return std::nullopt;
    }
    arguments.push_back(*argument);
    if (at(TokenKind::close)) {
      break;
    }
    if (!at(TokenKind::semicolon)) {
      return at(TokenKind::end) ? unclosed(open) : unexpected(Wanted::operator_or_end);
    }
    advance();
    if (at(TokenKind::end)) {
      return unclosed(open);
    }
  }
  Expression::Node made;
  made.op = Op::call;
  made.function = function.function;
  made.count = static_cast<std::uint16_t>(arguments.size());
  made.first = static_cast<Index>(out_.links_.size());
  made.begin = static_cast<Index>(name.begin);
  made.end = static_cast<Index>(token_.end);
  out_.links_.insert(out_.links_.end(), arguments.begin(), arguments.end());
  advance();
  return check_arity(function, leaf(made));
}

ExpressionParser::Parsed ExpressionParser::check_arity(const FunctionInfo& function, Index called) {
  const int given = node(called).count;
  if (given >= function.least_arguments &&
      (function.most_arguments < 0 || given <= function.most_arguments)) {
    return called;
  }
  found_
      .add(kArgumentCount, out_.span_of(node(called)),
           fill({"{0}() has {1} here and takes {2}", "{0}() reçoit ici {1} et en attend {2}"},
                {function.name,
                 given == 1 ? Text("1 argument")
                            : fill({"{0} arguments", "{0} arguments"}, {std::to_string(given)}),
                 function.most_arguments < 0 ? Text("at least 1", "au moins 1")
                                             : Text(std::to_string(function.least_arguments))}))
      .hint(fill({"write {0}", "écrivez {0}"}, {function.usage}));
  return std::nullopt;
}

ExpressionParser::Parsed ExpressionParser::parenthesis() {
  const Token open = token_;
  advance();
  if (at(TokenKind::end)) {
    return unclosed(open);
  }
  const Parsed inner = disjunction();
  if (!inner) {
    return std::nullopt;
  }
  if (!at(TokenKind::close)) {
    return at(TokenKind::end) ? unclosed(open) : unexpected(Wanted::operator_or_end);
  }
  // The place of what stands in parentheses includes them.
  out_.nodes_[*inner].begin = static_cast<Index>(open.begin);
  out_.nodes_[*inner].end = static_cast<Index>(token_.end);
  advance();
  return inner;
}

ExpressionParser::Parsed ExpressionParser::unclosed(const Token& open) {
  found_
      .add(kUnclosedParenthesis, out_.place_.part(open.begin, open.end),
           {"this parenthesis is not closed", "cette parenthèse n'est pas refermée"})
      .hint({"add the missing )", "ajoutez la parenthèse ) qui manque"});
  return std::nullopt;
}

ExpressionParser::Parsed ExpressionParser::unexpected(Wanted wanted) {
  if (at(TokenKind::bad)) {
    return std::nullopt;
  }
  if (at(TokenKind::end)) {
    const auto last = static_cast<std::size_t>(out_.text_.size());
    found_
        .add(kUnexpected, out_.place_.part(last == 0 ? 0 : last - 1, last),
             {"the formula breaks off here", "la formule s'interrompt ici"})
        .hint({"a value must follow", "une valeur doit suivre"});
    return std::nullopt;
  }
  const Text shown =
      quote(std::string_view(out_.text_).substr(token_.begin, token_.end - token_.begin));
  auto said = found_.add(kUnexpected, out_.place_.part(token_.begin, token_.end),
                         fill({"{0} is not expected here", "{0} n'est pas attendu ici"}, {shown}));
  if (wanted == Wanted::value) {
    said.hint({"a value must stand here: a number, a name, a function or a parenthesis",
               "il faut ici une valeur : un nombre, un nom, une fonction ou une parenthèse"});
  } else if (at(TokenKind::close)) {
    said.hint({"it closes a parenthesis that was not opened",
               "elle ferme une parenthèse qui n'était pas ouverte"});
  } else if (at(TokenKind::semicolon)) {
    said.hint({"; separates the arguments of a function", "; sépare les arguments d'une fonction"});
  } else {
    said.hint({"an operator is missing before it, for example *",
               "il manque un opérateur devant, par exemple *"});
  }
  return std::nullopt;
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
