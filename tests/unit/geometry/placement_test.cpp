// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/placement.h"

#include <gtest/gtest.h>

#include "geometry/shape.h"
#include "geometry/text_form.h"

namespace plano::geometry {
namespace {

TEST(Placements, QuarterTurnsAreExact) {
  const Placement flat;
  const Placement upright = turned(flat, {1, 0, 0}, Angle::degrees(90), {});
  EXPECT_EQ(upright.u, (Vec3{1, 0, 0}));
  EXPECT_EQ(upright.v, (Vec3{0, 0, 1}));
  EXPECT_EQ(upright.w, (Vec3{0, -1, 0}));
  const Placement back = turned(upright, {1, 0, 0}, Angle::degrees(-90), {});
  EXPECT_EQ(back, flat);
}

TEST(Placements, TurningKeepsThePivotAndTheLengths) {
  const Placement placement{{10, 20, 30}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  const Vec3 axis = unit({1, 2, -1});
  const Placement result = turned(placement, axis, Angle::degrees(77), {1, 2, 3});
  EXPECT_NEAR(norm(result.origin - Vec3{1, 2, 3}), norm(placement.origin - Vec3{1, 2, 3}), 1e-12);
  EXPECT_NEAR(dot(result.origin - Vec3{1, 2, 3}, axis), dot(placement.origin - Vec3{1, 2, 3}, axis),
              1e-12);
  EXPECT_NEAR(norm(cross(result.u, result.v) - result.w), 0, 1e-12);
}

TEST(Placements, ComposingGoesThroughTheOuterFrame) {
  const Placement outer = turned({{5, 0, 0}}, {0, 0, 1}, Angle::degrees(90), {});
  const Placement inner{{1, 2, 3}, {0, 1, 0}, {-1, 0, 0}, {0, 0, 1}};
  const Placement both = compose(outer, inner);
  const Vec3 there = inner.at(7, 8, 9);
  EXPECT_NEAR(norm(both.at(7, 8, 9) - outer.at(there.x, there.y, there.z)), 0, 1e-12);
  EXPECT_NEAR(norm(both.local(both.at(7, 8, 9)) - Vec3{7, 8, 9}), 0, 1e-12);
}

TEST(Shapes, DropWhatIsEmpty) {
  const Shape board = Shape::of(rectangle({}, 10_mm, 10_mm));
  EXPECT_TRUE(Shape::unite({}).empty());
  EXPECT_EQ(Shape::unite({Shape(), board}), board);
  EXPECT_EQ(Shape::subtract(board, {Shape()}), board);
  EXPECT_TRUE(Shape::subtract({}, {board}).empty());
  EXPECT_TRUE(Shape::intersect({board, Shape()}).empty());
  EXPECT_EQ(Shape::intersect({board}), board);
}

TEST(Shapes, MoveAsAWhole) {
  const Shape moved = translated(
      Shape::subtract(Shape::of(rectangle({}, 10_mm, 10_mm)), {Shape::of(circle({}, 1_mm))}),
      {5_mm, -5_mm});
  EXPECT_EQ(to_text(moved.operands().at(0).contour()), "5,-5 15,-5 15,5 5,5");
  EXPECT_EQ(to_text(moved.operands().at(1).contour()), "6,-5(5,-5 1 +)");
}

}  // namespace
}  // namespace plano::geometry
