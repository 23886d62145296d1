// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/sheet_worth.h"

#include <algorithm>
#include <utility>

#include "fabrication/nest_job.h"

namespace plano::fabrication {
namespace {

double offcut_of(const SheetLayout& sheet, const panels::PartSet& set) {
  geometry::Point reach;
  for (const PlacedPart& placed : sheet.parts) {
    const geometry::Box box = turned_box(set.parts[placed.part], placed.quarter_turns);
    reach.x = std::max(reach.x, placed.at.x + box.width());
    reach.y = std::max(reach.y, placed.at.y + box.height());
  }
  return std::max((sheet.width - reach.x).mm() * sheet.height.mm(),
                  (sheet.height - reach.y).mm() * sheet.width.mm());
}

}  // namespace

SheetWorth worth_of(const std::vector<SheetLayout>& sheets, const panels::PartSet& set) {
  SheetWorth worth;
  double offcut = 0;
  for (const SheetLayout& sheet : sheets) {
    if (sheet.leftover) continue;
    worth.whole += sheet.count;
    worth.cut_mm2 += static_cast<double>(sheet.count) * sheet.width.mm() * sheet.height.mm();
    offcut = offcut_of(sheet, set);
  }
  worth.cut_mm2 -= offcut;
  return worth;
}

bool is_better(const SheetWorth& a, const SheetWorth& b) {
  return std::pair(a.whole, a.cut_mm2) < std::pair(b.whole, b.cut_mm2);
}

}  // namespace plano::fabrication
