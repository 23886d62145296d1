// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Room for fit coupons in what a sheet leaves: cut from the very sheet, with its own zero, before
/// anything else is.
#pragma once

#include <optional>
#include <vector>

#include "fabrication/rows.h"
#include "geometry/outline.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct CouponPlace {
  std::size_t sheet = 0;
  PlacedPart placed;         // `part`: index of the coupon
  geometry::Region outline;  // where it lies
};

/// For each coupon a place on a sheet of its material that is cut once, if one is found: its box
/// inside the border, `gap` from all parts and other coupons, and if it can be from what is worth
/// keeping of the sheet too (`kept`, one entry a sheet, see leftovers.h). Otherwise it takes of
/// that: who has no offcut yet must cut into something. All places on a grid of kLeftoverGrid are
/// tried, upright and turned by a quarter; the first sheet that has one counts, there the leftmost.
/// Same input, same result. Cost: as of useful_leftovers, twice.
std::vector<std::optional<CouponPlace>> places_in_waste(
    const std::vector<panels::Part>& coupons, const std::vector<SheetLayout>& sheets,
    const panels::PartSet& set, const std::vector<std::vector<geometry::Region>>& kept, Length gap);

}  // namespace plano::fabrication
