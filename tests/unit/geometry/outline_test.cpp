// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/outline.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geometry/text_form.h"

namespace plano::geometry {
namespace {

Contour contour(std::string_view text) {
  return region_from_text(text)->faces.at(0).outer;
}
Point mm(double x, double y) {
  return {Length::nearest_to_mm(x), Length::nearest_to_mm(y)};
}

TEST(Making, RoundedRectanglesHaveNoEdgeWithoutLength) {
  EXPECT_EQ(to_text(rounded_rectangle({}, 100_mm, 50_mm, 0_mm)), "0,0 100,0 100,50 0,50");
  EXPECT_EQ(rounded_rectangle({}, 100_mm, 50_mm, 10_mm).edges.size(), 8U);
  EXPECT_EQ(to_text(rounded_rectangle({}, 100_mm, 50_mm, 25_mm)),
            "25,0 75,0(75,25 25 +) 75,50 25,50(25,25 25 +)");
  EXPECT_EQ(to_text(rounded_rectangle({}, 50_mm, 100_mm, 25_mm)),
            "50,25 50,75(25,75 25 +) 0,75 0,25(25,25 25 +)");
  EXPECT_EQ(to_text(rounded_rectangle({}, 50_mm, 50_mm, 25_mm)), "50,25(25,25 25 +)");
}

TEST(Measuring, KnowsAreasOfRoundThings) {
  EXPECT_DOUBLE_EQ(signed_area(circle({}, 10_mm)).mm2(), 100 * M_PI);
  EXPECT_DOUBLE_EQ(signed_area(reversed(circle({}, 10_mm))).mm2(), -100 * M_PI);
  EXPECT_NEAR(signed_area(rounded_rectangle(mm(1e4, 1e4), 100_mm, 50_mm, 10_mm)).mm2(),
              5000 - 400 + 100 * M_PI, 1e-9);
  EXPECT_NEAR(signed_area(contour("0,0 10,0(10,10 10 -) 0,10")).mm2(), 100 - 25 * M_PI, 1e-9);
  // A flat arc: 1 m chord, 1 km radius. The segment is r²/2 (θ - sin θ) with long doubles.
  const long double half = std::asin(0.0005L);
  const long double segment = 5e11L * (2 * half - std::sin(2 * half));
  const double rise = 1e6 * std::sqrt(1 - 0.0005 * 0.0005);
  const Contour flat{
      {{mm(0, 0), Arc{mm(500, rise), 1000000_mm, Turn::counter_clockwise}}, {mm(1000, 0), {}}}};
  EXPECT_NEAR(signed_area(flat).mm2(), static_cast<double>(segment), 1e-6);
}

TEST(Measuring, KnowsLengthsSweepsAndBulges) {
  EXPECT_EQ(perimeter(rectangle({}, 100_mm, 50_mm)), 300_mm);
  EXPECT_NEAR(perimeter(circle({}, 10_mm)).mm(), 20 * M_PI, 1e-6);
  const Contour rounded = rounded_rectangle({}, 100_mm, 50_mm, 10_mm);
  EXPECT_DOUBLE_EQ(sweep_degrees(rounded, 1), 90);
  EXPECT_DOUBLE_EQ(sweep_degrees(reversed(rounded), 0), -90);
  EXPECT_DOUBLE_EQ(bulge(rounded, 1), std::tan(M_PI / 8));
  EXPECT_DOUBLE_EQ(bulge(contour("10,0(0,0 10 +) -10,0"), 0), 1);
  EXPECT_EQ(sweep_degrees(circle({}, 1_mm), 0), 360);
  EXPECT_NEAR(sweep_degrees(contour("10,0(0,0 10 -) 0,10"), 0), -270, 1e-12);
}

TEST(Measuring, BoxesReachTheExtremesOfArcs) {
  EXPECT_EQ(bounding_box(circle(mm(5, 6), 10_mm)), (Box{mm(-5, -4), mm(15, 16)}));
  // Three quarters of a circle, from east over north and west to south.
  EXPECT_EQ(bounding_box(contour("10,0(0,0 10 +) 0,-10 0,0")), (Box{mm(-10, -10), mm(10, 10)}));
  // A quarter has no extreme inside.
  EXPECT_EQ(bounding_box(contour("10,0(0,0 10 +) 0,10 0,0")), (Box{mm(0, 0), mm(10, 10)}));
  EXPECT_EQ(bounding_box(contour("6,8(0,0 10 -) 8,-6 0,0")), (Box{mm(0, -6), mm(10, 8)}));
}

TEST(Measuring, PointsOnAnEdgeDivideItsLength) {
  const Contour rounded = rounded_rectangle({}, 100_mm, 50_mm, 10_mm);
  EXPECT_EQ(point_on(rounded, 0, 0.25), mm(30, 0));
  EXPECT_EQ(point_on(contour("10,0(0,0 10 +) -10,0"), 0, 0.5), mm(0, 10));
  EXPECT_EQ(point_on(contour("10,0(0,0 10 -) -10,0 0,50"), 0, 0.5), mm(0, -10));
}

TEST(Changing, ReversingTwiceGivesTheSame) {
  const Contour outline = contour("0,0 40,0(40,10 10 +) 40,20 0,20(0,10 10 -)");
  EXPECT_EQ(reversed(reversed(outline)), outline);
  EXPECT_NEAR(signed_area(reversed(outline)).mm2(), -signed_area(outline).mm2(), 1e-12);
}

TEST(Changing, MirrorsAndTurnsKeepAreaAndOrientation) {
  const Contour outline = contour("0,0 40,0(40,10 10 +) 40,20 0,20 -5,9");
  for (const Contour& changed :
       {mirrored_x(outline), turned_quarters(outline, 1), turned_quarters(outline, -2),
        translated(outline, mm(3, -8)), rotated(outline, Angle::degrees(90), mm(7, 9))}) {
    EXPECT_NEAR(signed_area(changed).mm2(), signed_area(outline).mm2(), 1e-9);
  }
  EXPECT_EQ(mirrored_x(mirrored_x(outline)), outline);
  EXPECT_EQ(turned_quarters(outline, 4), outline);
  EXPECT_EQ(turned_quarters(turned_quarters(outline, 3), 1), outline);
  EXPECT_EQ(rotated(outline, Angle::degrees(90), {}), turned_quarters(outline, 1));
  EXPECT_EQ(to_text(turned_quarters(circle(mm(10, 0), 5_mm), 1)), "5,10(0,10 5 +)");
  EXPECT_EQ(to_text(mirrored_x(circle(mm(10, 0), 5_mm))), "-5,0(-10,0 5 +)");
}

TEST(Changing, CanonicalFormForgetsWhereContoursStartAndWhichComesFirst) {
  const Region one =
      *region_from_text("10,0 10,10 0,10 0,0 | 5,5(4,5 1 -) | 2,2 1,2 1,1 ; -5,0 -4,0 -4,9");
  const Region other =
      *region_from_text("-4,9 -5,0 -4,0 ; 0,10 0,0 10,0 10,10 | 1,1 2,2 1,2 | 5,5(4,5 1 -)");
  EXPECT_EQ(canonical(one), canonical(other));
  EXPECT_EQ(to_text(canonical(one)),
            "-5,0 -4,0 -4,9 ; 0,0 10,0 10,10 0,10 | 1,1 2,2 1,2 | 5,5(4,5 1 -)");
}

double from_segment(Point p, Point a, Point b) {
  const double dx = (b.x - a.x).mm();
  const double dy = (b.y - a.y).mm();
  return std::fabs(dx * (p.y - a.y).mm() - dy * (p.x - a.x).mm()) / std::hypot(dx, dy);
}

TEST(Flattening, NoChordStraysFromItsArcByMoreThanTheSagitta) {
  for (const Length sagitta : {1_um, 10_um, 100_um, 1_mm}) {
    const Contour disc = circle(mm(7, 3), 25_mm);
    const auto points = flattened(disc, sagitta);
    EXPECT_EQ(points.size() % 4, 0U);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Point a = points[i];
      const Point b = points[(i + 1) % points.size()];
      EXPECT_NEAR(distance(a, mm(7, 3)).mm(), 25, 2e-6);
      const Point middle{(a.x + b.x).half(), (a.y + b.y).half()};
      EXPECT_LE(25 - distance(middle, mm(7, 3)).mm(), sagitta.mm() + 2e-6);
    }
    EXPECT_EQ(from_segment(points[0], points[0], points[1]), 0);
  }
}

TEST(Flattening, AnArcIsDividedAlikeInBothDirections) {
  std::mt19937 random(7);
  for (int i = 0; i < 100; ++i) {
    const double from = static_cast<double>(random() % 360);
    const double to = from + 1 + static_cast<double>(random() % 358);
    const double k = M_PI / 180;
    const Point start = mm(30 * std::cos(from * k), 30 * std::sin(from * k));
    const Point end = mm(30 * std::cos(to * k), 30 * std::sin(to * k));
    const Contour there{{{start, Arc{{}, 30_mm, Turn::counter_clockwise}}, {end, {}}}};
    auto forward = inner_points(there, 0, 50_um);
    auto backward = inner_points(reversed(there), 1, 50_um);
    std::reverse(backward.begin(), backward.end());
    EXPECT_EQ(forward, backward);
  }
}

TEST(TextForm, ReadsWhatItWrote) {
  const std::string text =
      "0,0 100,0 100,50 0,50 | 30,20(25,20 5 -) ; -0.000001,7 8.5,9(1,2 3.25 +) 1,1";
  const auto region = region_from_text(text);
  ASSERT_TRUE(region);
  EXPECT_EQ(to_text(*region), text);
  EXPECT_TRUE(region_from_text("  ")->empty());
}

TEST(TextForm, SaysWhereItStopped) {
  EXPECT_EQ(region_from_text("0,0 5,x 1,1").error().at, 6U);
  EXPECT_EQ(region_from_text("0,0 5;").error().at, 5U);
  EXPECT_FALSE(region_from_text("0,0"));
  EXPECT_FALSE(region_from_text("0,0 1,1(2,2 0 +)"));
  EXPECT_FALSE(region_from_text("0,0 1,1(2,2 1 *)"));
  EXPECT_FALSE(region_from_text("0,0 1.1234567,1"));
  EXPECT_FALSE(region_from_text("0,0 99999999999999999999,1"));
  EXPECT_FALSE(region_from_text("0,0 1,1 |"));
}

}  // namespace
}  // namespace plano::geometry
