// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The parts of `bind`. Internal.
///
/// `check_keys` has been over the whole tree before. These readers take what has the right form and
/// pass over the rest in silence: it has been reported, and the result is thrown away in the end.
/// So one run shows as many mistakes as it can.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "spec/design_spec.h"
#include "spec/read.h"
#include "spec/registry.h"

namespace plano::spec {

/// Reads formulas and texts, holding every name in them against what is declared.
class ScopedReader {
 public:
  ScopedReader(Names& names, diagnostics::Diagnostics& found)
      : names_(names), read_(names, found), found_(found) {}

  /// Makes a name known to all formulas, unless it is taken or cannot be one, which is said.
  void declare(const Word& name);
  /// The same for a material: only its properties are known to formulas.
  void declare_material(const Word& name, std::initializer_list<const char*> properties);

  /// Loop variables known while it lives.
  class Locals {
   public:
    explicit Locals(ScopedReader& reader) : reader_(reader), before_(reader.locals_.size()) {}
    ~Locals();
    Locals(const Locals&) = delete;
    Locals& operator=(const Locals&) = delete;

   private:
    ScopedReader& reader_;
    std::size_t before_;
  };
  void declare_local(const Word& name);

  /// The languages texts should be in.
  void set_languages(std::vector<std::string> languages) { languages_ = std::move(languages); }

  // Each takes the value behind `key` of `map`; empty where it is missing or bad.
  std::optional<Expression> formula(const syntax::Node& map, std::string_view key);
  /// The same for a key that must be there: an empty expression stands for an error already said.
  Expression needed(const syntax::Node& map, std::string_view key);
  std::optional<PointSpec> point(const syntax::Node& map, std::string_view key);
  PointSpec needed_point(const syntax::Node& map, std::string_view key);
  std::vector<Expression> formulas(const syntax::Node& map, std::string_view key);
  TextSpec text(const syntax::Node& map, std::string_view key);
  std::optional<Word> word(const syntax::Node& map, std::string_view key) const;
  Word needed_word(const syntax::Node& map, std::string_view key) const;
  std::vector<Reference> references(const syntax::Node& map, std::string_view key) const;
  /// yes or no as such; `fallback` where it is missing.
  bool fixed_flag(const syntax::Node& map, std::string_view key, bool fallback);

  std::optional<Expression> checked_formula(const syntax::Node& scalar);
  std::optional<PointSpec> checked_point(const syntax::Node& pair);
  TextSpec checked_text(const syntax::Node& node);
  RangeExpressions checked_range(const syntax::Node& scalar);

  Names& names() { return names_; }
  Reader& raw() { return read_; }
  diagnostics::Diagnostics& found() { return found_; }

 private:
  bool reserve(const Word& name);
  void check_names(const Expression& formula);
  std::vector<std::string> known_names() const;
  bool known(NameId name) const;

  Names& names_;
  Reader read_;
  diagnostics::Diagnostics& found_;
  std::map<NameId, Span> globals_;
  std::set<NameId> global_ids_;
  std::vector<NameId> locals_;
  std::vector<std::string> languages_;
};

/// The value behind a key, or nullptr.
const syntax::Node* child(const syntax::Node& map, std::string_view key);
/// What is in it; nothing for nullptr.
inline std::span<const syntax::Entry> entries_of(const syntax::Node* map) {
  return map == nullptr ? std::span<const syntax::Entry>() : map->entries;
}
inline std::span<const syntax::Node> items_of(const syntax::Node* list) {
  return list == nullptr ? std::span<const syntax::Node>() : list->items;
}
std::optional<Axis> axis_of(std::string_view word);  // "x"
/// D0218 unless it is "#rrggbb".
void check_colour(const std::optional<Word>& colour, diagnostics::Diagnostics& found);
/// D0216 unless exactly (`at_least` = 1) or at most (0) one of the keys is there.
void check_one_of(const syntax::Node& map, std::initializer_list<const char*> keys, int at_least,
                  diagnostics::Diagnostics& found);

// binder_shapes.cpp
/// The loop of a map, its variables made local (the caller holds a `Locals`), and its `when`.
Repetition read_repetition(const syntax::Node& map, ScopedReader& read);
ShapeSpec read_shape(const syntax::Node& map, ScopedReader& read);
/// The same where the loop has been read already and its variables are known.
ShapeSpec read_shape_turns(const syntax::Node& map, Repetition repeat, ScopedReader& read);
CornersSpec read_corners(const syntax::Node& node, ScopedReader& read);

// binder_panels.cpp
PlaceSpec read_place(const syntax::Node& map, ScopedReader& read);
std::vector<TurnSpec> read_turns(const syntax::Node& element, ScopedReader& read);
PanelSpec read_panel(const syntax::Entry& entry, ScopedReader& read);
/// As the panel it is made as.
PanelSpec read_bar(const syntax::Entry& entry, ScopedReader& read);

// binder_solids.cpp
SolidSpec read_solid(const syntax::Entry& entry, ScopedReader& read);

// binder_joints.cpp
std::vector<JointSpec> read_joints(const syntax::Node& list, std::span<const JointKeys> types,
                                   ScopedReader& read);
HardwareSpec read_hardware(const syntax::Entry& entry, ScopedReader& read);
PartSpec read_part(const syntax::Entry& entry, ScopedReader& read);

// binder_top.cpp
InfoSpec read_info(const syntax::Node& root, ScopedReader& read);
ParameterSpec read_parameter_spec(const syntax::Entry& entry, ScopedReader& read);
MaterialSpec read_material(const syntax::Entry& entry, ScopedReader& read);
CheckSpec read_check(const syntax::Node& map, ScopedReader& read);
PresetSpec read_preset(const syntax::Entry& entry, ScopedReader& read);
StepSpec read_step(const syntax::Node& map, ScopedReader& read);
std::vector<ExpectSpec> read_expects(const syntax::Node& map, ScopedReader& read);

// binder_references.cpp
/// Fills `value_order`; says where values depend on each other in a circle.
void order_values(DesignSpec& spec, diagnostics::Diagnostics& found);
/// Materials, hardware, parameters, uses and elements that are named but not declared; names and
/// ids that are used twice.
void check_references(const DesignSpec& spec, diagnostics::Diagnostics& found);

}  // namespace plano::spec
