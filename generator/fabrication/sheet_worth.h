// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of two ways to lay the same parts takes less wood. Used by this folder only.
#pragma once

#include <vector>

#include "fabrication/rows.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// What is cut into, leftovers aside: whole sheets, less the largest rectangle left along a whole
/// side of the last. Of a last layout that is cut several times one such rectangle counts, as of
/// equal layouts listed one by one: several small offcuts are not worth one large.
struct SheetWorth {
  std::size_t whole = 0;
  double cut_mm2 = 0;
};

SheetWorth worth_of(const std::vector<SheetLayout>& sheets, const panels::PartSet& set);
/// Fewer whole sheets, then less of them.
bool is_better(const SheetWorth& a, const SheetWorth& b);

}  // namespace plano::fabrication
