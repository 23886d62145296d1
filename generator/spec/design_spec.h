// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design exactly as its author wrote it: typed, nothing evaluated, every leaf with its place.
///
/// How to use: `bind` (bind.h) makes it and has checked all that needs no numbers: keys, choices,
/// names (every name in a formula is a parameter, value, material property or loop variable),
/// references to materials, hardware, parameters and elements by their first word, cycles among
/// values. What is left to `model/resolve`: numbers, ranges, loops' sizes, instances, the workshop.
///   1. one `Bindings`; set parameters (ParameterSpec::id) and material properties
///      (MaterialSpec::thickness_id, …);
///   2. evaluate `values` in the order of `value_order`; a failed one is `mark_broken`;
///   3. evaluate the rest with an `Evaluator`; loop variables are set and forgotten turn by turn
///      (a range's variable is a plain number, a list's a word).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/source.h"
#include "spec/expression.h"
#include "spec/key.h"
#include "spec/place_spec.h"
#include "spec/shape_spec.h"
#include "spec/solid_spec.h"
#include "spec/text_spec.h"
#include "syntax/tree.h"

namespace plano::spec {

/// `leg`, `leg.left`, `guard.rail.top`; of a loop over numbers `joist.3`.
struct Reference {
  std::string name;
  Span span;
};

struct PersonSpec {
  Word name;
  std::optional<Word> role;
  std::optional<Word> contact;
};

struct AncestorSpec {
  Word design;
  std::optional<Word> repository;
  std::optional<Word> commit;
  std::optional<Word> relation;
  Span span;
};

struct InfoSpec {
  Word id;
  bool module = false;  // kind: drawn only inside another design
  TextSpec title;
  TextSpec summary;
  std::vector<Word> languages;  // ISO 639 codes; at least one of fr, en
  Word licence;                 // SPDX
  std::vector<PersonSpec> authors;
  std::vector<AncestorSpec> derived_from;
  std::optional<Word> status;
  std::vector<std::pair<Word, Word>> purpose;  // ages [3, 10] is "3-10"
};

/// What a parameter holds follows from how it is written: `choices` → a word; `yes`/`no` → a flag;
/// else a number with the dimension of its default.
enum class ParameterKind : std::uint8_t { quantity, flag, choice };

struct ParameterSpec {
  Word name;
  NameId id = 0;
  TextSpec label;
  TextSpec help;
  ParameterKind kind = ParameterKind::quantity;
  Value default_value;
  Span default_span;
  std::optional<Expression> low;  // both or neither; may use parameters, values, materials
  std::optional<Expression> high;
  std::optional<Quantity> step;  // of the default's dimension, > 0
  std::vector<ChoiceSpec> choices;
  std::optional<Expression> show_if;
  bool advanced = false;
  std::string show_in;  // a unit of the default's dimension, or empty
  Span span;
};

/// A value for a parameter from outside (preset, command line, workshop): "1400mm", "yes", "round".
/// Never a formula with names. Empty exactly when it added an error at `span`.
std::optional<Value> read_parameter(const ParameterSpec& parameter, std::string_view text,
                                    Span span, diagnostics::Diagnostics& found);

/// Bound to a sheet of the workshop by its properties. Formulas may use `<name>.thickness`
/// (measured, a length), `.nominal` (a length) and `.stiffness` (a pressure).
struct MaterialSpec {
  Word name;
  NameId thickness_id = 0;
  NameId nominal_id = 0;
  NameId stiffness_id = 0;
  Word kind;
  std::vector<Expression> thickness_choices;  // nominal; empty: only the default
  Expression thickness;                       // the default
  /// Of a bar, instead of a thickness: two sides, or a diameter, as sold. Formulas may then use
  /// `<name>.width` and `.depth`, or `.diameter` (measured), and `.stiffness`.
  std::vector<Expression> section;
  std::optional<Expression> diameter;
  NameId width_id = 0;
  NameId depth_id = 0;
  NameId diameter_id = 0;
  bool is_bar() const { return !section.empty() || diameter.has_value(); }
  std::optional<Word> bonding;
  std::optional<Expression> use_class;
  std::optional<Expression> stiffness_at_least;
  TextSpec finish;
  TextSpec label;
  std::optional<Word> colour;  // "#rrggbb"
  Span span;
};

struct ValueSpec {
  Word name;
  NameId id = 0;
  Expression formula;
};

enum class Plane : std::uint8_t { xy, xz, yz };
/// Of a panel as it stands before `turn`: x right, y back, z up. bind has checked that it is one of
/// the two broad faces: xy top|bottom (+z, -z), xz front|back (-y, +y), yz right|left (+x, -x).
enum class WorldFace : std::uint8_t { top, bottom, front, back, right, left };

struct OpeningSpec {
  std::optional<Word> id;
  TextSpec label;
  ShapeSpec shape;                      // with the opening's for_each and when
  std::optional<Expression> open_edge;  // may reach the outline
  Span span;
};

struct PocketSpec {
  std::optional<Word> id;
  TextSpec label;
  ShapeSpec shape;
  Expression depth;
  std::optional<WorldFace> face;  // missing: top, front or right
  Span span;
};

struct EngravingSpec {
  Repetition repeat;
  std::variant<TextSpec, std::vector<PointSpec>> content;  // words, or one open line
  std::optional<PointSpec> at;       // of words: left end of the base line; of a line: its 0,0
  std::optional<Expression> height;  // of words: capital height
  std::optional<Expression> rotate;
  std::optional<Expression> depth;
  std::optional<WorldFace> face;
  Span span;
};

/// Straight stock sawn to a length. With a rectangular section it is drawn and joined like a thick
/// panel whose plane is square to `face`; a round one is a prism along its length.
struct BarSpec {
  Expression length;
  Axis along = Axis::z;
  std::optional<Axis> face;  // missing: y, or z where it runs along y
};

struct PanelSpec {
  Word name;
  Repetition repeat;
  TextSpec label;
  Word material;
  Plane plane = Plane::xy;
  /// Exactly one of `size` (a rectangle from 0,0, with `corners`) and `outline`.
  std::optional<PointSpec> size;
  CornersSpec corners;
  std::optional<ShapeSpec> outline;
  std::optional<BarSpec> bar;   // then neither size nor outline
  PlaceSpec at;                 // where 0,0 of the plane stands; thickness grows in +
  std::vector<TurnSpec> turns;  // one after the other
  std::vector<OpeningSpec> openings;
  std::vector<PocketSpec> pockets;
  std::vector<EngravingSpec> engravings;
  std::optional<Axis> grain;  // lies in the plane
  std::optional<Word> surface;
  std::optional<Word> colour;
  Span span;
};

/// Another design taken in; `parts` places it.
struct UseSpec {
  Word name;
  Word design;
  std::optional<Word> repository;
  std::optional<Word> commit;
  Span span;
};

struct PartSpec {
  Word name;
  Repetition repeat;
  TextSpec label;
  Word use;
  std::vector<std::pair<Word, Word>> with;       // the module's parameter, the formula as written
  std::vector<Expression> with_formulas;         // same order
  std::vector<std::pair<Word, Word>> materials;  // the module's material, ours
  PlaceSpec at;
  std::vector<TurnSpec> turns;
  Span span;
};

struct HardwareSpec {
  Word name;
  Word kind;
  std::optional<Word> standard;
  std::optional<Word> thread;
  std::optional<Expression> diameter;
  Expression length;
  std::optional<Word> head;
  std::optional<Word> drive;
  std::optional<Word> nut;  // plain | lock
  std::optional<Word> corrosion_class;
  TextSpec label;
  Span span;
};

/// One of a joint type's own keys. `tabs: 2` arrives as `tabs.count` (the key's shorthand).
struct JointSetting {
  std::string key;                       // dotted
  const Key* schema = nullptr;           // of the joint type
  std::variant<Expression, Word> value;  // Word: kinds word, identifier, choice
  Span span;
};

struct JointSpec {
  Word id;  // given or made: "leg-seat", "leg-seat-2"
  Word type;
  std::vector<Reference> from;
  std::vector<Reference> into;
  std::optional<Expression> when;
  std::optional<Word> fit;
  std::optional<Word> hardware;
  std::vector<JointSetting> settings;  // in the order written; missing ones are left out
  Span span;
  Span from_span;
  Span into_span;
};

struct CheckSpec {
  Expression that;
  TextSpec otherwise;  // `else`
  bool warns = false;  // level: warn
  TextSpec source;
  Span span;
};

struct PresetSpec {
  Word name;
  TextSpec label;
  std::vector<std::pair<Word, Word>> set;  // parameter (exists), value for read_parameter
  Span span;
};

struct StepSpec {
  TextSpec title;
  TextSpec note;
  std::vector<Reference> add;
  std::optional<Expression> people;
  Span span;
};

/// Panels the author sets apart from what the engine found, and why.
struct ExcludedSpec {
  std::vector<Reference> parts;
  TextSpec reason;
  Span span;
};

struct ExpectSpec {
  Word name;
  std::variant<Expression, Word, TextSpec, std::vector<Expression>, std::vector<Reference>,
               std::vector<ExcludedSpec>>
      value;
};

struct DesignSpec {
  Names names;
  InfoSpec info;
  std::vector<UseSpec> uses;
  std::vector<ParameterSpec> parameters;
  std::vector<MaterialSpec> materials;
  std::vector<ValueSpec> values;
  std::vector<std::size_t> value_order;  // indices of `values`, each after those it needs
  std::vector<PanelSpec> panels;         // then bars
  std::vector<SolidSpec> solids;
  std::vector<PartSpec> parts;
  std::vector<HardwareSpec> hardware;
  std::vector<JointSpec> joints;
  std::vector<CheckSpec> checks;
  std::vector<PresetSpec> presets;
  std::vector<StepSpec> steps;
  std::vector<ExpectSpec> expects;
  std::vector<Reference> exports;
};

}  // namespace plano::spec
