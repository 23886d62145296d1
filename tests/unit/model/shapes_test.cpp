// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

using geometry::Box;
using geometry::Point;
using geometry::Shape;

const double kPi = std::acos(-1.0);

/// One opening in a large panel.
Attempt opening(const std::string& shape) {
  return Attempt(kHead + kBoard +
                 "panels:\n  p:\n    material: board\n    lies_in: xy\n    size: [2 m, 1 m]\n"
                 "    openings:\n      - {" +
                 shape + "}\n");
}
const Shape& shape_of(const Attempt& attempt) {
  return attempt.panel("p").openings.at(0).shape;
}
Box box_of(const std::string& shape) {
  const Attempt attempt = opening(shape);
  return geometry::bounding_box(shape_of(attempt).contour());
}
double area_of(const std::string& shape) {
  const Attempt attempt = opening(shape);
  return geometry::signed_area(shape_of(attempt).contour()).mm2();
}
Box box(int x0, int y0, int x1, int y1) {
  return {{Length::millimetres(x0), Length::millimetres(y0)},
          {Length::millimetres(x1), Length::millimetres(y1)}};
}

TEST(Shapes, StandByTheirCornerTheirMiddleOrAtTheOrigin) {
  EXPECT_EQ(box_of("shape: rect, size: [100mm, 50mm]"), box(0, 0, 100, 50));
  EXPECT_EQ(box_of("shape: rect, size: [100mm, 50mm], at: [10mm, 20mm]"), box(10, 20, 110, 70));
  EXPECT_EQ(box_of("shape: rect, size: [100mm, 50mm], centre: [200mm, 300mm]"),
            box(150, 275, 250, 325));
  EXPECT_EQ(box_of("shape: circle, diameter: 60mm, at: [10mm, 20mm]"), box(10, 20, 70, 80));
  EXPECT_EQ(box_of("shape: circle, radius: 30mm, centre: [100mm, 100mm]"), box(70, 70, 130, 130));
  EXPECT_EQ(box_of("shape: slot, size: [120mm, 40mm], centre: [300mm, 60mm]"),
            box(240, 40, 360, 80));
  EXPECT_EQ(box_of("shape: slot, size: [40mm, 120mm], at: [5mm, 5mm]"), box(5, 5, 45, 125));
  EXPECT_EQ(
      box_of("shape: polygon, points: [[0mm, 0mm], [90mm, 0mm], [0mm, 60mm]], at: [7mm, 8mm]"),
      box(7, 8, 97, 68));
}

TEST(Shapes, RotateAboutTheirMiddleOrTheirOrigin) {
  EXPECT_EQ(box_of("shape: rect, size: [100mm, 50mm], centre: [200mm, 300mm], rotate: 90deg"),
            box(175, 250, 225, 350));
  EXPECT_EQ(box_of("shape: slot, size: [120mm, 40mm], centre: [300mm, 200mm], rotate: -90deg"),
            box(280, 140, 320, 260));
  EXPECT_EQ(box_of("shape: polygon, points: [[0mm, 0mm], [90mm, 0mm], [0mm, 60mm]], "
                   "at: [100mm, 100mm], rotate: 90deg"),
            box(40, 100, 100, 190));
  // A square turned by 45 degrees is as wide as its diagonal.
  const Box turned = box_of("shape: rect, size: [100mm, 100mm], centre: [0mm, 0mm], rotate: 45deg");
  EXPECT_NEAR(turned.width().mm(), 100 * std::sqrt(2), 2e-3);
}

