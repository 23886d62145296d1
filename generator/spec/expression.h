// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The formulas of the language, parsed: `max(60mm; length / 10)`. Pure, bounded, no loops.
///
/// How to use: `bind` has parsed every formula of a design already, so most code only evaluates:
///   Evaluator evaluator(scope, spec.names, budget, found);      // evaluate.h
///   std::optional<Length> width = evaluator.length(panel.size->x);
/// Names were interned once into `DesignSpec::names`; a `Bindings` (evaluate.h) gives each a value.
///
/// Grammar, loosest first (`not a == b` is `not (a == b)`, `-2^2` is -4):
///   or · and · not · < <= > >= == != (no chains) · + - · * / · unary - · ^ (no chains) · atom
///   atom: 12, 1.2 m, 45deg, yes, no, true, false, 'word', name, dotted.name, f(a; b), (…)
/// A unit is read only right after a number, with at most one space. `^` right after a unit is
/// refused as ambiguous: `3mm^2` is `(3mm)^2` for some and `3 * (1mm)^2` for others.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "spec/value.h"
#include "syntax/tree.h"

namespace plano::spec {

using diagnostics::Span;

/// A name seen in formulas, as an index into `Names`.
using NameId = std::uint32_t;

/// The distinct (dotted) names of one design, numbered from 0 in the order first seen.
class Names {
 public:
  /// The number of `name`, given to it now if it is new.
  NameId id(std::string_view name);
  std::optional<NameId> find(std::string_view name) const;
  const std::string& text(NameId id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::map<std::string, NameId, std::less<>> ids_;
  std::vector<std::string> texts_;
};

/// Where the characters of a text stand in its source. A plain scalar on one line maps byte for
/// byte, and so does a quoted one without escapes; for others every part is the whole scalar.
struct TextPlace {
  Span whole;
  std::uint32_t first = 0;  // byte of the source at which the text begins
  bool exact = false;

  Span part(std::size_t begin, std::size_t end) const;
};
TextPlace place_of(const syntax::Node& scalar);

enum class Function : std::uint8_t {
  min,
  max,
  abs,
  floor,
  ceil,
  round,
  sqrt,
  mod,
  clamp,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  atan2,
  choose
};

/// A function of the language: for the parser, the reference page and did-you-mean.
struct FunctionInfo {
  const char* name;
  Function function;
  int least_arguments;
  int most_arguments;  // -1: any number
  const char* usage;   // "clamp(x; low; high)"
  const char* doc_en;
  const char* doc_fr;
};
std::span<const FunctionInfo> all_functions();

enum class Op : std::uint8_t {
  number,
  flag,
  word,
  name,  // leaves
  negate,
  logical_not,  // one operand
  add,
  subtract,
  multiply,
  divide,
  power,  // two
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  call,  // any number
};

/// What a stranger's formula may cost.
inline constexpr std::size_t kLongestFormula = 2'000;
inline constexpr int kDeepestFormula = 64;

/// One formula. Immutable; a regular value.
class Expression {
 public:
  struct Node {
    Op op = Op::number;
    Function function = Function::min;  // of a call
    bool flag = false;                  // of a flag
    std::uint16_t count = 0;            // operands: links()[first, first + count) are their nodes
    std::uint32_t first = 0;            // of a leaf: index of its word, or the NameId
    std::uint32_t begin = 0;            // bytes [begin, end) of text()
    std::uint32_t end = 0;
    Quantity number;  // of a number
  };

  /// Operands come before their operator; the root is the last. Never empty once parsed.
  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& root() const { return nodes_.back(); }
  const Node& operand(const Node& node, std::size_t i) const {
    return nodes_[links_[node.first + i]];
  }
  const std::string& word(const Node& node) const { return words_[node.first]; }
  const std::string& text() const { return text_; }

  /// The place of the whole formula, or of one part of it.
  Span span() const { return place_.part(0, text_.size()); }
  Span span_of(const Node& node) const { return place_.part(node.begin, node.end); }

  /// The names it uses, each once, in the order of first use.
  std::span<const NameId> dependencies() const { return names_used_; }
  /// No names in it: it gives the same everywhere.
  bool constant() const { return names_used_.empty(); }

 private:
  friend class ExpressionParser;
  std::string text_;
  TextPlace place_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> links_;
  std::vector<std::string> words_;
  std::vector<NameId> names_used_;
};

/// Empty exactly when it added an error (D00xx).
std::optional<Expression> parse_expression(std::string_view text, const TextPlace& place,
                                           Names& names, diagnostics::Diagnostics& found);

/// `first..last` of a for_each.
struct RangeExpressions {
  Expression first;
  Expression last;
};
std::optional<RangeExpressions> parse_range(std::string_view text, const TextPlace& place,
                                            Names& names, diagnostics::Diagnostics& found);

/// The formula written one way: single spaces, only needed parentheses, `;` between arguments.
/// Reads back as the same tree.
std::string print(const Expression& expression, const Names& names);

/// [a-z][a-z0-9_]*: what a parameter, value, material or loop variable may be called. (Other
/// identifiers may hold `-`, which formulas read as minus.)
bool is_formula_name(std::string_view word);
/// Words of the formula language that cannot name anything: and or not if yes no true false, and
/// the functions.
bool is_reserved(std::string_view word);

}  // namespace plano::spec
