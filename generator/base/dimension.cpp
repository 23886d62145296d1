// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/dimension.h"

#include <array>
#include <utility>

namespace plano {
namespace {

/// "length^2 · mass · time^-2": what has no everyday name is spelled out.
Text spelled_out(Dimension dimension) {
  const std::array<std::pair<int, Text>, 5> factors{{
      {dimension.length, {"length", "longueur"}},
      {dimension.mass, {"mass", "masse"}},
      {dimension.time, {"time", "temps"}},
      {dimension.angle, {"angle", "angle"}},
      {dimension.money, {"money", "argent"}},
  }};
  Text out;
  for (const auto& [exponent, name] : factors) {
    if (exponent == 0) {
      continue;
    }
    const std::string power = exponent == 1 ? "" : "^" + std::to_string(exponent);
    const std::string link = out.empty() ? "" : " · ";
    out.en += link + name.en + power;
    out.fr += link + name.fr + power;
  }
  return out;
}

}  // namespace

Text name_of(Dimension dimension) {
  const std::array<std::pair<Dimension, Text>, 10> everyday{{
      {kPlainNumber, {"a plain number", "un nombre sans unité"}},
      {kLengthDimension, {"a length", "une longueur"}},
      {kAreaDimension, {"an area", "une aire"}},
      {kVolumeDimension, {"a volume", "un volume"}},
      {kMassDimension, {"a mass", "une masse"}},
      {kAngleDimension, {"an angle", "un angle"}},
      {kMoneyDimension, {"an amount of money", "une somme d'argent"}},
      {kForceDimension, {"a force", "une force"}},
      {kPressureDimension, {"a pressure", "une pression"}},
      {Dimension{0, 0, 1, 0, 0}, {"a duration", "une durée"}},
  }};
  for (const auto& [known, name] : everyday) {
    if (known == dimension) {
      return name;
    }
  }
  return spelled_out(dimension);
}

}  // namespace plano
