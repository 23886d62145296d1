// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/coupon_place.h"

#include <algorithm>
#include <utility>

#include "fabrication/free_squares.h"
#include "fabrication/leftovers.h"

namespace plano::fabrication {
namespace {

/// Whether a coupon may take of what is worth keeping.
enum class Kept { spared, used };

/// The squares of a sheet that no part and no coupon so far needs.
FreeSquares free_squares_of(const SheetLayout& sheet, const panels::PartSet& set, Length gap) {
  FreeSquares grid(sheet.area, square_side_for(sheet.area, kLeftoverGrid));
  grid.keep_off_edge(sheet.area, set.materials[sheet.material].sheet_border);
  for (const geometry::Region& ground : ground_of(sheet, set)) grid.keep_away(ground, gap);
  return grid;
}

int squares_over(Length length, Length side) {
  return static_cast<int>((length + side - 1_nm).nm() / side.nm());
}

/// Where a coupon lies on a sheet, upright or turned, whichever reaches less far to the right.
std::optional<CouponPlace> place_on(const FreeSquares& grid, Length side,
                                    const panels::Part& coupon) {
  std::optional<CouponPlace> best;
  int reach = 0;
  for (const int quarters : {0, 1}) {
    const geometry::Contour turned = geometry::turned_quarters(coupon.profile.outer, quarters);
    const geometry::Box box = geometry::bounding_box(turned);
    const auto free =
        grid.first_free(squares_over(box.width(), side), squares_over(box.height(), side));
    if (!free || (best && free->right >= reach)) continue;
    reach = free->right;
    const geometry::Point at = grid.corner(free->left, free->bottom);
    best = CouponPlace{0, {0, at, quarters}, {{{geometry::translated(turned, at - box.low), {}}}}};
  }
  return best;
}

/// What of the coupons without a place finds one on sheet `s`.
void place_on_sheet(std::size_t s, const std::vector<panels::Part>& coupons,
                    const SheetLayout& sheet, FreeSquares grid, Length gap,
                    std::vector<std::optional<CouponPlace>>& places) {
  for (const auto& place : places) {
    if (place && place->sheet == s) grid.keep_away(place->outline, gap);
  }
  for (std::size_t k = 0; k < coupons.size(); ++k) {
    if (places[k] || coupons[k].material != sheet.material) continue;
    auto place = place_on(grid, square_side_for(sheet.area, kLeftoverGrid), coupons[k]);
    if (!place) continue;
    place->sheet = s;
    place->placed.part = k;
    grid.keep_away(place->outline, gap);
    places[k] = std::move(place);
  }
}

bool all_placed(const std::vector<std::optional<CouponPlace>>& places) {
  return std::all_of(places.begin(), places.end(), [](const auto& place) { return place; });
}

}  // namespace

std::vector<std::optional<CouponPlace>> places_in_waste(
    const std::vector<panels::Part>& coupons, const std::vector<SheetLayout>& sheets,
    const panels::PartSet& set, const std::vector<std::vector<geometry::Region>>& kept,
    Length gap) {
  std::vector<std::optional<CouponPlace>> places(coupons.size());
  for (const Kept mode : {Kept::spared, Kept::used}) {
    for (std::size_t s = 0; s < sheets.size() && !all_placed(places); ++s) {
      // A layout cut several times is no place: what is left of its sheets would differ.
      if (sheets[s].count > 1) continue;
      FreeSquares grid = free_squares_of(sheets[s], set, gap);
      if (mode == Kept::spared) {
        for (const geometry::Region& piece : kept[s]) grid.keep_away(piece, gap);
      }
      place_on_sheet(s, coupons, sheets[s], std::move(grid), gap, places);
    }
  }
  return places;
}

}  // namespace plano::fabrication
