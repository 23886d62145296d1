// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/coupon_place.h"

#include <algorithm>

#include "base/check.h"
#include "fabrication/leftovers.h"
#include "fabrication/nest_job.h"
#include "geometry/piece.h"
#include "nesting/check.h"
#include "nesting/nest.h"

namespace plano::fabrication {
namespace {

/// A sheet as it is, some coupons placed: everything on it stays where it lies.
nesting::Job job_of(const SheetLayout& sheet, const panels::PartSet& set, Length gap,
                    const std::vector<geometry::Region>& coupons) {
  nesting::Job job;
  job.gap = gap;
  job.margin = set.materials[sheet.material].sheet_border;
  job.stock.push_back({.area = sheet.area, .count = 1, .cost = 1});
  std::vector<geometry::Region> taken = ground_of(sheet, set);
  taken.insert(taken.end(), coupons.begin(), coupons.end());
  for (geometry::Region& ground : taken) {
    job.fixed.push_back({0, 0, {job.parts.size(), {}, {}}});
    job.parts.push_back({.outline = std::move(ground), .count = 1, .poses = {{}}});
  }
  return job;
}

bool meets_any(const geometry::Region& region, const std::vector<geometry::Region>& kept,
               Length gap) {
  const geometry::Box box = geometry::grown(geometry::bounding_box(region), gap);
  return std::any_of(kept.begin(), kept.end(), [&](const geometry::Region& piece) {
    return geometry::boxes_meet(box, geometry::bounding_box(piece));
  });
}

/// Where one more part finds a place on a sheet; nothing where it finds none.
std::optional<nesting::LaidPart> place_on(const nesting::Job& sheet, const panels::Part& coupon) {
  nesting::Job job = sheet;
  const std::size_t own = job.parts.size();
  job.parts.push_back({.outline = {{{coupon.profile.outer, {}}}},
                       .count = 1,
                       .poses = poses_of(model::Grain::any)});
  nesting::Effort none([](std::uint64_t) { return 1.0; });
  none.count_sweep();  // a free place, or none: nothing is to be moved for it
  const nesting::Nest nest = nesting::nest(job, {}, none);
  CHECK(!nesting::find_fault(job, nest), "a coupon keeps its distances");
  for (const nesting::LaidSheet& laid : nest.sheets) {
    for (const nesting::LaidPart& part : laid.parts) {
      if (part.part == own) return part;
    }
  }
  return std::nullopt;
}

PlacedPart placed_part(const nesting::LaidPart& laid, const panels::Part& coupon,
                       std::size_t index) {
  const int quarters = quarters_of(laid.pose);
  const geometry::Contour turned = geometry::turned_quarters(coupon.profile.outer, quarters);
  return {index, laid.at + geometry::bounding_box(turned).low, quarters};
}

/// What of the coupons without a place finds one on sheet `s`, clear of `spared`.
void place_on_sheet(std::size_t s, const std::vector<panels::Part>& coupons,
                    const SheetLayout& sheet, const panels::PartSet& set,
                    const std::vector<geometry::Region>& spared, Length gap,
                    std::vector<std::optional<CouponPlace>>& places) {
  for (std::size_t k = 0; k < coupons.size(); ++k) {
    if (places[k] || coupons[k].material != sheet.material) continue;
    std::vector<geometry::Region> placed;
    for (const auto& place : places) {
      if (place && place->sheet == s) placed.push_back(place->outline);
    }
    const auto laid = place_on(job_of(sheet, set, gap, placed), coupons[k]);
    if (!laid) continue;
    const nesting::Part part{.outline = {{{coupons[k].profile.outer, {}}}}, .poses = {{}}};
    geometry::Region outline = nesting::placed_outline(part, *laid);
    if (meets_any(outline, spared, gap)) continue;
    places[k] = CouponPlace{s, placed_part(*laid, coupons[k], k), std::move(outline)};
  }
}

}  // namespace

std::vector<std::optional<CouponPlace>> places_in_waste(
    const std::vector<panels::Part>& coupons, const std::vector<SheetLayout>& sheets,
    const panels::PartSet& set, const std::vector<std::vector<geometry::Region>>& kept,
    Length gap) {
  std::vector<std::optional<CouponPlace>> places(coupons.size());
  for (const bool spare : {true, false}) {
    for (std::size_t s = 0; s < sheets.size(); ++s) {
      // A layout cut several times is no place: what is left of its sheets would differ.
      if (sheets[s].parts.size() > kMostPartsBesideCoupons || sheets[s].count > 1) continue;
      const std::vector<geometry::Region> none;
      place_on_sheet(s, coupons, sheets[s], set, spare ? kept[s] : none, gap, places);
    }
  }
  return places;
}

}  // namespace plano::fabrication
