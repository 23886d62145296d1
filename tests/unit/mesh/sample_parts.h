// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Parts made by hand, and at random, for the tests of meshes and file formats.
#pragma once

#include <array>
#include <random>
#include <string>

#include "geometry/exact/evaluate.h"
#include "geometry/text_form.h"
#include "panels/part_set.h"

namespace plano::sample {

using geometry::Shape;
using model::FaceSide;

inline geometry::Point at(std::int64_t x_mm, std::int64_t y_mm) {
  return {Length::millimetres(x_mm), Length::millimetres(y_mm)};
}

inline geometry::Region region(const std::string& text) {
  return geometry::region_from_text(text).value();
}

inline panels::Part plain_part(const std::string& outline, Length thickness = 18_mm) {
  panels::Part part;
  part.name = "P01";
  part.label = "Part";
  part.thickness = thickness;
  part.profile = region(outline).faces.front();
  part.instances.push_back({"part", "Part", {}, "#c0a070"});
  return part;
}

inline void add_pocket(panels::Part& part, const std::string& area, Length depth,
                       FaceSide face = FaceSide::top) {
  part.pockets.push_back({region(area), depth, face});
}

/// A panel 400 × 300 with a few holes and a handful of pockets and blind holes from both faces, on
/// a 5 mm grid so that edges fall together often.
inline panels::Part random_part(std::mt19937& dice) {
  const auto roll = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(dice);
  };
  const auto contour = [&]() {
    const geometry::Point low = at(5 * roll(-4, 60), 5 * roll(-4, 45));
    const Length width = Length::millimetres(5 * roll(4, 30));
    const Length height = Length::millimetres(5 * roll(4, 30));
    switch (roll(0, 3)) {
      case 0:
        return geometry::circle(low, Length::millimetres(5 * roll(1, 12)));
      case 1:
        return geometry::rounded_rectangle(low, width, height, 10_mm);
      default:
        return geometry::rectangle(low, width, height);
    }
  };
  panels::Part part;
  part.thickness = Length::micrometres(18'200);
  std::vector<Shape> cuts;
  for (int i = roll(0, 3); i > 0; --i) cuts.push_back(Shape::of(contour()));
  const Shape sheet = Shape::of(geometry::rounded_rectangle(at(0, 0), 400_mm, 300_mm, 20_mm));
  const auto profile = geometry::exact::evaluate(Shape::subtract(sheet, cuts));
  part.profile =
      profile && !profile->empty() ? profile->faces.front() : geometry::Face{sheet.contour(), {}};
  for (int i = roll(1, 8); i > 0; --i) {
    geometry::Region area{{{contour(), {}}}};
    part.pockets.push_back({area, Length::millimetres(std::array{2, 3, 5, 7, 11, 12}[roll(0, 5)]),
                            roll(0, 1) == 0 ? FaceSide::top : FaceSide::bottom});
  }
  for (int i = roll(0, 4); i > 0; --i) {
    part.drills.push_back({at(5 * roll(1, 79), 5 * roll(1, 59)),
                           8_mm,
                           Length::millimetres(4 + roll(0, 5)),
                           roll(0, 1) == 0 ? FaceSide::top : FaceSide::bottom,
                           {}});
  }
  return part;
}

}  // namespace plano::sample
