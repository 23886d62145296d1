// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/corners.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace plano::model {
namespace {

using geometry::Contour;
using geometry::Edge;
using geometry::Point;

constexpr double kDegree = 3.14159265358979323846 / 180;

Point at(double x, double y) {
  return {Length::nearest_to_mm(x), Length::nearest_to_mm(y)};
}

double away(Point a, Point b) {
  const double dx = (a.x - b.x).mm();
  const double dy = (a.y - b.y).mm();
  return std::sqrt(dx * dx + dy * dy);
}

/// The arcs of a contour pass their own end points.
void expect_arcs_closed(const Contour& contour) {
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    if (!contour.edges[i].arc) continue;
    const geometry::Arc& arc = *contour.edges[i].arc;
    const double slack = geometry::kArcSlack.mm();
    EXPECT_NEAR(away(arc.centre, contour.edges[i].start), arc.radius.mm(), slack);
    EXPECT_NEAR(away(arc.centre, contour.next(i).start), arc.radius.mm(), slack);
  }
}

bool on_micrometres(Point p) {
  return p.x.nm() % 1000 == 0 && p.y.nm() % 1000 == 0;
}

TEST(RoundedPolygon, ARectangleWithRoundCornersHasFourQuarterArcs) {
  const auto contour = rounded_polygon(
      {{at(0, 0), 25_mm}, {at(1200, 0), 25_mm}, {at(1200, 360), 25_mm}, {at(0, 360), 25_mm}});
  ASSERT_TRUE(contour);
  ASSERT_EQ(contour->edges.size(), 8U);
  int arcs = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_TRUE(on_micrometres(contour->edges[i].start));
    if (!contour->edges[i].arc) continue;
    ++arcs;
    EXPECT_EQ(contour->edges[i].arc->radius, 25_mm);
    EXPECT_TRUE(on_micrometres(contour->edges[i].arc->centre));
    EXPECT_DOUBLE_EQ(geometry::sweep_degrees(*contour, i), 90);
  }
  EXPECT_EQ(arcs, 4);
  EXPECT_NEAR(geometry::signed_area(*contour).mm2(), 1200 * 360 - (4 - std::acos(-1.0)) * 25 * 25,
              1e-6);
}

TEST(RoundedPolygon, ArcsThatUseUpASideMeetInOnePoint) {
  // A slot drawn as a rectangle with its ends rounded to the half: no straight edge at the ends.
  const auto contour = rounded_polygon(
      {{at(0, 0), 20_mm}, {at(100, 0), 20_mm}, {at(100, 40), 20_mm}, {at(0, 40), 20_mm}});
  ASSERT_TRUE(contour);
  EXPECT_EQ(contour->edges.size(), 6U);
  for (std::size_t i = 0; i < contour->edges.size(); ++i) {
    EXPECT_NE(contour->edges[i].start, contour->next(i).start);
  }
  EXPECT_NEAR(geometry::signed_area(*contour).mm2(), 60 * 40 + std::acos(-1.0) * 400, 1e-6);
  // And all four sides at once: a circle in four arcs.
  const auto circle = rounded_polygon(
      {{at(0, 0), 20_mm}, {at(40, 0), 20_mm}, {at(40, 40), 20_mm}, {at(0, 40), 20_mm}});
  ASSERT_TRUE(circle);
  EXPECT_EQ(circle->edges.size(), 4U);
  EXPECT_NEAR(geometry::signed_area(*circle).mm2(), std::acos(-1.0) * 400, 1e-6);
}

TEST(RoundedPolygon, ClockwiseCornersGiveACounterClockwiseOutline) {
  const auto contour = rounded_polygon({{at(0, 0), 5_mm}, {at(0, 100), {}}, {at(100, 0), {}}});
  ASSERT_TRUE(contour);
  EXPECT_GT(geometry::signed_area(*contour).mm2(), 0);
  expect_arcs_closed(*contour);
}

TEST(RoundedPolygon, AnInsideCornerIsRoundedTheOtherWay) {
  const auto contour = rounded_polygon({{at(0, 0), {}},
                                        {at(100, 0), {}},
                                        {at(100, 50), {}},
                                        {at(50, 50), 10_mm},
                                        {at(50, 100), {}},
                                        {at(0, 100), {}}});
  ASSERT_TRUE(contour);
  EXPECT_NEAR(geometry::signed_area(*contour).mm2(), 7500 + (1 - std::acos(-1.0) / 4) * 100, 1e-6);
}

