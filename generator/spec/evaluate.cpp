// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "spec/evaluate.h"

#include <cmath>

#include "spec/codes.h"
#include "spec/formula_walk.h"

namespace plano::spec {
namespace {

constexpr double kLargestCount = 1e9;
constexpr double kMostDegrees = 360'000;  // a thousand turns

Value value_of(const Partial& partial) {
  switch (partial.kind) {
    case Partial::Kind::flag:
      return partial.flag;
    case Partial::Kind::word:
      return *partial.word;
    default:
      return Quantity{partial.number, partial.dimension};
  }
}

/// How to mend a plain number that should have had a unit.
Text unit_hint(const Expression& formula, const Partial& got, Dimension wanted) {
  const Unit* unit = natural_unit(wanted);
  if (got.kind != Partial::Kind::number || unit == nullptr) {
    return {"check what it is made of", "vérifiez de quoi elle est faite"};
  }
  if (formula.root().op == Op::number && got.dimension.plain()) {
    return fill({"give it a unit: {0} {1}", "donnez-lui une unité : {0} {1}"},
                {formula.text(), unit->name});
  }
  if (wanted.plain()) {
    return {"divide it by something of the same kind",
            "divisez-la par quelque chose de même nature"};
  }
  return {"check the units and the powers inside",
          "vérifiez les unités et les puissances à l'intérieur"};
}

void report_wrong(const Expression& formula, const Partial& got, const Text& wanted,
                  const Text& hint, diagnostics::Diagnostics& found) {
  found
      .add(kWrongDimension, formula.span(),
           fill({"{0} is needed here, and this is {1}", "il faut ici {0}, or c'est {1}"},
                {wanted, kind_of(got)}))
      .hint(hint);
}

}  // namespace

Bindings::Slot& Bindings::at(NameId name) {
  if (slots_.size() <= name) {
    slots_.resize(name + std::size_t{1});
  }
  return slots_[name];
}

void Bindings::set(NameId name, Value value) {
  Slot& slot = at(name);
  slot.state = Slot::State::known;
  slot.value = std::move(value);
  slot.shown.reset();
}

void Bindings::set(NameId name, Value value, ShownAs shown) {
  set(name, std::move(value));
  slots_[name].shown = std::move(shown);
}

void Bindings::mark_broken(NameId name) {
  at(name).state = Slot::State::broken;
}

void Bindings::forget(NameId name) {
  at(name).state = Slot::State::unknown;
}

const Value* Bindings::find(NameId name) const {
  const bool known = name < slots_.size() && slots_[name].state == Slot::State::known;
  return known ? &slots_[name].value : nullptr;
}

bool Bindings::broken(NameId name) const {
  return name < slots_.size() && slots_[name].state == Slot::State::broken;
}

const ShownAs* Bindings::shown_as(NameId name) const {
  const bool known = name < slots_.size() && slots_[name].shown.has_value();
  return known ? &*slots_[name].shown : nullptr;
}

std::vector<NameId> Bindings::known() const {
  std::vector<NameId> out;
  for (NameId id = 0; id < slots_.size(); ++id) {
    if (slots_[id].state != Slot::State::unknown) {
      out.push_back(id);
    }
  }
  return out;
}

std::optional<Value> Evaluator::value(const Expression& formula) {
  const Partial got = FormulaWalk(formula, scope_, names_, budget_, found_).run();
  return got ? std::optional(value_of(got)) : std::nullopt;
}

std::optional<Quantity> Evaluator::quantity(const Expression& formula, Dimension dimension) {
  const Partial got = FormulaWalk(formula, scope_, names_, budget_, found_).run();
  if (!got) {
    return std::nullopt;
  }
  if (got.kind != Partial::Kind::number || (got.dimension != dimension && !got.fits_all)) {
    report_wrong(formula, got, name_of(dimension), unit_hint(formula, got, dimension), found_);
    return std::nullopt;
  }
  return Quantity{got.number, dimension};
}

std::optional<Length> Evaluator::length(const Expression& formula) {
  const auto got = quantity(formula, kLengthDimension);
  if (!got) {
    return std::nullopt;
  }
  if (std::fabs(got->value) > kLongestLength.mm()) {
    found_
        .add(kLengthTooLong, formula.span(),
             fill({"this length is {0}; nothing may be longer than {1}",
                   "cette longueur est {0} ; rien ne peut dépasser {1}"},
                  {show(Value(*got), "m"),
                   show(Value(Quantity{kLongestLength.mm(), kLengthDimension}), "m")}))
        .hint({"check its unit", "vérifiez son unité"});
    return std::nullopt;
  }
  return Length::nearest_to_mm(got->value);
}

std::optional<Angle> Evaluator::angle(const Expression& formula) {
  const auto got = quantity(formula, kAngleDimension);
  if (!got) {
    return std::nullopt;
  }
  if (std::fabs(got->value) > kMostDegrees) {
    found_
        .add(kLengthTooLong, formula.span(),
             {"this angle is more than a thousand turns", "cet angle fait plus de mille tours"})
        .hint({"check its unit", "vérifiez son unité"});
    return std::nullopt;
  }
  return Angle::nearest_to_degrees(got->value);
}

std::optional<std::int64_t> Evaluator::whole(const Expression& formula) {
  const auto got = quantity(formula, kPlainNumber);
  if (!got) {
    return std::nullopt;
  }
  const double near = std::floor(got->value + 0.5);
  if (std::fabs(near - got->value) > kWholeSlack || std::fabs(near) > kLargestCount) {
    found_
        .add(kNotWhole, formula.span(),
             fill({"a whole number is needed here, and this is {0}",
                   "il faut ici un nombre entier, et ceci vaut {0}"},
                  {show(Value(*got))}))
        .hint({"use round(), floor() or ceil()", "utilisez round(), floor() ou ceil()"});
    return std::nullopt;
  }
  return static_cast<std::int64_t>(near);
}

std::optional<double> Evaluator::number(const Expression& formula) {
  const auto got = quantity(formula, kPlainNumber);
  return got ? std::optional(got->value) : std::nullopt;
}

std::optional<bool> Evaluator::flag(const Expression& formula) {
  const Partial got = FormulaWalk(formula, scope_, names_, budget_, found_).run();
  if (!got || got.kind == Partial::Kind::flag) {
    return got ? std::optional(got.flag) : std::nullopt;
  }
  report_wrong(formula, got, kind_of(Value(true)),
               {"write yes, no or a comparison", "écrivez yes, no ou une comparaison"}, found_);
  return std::nullopt;
}

std::optional<std::string> Evaluator::word(const Expression& formula) {
  const Partial got = FormulaWalk(formula, scope_, names_, budget_, found_).run();
  if (!got || got.kind == Partial::Kind::word) {
    return got ? std::optional(*got.word) : std::nullopt;
  }
  report_wrong(
      formula, got, kind_of(Value(std::string())),
      {"write a word in single quotes: 'left'", "écrivez un mot entre apostrophes : 'left'"},
      found_);
  return std::nullopt;
}

std::optional<Value> Evaluator::value_for(const Key& key, const Expression& formula) {
  if (key.kind == ValueKind::flag) {
    const auto got = flag(formula);
    return got ? std::optional<Value>(*got) : std::nullopt;
  }
  if (key.kind == ValueKind::expression) {
    const auto got = quantity(formula, key.dimension);
    return got ? std::optional<Value>(*got) : std::nullopt;
  }
  return value(formula);
}

std::optional<Text> Evaluator::text(const TextSpec& text) {
  Text out;
  bool complete = true;
  const auto put = [&](const TextVersion& version, std::string Text::*member) {
    for (const TextPiece& piece : version.pieces) {
      out.*member += piece.words;
      if (!piece.formula) {
        continue;
      }
      const auto shown_value = value(*piece.formula);
      if (!shown_value) {
        complete = false;
        continue;
      }
      const Expression::Node& root = piece.formula->root();
      const ShownAs* as = root.op == Op::name ? scope_.shown_as(root.first) : nullptr;
      const bool in_words = as != nullptr && !as->words.empty();
      out.*member +=
          in_words ? as->words.*member : show(*shown_value, as != nullptr ? as->unit : "").*member;
    }
  };
  if (!text.empty()) {
    put(text.in("en"), &Text::en);
    put(text.in("fr"), &Text::fr);
  }
  return complete ? std::optional(out) : std::nullopt;
}

bool require_constant(const Expression& formula, diagnostics::Diagnostics& found) {
  if (formula.constant()) {
    return true;
  }
  found
      .add(kNotConstant, formula.span(),
           {"no name may be used here: this must be the same everywhere",
            "aucun nom n'est permis ici : la valeur doit être la même partout"})
      .hint({"write the value itself, for example 18mm",
             "écrivez la valeur elle-même, par exemple 18mm"});
  return false;
}

std::optional<Value> evaluate_constant(const Expression& formula, diagnostics::Diagnostics& found) {
  if (!require_constant(formula, found)) {
    return std::nullopt;
  }
  const Bindings nothing;
  const Names no_names;
  Budget budget;
  return Evaluator(nothing, no_names, budget, found).value(formula);
}

const TextVersion& TextSpec::in(std::string_view language) const {
  for (const TextVersion& version : versions) {
    if (version.language == language || version.language.empty()) {
      return version;
    }
  }
  return versions.front();
}

}  // namespace plano::spec
