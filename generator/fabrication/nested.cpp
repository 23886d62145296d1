// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/nested.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "geometry/outline.h"
#include "nesting/check.h"
#include "nesting/nest.h"

namespace plano::fabrication {
namespace {

using geometry::Box;

/// The parts of one material, and the job they are.
struct Work {
  std::vector<std::size_t> parts;  // of the set, one for each of the job
  nesting::Job job;
  std::size_t copies = 0;
};

geometry::Region outline_of(const panels::Part& part) {
  const bool milled = !part.pockets.empty() || std::any_of(part.drills.begin(), part.drills.end(),
                                                           [](const model::Drill& drill) {
                                                             return drill.depth.has_value();
                                                           });
  if (!milled) return {{{part.profile.outer, {}}}};
  const Box box = geometry::bounding_box(part.profile);
  return {{{geometry::rectangle(box.low, box.width(), box.height()), {}}}};
}

std::vector<nesting::Pose> poses_of(model::Grain grain) {
  const auto turned = [](std::int64_t degrees) {
    return nesting::Pose{false, Angle::degrees(degrees)};
  };
  switch (grain) {
    case model::Grain::along_u:
      return {turned(0), turned(180)};
    case model::Grain::along_v:
      return {turned(90), turned(270)};
    case model::Grain::any:
      break;
  }
  return {turned(0), turned(90), turned(180), turned(270)};
}

Work work_of(const panels::PartSet& set, std::size_t material, Length gap) {
  const model::Material& sheet = set.materials[material];
  Work work;
  work.job.gap = gap;
  work.job.margin = sheet.sheet_border;
  work.job.stock.push_back(
      {.area = {{{geometry::rectangle({}, sheet.sheet_width, sheet.sheet_height), {}}}},
       .count = std::nullopt,
       .cost = 1});
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    const panels::Part& part = set.parts[k];
    if (part.material != material) continue;
    work.parts.push_back(k);
    work.copies += part.quantity();
    work.job.parts.push_back({.outline = outline_of(part),
                              .count = static_cast<int>(part.quantity()),
                              .poses = poses_of(part.grain)});
  }
  return work;
}

int quarters(const nesting::Pose& pose) {
  return static_cast<int>(pose.turn.microdegrees() / Angle::degrees(90).microdegrees());
}

Box box_of(const panels::Part& part, int quarter_turns) {
  const Box box = geometry::bounding_box(part.profile);
  return geometry::bounding_box(geometry::turned_quarters(
      geometry::rectangle(box.low, box.width(), box.height()), quarter_turns));
}

SheetLayout layout_of(const nesting::LaidSheet& laid, const Work& work, const panels::PartSet& set,
                      const SheetLayout& like) {
  SheetLayout made = like;
  made.parts.clear();
  for (const nesting::LaidPart& part : laid.parts) {
    const std::size_t index = work.parts[part.part];
    const int turns = quarters(part.pose);
    made.parts.push_back({index, part.at + box_of(set.parts[index], turns).low, turns});
  }
  std::sort(made.parts.begin(), made.parts.end(), [](const PlacedPart& a, const PlacedPart& b) {
    return std::tie(a.part, a.at.x, a.at.y) < std::tie(b.part, b.at.x, b.at.y);
  });
  made.use = use_of(made, set);
  return made;
}

/// How far parts reach along the last sheet's width.
Length reach_of_last(const std::vector<SheetLayout>& sheets, const panels::PartSet& set) {
  Length reach;
  for (const PlacedPart& placed : sheets.back().parts) {
    reach =
        std::max(reach, placed.at.x + box_of(set.parts[placed.part], placed.quarter_turns).width());
  }
  return reach;
}

/// Nothing where the nester found no place for a copy.
std::vector<SheetLayout> nest_of(const Work& work, const panels::PartSet& set,
                                 const SheetLayout& like, std::uint64_t effort) {
  nesting::Effort spent([effort](std::uint64_t sweeps) {
    return static_cast<double>(sweeps) / static_cast<double>(effort);
  });
  const nesting::Nest found = nesting::nest(work.job, {}, spent);
  CHECK(!nesting::find_fault(work.job, found), "a nest keeps its distances");
  std::vector<SheetLayout> sheets;
  if (!found.unlaid.empty()) return sheets;
  for (const nesting::LaidSheet& laid : found.sheets) {
    sheets.push_back(layout_of(laid, work, set, like));
  }
  return sheets;
}

std::vector<SheetLayout> better(std::vector<SheetLayout> rows, const panels::PartSet& set,
                                const NestedOptions& options) {
  const Work work = work_of(set, rows.front().material, options.gap);
  if (work.copies > kMostNested || options.effort == 0) return rows;
  std::vector<SheetLayout> nest = nest_of(work, set, rows.front(), options.effort);
  if (nest.empty() || nest.size() > rows.size() ||
      (nest.size() == rows.size() && reach_of_last(nest, set) >= reach_of_last(rows, set))) {
    return rows;
  }
  return nest;
}

}  // namespace

std::vector<SheetLayout> nested(const panels::PartSet& parts, const std::vector<SheetLayout>& rows,
                                const NestedOptions& options) {
  std::vector<SheetLayout> sheets;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const SheetLayout& sheet) {
      return sheet.material != first->material;
    });
    for (SheetLayout& sheet : better({first, last}, parts, options)) {
      sheet.name = sheet_name(sheets.size() + 1);
      sheets.push_back(std::move(sheet));
    }
    first = last;
  }
  return sheets;
}

}  // namespace plano::fabrication
