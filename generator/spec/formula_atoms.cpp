// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What formulas are made of: numbers, words, names, calls, parentheses.

#include <algorithm>
#include <vector>

#include "spec/codes.h"
#include "spec/formula_parser.h"
#include "spec/suggest.h"

namespace plano::spec {
namespace {

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
  if (at(TokenKind::bad)) {
    return std::nullopt;
  }
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
  if (at(TokenKind::bad)) {
    return std::nullopt;
  }
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

}  // namespace plano::spec
