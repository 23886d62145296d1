// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/formula_lexer.h"

#include <array>
#include <charconv>
#include <vector>

#include "spec/codes.h"

namespace plano::spec {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z');
}
bool is_name_part(char c) {
  return is_lower(c) || is_digit(c) || c == '_';
}
bool is_blank(char c) {
  return c == ' ' || c == '\n';
}
/// What a unit or a word of another language is made of: letters, digits, any non-ASCII byte.
bool is_word_part(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

const Unit* unit_written(std::string_view word) {
  // Two code points look like this one letter: micro sign and Greek mu.
  return find_unit(word == "µm" || word == "μm" ? "um" : word);
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names;
  for (const Unit& unit : all_units()) {
    names.emplace_back(unit.name);
  }
  return names;
}

struct Foreign {
  std::string_view symbol;
  Text hint;
};
/// What other languages write, and what to write here. Longer symbols first.
const std::vector<Foreign>& foreign_symbols() {
  static const std::vector<Foreign> symbols{
      {"&&", {"write and", "écrivez and"}},
      {"||", {"write or", "écrivez or"}},
      {"**", {"a power is written a^2", "une puissance s'écrit a^2"}},
      {"<>", {"write !=", "écrivez !="}},
      {"&", {"write and", "écrivez and"}},
      {"|", {"write or", "écrivez or"}},
      {"!", {"write not", "écrivez not"}},
      {"=", {"to compare, write ==", "pour comparer, écrivez =="}},
      {"?", {"write if(test; a; b)", "écrivez if(condition; a; b)"}},
      {":", {"write if(test; a; b)", "écrivez if(condition; a; b)"}},
      {"%",
       {"write mod(a; b) for a remainder and 0.5 for 50 %",
        "écrivez mod(a; b) pour un reste et 0.5 pour 50 %"}},
      {"\"", {"words stand in single quotes: 'left'", "les mots se mettent entre ' ' : 'left'"}},
      {"[",
       {"instances are named with dots: leg.left",
        "les exemplaires se nomment avec un point : leg.left"}},
      {"{", {"braces belong in texts only", "les accolades ne servent que dans les textes"}},
      {"°", {"write 45deg", "écrivez 45deg"}},
      {"€", {"write 12 EUR", "écrivez 12 EUR"}},
      {"×", {"write *", "écrivez *"}},
      {"÷", {"write /", "écrivez /"}},
      {"≤", {"write <=", "écrivez <="}},
      {"≥", {"write >=", "écrivez >="}},
      {"²", {"write ^2", "écrivez ^2"}},
      {"³", {"write ^3", "écrivez ^3"}},
      {"−", {"write the minus of the keyboard: -", "écrivez le moins du clavier : -"}},
  };
  return symbols;
}

const Foreign* foreign_at(std::string_view text, std::size_t at) {
  for (const Foreign& known : foreign_symbols()) {
    if (text.substr(at).starts_with(known.symbol)) {
      return &known;
    }
  }
  return nullptr;
}

}  // namespace

Token FormulaLexer::next() {
  while (is_blank(peek())) {
    ++at_;
  }
  const std::size_t begin = at_;
  if (at_ == text_.size()) {
    return {.kind = TokenKind::end, .begin = begin, .end = begin};
  }
  const char c = peek();
  if (is_digit(c)) {
    return number(begin);
  }
  if (c == '\'') {
    return quoted(begin);
  }
  return is_letter(c) ? name(begin) : symbol(begin);
}

