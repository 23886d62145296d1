// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the model draws must go through the exact kernel unharmed: no sliver where an arc meets its
// side, arcs still arcs, the area kept.

#include <cmath>
#include <random>

#include "geometry/exact/evaluate.h"
#include "model/corners.h"
#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

using geometry::Contour;
using geometry::Shape;
namespace exact = geometry::exact;

std::size_t arcs_in(const Contour& contour) {
  std::size_t count = 0;
  for (const geometry::Edge& edge : contour.edges) count += edge.arc ? 1U : 0U;
  return count;
}

/// The contour alone, and with a corner of the world cut away and given back: the second way goes
/// through the whole of the kernel.
void expect_unharmed(const Contour& contour) {
  const geometry::Box box = geometry::bounding_box(contour);
  const Length half_x = box.width().half().rounded_to_um();
  const Shape left = Shape::of(
      geometry::rectangle({box.low.x.rounded_to_um() - 1_mm, box.low.y.rounded_to_um() - 1_mm},
                          half_x + 1_mm, box.height() + 3_mm));
  const Shape shape = Shape::of(contour);
  const Shape again =
      Shape::unite({Shape::subtract(shape, {left}), Shape::intersect({shape, left})});
  for (const Shape& each : {shape, again}) {
    const auto region = exact::evaluate(each);
    ASSERT_TRUE(region) << region.error().detail;
    ASSERT_EQ(region->faces.size(), 1U);
    EXPECT_TRUE(region->faces[0].holes.empty());
    EXPECT_EQ(arcs_in(region->faces[0].outer), arcs_in(contour));
    EXPECT_NEAR(geometry::area(*region).mm2(), geometry::signed_area(contour).mm2(),
                geometry::perimeter(contour).mm() * 1e-3);
  }
}

TEST(Kernel, TakesRoundedPolygonsOfAllAngles) {
  std::mt19937 random(19);
  std::uniform_real_distribution<double> distance(80, 400);
  int drawn = 0;
  for (int round = 0; round < 60; ++round) {
    const int n = 3 + round % 7;
    std::vector<Corner> corners;
    for (int i = 0; i < n; ++i) {
      const double angle = 2 * std::acos(-1.0) * (i + 0.1) / n;
      const double d = distance(random);
      corners.push_back(
          {{Length::nearest_to_mm(d * std::cos(angle)), Length::nearest_to_mm(d * std::sin(angle))},
           Length::millimetres(2 + static_cast<int>(random() % 12))});
    }
    const auto contour = rounded_polygon(corners);
    if (!contour) continue;  // a radius too large for its sides
    SCOPED_TRACE(round);
    ++drawn;
    expect_unharmed(*contour);
  }
  EXPECT_GT(drawn, 40);
}

TEST(Kernel, TakesSlotsInEveryDirection) {
  for (int degrees = 0; degrees < 180; degrees += 7) {
    SCOPED_TRACE(degrees);
    expect_unharmed(slot({33_mm, 71_mm}, 120_mm, 35_mm, Angle::degrees(degrees)));
  }
}

TEST(Kernel, TakesEveryShapeOfTheLanguage) {
  const Attempt design(kHead + kBoard + R"(panels:
  p:
    material: board
    lies_in: xy
    size: [2 m, 1 m]
    corners: {radius: 100mm / 3}
    openings:
      - {shape: rect, size: [100mm / 3, 50mm], centre: [200mm / 7, 300mm], radius: 5mm, rotate: 12deg}
      - {shape: circle, diameter: 100mm / 7, centre: [1 m / 3, 1 m / 7]}
      - {shape: regular, sides: 7, across: 90mm, radius: 8mm, centre: [100mm / 3, 50mm]}
      - {shape: regular, sides: 5, diameter: 90mm, centre: [100mm / 3, 50mm], rotate: 7deg}
      - {shape: polygon, points: [[0mm, 0mm], [100mm / 3, 0mm], [0mm, 200mm / 7]], radius: 2mm, rotate: 17.3deg}
      - {shape: path, start: [0mm, 0mm], edges: [{to: [100mm / 3, 0mm]}, {arc_to: [0mm, 100mm / 3], centre: [0mm, 0mm], turn: left}], rotate: 31deg}
      - {shape: path, start: [0mm, 0mm], edges: [{to: [70mm, 10mm]}, {arc_to: [20mm, 60mm], radius: 200mm / 3, turn: right}, {arc_to: [0mm, 0mm], through: [-9mm, 30mm]}], rotate: 3deg}
)");
  for (const Opening& opening : design.panel("p").openings) {
    SCOPED_TRACE(opening.id);
    expect_unharmed(opening.shape.contour());
  }
  expect_unharmed(design.panel("p").outline.contour());
}

}  // namespace
}  // namespace plano::model
