// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The registry's unit: one key of the language, said once. From these come the checks of the parser,
/// the JSON Schema, the reference page, did-you-mean and, later, the web form.
#pragma once

#include <cstdint>
#include <span>

#include "base/dimension.h"

namespace plano::spec {

enum class ValueKind : std::uint8_t {
  expression,   // a formula of `dimension` (or any, see `any_dimension`)
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
  special,      // read by code of its own: ranges, for_each, shapes, presets' values
};

enum class Presence : std::uint8_t { optional, required };

struct Key {
  const char* name;
  ValueKind kind;
  Presence presence = Presence::optional;
  Dimension dimension = kLengthDimension;   // of an expression
  std::span<const Key> children = {};       // of map, list, named
  std::span<const char* const> choices = {};
  /// Of a map: the child that a bare value stands for (`tabs: 2` is `tabs: {count: 2}`), or nullptr.
  const char* shorthand = nullptr;
  /// What the engine does where the key is missing, as a formula or word; nullptr: nothing.
  const char* fallback = nullptr;
  const char* doc_en = "";
  const char* doc_fr = "";
};

/// The keys of one joint type, beyond those all joints have. `joints` lists these; `spec` reads them
/// without knowing what a joint does.
struct JointKeys {
  const char* type;
  const char* summary_en;
  const char* summary_fr;
  std::span<const Key> keys;
};

}  // namespace plano::spec
