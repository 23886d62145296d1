// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/thumbnail.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace plano::documents {
namespace {

using fabrication::PlanMark;
using fabrication::PlanShape;

constexpr std::array<Ink, 9> kTints = {{
    {0.976, 0.902, 0.769},  // sand
    {0.820, 0.898, 0.953},  // sky
    {0.855, 0.929, 0.827},  // mint
    {0.965, 0.855, 0.831},  // rose
    {0.890, 0.863, 0.949},  // lilac
    {0.957, 0.945, 0.757},  // lemon
    {0.812, 0.925, 0.918},  // aqua
    {0.945, 0.867, 0.922},  // pink
    {0.902, 0.886, 0.843},  // stone
}};
// A pocket through almost the whole board keeps this share of its part's brightness.
constexpr double kDeepest = 0.55;

/// What is worked from one face to one depth is one area: islands are contours of their own.
using Level = std::pair<model::FaceSide, Length>;

void draw_marks(Canvas& canvas, const OnPaper& place, const PlanShape& shape, std::size_t part,
                Length thickness, double line) {
  std::map<Level, Path> pockets;
  for (const PlanMark& mark : shape.marks) {
    if (mark.operation == fabrication::Operation::pocket && mark.depth) {
      pockets[{mark.face, *mark.depth}].push_back(place.curve(mark.contour));
    }
  }
  for (const auto& [level, path] : pockets) {
    canvas.fill(path, depth_ink(part, level.second, thickness));
    const bool below = level.first == model::FaceSide::bottom;
    canvas.outline(
        path, {.width = line,
               .ink = kInk,
               .dashes = below ? std::vector<double>{4 * line, 3 * line} : std::vector<double>{}});
  }
  for (const PlanMark& mark : shape.marks) {
    if (mark.operation != fabrication::Operation::drill) continue;
    const Path path{place.curve(mark.contour)};
    canvas.fill(path, mark.depth ? depth_ink(part, *mark.depth, thickness) : kWhite);
    canvas.outline(path, {.width = line, .ink = kInk});
  }
}

}  // namespace

Ink tint_of(std::size_t part) {
  return kTints[part % kTints.size()];
}

Ink depth_ink(std::size_t part, Length depth, Length thickness) {
  const double share =
      thickness > Length{} ? std::clamp(depth.mm() / thickness.mm(), 0.0, 1.0) : 1.0;
  const double keep = 1 - (1 - kDeepest) * (0.3 + 0.7 * share);
  const Ink tint = tint_of(part);
  return {tint.red * keep, tint.green * keep, tint.blue * keep};
}

void draw_openings(Canvas& canvas, const OnPaper& place, const PlanShape& shape) {
  for (const geometry::Contour& hole : shape.outline.holes) {
    canvas.fill(Path{place.curve(hole)}, kWhite);
  }
}

void draw_shape(Canvas& canvas, const OnPaper& place, const PlanShape& shape, std::size_t part,
                Length thickness, double line) {
  const Path path = place.path(shape.outline);
  canvas.fill(path, tint_of(part));
  draw_marks(canvas, place, shape, part, thickness, line);
  canvas.outline(path, {.width = line, .ink = kInk});
}

OnPaper fitted(const geometry::Box& box, const Frame& frame) {
  const double shrink =
      std::max({box.width().mm() / frame.width, box.height().mm() / frame.height, 1e-3});
  const double width = box.width().mm() / shrink;
  const double height = box.height().mm() / shrink;
  return {{frame.left + (frame.width - width) / 2 - box.low.x.mm() / shrink,
           frame.top + (frame.height + height) / 2 + box.low.y.mm() / shrink},
          shrink};
}

void draw_small_sheet(Canvas& canvas, const Setting& setting, const fabrication::PlanSheet& sheet,
                      const Frame& frame) {
  const OnPaper place = fitted(geometry::bounding_box(sheet.area), frame);
  const Path area = place.path(sheet.area);
  canvas.fill(area, kTint);
  for (const fabrication::PlanPlacement& placed : sheet.placements) {
    draw_openings(canvas, place, placed.shape);
  }
  for (const fabrication::PlanPlacement& placed : sheet.placements) {
    draw_shape(canvas, place, placed.shape, placed.part,
               setting.plan.materials[sheet.material].thickness, 0.08 * setting.k);
  }
  for (const geometry::Region& kept : sheet.kept) {
    canvas.hatch(place.path(kept), 1.1 * setting.k, {.width = 0.1 * setting.k, .ink = kSoftInk});
  }
  canvas.outline(area, {.width = 0.25 * setting.k, .ink = kInk});
}

}  // namespace plano::documents
