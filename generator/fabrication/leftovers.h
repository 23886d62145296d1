// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a cut sheet is worth keeping: pieces that a saw frees with a few straight cuts and that
/// a later job can use. leftovers.md tells how they are found.
#pragma once

#include <vector>

#include "fabrication/rows.h"
#include "geometry/outline.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// Corners of leftovers lie on a grid this fine: nobody saws more exactly by hand.
inline constexpr Length kLeftoverGrid = 5_mm;
/// A square of this side slides through the whole piece: narrower necks break when it is lifted.
inline constexpr Length kLeastLeftoverWidth = 100_mm;
/// Less is not worth its place on a shelf: a board of 20 cm by 25 cm.
inline constexpr Area kLeastLeftoverArea = Area::square_mm(50'000);
/// Nor is one more arm of a piece worth two more cuts, below this or a tenth of the piece.
inline constexpr Area kLeastArm = Area::square_mm(20'000);
inline constexpr std::size_t kMostLeftoversOfSheet = 8;
/// Rectangles that overlap, which make up one piece: each but the first is an arm.
inline constexpr std::size_t kMostRectangles = 5;

/// Pieces of `area` that keep `gap` from everything in `taken`, largest first. Each is one face
/// with horizontal and vertical edges, possibly with holes, on kLeftoverGrid counted from the lower
/// left corner of the area's box (on a multiple of it for areas above a million squares); it is as
/// wide as kLeastLeftoverWidth everywhere, no smaller than kLeastLeftoverArea, and at least one
/// square of the grid away from the others. Deterministic. Cost: 5 ms for a sheet of 2500 × 1250
/// mm. Precondition: gap >= 0.
std::vector<geometry::Region> useful_leftovers(const geometry::Region& area,
                                               const std::vector<geometry::Region>& taken,
                                               Length gap);

/// Where the cutter may be at work around a part, in the part's frame: its profile; for a part with
/// pockets or blind holes its box, because these may be milled beyond its outline.
geometry::Region ground_of(const panels::Part& part);
/// The same for each part of a sheet, where it lies.
std::vector<geometry::Region> ground_of(const SheetLayout& sheet, const panels::PartSet& parts);

}  // namespace plano::fabrication
