// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/raster_oracle.h"

#include <gtest/gtest.h>

namespace plano::checks::oracle {
namespace {

Opening rectangle(double width, double height) {
  return {{{0, 0}, {width, 0}, {width, height}, {0, height}}};
}
/// Chords outside the circle, so that it is never smaller than it says; by less than 0.02 mm.
Opening circle(double diameter) {
  Ring ring;
  constexpr int kSides = 180;
  const double radius = diameter / 2 / std::cos(180.0 / kSides * kRadian);
  for (int i = 0; i < kSides; ++i) {
    ring.push_back({radius * std::cos(2 * i * kRadian), radius * std::sin(2 * i * kRadian)});
  }
  return {ring};
}
Opening triangle(double side) {
  return {{{0, 0}, {side, 0}, {side / 2, side * std::sqrt(3.0) / 2}}};
}
Opening elbow(double arm, double length) {
  return {{{0, 0}, {length, 0}, {length, arm}, {arm, arm}, {arm, length}, {0, length}}};
}
Opening turned(Opening opening, double degrees) {
  const double c = std::cos(degrees * kRadian);
  const double s = std::sin(degrees * kRadian);
  for (Ring& ring : opening) {
    for (Spot& p : ring) p = {c * p.x - s * p.y, s * p.x + c * p.y};
  }
  return opening;
}

constexpr Fits kNo = Fits::no;
constexpr Fits kYes = Fits::yes;

TEST(RasterOracle, MeasuresTheLargestDiscOfKnownShapes) {
  EXPECT_NEAR(largest_disc(circle(100)), 100, 0.02);
  EXPECT_NEAR(largest_disc(rectangle(88, 1000)), 88, 0.01);
  EXPECT_NEAR(largest_disc(turned(rectangle(230, 230), 17)), 230, 0.01);
  EXPECT_NEAR(largest_disc(triangle(200)), 200 / std::sqrt(3.0), 0.01);
  EXPECT_NEAR(largest_disc(elbow(85, 600)), 85 * (4 - 2 * std::sqrt(2.0)), 0.01);  // 99.6
  EXPECT_NEAR(largest_disc(turned(elbow(85, 600), 45)), 99.585, 0.01);
}

TEST(RasterOracle, WoodInsideAnOpeningIsInTheWay) {
  Opening opening = rectangle(300, 300);
  EXPECT_EQ(fits_disc(opening, 230), kYes);
  opening.push_back({{140, 140}, {160, 140}, {160, 160}, {140, 160}});
  EXPECT_EQ(fits_disc(opening, 230), kNo);
  EXPECT_EQ(torso_fits(opening, Shape::rectangle), kYes);
  opening = rectangle(170, 170);
  opening.push_back({{80, 80}, {90, 80}, {90, 90}, {80, 90}});
  EXPECT_EQ(torso_fits(opening, Shape::rectangle), kNo);
}

TEST(RasterOracle, DiscsOfTheirLimits) {
  EXPECT_EQ(fits_disc(circle(229), 230), kNo);
  EXPECT_EQ(fits_disc(circle(230.1), 230), kYes);
  EXPECT_EQ(fits_disc(rectangle(230, 230), 230), kYes);
}

TEST(RasterOracle, TheRectangleGoesThroughCirclesLargerThanItsDiagonal) {
  EXPECT_EQ(torso_fits(circle(158), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(circle(180), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(circle(181), Shape::rectangle), kYes);
}

TEST(RasterOracle, TheStadiumGoesThroughCirclesLargerThanItsLength) {
  EXPECT_EQ(torso_fits(circle(156), Shape::stadium), kNo);
  EXPECT_EQ(torso_fits(circle(158), Shape::stadium), kYes);
}

TEST(RasterOracle, RectanglesAsLargeAsTheProbeAndNoLarger) {
  EXPECT_EQ(torso_fits(rectangle(89.1, 157.1), Shape::rectangle), kYes);
  EXPECT_NE(torso_fits(rectangle(89, 157), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(turned(rectangle(90, 160), 45), Shape::rectangle), kYes);
  EXPECT_EQ(torso_fits(turned(rectangle(90, 160), 17.25), Shape::rectangle), kYes);
  EXPECT_EQ(torso_fits(rectangle(90, 156), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(rectangle(88, 1000), Shape::stadium), kNo);
}

TEST(RasterOracle, TrianglesLetTheRectangleInFrom259Point8) {
  EXPECT_EQ(torso_fits(triangle(200), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(triangle(259), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(turned(triangle(260.2), 17), Shape::rectangle), kYes);
}

TEST(RasterOracle, TrianglesLetTheStadiumInFrom222Point2) {
  EXPECT_EQ(torso_fits(triangle(221.5), Shape::stadium), kNo);
  EXPECT_EQ(torso_fits(triangle(222.5), Shape::stadium), kYes);
}

TEST(RasterOracle, TheElbowOfNarrowSlotsAdmitsNoTorso) {
  EXPECT_EQ(torso_fits(elbow(85, 600), Shape::rectangle), kNo);
  EXPECT_EQ(torso_fits(elbow(85, 600), Shape::stadium), kNo);
  EXPECT_EQ(torso_fits(elbow(90, 600), Shape::rectangle), kYes);
}

}  // namespace
}  // namespace plano::checks::oracle
