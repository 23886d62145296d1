// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a cutting plan shows, before anybody draws it: sheets, what lies on each and where, what is
/// cut, what stays, and what it comes to. Knows no paper and no font. Made from the parts of a
/// design by `cutting_plan`; whoever nests other parts fills it in by hand.
///
/// Frames: a part's shape in its own frame, lower-left corner of its box at 0,0; a placement's
/// shape on the sheet, seen from the front, lower-left corner of the sheet's box at 0,0.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "catalog/workshop.h"
#include "fabrication/cut_figures.h"
#include "fabrication/drawing.h"
#include "fabrication/rows.h"
#include "geometry/outline.h"
#include "model/design.h"
#include "panels/part_set.h"

namespace plano::fabrication {

/// What is worked to a depth, or drilled through.
struct PlanMark {
  Operation operation = Operation::pocket;  // pocket or drill
  model::FaceSide face = model::FaceSide::top;
  std::optional<Length> depth = {};     // empty: through
  std::optional<Length> diameter = {};  // of drill
  geometry::Contour contour = {};       // islands of a pocket turn clockwise
};

/// An outline with the openings in it, drilled holes left out: these are marks.
struct PlanShape {
  geometry::Face outline;
  std::vector<PlanMark> marks;
};

struct PlanMaterial {
  Text label;                               // "Birch plywood 18 mm"
  std::optional<Length> nominal = {};       // as sold
  Length thickness = {};                    // as measured
  bool grained = false;                     // grain runs along the sheet's x
  Length border = {};                       // kept free along the sheet's edges
  Length gap = {};                          // between parts
  std::optional<catalog::Machine> machine;  // that cuts it, where one is known
  std::optional<double> price_eur = {};     // of one whole sheet
  std::string price_date = {};
};

struct PlanPart {
  std::string name;  // "P01"
  Text label;        // "Side"; may be empty
  std::size_t material = 0;
  std::size_t quantity = 0;
  model::Grain grain = model::Grain::any;
  PlanShape shape = {};
};

struct PlanPlacement {
  std::size_t part = 0;
  PlanShape shape;  // as it lies
  int depth = 0;    // 1: in an opening of another part, and cut out before it is
};

/// A fit coupon that is cut from what the sheet leaves, before anything else.
struct PlanCoupon {
  std::string name;  // "coupon-board-snug"
  geometry::Region outline;
};

struct PlanSheet {
  std::string name;  // "sheet-01"
  std::size_t material = 0;
  std::size_t count = 1;                     // identical sheets cut so
  geometry::Region area;                     // the sheet, or the leftover
  std::optional<std::string> leftover = {};  // id of the leftover it is
  Text leftover_note = {};                   // what the workshop noted of it; may be empty
  std::vector<PlanPlacement> placements = {};
  std::vector<PlanCoupon> coupons = {};
  std::vector<geometry::Region> kept = {};  // of the rest, what is worth keeping, on each sheet
  double use = 0;                           // area of the parts over that of the sheet
  CutFigures cut = {};                      // of one sheet, both faces
  bool two_sided = false;                   // worked from the back first
};

struct CuttingPlan {
  Text title;                                 // of the design
  std::string program;                        // "plano 0.1.0"
  Text workshop;                              // whose sheets and machines; may be empty
  std::string licence;                        // SPDX; may be empty
  std::vector<std::pair<Text, Text>> values;  // chosen otherwise than the design does
  std::vector<PlanMaterial> materials;
  std::vector<PlanPart> parts;
  std::vector<PlanSheet> sheets;
  /// Parts for which no sheet was left, by name, with how many of each.
  std::vector<std::pair<std::string, std::size_t>> missing = {};
};

/// What a plan says about itself.
struct PlanHead {
  Text title;
  std::string program;
  std::string licence;
  std::vector<std::pair<Text, Text>> values = {};
};

/// The plan of a design's sheets. Bars are not in it, nor parts made of them. `drawings` holds one
/// per part of the set, `gap` is what lies between parts. Nothing is kept of any sheet yet.
CuttingPlan cutting_plan(PlanHead head, const panels::PartSet& set,
                         const std::vector<SheetLayout>& sheets,
                         const std::vector<PartDrawings>& drawings,
                         const catalog::Workshop& workshop, Length gap);

/// All sheets of one material together.
struct PlanSum {
  std::size_t material = 0;
  std::size_t sheets = 0;     // whole ones, to be bought or taken from stock
  std::size_t leftovers = 0;  // used up
  double use = 0;             // of all, by area
  CutFigures cut = {};
  /// Price of the whole sheets; leftovers cost nothing. Empty where it is not known.
  std::optional<double> wood_eur = {};
  /// Of the machine while it cuts. Empty where time or rate is not known.
  std::optional<double> machine_eur = {};
};

/// One for each material that any sheet is of, in the order of materials.
std::vector<PlanSum> sums_by_material(const CuttingPlan& plan);

/// All materials together: `material` says nothing; each price is empty where one is.
PlanSum sum_of_all(const std::vector<PlanSum>& sums, const CuttingPlan& plan);

/// One copy of a part, as a label tells of it.
struct PlanCopy {
  std::size_t part = 0;
  std::size_t copy = 1;  // of the part's quantity
  std::size_t sheet = 0;
  std::size_t sheet_copy = 1;  // which of the sheet's identical ones
};

/// Every copy on the sheets, sheet by sheet in the order of cutting, parts by name within one.
std::vector<PlanCopy> copies_of(const CuttingPlan& plan);

}  // namespace plano::fabrication