Token FormulaLexer::number(std::size_t begin) {
  // Digits by hand: from_chars would take the first dot of `1..n`.
  const auto digits = [this] {
    while (is_digit(peek())) {
      ++at_;
    }
  };
  digits();
  if (peek() == '.' && is_digit(peek(1))) {
    ++at_;
    digits();
  }
  const std::size_t sign = peek() == 'e' && (peek(1) == '-' || peek(1) == '+') ? 1 : 0;
  if (peek() == 'e' && is_digit(peek(1 + sign))) {
    at_ += 1 + sign;
    digits();
  }
  Token token{.kind = TokenKind::number, .begin = begin, .end = at_};
  const auto read = std::from_chars(text_.data() + begin, text_.data() + at_, token.number);
  const bool grouped = peek() == ' ' && is_digit(peek(1));
  if (peek() == '.' || grouped) {
    found_
        .add(kBadNumber, place_.part(begin, at_ + 1),
             {"this number cannot be read", "ce nombre est illisible"})
        .hint({"digits, at most one point with digits on both sides, no spaces: 1200.5",
               "des chiffres, au plus un point entre deux chiffres, sans espace : 1200.5"});
    return {.kind = TokenKind::bad};
  }
  if (peek() == ',') {
    return comma(at_);
  }
  if (read.ec != std::errc()) {
    found_
        .add(kNumberTooLarge, place_.part(begin, at_),
             {"this number is too large or too small to compute with",
              "ce nombre est trop grand ou trop petit pour être calculé"})
        .hint({"check its digits", "vérifiez ses chiffres"});
    return {.kind = TokenKind::bad};
  }
  return unit(token) ? token : Token{.kind = TokenKind::bad};
}

bool FormulaLexer::unit(Token& token) {
  const std::size_t space = peek() == ' ' ? 1 : 0;
  std::size_t begin = at_ + space;
  std::size_t end = begin;
  while (end < text_.size() && is_word_part(text_[end]) && foreign_at(text_, end) == nullptr) {
    ++end;
  }
  std::string_view word = text_.substr(begin, end - begin);
  if (word.empty() || word == "and" || word == "or") {
    return true;
  }
  if (text_.substr(begin).starts_with("kg/m3") &&
      (begin + 5 == text_.size() || !is_word_part(text_[begin + 5]))) {
    end = begin + 5;
    word = text_.substr(begin, 5);
  }
  token.unit = unit_written(word);
  if (token.unit != nullptr) {
    token.end = at_ = end;
    return true;
  }
  const std::string number(text_.substr(token.begin, token.end - token.begin));
  const std::string near = word.size() > 20 ? "" : nearest_word(word, unit_names());
  auto said =
      found_.add(kUnknownUnit, place_.part(begin, end),
                 fill({"{0} behind {1} is not a unit", "{0} derrière {1} n'est pas une unité"},
                      {quote(word), number}));
  if (number == "0" && word.size() > 1 && word[0] == 'x') {
    said.hint({"numbers are written in base ten: 16, not 0x10",
               "les nombres s'écrivent en base dix : 16, et non 0x10"});
  } else if (!near.empty()) {
    said.hint(fill({"did you mean {0}? To multiply, write {1} * {2}",
                    "vouliez-vous dire {0} ? Pour multiplier, écrivez {1} * {2}"},
                   {number + near, number, std::string(word)}));
  } else {
    said.hint(fill({"to multiply, write {0} * {1}; units are mm cm m deg kg N MPa EUR and others",
                    "pour multiplier, écrivez {0} * {1} ; les unités sont mm cm m deg kg N MPa EUR "
                    "et d'autres"},
                   {number, std::string(word)}));
  }
  return false;
}

Token FormulaLexer::quoted(std::size_t begin) {
  const std::size_t end = text_.find('\'', begin + 1);
  if (end == std::string_view::npos) {
    found_
        .add(kUnclosedQuote, place_.part(begin, text_.size()),
             {"this quote is not closed", "cette apostrophe n'est pas refermée"})
        .hint({"words stand in two single quotes: 'left'",
               "un mot se met entre deux apostrophes : 'left'"});
    return {.kind = TokenKind::bad};
  }
  at_ = end + 1;
  return {.kind = TokenKind::word, .begin = begin, .end = at_};
}