TEST(Shapes, AregularPolygonHasAFlatSideBelow) {
  const Attempt hexagon = opening("shape: regular, sides: 6, across: 100mm, centre: [0mm, 0mm]");
  const Box hexagon_box = geometry::bounding_box(shape_of(hexagon).contour());
  EXPECT_EQ(hexagon_box.height(), 100_mm);
  EXPECT_NEAR(hexagon_box.width().mm(), 200 / std::sqrt(3), 2e-3);
  EXPECT_NEAR(area_of("shape: regular, sides: 5, diameter: 200mm"),
              2.5 * 100 * 100 * std::sin(72 * kPi / 180), 1);
  // Without a place its smallest corner is at 0,0.
  const Box triangle = box_of("shape: regular, sides: 3, diameter: 200mm");
  EXPECT_EQ(triangle.low, (Point{}));
  EXPECT_EQ(triangle.height(), 150_mm);
}

TEST(Shapes, CornersMayDifferAndCircleLikeSlotsAreCircles) {
  const double third = 100 * 50 - (1 - kPi / 4) * (10 * 10 + 20 * 20);
  EXPECT_NEAR(
      area_of("shape: rect, size: [100mm, 50mm], corners: {top_left: 10mm, bottom_right: 20mm}"),
      third, 1e-6);
  EXPECT_NEAR(area_of("shape: rect, size: [100mm, 50mm], radius: 10mm"), 100 * 50 - (4 - kPi) * 100,
              1e-6);
  EXPECT_NEAR(area_of("shape: slot, size: [40mm, 40mm]"), kPi * 400, 1e-6);
}

TEST(Shapes, APathFollowsLinesAndArcs) {
  // A stadium drawn three ways.
  const double stadium = 100 * 40 + kPi * 400;
  EXPECT_NEAR(area_of("shape: path, start: [0mm, 0mm], edges: [{to: [100mm, 0mm]}, "
                      "{arc_to: [100mm, 40mm], through: [120mm, 20mm]}, {to: [0mm, 40mm]}, "
                      "{arc_to: [0mm, 0mm], through: [-20mm, 20mm]}]"),
              stadium, 1e-3);
  EXPECT_NEAR(
      area_of("shape: path, start: [0mm, 0mm], edges: [{to: [100mm, 0mm]}, "
              "{arc_to: [100mm, 40mm], centre: [100mm, 20mm], turn: left}, {to: [0mm, 40mm]}, "
              "{arc_to: [0mm, 0mm], centre: [0mm, 20mm], turn: left}]"),
      stadium, 1e-3);
  EXPECT_NEAR(area_of("shape: path, start: [0mm, 0mm], edges: [{to: [100mm, 0mm]}, "
                      "{arc_to: [100mm, 40mm], radius: 20mm, turn: left}, {to: [0mm, 40mm]}, "
                      "{arc_to: [0mm, 0mm], radius: 20mm, turn: left}]"),
              stadium, 1e-3);
  // Closed by a straight edge; a bite of the shorter arc, a head of the longer one.
  const double r = 50;
  const double segment = r * r * (kPi / 3 - std::sqrt(3) / 2) / 2;  // over a chord of r
  EXPECT_NEAR(area_of("shape: path, start: [0mm, 0mm], edges: [{arc_to: [50mm, 0mm], radius: 50mm, "
                      "turn: left}]"),
              segment, 1e-2);
  EXPECT_NEAR(area_of("shape: path, start: [0mm, 0mm], edges: [{arc_to: [50mm, 0mm], radius: 50mm, "
                      "turn: left, longer: yes}]"),
              kPi * r * r - segment, 1e-2);
}

TEST(Shapes, AreJoinedCutAndIntersectedInTheirOwnFrame) {
  const Attempt cut = opening(
      "shape: subtract, at: [100mm, 0mm], of: [{shape: rect, size: [100mm, 50mm]}, "
      "{for_each: {i: 1..3}, shape: circle, diameter: 10mm, centre: [i * 25mm, 25mm]}]");
  const Shape& shape = shape_of(cut);
  ASSERT_EQ(shape.kind(), Shape::Kind::subtract);
  ASSERT_EQ(shape.operands().size(), 4U);
  EXPECT_EQ(geometry::bounding_box(shape.operands()[0].contour()), box(100, 0, 200, 50));
  EXPECT_EQ(geometry::bounding_box(shape.operands()[3].contour()), box(170, 20, 180, 30));
}

