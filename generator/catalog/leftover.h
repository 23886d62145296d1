// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A piece of a sheet that an earlier job left and the workshop keeps.
#pragma once

#include <string>

#include "base/length.h"
#include "base/text.h"
#include "diagnostics/source.h"
#include "geometry/outline.h"

namespace plano::catalog {

/// A leftover as thick as this away from its sheet's measured thickness is of another batch, not of
/// another kind. EN 315 lets two sheets of 18 mm differ by 1.7 mm, so 1 mm to either side of one.
inline constexpr Length kMostThicknessDifference = 1_mm;
/// A leftover thicker or thinner than its material by more than this needs other slots than were
/// drawn for the sheet: it stays where it is. A caliper and a sheet's own waves are within it.
inline constexpr Length kSameThickness = 100_um;
/// Nothing smaller is worth a line in a file.
inline constexpr Length kSmallestLeftover = 10_mm;
/// Corners of one leftover, its holes' included.
inline constexpr std::size_t kMostLeftoverCorners = 1'000;
inline constexpr std::size_t kMostLeftoverHoles = 100;

struct Leftover {
  std::string id;
  std::string sheet;  // the kind of sheet it was cut from: its id in the same workshop
  Length measured;    // its thickness; the sheet's where the file gives none of its own
  /// What of it can be used: one face of straight edges, holes where something is missing or
  /// spoilt. x along the grain; the lower left corner of its box at 0,0.
  geometry::Region region;
  int count = 1;  // such pieces, 1 and more
  Text note;
  diagnostics::Span span;
};

}  // namespace plano::catalog
