// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Words as single strokes, for a cutter or a laser to follow. CAM programs ignore or replace text,
/// and an outline font would be cut as islands; so every word in a cut file is drawn from here.
/// Knows ASCII, the accented letters of French and its neighbours, œ, «», × Ø ° ± ² → and the like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "geometry/point.h"

namespace plano::panels {

/// An open polyline of at least two points.
using Stroke = std::vector<geometry::Point>;

/// How much the letters reach above a capital (accents) and below the base line, as parts of the
/// capital height: 1/3 each.
inline constexpr int kAscentParts = 3;

/// The strokes of one line, its base line starting at 0,0 and running along x; `height` is that of
/// a capital. A character it does not know becomes a box. Precondition: valid UTF-8, height > 0.
std::vector<Stroke> strokes_of(std::string_view words, Length height);

/// From the first stroke's left to the last one's right.
Length width_of(std::string_view words, Length height);

/// Whether every character has a glyph of its own.
bool can_write(std::string_view words);

/// The characters without a glyph of their own, each once, in the order they appear.
std::vector<std::string> without_glyph(std::string_view words);

/// The same strokes turned about the origin, then moved.
std::vector<Stroke> placed(std::vector<Stroke> strokes, geometry::Point at, Angle direction);

}  // namespace plano::panels
