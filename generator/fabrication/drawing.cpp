// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/drawing.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "fabrication/label.h"
#include "geometry/order.h"
#include "panels/engraving.h"
#include "panels/stroke_font.h"

namespace plano::fabrication {
namespace {

using geometry::Box;
using geometry::Contour;
using geometry::Point;
using model::FaceSide;
using panels::engraved;
using panels::placed;
using panels::Stroke;
using panels::strokes_of;

// How far a drilled hole of the profile may lie from its drill: the kernel's lattice.
constexpr Length kSameHole = 2_um;
constexpr Length kBarLength = 100_mm;
constexpr Length kNoteHeight = 6_mm;
constexpr Length kSmallestNote = 2_mm;

bool drills(const model::Drill& drill, const Contour& hole) {
  return !drill.depth && hole.is_circle() &&
         abs(hole.edges[0].arc->centre.x - drill.centre.x) <= kSameHole &&
         abs(hole.edges[0].arc->centre.y - drill.centre.y) <= kSameHole &&
         abs(2 * hole.edges[0].arc->radius - drill.diameter) <= kSameHole;
}

/// Adds curves to the end of a list, each once. Cost of each: a search among those before it.
class Distinct {
 public:
  /// Precondition: `curves` is empty, and nobody else changes it meanwhile.
  explicit Distinct(std::vector<CutCurve>& curves) : curves_(curves), known_(Before{&curves}) {}

  void add(CutCurve curve) {
    curves_.push_back(std::move(curve));
    if (!known_.insert(curves_.size() - 1).second) curves_.pop_back();
  }

 private:
  /// By index: the list moves its curves when it grows.
  struct Before {
    const std::vector<CutCurve>* curves;
    bool operator()(std::size_t i, std::size_t j) const {
      const CutCurve& a = (*curves)[i];
      const CutCurve& b = (*curves)[j];
      const auto ka = std::tie(a.operation, a.face, a.depth, a.diameter, a.open);
      const auto kb = std::tie(b.operation, b.face, b.depth, b.diameter, b.open);
      return ka != kb ? ka < kb : geometry::compare(a.contour, b.contour) < 0;
    }
  };

