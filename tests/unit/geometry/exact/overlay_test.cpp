// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/overlay.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "geometry/text_form.h"
#include "tests/unit/geometry/exact/random_shapes.h"

namespace plano::geometry::exact {
namespace {

Region region(std::string_view text) {
  return *region_from_text(text);
}

/// Area of each cell, by Green's theorem over its sides.
std::vector<double> cell_areas(const Overlay& overlay) {
  std::vector<double> areas(overlay.cells.size(), 0.0);
  for (const auto& side : overlay.sides) {
    const Point from = overlay.vertices[side.from];
    const Point to = overlay.vertices[side.to];
    double twice = from.x.mm() * to.y.mm() - from.y.mm() * to.x.mm();
    if (side.arc) {
      const Contour arc_and_chord{{{from, side.arc}, {to, std::nullopt}}};
      const Contour whole_circle{{{from, side.arc}}};
      twice += 2 * signed_area(side.from == side.to ? whole_circle : arc_and_chord).mm2();
    }
    if (side.left != Overlay::kOutside) {
      areas[side.left] += twice / 2;
    }
    if (side.right != Overlay::kOutside) {
      areas[side.right] -= twice / 2;
    }
  }
  return areas;
}

std::map<std::uint64_t, double> area_by_cover(const Overlay& overlay) {
  std::map<std::uint64_t, double> sums;
  const std::vector<double> areas = cell_areas(overlay);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    EXPECT_GT(areas[i], 0);
    sums[overlay.cells[i].covered_by] += areas[i];
  }
  return sums;
}

TEST(Overlay, DividesAPlateByAPocketAcrossItsEdge) {
  const auto result =
      overlay({region("0,0 100,0 100,50 0,50"), region("80,10 120,10 120,40 80,40")});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->vertices.size(), 10U);
  EXPECT_EQ(result->cells.size(), 3U);
  const auto areas = area_by_cover(*result);
  EXPECT_DOUBLE_EQ(areas.at(1), 5000 - 600);
  EXPECT_DOUBLE_EQ(areas.at(3), 600);
  EXPECT_DOUBLE_EQ(areas.at(2), 600);
}

TEST(Overlay, KeepsAFullCircleAsOneSide) {
  const auto result = overlay({region("0,0 100,0 100,50 0,50"), region("60,25(50,25 10 +)")});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->sides.size(), 5U);
  int circles = 0;
  for (const auto& side : result->sides) {
    if (side.from == side.to) {
      ++circles;
      EXPECT_EQ(result->vertices[side.from], (Point{60_mm, 25_mm}));
      EXPECT_EQ(result->cells[side.left].covered_by, 3U);
      EXPECT_EQ(result->cells[side.right].covered_by, 1U);
    }
  }
  EXPECT_EQ(circles, 1);
}

TEST(Overlay, NumbersFacesAcrossGroupsThatDoNotTouch) {
  // The hole of the plate is outside of everything, the disc in it a cell of its own.
  const auto result = overlay({region("0,0 100,0 100,100 0,100 | 20,20 20,80 80,80 80,20"),
                               region("60,50(50,50 10 +)"), region("95,50(90,50 5 +)")});
  ASSERT_TRUE(result);
  const auto areas = area_by_cover(*result);
  EXPECT_EQ(result->cells.size(), 3U);
  EXPECT_NEAR(areas.at(1), 10000 - 3600 - 25 * M_PI, 1e-9);
  EXPECT_NEAR(areas.at(2), 100 * M_PI, 1e-9);
  EXPECT_NEAR(areas.at(5), 25 * M_PI, 1e-9);
  for (const auto& side : result->sides) {
    EXPECT_NE(side.left, side.right);
  }
}

TEST(Overlay, AgreesWithBooleansOnEveryCombination) {
  int compared = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    test::RandomShapes random(seed % 2 == 0 ? test::Layout::generic : test::Layout::degenerate,
                              seed + 900);
    std::vector<Shape> shapes;
    std::vector<Region> regions;
    for (int k = 0; k < 3; ++k) {
      shapes.push_back(random.tree(1));
      const auto one = evaluate(shapes.back());
      regions.push_back(one ? *one : Region{});
      if (!one) {
        shapes.back() = {};
      }
    }
    // Regions come back rounded to nanometres, so only those on the lattice are the same shapes.
    const auto result = overlay(regions);
    if (!result) {
      EXPECT_EQ(result.error().kind, Reason::Kind::sliver);
      continue;
    }
    const auto areas = area_by_cover(*result);
    for (std::uint64_t mask = 1; mask < 8; ++mask) {
      std::vector<Shape> in;
      std::vector<Shape> out;
      for (std::uint64_t k = 0; k < 3; ++k) {
        ((mask >> k) % 2 == 1 ? in : out).push_back(shapes[k]);
      }
      const auto expected = evaluate(Shape::subtract(Shape::intersect(in), out));
      if (expected) {
        const auto found = areas.find(mask);
        EXPECT_NEAR(found == areas.end() ? 0 : found->second, area(*expected).mm2(), 0.5);
        ++compared;
      }
    }
  }
  EXPECT_GE(compared, 600);
}

TEST(Overlay, RefusesMoreThan64Regions) {
  const std::vector<Region> many(65, region("0,0 1,0 1,1"));
  EXPECT_EQ(overlay(many).error().kind, Reason::Kind::too_large);
}

TEST(Overlap, IsAboutAreaNotAboutTouching) {
  const Region board = region("0,0 100,0 100,50 0,50");
  EXPECT_FALSE(overlap(board, region("100,0 200,0 200,50 100,50")));
  EXPECT_TRUE(overlap(board, region("99.999,0 200,0 200,50 99.999,50")));
  EXPECT_FALSE(overlap(board, region("120,25(110,25 10 +)")));
  EXPECT_TRUE(overlap(board, region("60,25(50,25 10 +)")));
  EXPECT_FALSE(overlap(region("0,0 100,0 100,50 0,50 | 10,10 10,40 90,40 90,10"),
                       region("10,10 90,10 90,40 10,40")));
  EXPECT_FALSE(overlap(board, {}));
}

}  // namespace
}  // namespace plano::geometry::exact