/// Star-shaped polygons with corners of all angles, rounded: the area, tangency and radius are held
/// against formulas that share nothing with the code.
TEST(RoundedPolygon, FilletsAreTangentAndOfTheAskedRadiusWhateverTheAngle) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> distance(80, 400);
  std::uniform_real_distribution<double> share(0.05, 0.45);
  for (int round = 0; round < 300; ++round) {
    const int n = 3 + round % 9;
    std::vector<Corner> corners;
    for (int i = 0; i < n; ++i) {
      const double angle = 360.0 * i / n * kDegree;
      const double d = distance(random);
      corners.push_back({on_lattice(at(d * std::cos(angle), d * std::sin(angle))), {}});
    }
    double area = 0;
    for (int i = 0; i < n; ++i) {
      const Point a = corners[(i + n - 1) % n].at;
      const Point b = corners[i].at;
      const Point c = corners[(i + 1) % n].at;
      area += (b.x.mm() * c.y.mm() - b.y.mm() * c.x.mm()) / 2;
      const double in = std::atan2((b.y - a.y).mm(), (b.x - a.x).mm());
      const double out = std::atan2((c.y - b.y).mm(), (c.x - b.x).mm());
      const double turn = std::remainder(out - in, 2 * std::acos(-1.0));
      const double room = std::min(away(a, b), away(b, c)) * share(random);
      const double r = std::min(room / std::tan(std::fabs(turn) / 2), 500.0);
      if (r < 0.5) continue;
      corners[i].radius = Length::nearest_to_mm(r).rounded_to_um();
      const double radius = corners[i].radius.mm();
      const double cut = radius * radius * (std::tan(std::fabs(turn) / 2) - std::fabs(turn) / 2);
      area -= turn > 0 ? cut : -cut;
    }
    const auto contour = rounded_polygon(corners);
    ASSERT_TRUE(contour) << round;
    expect_arcs_closed(*contour);
    EXPECT_NEAR(geometry::signed_area(*contour).mm2(), area,
                geometry::perimeter(*contour).mm() * 0.71e-3)  // each end point within 0.71 µm
        << round;
    for (std::size_t i = 0; i < contour->edges.size(); ++i) {
      const Edge& edge = contour->edges[i];
      EXPECT_TRUE(on_micrometres(edge.start));
      if (!edge.arc) continue;
      // Tangent: the radius at an end stands at right angles on the straight side that follows.
      const Edge& line = contour->next(i);
      ASSERT_FALSE(line.arc);
      const std::size_t next = (i + 2) % contour->edges.size();
      const Point from = line.start;
      const Point to = contour->edges[next].start;
      const double along = away(from, to);
      if (along < 5) continue;
      const double sine = ((to.x - from.x).mm() * (edge.arc->centre.x - from.x).mm() +
                           (to.y - from.y).mm() * (edge.arc->centre.y - from.y).mm()) /
                          along;
      // The kink is what two end points rounded to 1 µm allow on a chord of this length.
      const double kink = std::fabs(sine) / edge.arc->radius.mm();
      EXPECT_LT(kink, 3e-3 / away(edge.start, line.start) + 2e-3 / along) << round;
    }
  }
}

TEST(RoundedPolygon, AUsualArcKeepsItsRadiusToTheNanometre) {
  const auto contour =
      rounded_polygon({{at(0, 0), 30_mm}, {at(200, 10), 12_mm}, {at(90, 170), 7_mm}});
  ASSERT_TRUE(contour);
  std::vector<Length> radii;
  for (const Edge& edge : contour->edges) {
    if (edge.arc) radii.push_back(edge.arc->radius);
  }
  EXPECT_EQ(radii, (std::vector<Length>{30_mm, 12_mm, 7_mm}));
}