  std::vector<CutCurve>& curves_;
  std::set<std::size_t, Before> known_;
};

CutCurve open_curve(Operation operation, FaceSide face, std::optional<Length> depth,
                    const Stroke& stroke) {
  CutCurve curve{.operation = operation, .face = face, .depth = depth, .open = true};
  for (const Point p : stroke) {
    curve.contour.edges.push_back({p, std::nullopt});
  }
  return curve;
}

void add_profile(const panels::Part& part, const geometry::Face& cut, catalog::MachineKind machine,
                 std::vector<CutCurve>& curves) {
  for (const Contour& hole : cut.holes) {
    CutCurve curve{.operation = Operation::cut_inside, .contour = hole};
    const auto drill = std::find_if(part.drills.begin(), part.drills.end(),
                                    [&](const model::Drill& d) { return drills(d, hole); });
    if (drill != part.drills.end() && machine == catalog::MachineKind::router) {
      curve.operation = Operation::drill;
      curve.diameter = drill->diameter;
    }
    curves.push_back(std::move(curve));
  }
  curves.push_back({.operation = Operation::cut_outside, .contour = cut.outer});
}

/// Where work on a part may reach: its box and `beyond` all around.
Box reach_of(const panels::Part& part, Length beyond) {
  const Box box = geometry::bounding_box(part.profile);
  return {box.low - Point{beyond, beyond}, box.high + Point{beyond, beyond}};
}

bool holds(const Box& reach, const Box& box) {
  return box.low.x >= reach.low.x && box.low.y >= reach.low.y && box.high.x <= reach.high.x &&
         box.high.y <= reach.high.y;
}

/// The area without what lies out of reach; untouched where all of it is within.
Expected<geometry::Region, ReliefFault> within(const Box& reach, const geometry::Region& area) {
  if (area.empty() || holds(reach, geometry::bounding_box(area))) {
    return area;
  }
  auto kept = geometry::exact::evaluate(geometry::Shape::intersect(
      {geometry::Shape::covering(area),
       geometry::Shape::of(geometry::rectangle(reach.low, reach.width(), reach.height()))}));
  if (!kept) {
    return failure(ReliefFault{.kind = ReliefFault::Kind::kernel,
                               .place = geometry::bounding_box(area).low,
                               .width = {},
                               .detail = kept.error()});
  }
  return std::move(*kept);
}

/// Each contour of the area, milled to a depth as far as it is within reach. Nothing, or why that
/// could not be worked out.
std::optional<ReliefFault> add_milled(const geometry::Region& area, FaceSide face, Length depth,
                                      const Box& reach, Distinct& curves) {
  const auto kept = within(reach, area);
  if (!kept) {
    return kept.error();
  }
  const auto add = [&](const Contour& contour) {
    curves.add({.operation = Operation::pocket, .face = face, .depth = depth, .contour = contour});
  };
  for (const geometry::Face& piece : kept->faces) {
    add(piece.outer);
    std::for_each(piece.holes.begin(), piece.holes.end(), add);
  }
  return std::nullopt;
}

/// A blind hole over the part's edge is milled: a drill would come into the next part.
std::optional<ReliefFault> add_blind_holes(const panels::Part& part, const ReliefTool& tool,
                                           Distinct& curves) {
  const Box reach = reach_of(part, tool.cutter);
  for (const model::Drill& drill : part.drills) {
    if (!drill.depth) {
      continue;
    }
    const Contour round = geometry::circle(drill.centre, drill.diameter.half());
    if (holds(reach, geometry::bounding_box(round))) {
      curves.add({.operation = Operation::drill,
                  .face = drill.face,
                  .depth = drill.depth,
                  .diameter = drill.diameter,
                  .contour = round});
    } else if (const auto fault =
                   add_milled({{{round, {}}}}, drill.face, *drill.depth, reach, curves)) {
      return fault;
    }
  }
  return std::nullopt;
}

/// Nothing, or why a pocket could not be relieved.
std::optional<ReliefFault> add_pockets(const panels::Part& part, const ReliefTool& tool,
                                       PartDrawings& made, Distinct& curves) {
  const Box reach = reach_of(part, tool.cutter);
  for (const panels::PartPocket& pocket : part.pockets) {
    auto area = relieved(part, pocket, tool);
    if (!area) {
      return area.error();
    }
    made.left_round.insert(made.left_round.end(), area->left_round.begin(), area->left_round.end());
    if (const auto fault = add_milled(area->shape, pocket.face, pocket.depth, reach, curves)) {
      return fault;
    }
  }
  return std::nullopt;
}

void add_engravings(const panels::Part& part, Language language, Distinct& curves) {
  for (const model::Engraving& engraving : part.engravings) {
    for (const Stroke& stroke : engraved(engraving, language)) {
      if (stroke.size() >= 2) {
        curves.add(open_curve(Operation::engrave, engraving.face, engraving.depth, stroke));
      }
    }
  }
}

void add_name(const panels::Part& part, const geometry::Face& cut, std::vector<CutCurve>& curves) {
  std::vector<Box> taken;
  for (const CutCurve& curve : curves) {
    if (curve.face == FaceSide::top && curve.depth) {
      taken.push_back(geometry::bounding_box(curve.contour));
    }
  }
  const auto spot = spot_for_label(cut, taken, part.name);
  if (!spot) {
    return;
  }
  for (const Stroke& stroke :
       placed(strokes_of(part.name, spot->height), spot->at, spot->direction)) {
    curves.push_back(open_curve(Operation::engrave, FaceSide::top, kNameDepth, stroke));
  }
}

/// Mirrored left to right on a board of this width.
Contour mirrored(const CutCurve& curve, Length width) {
  if (!curve.open) {
    return geometry::translated(geometry::mirrored_x(curve.contour), {width, {}});
  }
  // Point by point: an open line has no orientation to restore, and must keep its ends.
  Contour made = curve.contour;
  for (geometry::Edge& edge : made.edges) {
    edge.start.x = width - edge.start.x;
  }
  return made;
}

bool cuts_through(Operation operation) {
  switch (operation) {
    case Operation::cut_first_inside:
    case Operation::cut_first_outside:
    case Operation::cut_inside:
    case Operation::cut_outside:
      return true;
    default:
      return false;
  }
}

/// Takes what is worked from the bottom face out of `front` into a drawing of its own.
std::optional<CutDrawing> split_back(CutDrawing& front) {
  const auto is_bottom = [](const CutCurve& curve) { return curve.face == FaceSide::bottom; };
  if (std::none_of(front.curves.begin(), front.curves.end(), is_bottom)) {
    return std::nullopt;
  }
  CutDrawing back{.name = front.name + ".back",
                  .thickness = front.thickness,
                  .width = front.width,
                  .height = front.height,
                  .curves = {}};
  for (const CutCurve& curve : front.curves) {
    CutCurve seen = curve;
    seen.contour = mirrored(curve, front.width);
    seen.face = FaceSide::bottom;
    if (curve.operation == Operation::sheet) {
      seen.face = FaceSide::top;  // the same layer on both faces
    } else if (!is_bottom(curve)) {
      if (!cuts_through(curve.operation)) continue;
      seen.operation = Operation::notes;
    }
    back.curves.push_back(std::move(seen));
  }
  std::erase_if(front.curves, is_bottom);
  in_order(back.curves);
  return back;
}

void add_coupon(const PlacedCoupon& coupon, std::vector<CutCurve>& curves) {
  const Box box{{}, {coupon.drawing->width, coupon.drawing->height}};
  for (const CutCurve& curve : coupon.drawing->curves) {
    curves.push_back(curve);
    curves.back().contour = laid(curve.contour, coupon.placed, box);
  }
}

/// Only what it takes of the sheet.
void add_coupon_note(const PlacedCoupon& coupon, std::vector<CutCurve>& curves) {
  const Box box{{}, {coupon.drawing->width, coupon.drawing->height}};
  for (const CutCurve& curve : coupon.drawing->curves) {
    if (curve.operation != Operation::cut_outside) continue;
    curves.push_back(
        {.operation = Operation::notes, .contour = laid(curve.contour, coupon.placed, box)});
  }
}

void add_notes(const SheetLayout& sheet, const model::Material& material, Language language,
               std::vector<CutCurve>& curves) {
  const Length height = std::min(kNoteHeight, material.sheet_border.half());
  if (height < kSmallestNote) {
    return;
  }
  const Length base = (material.sheet_border - height).half();
  const Length left = material.sheet_border;
  const auto note = [&](const Stroke& stroke) {
    curves.push_back(open_curve(Operation::notes, FaceSide::top, std::nullopt, stroke));
  };
  note({{left, base + height},
        {left, base},
        {left + kBarLength, base},
        {left + kBarLength, base + height}});
  const Text grain = material.grained ? Text("   grain →", "   fil →") : Text();
  const Text words =
      fill({"100 mm   {0}   {1}   {2} × {3} × {4}{5}", "100 mm   {0}   {1}   {2} × {3} × {4}{5}"},
           {sheet.name, material.label.empty() ? Text(material.name) : material.label,
            show(sheet.width), show(sheet.height), show(material.thickness), grain});
  const Point at{left + kBarLength + height, base};
  for (const Stroke& stroke : placed(strokes_of(words.in(language), height), at, Angle{})) {
    note(stroke);
  }
}

}  // namespace

Contour laid(const Contour& contour, const PlacedPart& placed, const Box& part) {
  // Where the lower-left corner of the part's box comes to lie when it is turned about the origin.
  const Box turned = geometry::bounding_box(geometry::turned_quarters(
      geometry::rectangle(part.low, part.width(), part.height()), placed.quarter_turns));
  return geometry::translated(geometry::turned_quarters(contour, placed.quarter_turns),
                              placed.at - turned.low);
}

Expected<PartDrawings, ReliefFault> drawing_of_part(const panels::Part& part,
                                                    const DrawingOptions& options) {
  auto cut = relieved(part, options.tool);
  if (!cut) {
    return failure(cut.error());
  }
  PartDrawings made;
  made.left_round = std::move(cut->left_round);
  const Box box = geometry::bounding_box(part.profile);
  CutDrawing& front = made.drawings.front;
  front.name = part.name;
  front.thickness = part.thickness;
  front.width = box.width();
  front.height = box.height();
  Distinct distinct(front.curves);
  add_engravings(part, options.language, distinct);
  if (const auto fault = add_blind_holes(part, options.tool, distinct)) {
    return failure(*fault);
  }
  if (const auto fault = add_pockets(part, options.tool, made, distinct)) {
    return failure(*fault);
  }
  add_name(part, cut->shape, front.curves);
  add_profile(part, cut->shape, options.machine, front.curves);
  in_order(front.curves);
  made.drawings.back = split_back(front);
  return made;
}

CutDrawing drawing_of_coupons(const SheetLayout& sheet, const panels::PartSet& set,
                              const std::vector<PlacedCoupon>& coupons) {
  CutDrawing made{.name = sheet.name + ".coupon",
                  .thickness = set.materials[sheet.material].thickness,
                  .width = sheet.width,
                  .height = sheet.height,
                  .curves = {}};
  add_area(sheet.area, made.curves);
  for (const PlacedCoupon& coupon : coupons) add_coupon(coupon, made.curves);
  in_order(made.curves);
  return made;
}

Drawings drawing_of_sheet(const SheetLayout& sheet, const panels::PartSet& set,
                          const std::vector<PartDrawings>& parts, Language language,
                          const std::vector<PlacedCoupon>& coupons) {
  CHECK(parts.size() == set.parts.size(), "one drawing per part");
  const model::Material& material = set.materials[sheet.material];
  Drawings made;
  CutDrawing& front = made.front;
  front.name = sheet.name;
  front.thickness = material.thickness;
  front.width = sheet.width;
  front.height = sheet.height;
  add_area(sheet.area, front.curves);
  add_notes(sheet, material, language, front.curves);
  for (const PlacedCoupon& coupon : coupons) add_coupon_note(coupon, front.curves);
  for (const PlacedPart& placed : sheet.parts) {
    const Drawings& own = parts[placed.part].drawings;
    const Box box = geometry::bounding_box(set.parts[placed.part].profile);
    for (const CutCurve& curve : own.front.curves) {
      CutCurve on_sheet = curve;
      if (placed.depth > 0) on_sheet.operation = cut_first(curve.operation);
      on_sheet.contour = laid(curve.contour, placed, box);
      front.curves.push_back(std::move(on_sheet));
    }
    if (own.back) {
      for (const CutCurve& curve : own.back->curves) {
        if (curve.operation == Operation::notes) {
          continue;  // the outlines, which the sheet's own back drawing gets from its front
        }
        CutCurve seen = curve;  // mirrored back to the top view, to be turned with the part
        seen.contour = mirrored(curve, own.back->width);
        seen.contour = laid(seen.contour, placed, box);
        front.curves.push_back(std::move(seen));
      }
    }
  }
  in_order(front.curves);
  made.back = split_back(front);
  return made;
}

}  // namespace plano::fabrication
