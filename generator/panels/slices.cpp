// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/slices.h"

#include <algorithm>

#include "geometry/exact/evaluate.h"

namespace plano::panels {

using geometry::Region;
using geometry::Shape;

std::vector<Slice> slices_of(const Part& part, const std::vector<Hollow>& more) {
  std::vector<Hollow> all = more;
  const auto sink = [&](Shape shape, Length depth, model::FaceSide face) {
    const bool top = face == model::FaceSide::top;
    all.push_back(
        {std::move(shape), top ? part.thickness - depth : Length{}, top ? part.thickness : depth});
  };
  for (const PartPocket& pocket : part.pockets) {
    sink(Shape::covering(pocket.area), pocket.depth, pocket.face);
  }
  for (const model::Drill& drill : part.drills) {
    if (!drill.depth) continue;
    sink(Shape::of(geometry::circle(drill.centre, drill.diameter.half())), *drill.depth,
         drill.face);
  }
  std::vector<Length> levels = {Length{}, part.thickness};
  for (const Hollow& sunk : all) {
    levels.push_back(sunk.low);
    levels.push_back(sunk.high);
  }
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());

  const Region whole{{part.profile}};
  std::vector<Slice> slices;
  for (std::size_t k = 0; k + 1 < levels.size(); ++k) {
    std::vector<Shape> gone;
    for (const Hollow& sunk : all) {
      if (sunk.low <= levels[k] && sunk.high >= levels[k + 1]) gone.push_back(sunk.shape);
    }
    if (gone.empty()) {
      slices.push_back({whole, levels[k], levels[k + 1]});
      continue;
    }
    const auto left =
        geometry::exact::evaluate(Shape::subtract(Shape::covering(whole), std::move(gone)));
    slices.push_back({left ? *left : whole, levels[k], levels[k + 1]});
  }
  return slices;
}

}  // namespace plano::panels