TEST(RoundedPolygon, WhatCannotBeIsNamedWithItsCorner) {
  const auto too_large = rounded_polygon(
      {{at(0, 0), {}}, {at(100, 0), 60_mm}, {at(100, 100), 60_mm}, {at(0, 100), {}}});
  ASSERT_FALSE(too_large);
  EXPECT_EQ(too_large.error().kind, CornerFault::Kind::radius_too_large);
  EXPECT_EQ(too_large.error().corner, 1U);
  EXPECT_EQ(too_large.error().room, 50_mm);
  const auto repeated =
      rounded_polygon({{at(0, 0), {}}, {at(9, 0), {}}, {at(9, 0), {}}, {at(0, 9), {}}});
  ASSERT_FALSE(repeated);
  EXPECT_EQ(repeated.error().kind, CornerFault::Kind::repeated_point);
  EXPECT_EQ(repeated.error().corner, 2U);
  const auto back =
      rounded_polygon({{at(0, 0), {}}, {at(9, 0), {}}, {at(4, 0), {}}, {at(4, 9), {}}});
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().kind, CornerFault::Kind::turns_back);
  EXPECT_EQ(back.error().corner, 1U);
}

TEST(RoundedPolygon, ARadiusOnAStraightThroughCornerChangesNothing) {
  const auto contour = rounded_polygon(
      {{at(0, 0), {}}, {at(50, 0), 10_mm}, {at(100, 0), {}}, {at(100, 50), {}}, {at(0, 50), {}}});
  ASSERT_TRUE(contour);
  EXPECT_NEAR(geometry::signed_area(*contour).mm2(), 5000, 1e-9);
}

TEST(ArcOver, PassesItsThreePointsAndTurnsTheWayTheyDo) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> coordinate(-300, 300);
  int made = 0;
  for (int i = 0; i < 500; ++i) {
    const Point a = on_lattice(at(coordinate(random), coordinate(random)));
    const Point m = on_lattice(at(coordinate(random), coordinate(random)));
    const Point b = on_lattice(at(coordinate(random), coordinate(random)));
    const auto arc = arc_over(a, m, b);
    if (!arc || arc->radius > 5000_mm) continue;
    ++made;
    const double r = arc->radius.mm();
    EXPECT_NEAR(away(arc->centre, a), r, geometry::kArcSlack.mm());
    EXPECT_NEAR(away(arc->centre, b), r, geometry::kArcSlack.mm());
    EXPECT_NEAR(away(arc->centre, m), r, geometry::kArcSlack.mm());
    const double cross = (m.x - a.x).mm() * (b.y - a.y).mm() - (m.y - a.y).mm() * (b.x - a.x).mm();
    EXPECT_EQ(arc->turn == geometry::Turn::counter_clockwise, cross > 0);
  }
  EXPECT_GT(made, 450);
  EXPECT_FALSE(arc_over(at(0, 0), at(50, 0.0005), at(100, 0)));
  EXPECT_FALSE(arc_over(at(0, 0), at(50, 20), at(0, 0)));
}

TEST(Slot, IsAsLongAndWideAsAskedInEveryDirection) {
  for (int degrees = 0; degrees < 360; degrees += 15) {
    const Contour contour = slot(at(100, 50), 120_mm, 35_mm, Angle::degrees(degrees));
    SCOPED_TRACE(degrees);
    EXPECT_NEAR(geometry::signed_area(contour).mm2(), 85 * 35 + std::acos(-1.0) * 17.5 * 17.5, 0.2);
    expect_arcs_closed(contour);
    if (degrees % 90 == 0) {
      const geometry::Box box = geometry::bounding_box(contour);
      const bool lying = degrees % 180 == 0;
      EXPECT_EQ(box.width(), lying ? 120_mm : 35_mm);
      EXPECT_EQ(box.height(), lying ? 35_mm : 120_mm);
      EXPECT_EQ(contour.edges[1].arc->radius, 17'500_um);
    }
  }
}

TEST(RegularCorners, StandEquallyApartOnTheirCircle) {
  for (int sides = 3; sides <= 12; ++sides) {
    const auto corners = regular_corners(at(10, 20), 200_mm, sides, Angle::degrees(-90), {});
    ASSERT_EQ(corners.size(), static_cast<std::size_t>(sides));
    const double side = 200 * std::sin(180.0 / sides * kDegree);
    for (std::size_t i = 0; i < corners.size(); ++i) {
      EXPECT_NEAR(away(corners[i].at, at(10, 20)), 100, 1e-3);
      EXPECT_NEAR(away(corners[i].at, corners[(i + 1) % corners.size()].at), side, 2e-3);
    }
    EXPECT_EQ(corners[0].at, at(10, -80));
  }
}

}  // namespace
}  // namespace plano::model
