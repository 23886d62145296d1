// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Names and colours of parts as all solid formats write them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "panels/part_set.h"
#include "solid/pieces.h"

namespace plano::exporters {

/// Red, green, blue, 0 to 255, as shown on a screen (sRGB).
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend constexpr auto operator<=>(const Colour&, const Colour&) = default;
};

/// Sanded birch plywood under daylight: what a part is shown in that nobody gave a colour.
inline constexpr Colour kBareWood{0xd9, 0xba, 0x8c};

/// "#rrggbb"; anything else is bare wood.
Colour colour_of(std::string_view text);
/// That of most of its copies; of several as frequent, the least.
Colour colour_of(const panels::Part& part);
Colour colour_of(const solid::Piece& piece);

/// A channel as light (0 to 1), by the curve of IEC 61966-2-1. The same bits on every machine.
double linear(std::uint8_t channel);

/// "P01 Leg".
std::string title_of(const panels::Part& part, Language language);
std::string title_of(const solid::Piece& piece, Language language);

}  // namespace plano::exporters
