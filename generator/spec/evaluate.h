// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Formulas evaluated, with dimensions checked all the way.
///
/// Rules worth knowing: a literal `0` fits every dimension; both branches of `if` and both sides of
/// `and`/`or` are checked though only one is computed; numbers nearer than 1e-12 of the larger
/// compare equal, and `floor ceil round` take a number within 1e-9 of a whole one as whole, so that
/// rounding in the last bit never adds a slat. Trigonometry is base/trig.h, powers are repeated
/// products: the same bits everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "spec/expression.h"
#include "spec/key.h"
#include "spec/text_spec.h"

namespace plano::spec {

/// How a name's value is shown in texts. Both empty: in its natural way.
struct ShownAs {
  std::string unit;  // "cm"
  Text words;        // of a word: what stands for it ("droit" for `right`)
};

/// What names mean where a formula stands. `bind` has already refused names that nothing declares.
class Scope {
 public:
  virtual ~Scope() = default;
  /// The value, or nullptr: not known here, or known to be in error.
  virtual const Value* find(NameId name) const = 0;
  /// Not to be reported again: its own error was.
  virtual bool broken(NameId name) const = 0;
  /// Used by texts that show just this name; nullptr: in its natural way.
  virtual const ShownAs* shown_as(NameId name) const = 0;
  /// For did-you-mean.
  virtual std::vector<NameId> known() const = 0;
};

/// A scope as a table with one slot for each name: cheap to look up and to rebind in a loop.
class Bindings final : public Scope {
 public:
  void set(NameId name, Value value);
  void set(NameId name, Value value, ShownAs shown);
  /// Its value could not be had, and that has been reported.
  void mark_broken(NameId name);
  void forget(NameId name);

  const Value* find(NameId name) const override;
  bool broken(NameId name) const override;
  const ShownAs* shown_as(NameId name) const override;
  std::vector<NameId> known() const override;

 private:
  struct Slot {
    enum class State : std::uint8_t { unknown, known, broken };
    State state = State::unknown;
    Value value;
    std::optional<ShownAs> shown;
  };
  Slot& at(NameId name);
  std::vector<Slot> slots_;
};

/// Steps one run may spend on formulas, over all of them. One step is one operator or function.
struct Budget {
  static constexpr std::int64_t kMost = 1'000'000;
  std::int64_t left = kMost;
  bool reported = false;  // running out is said once
};

/// |number| in base units beyond this is a slip, whatever it measures. (Far above what formulas of
/// strength of materials pass through: a load times a span cubed is some 1e16 kg·mm⁴/s².)
inline constexpr double kLargestNumber = 1e30;
/// How far from a whole number still counts as whole, so that rounding in the last bit never adds a
/// slat to a fence.
inline constexpr double kWholeSlack = 1e-9;
/// No length or coordinate of a design may exceed this.
inline constexpr Length kLongestLength = Length::millimetres(100'000);

/// Evaluates formulas in one scope. Each answer is empty exactly when an error was added now or,
/// for a broken name or an exhausted budget, before. Cost: O(nodes), no allocation for numbers.
class Evaluator {
 public:
  Evaluator(const Scope& scope, const Names& names, Budget& budget, diagnostics::Diagnostics& found)
      : scope_(scope), names_(names), budget_(budget), found_(found) {}

  std::optional<Value> value(const Expression& formula);
  std::optional<Quantity> quantity(const Expression& formula, Dimension dimension);
  /// Rounded to the nanometre; within kLongestLength.
  std::optional<Length> length(const Expression& formula);
  /// Rounded to the micro-degree; within a thousand turns.
  std::optional<Angle> angle(const Expression& formula);
  /// A plain whole number (within 1e-9 of one).
  std::optional<std::int64_t> whole(const Expression& formula);
  std::optional<double> number(const Expression& formula);
  std::optional<bool> flag(const Expression& formula);
  std::optional<std::string> word(const Expression& formula);
  /// As the key's kind and dimension ask: for a joint type's own settings.
  std::optional<Value> value_for(const Key& key, const Expression& formula);
  /// A text with its formulas put in. A missing language takes the words of the other.
  std::optional<Text> text(const TextSpec& text);

 private:
  const Scope& scope_;
  const Names& names_;
  Budget& budget_;
  diagnostics::Diagnostics& found_;
};

/// Whether it uses no names; says so where it does (D0113).
bool require_constant(const Expression& formula, diagnostics::Diagnostics& found);

/// The value of a formula without names, for defaults and inputs. Errors as above.
std::optional<Value> evaluate_constant(const Expression& formula, diagnostics::Diagnostics& found);

}  // namespace plano::spec
