// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The registry's unit: one key of the language, said once. From these come the checks of the
/// parser, the JSON Schema, the reference page, did-you-mean and, later, the web form.
///
/// How to use: write a table (`constexpr Key kKeys[] = {{.name = "kerf", .kind = …, …}, …}`), check
/// a node against it with `check_keys` (check_keys.h), then read what is there with read.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/dimension.h"

namespace plano::spec {

enum class ValueKind : std::uint8_t {
  expression,   // a formula of `dimension`
  anything,     // a formula that may give anything
  text,         // words for people, plain or {fr:, en:}; may hold {formulas}
  word,         // plain characters taken as they are: a licence, a date, a URL
  identifier,   // [a-z][a-z0-9_-]*
  reference,    // the dotted name of an element, or a list of them
  flag,         // yes | no | true | false, or a formula that gives one
  choice,       // one of `choices`
  point,        // [formula, formula], lengths
  map,          // a map of `children`
  list,         // a list of maps of `children`
  named,        // a map from identifiers to maps of `children` (parameters, panels)
  range,        // [formula, formula], of any one dimension
  formulas,     // a list of formulas of `dimension`
  identifiers,  // a list of identifiers
  points,       // a list of points
  loop,         // for_each: {i: 1..n, side: [left, right]}
  options,      // a list of identifiers, or a map from identifiers to texts
  formula_map,  // a map from identifiers to formulas of any dimension
  word_map,     // a map from identifiers to words
};

enum class Presence : std::uint8_t { optional, required };

struct Variant;

struct Key {
  const char* name;
  ValueKind kind;
  Presence presence = Presence::optional;
  Dimension dimension = kLengthDimension;  // of an expression, of formulas
  std::span<const Key> children = {};      // of map, list, named
  std::span<const char* const> choices = {};
  /// Of a map: the child that a bare value stands for (`tabs: 2` is `tabs: {count: 2}`), or
  /// nullptr.
  const char* shorthand = nullptr;
  /// What the engine does where the key is missing, as a formula or word; nullptr: nothing.
  const char* fallback = nullptr;
  const char* doc_en = "";
  const char* doc_fr = "";
  /// Of map, list, named: the child whose word picks one of `variants`, which brings further keys
  /// (`shape: circle` brings `diameter`), or nullptr.
  const char* chosen_by = nullptr;
  std::span<const Variant> variants = {};
};

/// The keys that come with one choice: of a shape, of a joint type.
struct Variant {
  const char* type;
  const char* summary_en;
  const char* summary_fr;
  std::span<const Key> keys;
  /// Keys all choices share but this one: neither asked for nor taken (`into` of a panel split in
  /// itself).
  std::span<const char* const> without = {};

  bool takes(std::string_view key) const {
    return std::find(without.begin(), without.end(), key) == without.end();
  }
};

/// The keys of one joint type, beyond those all joints have. `joints` lists these; `spec` reads
/// them without knowing what a joint does.
using JointKeys = Variant;

}  // namespace plano::spec
