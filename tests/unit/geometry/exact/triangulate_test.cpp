// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/triangulate.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "geometry/exact/evaluate.h"
#include "tests/unit/geometry/exact/random_shapes.h"

namespace plano::geometry::exact {
namespace {

struct Flat {
  std::vector<Point> points;
  std::vector<std::vector<std::uint32_t>> loops;

  explicit Flat(const Region& region) {
    for (const Face& face : region.faces) {
      add(face.outer);
      for (const Contour& hole : face.holes) {
        add(hole);
      }
    }
  }
  void add(const Contour& contour) {
    loops.emplace_back();
    for (const Point& point : flattened(contour, 100_um)) {
      loops.back().push_back(static_cast<std::uint32_t>(points.size()));
      points.push_back(point);
    }
  }
};

double twice_area(Point a, Point b, Point c) {
  return (b.x - a.x).mm() * (c.y - a.y).mm() - (b.y - a.y).mm() * (c.x - a.x).mm();
}

double polygon_area(const Flat& flat) {
  double twice = 0;
  for (const auto& loop : flat.loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      twice += twice_area({}, flat.points[loop[i]], flat.points[loop[(i + 1) % loop.size()]]);
    }
  }
  return twice / 2;
}

TEST(Triangulate, CoversRandomRegionsExactlyOnceAndKeepsLoopEdges) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    test::RandomShapes random(seed % 2 == 0 ? test::Layout::generic : test::Layout::degenerate,
                              seed);
    const auto region = evaluate(random.cut_plate(8));
    if (!region) {
      continue;
    }
    const Flat flat(*region);
    const auto triangles = triangulate(flat.points, flat.loops);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> sides;
    double area = 0;
    for (const auto& t : triangles) {
      const double twice = twice_area(flat.points[t[0]], flat.points[t[1]], flat.points[t[2]]);
      EXPECT_GT(twice, 0);
      area += twice / 2;
      for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(++sides[std::pair(t[i], t[(i + 1) % 3])], 1);
      }
    }
    EXPECT_NEAR(area, polygon_area(flat), 1e-6);
    // What is left without a partner is the loops, in their direction.
    std::size_t boundary = 0;
    for (const auto& [side, count] : sides) {
      boundary += sides.count({side.second, side.first}) == 0 ? 1U : 0U;
    }
    EXPECT_EQ(boundary, flat.points.size());
    for (const auto& loop : flat.loops) {
      for (std::size_t i = 0; i < loop.size(); ++i) {
        EXPECT_TRUE(sides.count({loop[i], loop[(i + 1) % loop.size()]}));
      }
    }
  }
}

TEST(Triangulate, GivesTheSameTrianglesWhicheverLoopComesFirst) {
  Flat flat(*evaluate(Shape::subtract(
      Shape::of(rectangle({}, 100_mm, 100_mm)),
      {Shape::of(circle({30_mm, 30_mm}, 10_mm)), Shape::of(circle({70_mm, 70_mm}, 10_mm))})));
  const auto triangles = triangulate(flat.points, flat.loops);
  std::swap(flat.loops[0], flat.loops[2]);
  EXPECT_EQ(triangulate(flat.points, flat.loops).size(), triangles.size());
  EXPECT_TRUE(std::is_sorted(triangles.begin(), triangles.end()));
}

}  // namespace
}  // namespace plano::geometry::exact
