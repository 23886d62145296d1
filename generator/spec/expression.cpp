// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/expression.h"

#include <algorithm>
#include <array>

namespace plano::spec {
namespace {

constexpr std::array<FunctionInfo, 17> kFunctions{{
    {"min", Function::min, 1, -1, "min(a; b; …)", "the smallest", "le plus petit"},
    {"max", Function::max, 1, -1, "max(a; b; …)", "the largest", "le plus grand"},
    {"abs", Function::abs, 1, 1, "abs(a)", "without its sign", "sans son signe"},
    {"floor", Function::floor, 1, 1, "floor(a)", "the whole number at or below a plain number",
     "l'entier au plus égal à un nombre sans unité"},
    {"ceil", Function::ceil, 1, 1, "ceil(a)", "the whole number at or above a plain number",
     "l'entier au moins égal à un nombre sans unité"},
    {"round", Function::round, 1, 1, "round(a)",
     "the nearest whole number; halves go away from zero",
     "l'entier le plus proche ; les moitiés s'éloignent de zéro"},
    {"sqrt", Function::sqrt, 1, 1, "sqrt(a)", "the square root; of an area, a length",
     "la racine carrée ; d'une aire, une longueur"},
    {"mod", Function::mod, 2, 2, "mod(a; b)",
     "what is left of a after whole times b, with b's sign",
     "ce qui reste de a après un nombre entier de fois b, du signe de b"},
    {"clamp", Function::clamp, 3, 3, "clamp(a; low; high)", "a, held between low and high",
     "a, tenu entre low et high"},
    {"sin", Function::sin, 1, 1, "sin(angle)", "the sine of an angle", "le sinus d'un angle"},
    {"cos", Function::cos, 1, 1, "cos(angle)", "the cosine of an angle", "le cosinus d'un angle"},
    {"tan", Function::tan, 1, 1, "tan(angle)", "the tangent of an angle", "la tangente d'un angle"},
    {"asin", Function::asin, 1, 1, "asin(a)", "the angle with that sine", "l'angle qui a ce sinus"},
    {"acos", Function::acos, 1, 1, "acos(a)", "the angle with that cosine",
     "l'angle qui a ce cosinus"},
    {"atan", Function::atan, 1, 1, "atan(a)", "the angle with that tangent",
     "l'angle qui a cette tangente"},
    {"atan2", Function::atan2, 2, 2, "atan2(y; x)", "the direction of x, y seen from 0, 0",
     "la direction de x, y vue de 0, 0"},
    {"if", Function::choose, 3, 3, "if(test; a; b)", "a where the test is yes, else b",
     "a si la condition est vraie, sinon b"},
}};

}  // namespace

NameId Names::id(std::string_view name) {
  const auto known = ids_.find(name);
  if (known != ids_.end()) {
    return known->second;
  }
  const auto id = static_cast<NameId>(texts_.size());
  ids_.emplace(name, id);
  texts_.emplace_back(name);
  return id;
}

std::optional<NameId> Names::find(std::string_view name) const {
  const auto known = ids_.find(name);
  return known == ids_.end() ? std::nullopt : std::optional(known->second);
}

Span TextPlace::part(std::size_t begin, std::size_t end) const {
  if (!exact || !whole.known()) {
    return whole;
  }
  return {whole.source, first + static_cast<std::uint32_t>(begin),
          first + static_cast<std::uint32_t>(end)};
}

TextPlace place_of(const syntax::Node& scalar) {
  // Folding, escapes and block indentation all change the length; where it is kept, byte stands for
  // byte.
  const std::size_t quote = scalar.quoted ? 1 : 0;
  const std::size_t length = scalar.span.end - scalar.span.begin;
  return {scalar.span, scalar.span.begin + static_cast<std::uint32_t>(quote),
          length == scalar.text.size() + 2 * quote};
}

std::span<const FunctionInfo> all_functions() {
  return kFunctions;
}

bool is_formula_name(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !word.empty() && small(word.front()) && std::all_of(word.begin(), word.end(), [&](char c) {
    return small(c) || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_reserved(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords{"and", "or",   "not",  "yes",
                                                          "no",  "true", "false"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() ||
         std::any_of(kFunctions.begin(), kFunctions.end(),
                     [word](const FunctionInfo& f) { return word == f.name; });
}

}  // namespace plano::spec