Token FormulaLexer::name(std::size_t begin) {
  std::size_t end = begin;
  bool lower = true;
  while (end < text_.size() && is_word_part(text_[end]) && foreign_at(text_, end) == nullptr) {
    lower = lower && is_name_part(text_[end]);
    ++end;
    if (end + 1 < text_.size() && text_[end] == '.' && is_name_part(text_[end + 1])) {
      ++end;
    }
  }
  at_ = end;
  const std::string_view word = text_.substr(begin, end - begin);
  if (!lower) {
    found_
        .add(kBadName, place_.part(begin, end),
             fill({"{0} cannot be a name", "{0} ne peut pas être un nom"}, {quote(word)}))
        .hint({"names are written in small letters without accents: seat_height",
               "les noms s'écrivent en minuscules sans accent : hauteur_assise"});
    return {.kind = TokenKind::bad};
  }
  const TokenKind kind = word == "and"   ? TokenKind::logical_and
                         : word == "or"  ? TokenKind::logical_or
                         : word == "not" ? TokenKind::logical_not
                                         : TokenKind::name;
  return {.kind = kind, .begin = begin, .end = end};
}

Token FormulaLexer::symbol(std::size_t begin) {
  struct Symbol {
    std::string_view text;
    TokenKind kind;
  };
  static constexpr std::array<Symbol, 14> kSymbols{{
      {"<=", TokenKind::less_equal},
      {">=", TokenKind::greater_equal},
      {"==", TokenKind::equal},
      {"!=", TokenKind::not_equal},
      {"<", TokenKind::less},
      {">", TokenKind::greater},
      {"+", TokenKind::plus},
      {"-", TokenKind::minus},
      {"*", TokenKind::times},
      {"/", TokenKind::divide},
      {"^", TokenKind::power},
      {"(", TokenKind::open},
      {")", TokenKind::close},
      {";", TokenKind::semicolon},
  }};
  const std::string_view rest = text_.substr(begin);
  if (rest.starts_with("<>") || rest.starts_with("**")) {
    return stray(begin);
  }
  for (const Symbol& known : kSymbols) {
    if (rest.starts_with(known.text)) {
      at_ += known.text.size();
      return {.kind = known.kind, .begin = begin, .end = at_};
    }
  }
  return rest.front() == ',' ? comma(begin) : stray(begin);
}

Token FormulaLexer::stray(std::size_t begin) {
  if (const Foreign* known = foreign_at(text_, begin)) {
    return foreign(begin, known->symbol.size(), known->hint);
  }
  if (static_cast<unsigned char>(text_[begin]) >= 0x80) {
    return name(begin);
  }
  found_
      .add(kUnexpected, place_.part(begin, begin + 1),
           fill({"{0} has no meaning in a formula", "{0} n'a pas de sens dans une formule"},
                {quote(text_.substr(begin, 1))}))
      .hint({"remove it", "retirez-le"});
  return {.kind = TokenKind::bad};
}

Token FormulaLexer::foreign(std::size_t begin, std::size_t length, const Text& hint) {
  found_
      .add(kForeignSymbol, place_.part(begin, begin + length),
           fill({"{0} is not a symbol of this language", "{0} n'est pas un signe de ce langage"},
                {quote(text_.substr(begin, length))}))
      .hint(hint);
  return {.kind = TokenKind::bad};
}

Token FormulaLexer::comma(std::size_t begin) {
  const bool decimal = begin > 0 && is_digit(text_[begin - 1]) && begin + 1 < text_.size() &&
                       is_digit(text_[begin + 1]);
  auto said = found_.add(
      kComma, place_.part(begin, begin + 1),
      {"a comma has no place in a formula", "une virgule n'a pas sa place dans une formule"});
  said.hint(decimal ? Text("decimals take a point: 1.5", "les décimales prennent un point : 1.5")
                    : Text("separate arguments with a semicolon: max(a; b)",
                           "séparez les arguments par un point-virgule : max(a; b)"));
  return {.kind = TokenKind::bad};
}

}  // namespace plano::spec
