// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names and arithmetic. Comparisons and logic are in formula_logic.cpp, functions in
// formula_functions.cpp.

#include "spec/formula_walk.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "spec/codes.h"
#include "spec/suggest.h"

namespace plano::spec {
namespace {

constexpr int kMostPower = 64;
/// An exponent of length beyond this measures nothing.
constexpr int kMostDimension = 24;

Partial number_partial(double value, Dimension dimension) {
  Partial out;
  out.kind = Partial::Kind::number;
  out.number = value;
  out.dimension = dimension;
  return out;
}

/// a + sign·b by exponent, or nothing where one runs away.
std::optional<Dimension> combined(Dimension a, Dimension b, int sign) {
  bool sane = true;
  const auto sum = [&sane, sign](int x, int y) {
    const int out = x + sign * y;
    sane = sane && std::abs(out) <= kMostDimension;
    return static_cast<std::int8_t>(sane ? out : 0);
  };
  const Dimension out{sum(a.length, b.length), sum(a.mass, b.mass), sum(a.time, b.time),
                      sum(a.angle, b.angle), sum(a.money, b.money)};
  return sane ? std::optional(out) : std::nullopt;
}

double repeated_product(double base, int times) {
  double out = 1;
  for (int i = 0; i < times; ++i) {
    out *= base;
  }
  return out;
}

Text disagreement(Op op) {
  switch (op) {
    case Op::add:
      return {"cannot add {0} and {1}", "impossible d'additionner {0} et {1}"};
    case Op::subtract:
      return {"cannot subtract {1} from {0}", "impossible de soustraire {1} de {0}"};
    case Op::call:
      return {"these differ: {0} and {1}", "ceci ne va pas ensemble : {0} et {1}"};
    default:
      return {"cannot compare {0} with {1}", "impossible de comparer {0} à {1}"};
  }
}

}  // namespace

Text kind_of(const Partial& value) {
  switch (value.kind) {
    case Partial::Kind::flag:
      return kind_of(Value(value.flag));
    case Partial::Kind::word:
      return kind_of(Value(std::string()));
    default:
      return name_of(value.dimension);
  }
}

bool FormulaWalk::spend() {
  if (budget_.left > 0) {
    --budget_.left;
    return true;
  }
  if (!budget_.reported) {
    budget_.reported = true;
    found_
        .add(kOutOfSteps, formula_.span(),
             fill({"this design takes more than {0} steps to compute",
                   "ce modèle demande plus de {0} étapes de calcul"},
                  {show(Budget::kMost)}))
        .hint({"use fewer turns in `for_each`, or name repeated formulas under `values`",
               "réduisez les tours de `for_each`, ou nommez dans `values` les formules répétées"});
  }
  return false;
}

Partial FormulaWalk::wrong_kind(const Node& at, const Partial& got, Partial::Kind wanted) {
  const Text needed = wanted == Partial::Kind::number ? Text("a number", "un nombre")
                      : wanted == Partial::Kind::flag ? kind_of(Value(true))
                                                      : kind_of(Value(std::string()));
  const Text hint =
      wanted == Partial::Kind::word     ? Text("write the word in single quotes: 'left'",
                                               "écrivez le mot entre apostrophes : 'left'")
      : wanted == Partial::Kind::flag   ? Text("compare it with something, for example a > 0",
                                               "comparez-le à quelque chose, par exemple a > 0")
      : got.kind == Partial::Kind::flag ? Text("choose a number with if(test; a; b)",
                                               "choisissez un nombre avec if(condition; a; b)")
                                        : Text("words can only be compared, with == and !=",
                                               "les mots se comparent seulement, avec == et !=");
  found_
      .add(kWrongKind, formula_.span_of(at),
           fill({"{0} is {1}, but {2} is needed here", "{0} est {1}, mais il faut ici {2}"},
                {quote(written(at)), kind_of(got), needed}))
      .hint(hint);
  return {};
}

Partial FormulaWalk::outside(const Node& at, const Text& message, const Text& hint) {
  if (untaken_ > 0) {
    return number_partial(1, {});
  }
  found_.add(kOutsideDomain, formula_.span_of(at), message).hint(hint);
  return {};
}

Partial FormulaWalk::number_of(double value, Dimension dimension, const Node& at) {
  if (untaken_ == 0 && !(std::fabs(value) <= kLargestNumber)) {
    found_
        .add(kNumberTooLarge, formula_.span_of(at),
             {"the result is too large to mean anything",
              "le résultat est trop grand pour avoir un sens"})
        .hint({"look for a division by something near zero, or a unit that is wrong",
               "cherchez une division par presque zéro, ou une unité fausse"});
    return {};
  }
  return number_partial(value == 0 ? 0 : value, dimension);  // no negative zero
}

Partial FormulaWalk::node(const Node& n) {
  switch (n.op) {
    case Op::number: {
      Partial out = number_partial(n.number.value, n.number.dimension);
      out.fits_all = n.number.value == 0 && n.number.dimension.plain();
      return out;
    }
    case Op::flag:
      return flag_partial(n.flag);
    case Op::word: {
      Partial out;
      out.kind = Partial::Kind::word;
      out.word = &formula_.word(n);
      return out;
    }
    case Op::name:
      return name(n);
    default:
      break;
  }
  if (!spend()) {
    return {};
  }
  switch (n.op) {
    case Op::negate:
    case Op::logical_not:
      return negation(n);
    case Op::add:
    case Op::subtract:
      return sum(n);
    case Op::multiply:
    case Op::divide:
      return product(n);
    case Op::power:
      return power(n);
    case Op::logical_and:
    case Op::logical_or:
      return logic(n);
    case Op::call:
      return call(n);
    default:
      return comparison(n);
  }
}

Partial FormulaWalk::name(const Node& n) {
  const Value* value = scope_.find(n.first);
  if (value == nullptr) {
    if (!scope_.broken(n.first)) {
      std::vector<std::string> known;
      for (const NameId id : scope_.known()) {
        known.push_back(names_.text(id));
      }
      report_unknown_name(names_.text(n.first), formula_.span_of(n), known, found_);
    }
    return {};
  }
  if (const auto* quantity = std::get_if<Quantity>(value)) {
    return number_partial(quantity->value, quantity->dimension);
  }
  if (const auto* flag = std::get_if<bool>(value)) {
    return flag_partial(*flag);
  }
  Partial out;
  out.kind = Partial::Kind::word;
  out.word = &std::get<std::string>(*value);
  return out;
}

Partial FormulaWalk::number_operand(const Node& parent, std::size_t i) {
  const Node& operand = formula_.operand(parent, i);
  const Partial value = node(operand);
  if (value && value.kind != Partial::Kind::number) {
    return wrong_kind(operand, value, Partial::Kind::number);
  }
  return value;
}

Partial FormulaWalk::flag_operand(const Node& parent, std::size_t i) {
  const Node& operand = formula_.operand(parent, i);
  const Partial value = node(operand);
  if (value && value.kind != Partial::Kind::flag) {
    return wrong_kind(operand, value, Partial::Kind::flag);
  }
  return value;
}

bool FormulaWalk::agree(Partial& a, Partial& b, const Node& parent, std::size_t ia,
                        std::size_t ib) {
  if (a.dimension == b.dimension) {
    a.fits_all = b.fits_all = a.fits_all && b.fits_all;
    return true;
  }
  if (a.fits_all || b.fits_all) {
    a.dimension = b.dimension = a.fits_all ? b.dimension : a.dimension;
    a.fits_all = b.fits_all = false;
    return true;
  }
  const bool left_plain = a.dimension.plain();
  const Node& blamed = formula_.operand(parent, left_plain ? ia : ib);
  auto said = found_.add(kUnitsDiffer, formula_.span_of(blamed),
                         fill(disagreement(parent.op), {kind_of(a), kind_of(b)}));
  const Unit* unit = natural_unit(left_plain ? b.dimension : a.dimension);
  if (blamed.op == Op::number && blamed.number.dimension.plain() && unit != nullptr) {
    said.hint(fill({"give it a unit: {0} {1}", "donnez-lui une unité : {0} {1}"},
                   {written(blamed), unit->name}));
  } else if (left_plain || b.dimension.plain()) {
    said.hint(fill({"give {0} a unit, or divide the other by one",
                    "donnez une unité à {0}, ou divisez l'autre par une unité"},
                   {quote(written(blamed))}));
  } else {
    said.hint({"both must measure the same thing: check for a missing * or /",
               "les deux doivent mesurer la même chose : cherchez un * ou un / qui manque"});
  }
  return false;
}

Partial FormulaWalk::negation(const Node& n) {
  if (n.op == Op::logical_not) {
    const Partial value = flag_operand(n, 0);
    return value ? flag_partial(!value.flag) : Partial{};
  }
  Partial value = number_operand(n, 0);
  if (value) {
    value.number = value.number == 0 ? 0 : -value.number;
  }
  return value;
}

Partial FormulaWalk::sum(const Node& n) {
  Partial a = number_operand(n, 0);
  Partial b = number_operand(n, 1);
  if (!a || !b || !agree(a, b, n, 0, 1)) {
    return {};
  }
  const double value = n.op == Op::add ? a.number + b.number : a.number - b.number;
  Partial out = number_of(value, a.dimension, n);
  out.fits_all = a.fits_all;
  return out;
}

Partial FormulaWalk::product(const Node& n) {
  const Partial a = number_operand(n, 0);
  const Partial b = number_operand(n, 1);
  if (!a || !b) {
    return {};
  }
  const bool divides = n.op == Op::divide;
  const auto dimension = combined(a.dimension, b.dimension, divides ? -1 : 1);
  if (!dimension) {
    found_
        .add(kBadPower, formula_.span_of(n),
             {"no such power of a unit means anything",
              "une telle puissance d'unité n'a pas de sens"})
        .hint({"check the powers", "vérifiez les puissances"});
    return {};
  }
  if (!divides) {
    return number_of(a.number * b.number, *dimension, n);
  }
  if (b.number == 0 && untaken_ == 0) {
    const Node& divisor = formula_.operand(n, 1);
    found_
        .add(kDivisionByZero, formula_.span_of(divisor),
             fill({"{0} is 0, and nothing can be divided by 0",
                   "{0} vaut 0, et rien ne se divise par 0"},
                  {quote(written(divisor))}))
        .hint({"treat that case apart: if(test; a; b)",
               "traitez ce cas à part : if(condition; a; b)"});
    return {};
  }
  return number_of(b.number == 0 ? 1 : a.number / b.number, *dimension, n);
}

Partial FormulaWalk::power(const Node& n) {
  const Partial base = number_operand(n, 0);
  const Partial raised =
      plain_operand(n, 1, {"an exponent has no unit", "un exposant n'a pas d'unité"});
  if (!base || !raised) {
    return {};
  }
  const double whole = std::floor(raised.number + 0.5);
  const bool usable =
      std::fabs(raised.number - whole) <= kWholeSlack && std::fabs(whole) <= kMostPower;
  if (!usable) {
    if (untaken_ > 0) {
      Partial unknown = number_partial(1, {});
      unknown.fits_all = true;
      return unknown;
    }
    found_
        .add(kBadPower, formula_.span_of(formula_.operand(n, 1)),
             fill({"an exponent must be a whole number from -{0} to {0}, not {1}",
                   "un exposant doit être un entier de -{0} à {0}, pas {1}"},
                  {std::to_string(kMostPower), show(Value(Quantity{raised.number, {}}))}))
        .hint({"for a square root, write sqrt(a)", "pour une racine carrée, écrivez sqrt(a)"});
    return {};
  }
  const int times = std::abs(static_cast<int>(whole));
  Dimension dimension;
  for (int i = 0; i < times; ++i) {
    const auto next = combined(dimension, base.dimension, whole < 0 ? -1 : 1);
    if (!next) {
      found_
          .add(kBadPower, formula_.span_of(n),
               {"no such power of a unit means anything",
                "une telle puissance d'unité n'a pas de sens"})
          .hint({"check the exponent", "vérifiez l'exposant"});
      return {};
    }
    dimension = *next;
  }
  const double value = repeated_product(base.number, times);
  if (whole < 0 && value == 0) {
    return outside(
        n, {"0 has no negative power", "0 n'a pas de puissance négative"},
        {"treat that case apart: if(test; a; b)", "traitez ce cas à part : if(condition; a; b)"});
  }
  return number_of(whole < 0 ? 1 / value : value, dimension, n);
}

}  // namespace plano::spec
