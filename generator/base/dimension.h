// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a number measures: exponents of length, mass, time, angle and money. Values with a
/// dimension are held in the coherent base mm, kg, s, degree, euro, so that whole millimetres stay
/// whole.
#pragma once

#include <cstdint>

#include "base/text.h"

namespace plano {

struct Dimension {
  std::int8_t length = 0;
  std::int8_t mass = 0;
  std::int8_t time = 0;
  std::int8_t angle = 0;
  std::int8_t money = 0;

  constexpr bool plain() const { return *this == Dimension{}; }
  friend constexpr bool operator==(const Dimension&, const Dimension&) = default;
};

inline constexpr Dimension kPlainNumber{};
inline constexpr Dimension kLengthDimension{1, 0, 0, 0, 0};
inline constexpr Dimension kAreaDimension{2, 0, 0, 0, 0};
inline constexpr Dimension kVolumeDimension{3, 0, 0, 0, 0};
inline constexpr Dimension kMassDimension{0, 1, 0, 0, 0};
inline constexpr Dimension kAngleDimension{0, 0, 0, 1, 0};
inline constexpr Dimension kMoneyDimension{0, 0, 0, 0, 1};
inline constexpr Dimension kForceDimension{1, 1, -2, 0, 0};      // N = 1000 kg mm/s²
inline constexpr Dimension kPressureDimension{-1, 1, -2, 0, 0};  // MPa = 1000 kg/(mm s²)

/// "a length", "une longueur"; "a plain number"; others spelled out ("length^2 · mass").
Text name_of(Dimension dimension);

}  // namespace plano
