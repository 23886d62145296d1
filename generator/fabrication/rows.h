// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts laid in rows on sheets: every rectangle next to the other, tallest row first. Wasteful,
/// but right: nothing overlaps, grain is kept, and a maker can cut today.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct PlacedPart {
  std::size_t part = 0;
  geometry::Point at;     // lower-left corner of the turned part's bounding box, on the sheet
  int quarter_turns = 0;  // counter-clockwise: 0 to 3
  /// 0: on the sheet itself; 1: in an opening of another part, so to be cut out before it is.
  int depth = 0;
  friend bool operator==(const PlacedPart&, const PlacedPart&) = default;
};

struct SheetLayout {
  std::size_t material = 0;
  std::string name;  // "sheet-01"
  Length width;      // of the box of `area`
  Length height;
  std::vector<PlacedPart> parts;
  double use = 0;  // see use_of
  /// Its outline, the lower-left corner of its box at 0,0.
  geometry::Region area = {};
  /// The workshop's leftover it is, by id; empty: a whole sheet.
  std::optional<std::string> leftover = {};
  std::size_t count = 1;  // how many are cut in just this way
};

/// A whole sheet of a material, nothing on it yet.
SheetLayout empty_sheet(const panels::PartSet& parts, std::size_t material);
/// Area of a sheet's parts over its own.
double use_of(const SheetLayout& sheet, const panels::PartSet& parts);
/// Of all layouts, as often as each is cut.
std::size_t whole_sheets(const std::vector<SheetLayout>& sheets);
std::size_t leftovers_used(const std::vector<SheetLayout>& sheets);
/// "sheet-07". Sheets are counted from 1, all materials together.
std::string sheet_name(std::size_t number);

struct RowOptions {
  Length gap;  // between parts: tool diameter plus a margin
};

/// Every instance of every part exactly once. An error for each part larger than its sheet (which,
/// by how much): then empty.
std::optional<std::vector<SheetLayout>> lay_in_rows(const panels::PartSet& parts,
                                                    const RowOptions& options,
                                                    diagnostics::Diagnostics& found);

}  // namespace plano::fabrication
