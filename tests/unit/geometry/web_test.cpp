// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/web.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geometry/containment.h"
#include "geometry/text_form.h"

namespace plano::geometry {
namespace {

Region region(std::string_view text) {
  return *region_from_text(text);
}
Point mm(double x, double y) {
  return {Length::nearest_to_mm(x), Length::nearest_to_mm(y)};
}

/// Width of the thinnest web below 10 mm; zero for none.
double web(std::string_view text) {
  const auto found = thinnest_web(region(text), 10_mm);
  return found ? found->width.mm() : 0;
}

TEST(Webs, BetweenASlotAndTheEdge) {
  const auto found = thinnest_web(region("0,0 100,0 100,50 0,50 | 20,4 20,20 80,20 80,4"), 10_mm);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->width, 4_mm);
  EXPECT_EQ(found->middle(), mm(20, 2));
}

TEST(Webs, BetweenRoundThings) {
  EXPECT_DOUBLE_EQ(web("0,0 100,0 100,50 0,50 | 26,25(20,25 6 -) | 40,25(34,25 6 -)"), 2);
  EXPECT_DOUBLE_EQ(web("0,0 100,0 100,50 0,50 | 26,9(20,9 6 -)"), 3);
  EXPECT_DOUBLE_EQ(web("50,0(0,0 50 +) | 45,0(0,0 45 -)"), 5);  // a ring, concentric
  EXPECT_DOUBLE_EQ(web("50,0(0,0 50 +) | 46,0(4,0 42 -)"), 4);  // thinnest on one side
}

TEST(Webs, OfANarrowTabAndATaperBetweenSlots) {
  EXPECT_DOUBLE_EQ(web("0,0 100,0 100,50 53,50 53,70 47,70 47,50 0,50"), 6);
  EXPECT_NEAR(web("0,0 100,0 100,90 0,90 | 20,20 20,40 80,40 80,20 | 20,47 20,60 80,60 80,45"), 5,
              1e-6);
}

TEST(Webs, AcrossMaterialOnly) {
  // The narrow gap of a U is not material, and neither is a hole.
  EXPECT_EQ(web("0,0 30,0 30,50 18,50 18,20 15,20 15,50 0,50"), 0);
  EXPECT_EQ(web("0,0 100,0 100,50 0,50 | 20,20 20,23 80,23 80,20"), 0);
}

TEST(Webs, NotAtTheCornersOfThePart) {
  EXPECT_EQ(web("0,0 100,0 100,50 0,50"), 0);
  EXPECT_EQ(web("0,0 100,0 0,8"), 0);                         // a sharp triangle
  EXPECT_EQ(web("0,0 97,0(97,3 3 +) 100,3 100,50 0,50"), 0);  // a round corner
  EXPECT_EQ(web("0,0 98,0 100,2 100,50 0,50"), 0);            // a chamfer
}

TEST(Webs, AtCornersThatJutIntoTheMaterial) {
  // Two notches from opposite sides, corner against corner.
  EXPECT_NEAR(web("0,0 40,0 40,24 45,24 45,0 100,0 100,50 52,50 52,28 47,28 47,50 0,50"),
              std::hypot(2, 4), 1e-6);
}

TEST(Webs, OnlyBelowTheLimit) {
  const Region board = region("0,0 100,0 100,50 0,50 | 20,4 20,20 80,20 80,4");
  EXPECT_FALSE(thinnest_web(board, 4_mm));
  EXPECT_TRUE(thinnest_web(board, 4_mm + 1_nm));
}

/// Against all pairs of many points along the boundary: nothing nearer across the wood than the
/// web.
TEST(Webs, AgreeWithSamplingBetweenRandomHoles) {
  std::mt19937 random(11);
  const auto whole = [&random](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  for (int round = 0; round < 40; ++round) {
    Face face{rectangle({}, 200_mm, 200_mm), {}};
    for (int i = 0; i < 4; ++i) {  // one hole in each quarter
      const Point corner = mm(i % 2 * 100 + whole(8, 20), i / 2 * 100 + whole(8, 20));
      const Length size = Length::millimetres(whole(60, 72));
      face.holes.push_back(reversed(
          round % 2 == 0 ? rounded_rectangle(corner, size, size, Length::millimetres(whole(0, 30)))
                         : circle(corner + Point{size.half(), size.half()}, size.half())));
    }
    std::vector<std::vector<Point>> lines;
    for (const Contour& hole : face.holes) {
      lines.push_back(flattened(hole, 50_um));
    }
    // Straight edges need points too.
    for (std::size_t h = 0; h < face.holes.size(); ++h) {
      for (std::size_t i = 0; i < face.holes[h].edges.size(); ++i) {
        for (int k = 1; k < 60; ++k) {
          lines[h].push_back(point_on(face.holes[h], i, k / 60.0));
        }
      }
    }
    double least = 1e9;
    for (std::size_t a = 0; a < lines.size(); ++a) {
      for (const Point& p : lines[a]) {
        least = std::min(least, distance_to_boundary(face.outer, p).mm());
        for (std::size_t b = 0; b < a; ++b) {
          for (const Point& q : lines[b]) {
            least = std::min(least, std::hypot((p.x - q.x).mm(), (p.y - q.y).mm()));
          }
        }
      }
    }
    const auto found = thinnest_web(Region{{face}}, 60_mm);
    ASSERT_TRUE(found);
    EXPECT_LE(found->width.mm(), least + 1e-6);
    EXPECT_NEAR(found->width.mm(), least, 0.3);  // points up to 1.2 mm apart
  }
}

TEST(Containment, CountsTheBoundaryAndNotTheHoles) {
  const Region board = region("0,0 100,0 100,50 0,50 | 60,25(50,25 10 -)");
  EXPECT_TRUE(contains(board, mm(1, 1)));
  EXPECT_TRUE(contains(board, mm(0, 0)));
  EXPECT_TRUE(contains(board, mm(100, 25)));
  EXPECT_TRUE(contains(board, mm(40, 25)));
  EXPECT_FALSE(contains(board, mm(41, 25)));
  EXPECT_FALSE(contains(board, mm(100.001, 25)));
  EXPECT_FALSE(contains(board, mm(-1, 0)));
  EXPECT_TRUE(contains(circle({}, 10_mm), mm(-10, 0)));
  EXPECT_TRUE(contains(reversed(circle({}, 10_mm)), mm(1, 9)));
  EXPECT_FALSE(contains(Region{}, mm(0, 0)));
}

TEST(Containment, MeasuresTheDistanceToTheBoundary) {
  const Region board = region("0,0 100,0 100,50 0,50 | 60,25(50,25 10 -)");
  EXPECT_EQ(distance_to_boundary(board, mm(50, 25)), 10_mm);
  EXPECT_EQ(distance_to_boundary(board, mm(20, 3)), 3_mm);
  EXPECT_EQ(distance_to_boundary(board, mm(103, 54)), 5_mm);
  EXPECT_EQ(distance_to_boundary(board, mm(65, 25)), 5_mm);
}

}  // namespace
}  // namespace plano::geometry