TEST(Shapes, WhatIsLeftOutLeavesNoTrace) {
  const Attempt none = opening("shape: union, of: [{when: no, shape: circle, diameter: 10mm}]");
  EXPECT_TRUE(none.panel("p").openings.empty());
  const Attempt uncut = opening(
      "shape: subtract, of: [{shape: rect, size: [9mm, 9mm]}, {when: no, shape: circle, diameter: "
      "2mm}]");
  EXPECT_EQ(shape_of(uncut).kind(), Shape::Kind::contour);
}

TEST(Shapes, PointsStandOnTheMicrometre) {
  const Attempt odd = opening(
      "shape: polygon, points: [[0mm, 0mm], [100mm / 3, 0mm], [0mm, 200mm / 7]], "
      "radius: 2mm, rotate: 17.3deg");
  for (const geometry::Edge& edge : shape_of(odd).contour().edges) {
    EXPECT_EQ(edge.start.x.nm() % 1000, 0);
    EXPECT_EQ(edge.start.y.nm() % 1000, 0);
  }
}

TEST(Shapes, AnOutlineMayBeAnyOfThem) {
  const Attempt design(kHead + kBoard + R"(panels:
  p:
    material: board
    lies_in: xz
    outline:
      shape: polygon
      points: [[0mm, 0mm], {at: [400mm, 0mm], radius: 30mm}, [400mm, 300mm]]
    engrave:
      - {text: {fr: Bonjour, en: Hello}, at: [50mm, 40mm], height: 12mm, rotate: 10deg, face: back}
      - {line: [[0mm, 0mm], [10mm, 0mm], [10mm, 5mm]], at: [20mm, 30mm], rotate: 90deg}
)");
  const Panel& panel = design.panel("p");
  ASSERT_EQ(panel.outline.contour().edges.size(), 4U);
  ASSERT_EQ(panel.engravings.size(), 2U);
  EXPECT_EQ(std::get<Text>(panel.engravings[0].content), Text("Hello", "Bonjour"));
  EXPECT_EQ(panel.engravings[0].height, 12_mm);
  EXPECT_EQ(panel.engravings[0].direction, Angle::degrees(10));
  EXPECT_EQ(panel.engravings[0].face, FaceSide::bottom);
  EXPECT_EQ(panel.engravings[0].depth, 500_um);
  EXPECT_EQ(std::get<std::vector<Point>>(panel.engravings[1].content),
            (std::vector<Point>{{20_mm, 30_mm}, {20_mm, 40_mm}, {15_mm, 40_mm}}));
}

TEST(Shapes, ABowTieIsSaidToCrossItself) {
  const Attempt design(kHead + kBoard + R"(panels:
  p:
    material: board
    lies_in: xy
    outline: {shape: polygon, points: [[0, 0], [300mm, 300mm], [300mm, 0], [0, 300mm]]}
)");
  EXPECT_EQ(design.codes(), "P0205");
  EXPECT_NE(design.lines().find("crosses itself"), std::string::npos) << design.lines();
  EXPECT_TRUE(!design.found.items().empty() && design.found.items()[0].hint);
}

TEST(Shapes, OnePanelHoldsFiveThousandCutsAndNoMore) {
  const auto with = [](const std::string& rows) {
    return Attempt(kHead + kBoard + R"(panels:
  p:
    material: board
    lies_in: xy
    size: [600mm, 300mm]
    openings:
      - {id: hole, shape: circle, diameter: 1mm, at: [i * 1mm, j * 1mm], for_each: {i: 1..100, j: 1..)" +
                   rows + "}}\n");
  };
  EXPECT_EQ(with("50").codes(), "");
  const Attempt over = with("500");
  EXPECT_EQ(over.codes(), "P0213");
  EXPECT_NE(over.lines().find("hole.11."), std::string::npos) << over.lines();
}

}  // namespace
}  // namespace plano::model
