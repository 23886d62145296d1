// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/sheet_drawing.h"

#include <algorithm>

#include "documents/name_places.h"
#include "documents/thumbnail.h"
#include "documents/wording.h"
#include "geometry/rectangular.h"

namespace plano::documents {
namespace {

using fabrication::PlanMaterial;
using fabrication::PlanPlacement;
using fabrication::PlanSheet;

// What a scale rule or a mind can follow; beyond the last, as small as needed.
constexpr double kScales[] = {0.5, 1,  2,  2.5, 3,    4,  5,    6,  7.5, 8,  9,  10, 11, 12, 12.5,
                              13,  14, 15, 16,  17.5, 20, 22.5, 25, 30,  35, 40, 50, 75, 100};
constexpr double kArrow = 1.7;  // of axes and grain, mm on A4
constexpr double kTick = 1.1;   // half of a dimension's slanting stroke

/// A line with a filled head at its end.
void draw_arrow(Canvas& canvas, Spot from, Spot to, double k, const Stroke& stroke) {
  canvas.line(from, to, stroke);
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double length = std::max(std::abs(dx) + std::abs(dy), 1e-9);  // along an axis
  const double ux = dx / length;
  const double uy = dy / length;
  const double head = kArrow * k;
  canvas.fill(Path{{{to.x + ux * head * 0.4, to.y + uy * head * 0.4},
                    {to.x - ux * head - uy * head * 0.4, to.y - uy * head + ux * head * 0.4},
                    {to.x - ux * head + uy * head * 0.4, to.y - uy * head - ux * head * 0.4}}},
              stroke.ink);
}

void draw_tick(Canvas& canvas, Spot at, double k) {
  canvas.line({at.x - kTick * k, at.y + kTick * k}, {at.x + kTick * k, at.y - kTick * k},
              {.width = 0.3 * k, .ink = kInk});
}

/// Overall width below the sheet, overall height to its left.
void draw_dimensions(Canvas& canvas, const Setting& setting, const geometry::Box& box,
                     const Frame& sheet) {
  const double k = setting.k;
  const Stroke thin{.width = 0.15 * k, .ink = kInk};
  const Type type = setting.type(8.5, Weight::semibold);
  const double y = sheet.bottom() + 8 * k;
  canvas.line({sheet.left, sheet.bottom() + 1.2 * k}, {sheet.left, y + 1.5 * k}, thin);
  canvas.line({sheet.right(), sheet.bottom() + 1.2 * k}, {sheet.right(), y + 1.5 * k}, thin);
  canvas.line({sheet.left, y}, {sheet.right(), y}, thin);
  draw_tick(canvas, {sheet.left, y}, k);
  draw_tick(canvas, {sheet.right(), y}, k);
  canvas.words({sheet.left + sheet.width / 2, y - 1.1 * k}, setting.say(show(box.width())), type,
               Align::centre);
  const double x = sheet.left - 7 * k;
  canvas.line({sheet.left - 1.2 * k, sheet.top}, {x - 1.5 * k, sheet.top}, thin);
  canvas.line({sheet.left - 1.2 * k, sheet.bottom()}, {x - 1.5 * k, sheet.bottom()}, thin);
  canvas.line({x, sheet.top}, {x, sheet.bottom()}, thin);
  draw_tick(canvas, {x, sheet.top}, k);
  draw_tick(canvas, {x, sheet.bottom()}, k);
  canvas.words({x - 1.1 * k, sheet.top + sheet.height / 2}, setting.say(show(box.height())), type,
               Align::centre, 0, Run::upright);
}

/// 0,0 and the two axes, on the sheet's lower left corner.
void draw_origin(Canvas& canvas, const Setting& setting, const Frame& sheet) {
  const double k = setting.k;
  const Stroke stroke{.width = 0.55 * k, .ink = kAccent};
  const Type type = setting.type(7.5, Weight::bold, kAccent);
  const Spot corner{sheet.left, sheet.bottom()};
  const double reach = std::min({12 * k, sheet.width / 2, sheet.height / 2});
  draw_arrow(canvas, corner, {corner.x + reach, corner.y}, k, stroke);
  draw_arrow(canvas, corner, {corner.x, corner.y - reach}, k, stroke);
  canvas.fill(Path{ring(corner, 1.0 * k)}, kWhite);
  canvas.outline(Path{ring(corner, 1.0 * k)}, stroke);
  canvas.words({corner.x + reach + 1.6 * k, corner.y + 3.4 * k}, "X", type);
  canvas.words({corner.x - 1.4 * k, corner.y - reach - 1.2 * k}, "Y", type, Align::right);
  canvas.words({corner.x + 1.4 * k, corner.y + 3.6 * k}, "0,0", type);
}

void draw_grain(Canvas& canvas, const Setting& setting, const Frame& sheet) {
  const double k = setting.k;
  const double y = sheet.top - 3 * k;
  const double reach = std::min(16 * k, sheet.width / 3);
  const Stroke stroke{.width = 0.3 * k, .ink = kInk};
  const Spot middle{sheet.right() - reach, y};
  draw_arrow(canvas, middle, {sheet.right() - 1.2 * k, y}, k, stroke);
  draw_arrow(canvas, middle, {sheet.right() - 2 * reach, y}, k, stroke);
  canvas.words({sheet.right() - 2 * reach - 2.5 * k, y + 0.9 * k},
               setting.say({"grain", "fil du bois"}), setting.type(8), Align::right);
}

void draw_border(Canvas& canvas, const Setting& setting, const PlanSheet& sheet, const Frame& frame,
                 double shrink) {
  const Length border = setting.plan.materials[sheet.material].border;
  if (border <= Length{} || !geometry::is_rectangle(sheet.area)) return;
  canvas.outline(
      inset(frame, border.mm() / shrink),
      {.width = 0.15 * setting.k, .ink = kSoftInk, .dashes = {1.6 * setting.k, 1.1 * setting.k}});
}

/// The first of `choices` that has room inside the path, on white, level rather than upright.
void draw_inside(Canvas& canvas, const Setting& setting, const Path& path,
                 const std::vector<Text>& choices) {
  const double k = setting.k;
  for (const double points : {8.0, 6.5}) {
    const Type type = setting.type(points, Weight::semibold, kAccent);
    for (const Text& text : choices) {
      const double along = canvas.width_of(setting.say(text), type) + 1.6 * k;
      const double across = capitals(type) + 1.6 * k;
      for (const Run run : {Run::level, Run::upright}) {
        const double width = run == Run::level ? along : across;
        const double height = run == Run::level ? across : along;
        const auto at = clear_place({path[0], {path.begin() + 1, path.end()}}, width, height);
        if (!at) continue;
        canvas.fill(Frame{at->x - width / 2, at->y - height / 2, width, height}, kWhite);
        const double base = capitals(type) / 2;
        canvas.words(run == Run::level ? Spot{at->x, at->y + base} : Spot{at->x + base, at->y},
                     setting.say(text), type, Align::centre, 0, run);
        return;
      }
    }
  }
}

/// "keep 960 × 900 mm". A piece with more corners is not told as its box.
std::vector<Text> kept_words(const geometry::Region& kept) {
  const Text size = size_of(geometry::bounding_box(kept));
  if (geometry::is_rectangle(kept)) {
    return {fill({"keep {0}", "à conserver {0}"}, {size}), size};
  }
  return {fill({"keep, within {0}", "à conserver, dans {0}"}, {size}), {"keep", "à conserver"}};
}

/// What is worth keeping of the rest, hatched, with the size of its box where there is room.
void draw_kept(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
               const OnPaper& place) {
  const double k = setting.k;
  for (const geometry::Region& kept : sheet.kept) {
    const Path path = place.path(kept);
    if (path.empty()) continue;
    canvas.hatch(path, 2.2 * k, {.width = 0.12 * k, .ink = kSoftInk});
    canvas.outline(path, {.width = 0.35 * k, .ink = kAccent, .dashes = {2.4 * k, 1 * k}});
    draw_inside(canvas, setting, path, kept_words(kept));
  }
}

void draw_coupons(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
                  const OnPaper& place) {
  for (const fabrication::PlanCoupon& coupon : sheet.coupons) {
    const Path path = place.path(coupon.outline);
    if (path.empty()) continue;
    canvas.fill(path, kWhite);
    canvas.outline(path, {.width = 0.35 * setting.k, .ink = kAccent});
    draw_inside(canvas, setting, path, {{"fit coupon", "éprouvette"}});
  }
}

}  // namespace

double shrink_for(const Setting& setting, const geometry::Box& sheet, const Frame& frame) {
  const SheetMargins margins;
  const double width = frame.width - (margins.left + margins.right) * setting.k;
  const double height = frame.height - (margins.top + margins.bottom) * setting.k;
  const double needed = std::max(sheet.width().mm() / width, sheet.height().mm() / height);
  for (const double scale : kScales) {
    if (scale >= needed) return scale;
  }
  return needed;
}

Text scale_words(double shrink) {
  return shrink >= 1 ? fill({"1 : {0}", "1 : {0}"}, {show_number(shrink, 1)})
                     : fill({"{0} : 1", "{0} : 1"}, {show_number(1 / shrink, 1)});
}

void draw_sheet(Canvas& canvas, const Setting& setting, const PlanSheet& sheet,
                const Frame& frame) {
  const double k = setting.k;
  const SheetMargins margins;
  const geometry::Box box = geometry::bounding_box(sheet.area);
  const double shrink = shrink_for(setting, box, frame);
  const double width = box.width().mm() / shrink;
  const double height = box.height().mm() / shrink;
  // In the middle of what is left of the frame's width.
  const double spare = frame.width - (margins.left + margins.right) * k - width;
  const Frame drawn{frame.left + margins.left * k + spare / 2, frame.top + margins.top * k, width,
                    height};
  const OnPaper place{
      {drawn.left - box.low.x.mm() / shrink, drawn.bottom() + box.low.y.mm() / shrink}, shrink};
  const PlanMaterial& material = setting.plan.materials[sheet.material];
  const Path area = place.path(sheet.area);
  canvas.fill(area, kTint);
  draw_border(canvas, setting, sheet, drawn, shrink);
  draw_kept(canvas, setting, sheet, place);
  draw_coupons(canvas, setting, sheet, place);
  for (const PlanPlacement& placed : sheet.placements) {
    draw_openings(canvas, place, placed.shape);
  }
  for (const PlanPlacement& placed : sheet.placements) {
    draw_shape(canvas, place, placed.shape, placed.part, material.thickness, 0.2 * k);
  }
  canvas.outline(area, {.width = 0.5 * k, .ink = kInk});
  draw_dimensions(canvas, setting, box, drawn);
  draw_origin(canvas, setting, drawn);
  if (material.grained) draw_grain(canvas, setting, drawn);
  // Leaders may stand beside the sheet, but not among its dimensions.
  draw_names(canvas, setting, sheet, place, {drawn.left, drawn.top, drawn.width, drawn.height});
}

}  // namespace plano::documents
