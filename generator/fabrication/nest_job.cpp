// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/nest_job.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "fabrication/depths.h"
#include "fabrication/leftovers.h"

namespace plano::fabrication {
namespace {

using geometry::Box;

/// Openings that no part of the material can lie in are left out: they would only cost time.
geometry::Region outline_of(const panels::Part& part, Length smallest_opening) {
  geometry::Region outline = ground_of(part);
  std::erase_if(outline.faces[0].holes, [&](const geometry::Contour& hole) {
    const Box box = geometry::bounding_box(hole);
    return std::min(box.width(), box.height()) < smallest_opening;
  });
  return outline;
}

/// What an opening must measure at least for any part of the material to lie in it.
Length smallest_opening(const panels::PartSet& set, std::size_t material, Length gap) {
  std::optional<Length> least;
  for (const panels::Part& part : set.parts) {
    if (part.material != material) continue;
    const Box box = geometry::bounding_box(part.profile);
    const Length side = std::min(box.width(), box.height());
    least = least ? std::min(*least, side) : side;
  }
  return least.value_or(Length{}) + gap * 2;
}

SheetLayout bare_sheet(const nesting::LaidSheet& laid, const panels::PartSet& set,
                       const MaterialStock& stock) {
  SheetLayout made = empty_sheet(set, stock.material);
  if (laid.stock == 0) return made;
  const LeftoverPiece& piece = stock.leftovers[laid.stock - 1];
  const Box box = geometry::bounding_box(piece.area);
  made.width = box.width();
  made.height = box.height();
  made.area = piece.area;
  made.leftover = piece.id;
  return made;
}

}  // namespace

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

int quarters_of(const nesting::Pose& pose) {
  return static_cast<int>(pose.turn.microdegrees() / Angle::degrees(90).microdegrees());
}

Box turned_box(const panels::Part& part, int quarter_turns) {
  const Box box = geometry::bounding_box(part.profile);
  return geometry::bounding_box(geometry::turned_quarters(
      geometry::rectangle(box.low, box.width(), box.height()), quarter_turns));
}

int common_multiple_of(const panels::PartSet& set, std::size_t material) {
  std::size_t common = 0;
  for (const panels::Part& part : set.parts) {
    if (part.material == material) common = std::gcd(common, part.quantity());
  }
  return std::max(1, static_cast<int>(common));
}

NestJob nest_job(const panels::PartSet& set, const MaterialStock& stock, Length gap, int repeats) {
  NestJob work;
  work.material = stock.material;
  work.repeats = repeats;
  work.job.gap = gap;
  work.job.margin = set.materials[stock.material].sheet_border;
  nesting::Stock whole{
      .area = empty_sheet(set, stock.material).area, .count = std::nullopt, .cost = 1};
  if (stock.sheets) whole.count = static_cast<int>(*stock.sheets) / repeats;
  work.job.stock.push_back(std::move(whole));
  const double whole_area = geometry::area(work.job.stock[0].area).mm2();
  for (const LeftoverPiece& piece : stock.leftovers) {
    work.job.stock.push_back({.area = piece.area,
                              .count = static_cast<int>(piece.count) / repeats,
                              .cost = kLeftoverCost * geometry::area(piece.area).mm2() / whole_area,
                              .first = true});
  }
  const Length opening = smallest_opening(set, stock.material, gap);
  for (std::size_t k = 0; k < set.parts.size(); ++k) {
    const panels::Part& part = set.parts[k];
    if (part.material != stock.material) continue;
    const std::size_t count = part.quantity() / static_cast<std::size_t>(repeats);
    work.parts.push_back(k);
    work.copies += count;
    work.job.parts.push_back({.outline = outline_of(part, opening),
                              .count = static_cast<int>(count),
                              .poses = poses_of(part.grain)});
  }
  return work;
}

void close_openings(NestJob& work) {
  for (nesting::Part& part : work.job.parts) part.outline.faces[0].holes.clear();
}

std::optional<std::vector<SheetLayout>> sheets_of(const nesting::Nest& nest, const NestJob& work,
                                                  const panels::PartSet& set,
                                                  const MaterialStock& stock) {
  std::vector<SheetLayout> sheets;
  for (const nesting::LaidSheet& laid : nest.sheets) {
    SheetLayout made = bare_sheet(laid, set, stock);
    const std::vector<int> depths = depths_of(laid, work.job);
    for (std::size_t k = 0; k < laid.parts.size(); ++k) {
      if (depths[k] > 1) return std::nullopt;
      const nesting::LaidPart& part = laid.parts[k];
      const std::size_t index = work.parts[part.part];
      const int turns = quarters_of(part.pose);
      made.parts.push_back(
          {index, part.at + turned_box(set.parts[index], turns).low, turns, depths[k]});
    }
    std::sort(made.parts.begin(), made.parts.end(), [](const PlacedPart& a, const PlacedPart& b) {
      return std::tie(a.part, a.at.x, a.at.y) < std::tie(b.part, b.at.x, b.at.y);
    });
    made.use = use_of(made, set);
    made.count = static_cast<std::size_t>(work.repeats);
    sheets.push_back(std::move(made));
  }
  return sheets;
}

}  // namespace plano::fabrication
