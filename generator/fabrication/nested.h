// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts nested by their true outlines, where that uses less than rows do.
#pragma once

#include <cstdint>
#include <vector>

#include "fabrication/rows.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// Beyond so many copies of one material its rows are kept: the search's tables grow with the
/// square of the copies, and a stranger's design must not decide how long a run takes.
inline constexpr std::size_t kMostNested = 500;
/// Sweeps of the search for each material, if nobody says otherwise: seconds, not minutes.
inline constexpr std::uint64_t kUsualEffort = 150;

struct NestedOptions {
  Length gap;  // between parts: tool diameter plus a margin
  std::uint64_t effort = kUsualEffort;
};

/// The same copies on the same kinds of sheet, material by material whichever is better of `rows`
/// and the nest found: fewer sheets, then less of the last sheet's width in use. Parts turn by
/// quarters, or by halves where their grain is given; none is turned over.
///
/// Nothing lies in an opening of another part: an opening is cut before any outline, and what lay
/// in it would then be cut from a loose piece. A part with pockets or blind holes counts as its
/// box, because these may be milled beyond its outline (see `drawing_of_part`).
///
/// Same input, same result on every machine. Precondition: `rows` is what `lay_in_rows` made.
std::vector<SheetLayout> nested(const panels::PartSet& parts, const std::vector<SheetLayout>& rows,
                                const NestedOptions& options);

}  // namespace plano::fabrication
