// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The fit coupon: a comb of slots to cut first, on a scrap of the very sheet.
///
/// A sheet's thickness changes from batch to batch and across one sheet, and no two machines cut
/// the same slot from the same file. So the maker cuts this comb with the tool and feeds meant for
/// the job, pushes an offcut's edge into each slot, and learns which clearance gives the fit the
/// design asks for; that number goes into the workshop profile, and everything is generated again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/design.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// Clearances on the comb: from this far below the asked one to as far above, 0.1 mm apart.
inline constexpr Length kCouponStep = 100_um;
inline constexpr int kCouponStepsEachWay = 4;

/// A fit that some joint of the design uses, on the material that goes into the slot.
struct FitUsed {
  std::size_t material = 0;  // index into the materials
  std::string fit;           // "snug"
  Length clearance;          // slot minus tab, total
  friend auto operator<=>(const FitUsed&, const FitUsed&) = default;
};

/// Each once, by material, fit and clearance. Joints without a fit and fits with panels of several
/// materials are taken as they come.
std::vector<FitUsed> fits_used(const model::ResolvedDesign& design);

/// The comb as a part like any other ("coupon-board-snug"), to be drawn by drawing_of_part. Slots
/// of thickness + clearance open to its upper edge, narrowest on the left; under each its clearance
/// in millimetres, on the body the thickness and the clearance asked for. Slots that would be under
/// half a thickness wide are left out.
panels::Part coupon_of(const FitUsed& fit, const model::Material& material);

}  // namespace plano::fabrication
