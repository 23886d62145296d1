// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/evaluate.h"

#include <gtest/gtest.h>

#include "geometry/text_form.h"

namespace plano::geometry::exact {
namespace {

std::string text_of(const Shape& shape) {
  const auto region = evaluate(shape);
  return region ? to_text(*region) : "failed: " + region.error().detail;
}

Shape rect(int x, int y, int w, int h) {
  return Shape::of(rectangle({Length::millimetres(x), Length::millimetres(y)},
                             Length::millimetres(w), Length::millimetres(h)));
}
Shape disc(int x, int y, int r) {
  return Shape::of(
      circle({Length::millimetres(x), Length::millimetres(y)}, Length::millimetres(r)));
}

TEST(Evaluate, GivesBackASingleContour) {
  EXPECT_EQ(text_of(rect(0, 0, 100, 50)), "0,0 100,0 100,50 0,50");
  EXPECT_EQ(text_of(disc(10, 20, 5)), "15,20(10,20 5 +)");
}

TEST(Evaluate, CutsHolesAndNotches) {
  EXPECT_EQ(text_of(Shape::subtract(rect(0, 0, 100, 50), {disc(50, 25, 10), rect(0, 10, 5, 5)})),
            "0,0 100,0 100,50 0,50 0,15 5,15 5,10 0,10 | 60,25(50,25 10 -)");
}

TEST(Evaluate, JoinsAlongCommonEdges) {
  EXPECT_EQ(text_of(Shape::unite({rect(0, 0, 50, 50), rect(50, 0, 50, 50)})),
            "0,0 100,0 100,50 0,50");
  EXPECT_EQ(text_of(Shape::unite({rect(0, 0, 50, 50), disc(50, 25, 25)})),
            "0,0 50,0(50,25 25 +) 50,50 0,50");
}

}  // namespace
}  // namespace plano::geometry::exact
