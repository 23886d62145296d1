// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The functions of formulas.

#include <cmath>

#include "base/trig.h"
#include "spec/codes.h"
#include "spec/formula_walk.h"

namespace plano::spec {
namespace {

/// A number within a hair of a whole one is that whole one: `3.0000000000000004` slats are 3.
double snapped(double value) {
  const double whole = std::floor(value + 0.5);
  const double slack = kWholeSlack * std::fmax(1, std::fabs(value));
  return std::fabs(value - whole) <= slack ? whole : value;
}

Text count_hint() {
  return {"divide it first, for example by 1mm or by a length",
          "divisez-le d'abord, par exemple par 1mm ou par une longueur"};
}

}  // namespace

Partial FormulaWalk::plain_operand(const Node& parent, std::size_t i, const Text& hint) {
  const Partial value = number_operand(parent, i);
  if (!value || value.dimension.plain()) {
    return value;
  }
  const Node& operand = formula_.operand(parent, i);
  found_
      .add(kWrongDimension, formula_.span_of(operand),
           fill({"a plain number is needed here; {0} is {1}",
                 "il faut ici un nombre sans unité ; {0} est {1}"},
                {quote(written(operand)), kind_of(value)}))
      .hint(hint);
  return {};
}

Partial FormulaWalk::call(const Node& n) {
  switch (n.function) {
    case Function::min:
    case Function::max:
      return extreme(n);
    case Function::abs: {
      Partial value = number_operand(n, 0);
      value.number = std::fabs(value.number);
      return value;
    }
    case Function::floor:
    case Function::ceil:
    case Function::round:
      return rounding(n);
    case Function::sqrt:
      return square_root(n);
    case Function::mod:
      return remainder(n);
    case Function::clamp:
      return clamp(n);
    case Function::sin:
    case Function::cos:
    case Function::tan:
      return trigonometry(n);
    case Function::asin:
    case Function::acos:
    case Function::atan:
      return inverse_trigonometry(n);
    case Function::atan2:
      return direction(n);
    case Function::choose:
      return choice(n);
  }
  return {};
}

Partial FormulaWalk::extreme(const Node& n) {
  Partial best = number_operand(n, 0);
  bool complete = static_cast<bool>(best);
  for (std::size_t i = 1; i < n.count; ++i) {
    Partial next = number_operand(n, i);
    if (!complete || !next || !agree(best, next, n, 0, i)) {
      complete = false;
      continue;
    }
    const bool better =
        n.function == Function::min ? next.number < best.number : next.number > best.number;
    best.number = better ? next.number : best.number;
  }
  return complete ? best : Partial{};
}

Partial FormulaWalk::rounding(const Node& n) {
  Partial value = plain_operand(n, 0, count_hint());
  if (!value) {
    return {};
  }
  const double near = snapped(value.number);
  double whole = n.function == Function::floor  ? std::floor(near)
                 : n.function == Function::ceil ? std::ceil(near)
                                                : std::floor(std::fabs(near) + 0.5);
  if (n.function == Function::round && near < 0) {
    whole = -whole;
  }
  return number_of(whole, {}, n);
}

Partial FormulaWalk::square_root(const Node& n) {
  const Partial value = number_operand(n, 0);
  if (!value) {
    return {};
  }
  const Node& operand = formula_.operand(n, 0);
  const Dimension d = value.dimension;
  const bool halves = d.length % 2 == 0 && d.mass % 2 == 0 && d.time % 2 == 0 && d.angle % 2 == 0 &&
                      d.money % 2 == 0;
  if (!halves) {
    found_
        .add(kOddRoot, formula_.span_of(operand),
             fill({"{0} is {1}, which has no square root",
                   "{0} est {1}, qui n'a pas de racine carrée"},
                  {quote(written(operand)), kind_of(value)}))
        .hint({"the root of an area is a length: check the powers inside",
               "la racine d'une aire est une longueur : vérifiez les puissances à l'intérieur"});
    return {};
  }
  const auto half = [](std::int8_t e) { return static_cast<std::int8_t>(e / 2); };
  const Dimension rooted{half(d.length), half(d.mass), half(d.time), half(d.angle), half(d.money)};
  if (value.number < 0) {
    Partial out =
        outside(operand,
                fill({"{0} is {1}: below zero there is no square root",
                      "{0} vaut {1} : sous zéro il n'y a pas de racine carrée"},
                     {quote(written(operand)), show(Quantity{value.number, d})}),
                {"hold it at zero: sqrt(max(0; a))", "tenez-la à zéro : sqrt(max(0; a))"});
    out.dimension = rooted;
    return out;
  }
  return number_of(std::sqrt(value.number), rooted, n);
}

Partial FormulaWalk::remainder(const Node& n) {
  Partial a = number_operand(n, 0);
  Partial b = number_operand(n, 1);
  if (!a || !b || !agree(a, b, n, 0, 1)) {
    return {};
  }
  if (b.number == 0) {
    Partial out =
        outside(formula_.operand(n, 1),
                {"mod() by 0 leaves nothing to compute", "mod() par 0 ne laisse rien à calculer"},
                {"the second argument must not be 0", "le second argument ne doit pas valoir 0"});
    out.dimension = a.dimension;
    return out;
  }
  const double times = snapped(a.number / b.number);
  const double whole = std::floor(times);
  return number_of(times == whole ? 0 : a.number - b.number * whole, a.dimension, n);
}

Partial FormulaWalk::clamp(const Node& n) {
  Partial value = number_operand(n, 0);
  Partial low = number_operand(n, 1);
  Partial high = number_operand(n, 2);
  if (!value || !low || !high || !agree(value, low, n, 0, 1) || !agree(value, high, n, 0, 2)) {
    return {};
  }
  if (low.number > high.number) {
    Partial out = outside(n,
                          fill({"clamp() has its lower limit {0} above its upper one {1}",
                                "clamp() a sa limite basse {0} au-dessus de la haute {1}"},
                               {show(Quantity{low.number, value.dimension}),
                                show(Quantity{high.number, value.dimension})}),
                          {"the order is clamp(a; low; high)", "l'ordre est clamp(a; bas; haut)"});
    out.dimension = value.dimension;
    return out;
  }
  value.number = std::fmin(std::fmax(value.number, low.number), high.number);
  return value;
}

Partial FormulaWalk::trigonometry(const Node& n) {
  const Partial angle = number_operand(n, 0);
  if (!angle) {
    return {};
  }
  const Node& operand = formula_.operand(n, 0);
  if (!angle.fits_all && angle.dimension != kAngleDimension) {
    auto said = found_.add(
        kWrongDimension, formula_.span_of(operand),
        fill({"an angle is needed here; {0} is {1}", "il faut ici un angle ; {0} est {1}"},
             {quote(written(operand)), kind_of(angle)}));
    said.hint(
        {"angles have a unit: 30deg, or a * 1deg", "un angle a une unité : 30deg, ou a * 1deg"});
    return {};
  }
  if (std::fabs(angle.number) > 1e9) {
    return outside(
        operand,
        {"this angle turns too often to be meant", "cet angle fait trop de tours pour être voulu"},
        {"check its unit", "vérifiez son unité"});
  }
  const double value = n.function == Function::sin   ? sin_degrees(angle.number)
                       : n.function == Function::cos ? cos_degrees(angle.number)
                                                     : tan_degrees(angle.number);
  return number_of(value, {}, n);
}

Partial FormulaWalk::inverse_trigonometry(const Node& n) {
  const Partial value = plain_operand(
      n, 0, {"divide one length by the other first", "divisez d'abord une longueur par l'autre"});
  if (!value) {
    return {};
  }
  if (n.function == Function::atan) {
    return number_of(atan_degrees(value.number), kAngleDimension, n);
  }
  // A ratio that should be 1 may come out a few roundings above it.
  const double ratio = snapped(value.number);
  const Node& operand = formula_.operand(n, 0);
  if (std::fabs(ratio) > 1) {
    Partial out = outside(
        operand,
        fill(operand.op == Op::number ? Text("no angle has a {2} of {1}: none is beyond 1",
                                             "aucun angle n'a un {2} de {1} : aucun ne dépasse 1")
                                      : Text("{0} is {1}: no angle has a {2} beyond 1",
                                             "{0} vaut {1} : aucun angle n'a un {2} au-delà de 1"),
             {quote(written(operand)), show(Quantity{value.number, {}}),
              n.function == Function::asin ? Text("sine", "sinus") : Text("cosine", "cosinus")}),
        {"the triangle does not close: check the lengths",
         "le triangle ne se ferme pas : vérifiez les longueurs"});
    out.dimension = kAngleDimension;
    return out;
  }
  const double degrees = n.function == Function::asin ? asin_degrees(ratio) : acos_degrees(ratio);
  return number_of(degrees, kAngleDimension, n);
}

Partial FormulaWalk::direction(const Node& n) {
  Partial y = number_operand(n, 0);
  Partial x = number_operand(n, 1);
  if (!x || !y || !agree(y, x, n, 0, 1)) {
    return {};
  }
  if (x.number == 0 && y.number == 0) {
    Partial out = outside(
        n, {"atan2(0; 0) has no direction", "atan2(0; 0) n'a pas de direction"},
        {"treat that case apart: if(test; a; b)", "traitez ce cas à part : if(condition; a; b)"});
    out.dimension = kAngleDimension;
    return out;
  }
  return number_of(atan2_degrees(y.number, x.number), kAngleDimension, n);
}

Partial FormulaWalk::choice(const Node& n) {
  const Partial test = flag_operand(n, 0);
  const auto branch = [&](std::size_t i, bool taken) {
    untaken_ += taken ? 0 : 1;
    const Partial value = node(formula_.operand(n, i));
    untaken_ -= taken ? 0 : 1;
    return value;
  };
  Partial yes = branch(1, test && test.flag);
  Partial no = branch(2, test && !test.flag);
  if (!test || !yes || !no) {
    return {};
  }
  const bool numbers = yes.kind == Partial::Kind::number && no.kind == Partial::Kind::number;
  if (numbers ? !agree(yes, no, n, 1, 2) : yes.kind != no.kind) {
    if (!numbers) {
      found_
          .add(kUnitsDiffer, formula_.span_of(formula_.operand(n, 2)),
               fill({"these differ: {0} and {1}", "ceci ne va pas ensemble : {0} et {1}"},
                    {kind_of(yes), kind_of(no)}))
          .hint({"both answers of if() must be of one kind",
                 "les deux réponses de if() doivent être de même nature"});
    }
    return {};
  }
  return test.flag ? yes : no;
}

}  // namespace plano::spec
