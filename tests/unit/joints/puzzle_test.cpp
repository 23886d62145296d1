// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The profile of a seam, over a grid of thickness, width, clearance and cutter: at zero clearance
// its two sides tile the plane, at a fit they keep half of it apart all along, heads lock, and a
// cutter reaches everywhere. Where panels are split: tests/unit/panels/split_test.cpp.

#include "joints/puzzle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "geometry/exact/evaluate.h"
#include "geometry/web.h"

namespace plano::joints {
namespace {

using geometry::Contour;
using geometry::Edge;
using geometry::Point;
using geometry::Shape;

constexpr Length kFar = 4000_mm;

Length mm(double value) {
  return Length::nearest_to_mm(value);
}

SeamSite site(double thickness, double clearance, double cutter, double width) {
  return {mm(thickness), mm(clearance), mm(cutter), {}, mm(width)};
}

geometry::Region evaluated(const Shape& shape) {
  const auto region = geometry::exact::evaluate(shape);
  EXPECT_TRUE(region.has_value());
  return region ? *region : geometry::Region{};
}

/// A board over the seam: x from -300 to 300 mm.
Shape board(const SeamSite& site) {
  return Shape::of(geometry::rectangle({-300_mm, site.low}, 600_mm, site.high - site.low));
}

struct Pieces {
  geometry::Region first;
  geometry::Region second;
};
Pieces cut(const SeamSite& site, const Seam& seam) {
  return {evaluated(Shape::intersect({board(site), Shape::of(first_side(seam, kFar))})),
          evaluated(Shape::intersect({board(site), Shape::of(second_side(seam, kFar))}))};
}

double distance_to_segment(Point p, Point a, Point b) {
  const double ax = a.x.mm();
  const double ay = a.y.mm();
  const double dx = b.x.mm() - ax;
  const double dy = b.y.mm() - ay;
  const double length = dx * dx + dy * dy;
  const double share = std::clamp(
      ((p.x.mm() - ax) * dx + (p.y.mm() - ay) * dy) / (length == 0 ? 1 : length), 0.0, 1.0);
  return std::hypot(p.x.mm() - ax - share * dx, p.y.mm() - ay - share * dy);
}

/// From a point to a border given by its flattened points.
double distance_to(Point p, const std::vector<Point>& border) {
  double least = 1e9;
  for (std::size_t i = 0; i + 1 < border.size(); ++i) {
    least = std::min(least, distance_to_segment(p, border[i], border[i + 1]));
  }
  return least;
}

void expect_fit(const SeamSite& site) {
  SCOPED_TRACE(testing::Message() << site.thickness.mm() << " thick, " << site.high.mm()
                                  << " wide, clearance " << site.clearance.mm() << ", cutter "
                                  << site.cutter.mm());
  const auto seam = lay_seam(site, {});
  ASSERT_TRUE(seam.has_value());
  const Pieces pieces = cut(site, *seam);
  ASSERT_EQ(pieces.first.faces.size(), 1U);
  ASSERT_EQ(pieces.second.faces.size(), 1U);
  EXPECT_EQ(geometry::bounding_box(pieces.first).high.x, seam->reach().rounded_to_um());
  const double whole = 600 * (site.high - site.low).mm();
  const double both = geometry::area(pieces.first).mm2() + geometry::area(pieces.second).mm2();
  const auto common =
      evaluated(Shape::intersect({Shape::covering(pieces.first), Shape::covering(pieces.second)}));
  EXPECT_TRUE(common.empty()) << "they share no wood";
  // A micrometre of rounding along the whole border.
  const double border = geometry::perimeter(pieces.first.faces[0].outer).mm();
  if (site.clearance == Length()) {
    EXPECT_NEAR(both, whole, 1e-6 * whole) << "they tile the board";
    const auto united =
        evaluated(Shape::unite({Shape::covering(pieces.first), Shape::covering(pieces.second)}));
    ASSERT_EQ(united.faces.size(), 1U);
    EXPECT_TRUE(united.faces[0].holes.empty());
    EXPECT_NEAR(geometry::area(united).mm2(), whole, 1e-6 * whole);
  } else {
    // Along the one border, every corner and the middle between two is half the clearance off the
    // other.
    const auto first = geometry::flattened(first_side(*seam, kFar), 2_um);
    const Contour second = second_side(*seam, kFar);
    for (std::size_t i = 0; i < second.edges.size(); ++i) {
      for (const double share : {0.0, 0.5}) {
        const Point p = geometry::point_on(second, i, share);
        if (abs(p.x) > 500_mm || abs(p.y) > 2000_mm) continue;
        EXPECT_NEAR(distance_to(p, first), site.clearance.mm() / 2, 3.5e-3)
            << p.x.mm() << " " << p.y.mm();
      }
    }
    EXPECT_LT(both, whole - 0.4 * site.clearance.mm() * (site.high - site.low).mm());
    EXPECT_GT(both, whole - 0.5 * site.clearance.mm() * border);
  }
  // Heads are wider than necks by far more than the clearance, and no wood is thinner than a neck.
  EXPECT_GT(seam->head - site.clearance, seam->neck + site.clearance);
  EXPECT_GE(seam->neck, site.thickness - 1_um);
  EXPECT_GE(seam->neck, 2 * site.cutter - 1_um);
  EXPECT_FALSE(geometry::thinnest_web(pieces.first, std::min(seam->neck, site.thickness) - 2_um));
  EXPECT_FALSE(geometry::thinnest_web(pieces.second, site.thickness - site.clearance - 2_um));
  // A cutter enters wherever the border turns inwards: arcs around which the wood lies outside.
  for (const geometry::Region* piece : {&pieces.first, &pieces.second}) {
    for (const Edge& edge : piece->faces[0].outer.edges) {
      if (!edge.arc || edge.arc->turn == geometry::Turn::counter_clockwise) continue;
      EXPECT_GE(edge.arc->radius.mm(), site.cutter.mm() / 2) << "an inside arc too tight";
    }
  }
}

TEST(Puzzle, FitsAtEveryThicknessWidthClearanceAndCutter) {
  for (const double thickness : {3.0, 6.4, 14.9, 17.7, 23.4}) {
    for (const double width : {150.0, 383.0, 1210.0}) {
      for (const double clearance : {0.0, 0.05, 0.2, 0.65}) {
        for (const double cutter : {0.0, 3.175, 6.0, 8.0}) {
          expect_fit(site(thickness, clearance, cutter, width));
        }
      }
    }
  }
}

TEST(Puzzle, CannotBeDrawnOutInThePlane) {
  const SeamSite at = site(18, 0.2, 6, 400);
  const auto seam = lay_seam(at, {});
  ASSERT_TRUE(seam.has_value());
  const Pieces pieces = cut(at, *seam);
  const auto shared = [&](double along) {
    const geometry::Region drawn = geometry::translated(pieces.second, {mm(along), {}});
    const auto both =
        evaluated(Shape::intersect({Shape::covering(pieces.first), Shape::covering(drawn)}));
    return geometry::area(both).mm2();
  };
  EXPECT_EQ(shared(0), 0);
  EXPECT_GT(shared(0.5), 1) << "heads catch behind their necks";
  EXPECT_GT(shared(5), 50);
}

TEST(Puzzle, GivesNarrowPanelsSmallerHeadsUntilTheirNecksAreTooThin) {
  // Least neck 18 mm, head 27 mm, 18 mm of wood on both sides.
  EXPECT_FALSE(lay_seam(site(18, 0.2, 6, 62.9), {}).has_value());
  const auto narrow = lay_seam(site(18, 0.2, 6, 63), {});
  ASSERT_TRUE(narrow.has_value());
  EXPECT_EQ(narrow->head, 27_mm);
  EXPECT_EQ(narrow->centres, std::vector<Length>{31'500_um});
  const auto fault = lay_seam(site(18, 0.2, 6, 40), {}).error();
  EXPECT_EQ(fault.kind, SeamFault::Kind::too_narrow);
  EXPECT_EQ(fault.has, 40_mm);
  EXPECT_EQ(fault.needed, 63_mm);
}

TEST(Puzzle, MakesAsManyKnobsAsAskedIfThereIsRoom) {
  SeamWishes wishes;
  wishes.knobs = 3;
  const auto three = lay_seam(site(18, 0.2, 6, 300), wishes);
  ASSERT_TRUE(three.has_value());
  EXPECT_EQ(three->centres, (std::vector<Length>{50_mm, 150_mm, 250_mm}));
  wishes.knobs = 4;  // 75 mm each; a head of 40.5 mm and 36 mm between them
  const auto four = lay_seam(site(18, 0.2, 6, 300), wishes);
  ASSERT_FALSE(four.has_value());
  EXPECT_EQ(four.error().kind, SeamFault::Kind::too_many);
  EXPECT_EQ(four.error().needed, 76'500_um);
  wishes.head = 30_mm;
  EXPECT_TRUE(lay_seam(site(18, 0.2, 6, 300), wishes).has_value());
}

}  // namespace
}  // namespace plano::joints
