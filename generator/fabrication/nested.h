// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts nested by their true outlines onto what a workshop has, where that takes less wood than
/// rows do.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fabrication/rows.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// Beyond so many copies of one material its rows are kept, and all rows once so many copies were
/// nested; the same beyond so many kinds of part, each of which has to be held against each other:
/// a stranger's design must not decide how long a run takes. Together some twenty seconds of one
/// processor at the usual effort.
inline constexpr std::size_t kMostNested = 500;
inline constexpr std::size_t kMostNestedInAll = 1'000;
inline constexpr std::size_t kMostNestedKinds = 200;
/// Sweeps of the search for each material, if nobody says otherwise: seconds, not minutes.
inline constexpr std::uint64_t kUsualEffort = 150;

/// A leftover's cost beside that of as much of a whole sheet: to be used up rather than a sheet,
/// but not to be begun for what a sheet in use has room for.
inline constexpr double kLeftoverCost = 0.25;

/// A piece that is left of a sheet: the lower-left corner of its box at 0,0, the grain along x.
struct LeftoverPiece {
  std::string id;
  geometry::Region area;  // without fault; holes are defects or openings
  std::size_t count = 1;
};

/// What there is of a material. Materials cut from the same kind of sheet name the same `sheet` and
/// the same stock: what one takes the next has not got.
struct MaterialStock {
  std::size_t material = 0;
  std::string sheet;
  std::optional<std::size_t> sheets;  // none: as many as are needed
  std::vector<LeftoverPiece> leftovers;
};

/// How a search goes on.
struct NestingNews {
  std::size_t material = 0;
  std::size_t sheets = 0;  // leftovers among them
  double density = 0;      // parts' area over that of the sheets they lie on
};

/// For those who want a clock: results then depend on the machine. Each material gets of what is
/// left as much as it has of the copies left, and shares it among all its searches; only first
/// layouts are made when it is over.
struct TimeLimit {
  double seconds = 0;           // for all materials together
  std::function<double()> now;  // seconds since some moment
};

struct NestedOptions {
  Length gap;  // between parts: tool diameter plus a margin
  std::uint64_t effort = kUsualEffort;
  std::optional<TimeLimit> time = {};     // instead of the effort
  std::vector<MaterialStock> stock = {};  // of a material not named: whole sheets without end
  std::function<void(const NestingNews&)> news = {};
};

/// What was tried before a shortage was told.
enum class Tried {
  everything,          // sheets and leftovers, as long as the effort lasts
  rows,                // rows on whole sheets only: no effort was to be made
  rows_beyond_bounds,  // the same: more copies or kinds of part than are nested
};

/// Copies of a material's parts that found no place on the sheets there are.
struct Shortage {
  std::size_t material = 0;
  std::size_t copies = 0;  // without a place
  std::size_t sheets = 0;  // that there are
  Tried tried = Tried::everything;
};

struct NestedSheets {
  std::vector<SheetLayout> sheets;
  std::vector<Shortage> short_of;
};

/// The same copies on leftovers first, then on the same kinds of sheet, material by material
/// whichever is better of `rows` and the nest found: fewer whole sheets, then a larger rectangle
/// left along a whole side of the last. Where all parts come in multiples, leftovers are not used,
/// and it takes no more sheets and at most a fiftieth more of their wood, layouts are repeated
/// (`count`) as often as the largest few divisors of all quantities allow: one file to set up
/// instead of several.
///
/// Parts turn by quarters, or by halves where their grain is given; none is turned over. Small
/// parts may lie in the openings of large ones (`PlacedPart::depth`), but not in openings of parts
/// that do so themselves. A part with pockets or blind holes counts as its box, openings and all,
/// because these may be milled beyond its outline (see `drawing_of_part`).
///
/// Same input and effort, same result on every machine. Precondition: `rows` is what `lay_in_rows`
/// made.
NestedSheets nested(const panels::PartSet& parts, const std::vector<SheetLayout>& rows,
                    const NestedOptions& options);

}  // namespace plano::fabrication
