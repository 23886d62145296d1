// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/simplify.h"

#include <gtest/gtest.h>

#include <cmath>

#include "nesting/convex.h"
#include "nesting/random.h"
#include "nesting/strip.h"

namespace plano::nesting {
namespace {

double distance(Vec p, const Ring& ring) {
  double least = 1e300;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec a = ring[i];
    const Vec along = ring[(i + 1) % ring.size()] - a;
    const double t = std::clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
    least = std::min(least, norm(p - (a + along * t)));
  }
  return least;
}

bool inside(Vec p, const Ring& ring) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
        p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) {
      in = !in;
    }
  }
  return in;
}

// A rough circle: radii at random, many corners.
Ring rough(std::uint64_t seed, int corners, double roughness) {
  Random random(seed);
  Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * 3.14159265358979 * i / corners;
    const double radius = 100 + random.between(-roughness, roughness);
    ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
  }
  return ring;
}

TEST(Simplified, CoversTheOutlineAndStaysWithinItsBound) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Ring ring = rough(seed, 300, 0.5);
    const Ring simple = simplified_outward({ring, {}}, 0.8).outer;
    EXPECT_LT(simple.size(), ring.size() / 2) << seed;
    for (const Vec p : ring) {
      ASSERT_TRUE(inside(p, simple) || distance(p, simple) < 1e-9) << seed;
    }
    for (const Vec p : simple) ASSERT_LT(distance(p, ring), 0.8 + 1e-9) << seed;
    double area = 0;
    for (const Ring& piece : convex_pieces({simple, {}})) area += signed_area(piece);
    EXPECT_NEAR(area, signed_area(simple), 1e-6 * area) << "still simple";
  }
}

TEST(Simplified, FillsHolesAFractionOnly) {
  Ring hole = rough(3, 200, 0.5);
  std::reverse(hole.begin(), hole.end());
  const Polygon plate{{{-200, -200}, {200, -200}, {200, 200}, {-200, 200}}, {hole}};
  const Polygon simple = simplified_outward(plate, 0.8);
  EXPECT_EQ(simple.outer.size(), 4U);
  ASSERT_EQ(simple.holes.size(), 1U);
  EXPECT_LT(simple.holes[0].size(), 100U);
  EXPECT_GE(area(simple), area(plate));
  for (const Vec p : simple.holes[0]) EXPECT_LT(distance(p, hole), 0.8 + 1e-9);
}

// Thousands of needles side by side, each across the whole: whatever is left of them covers them.
TEST(Simplified, NeedlesEndSoonAndAreCovered) {
  Polygon rake;
  constexpr int kNeedles = 4'000;
  for (int k = 0; k < kNeedles; ++k) {
    rake.outer.push_back({2.0 * k, 0});
    rake.outer.push_back({2.0 * k + 4'000, 4'000});
  }
  rake.outer.push_back({2.0 * kNeedles, -10});
  rake.outer.push_back({0, -10});
  if (area(rake) < 0) std::reverse(rake.outer.begin(), rake.outer.end());
  const Polygon simple = simplified_outward(rake, 0.8);
  EXPECT_GE(area(simple), area(rake));
  EXPECT_LE(simple.outer.size(), rake.outer.size());
}

TEST(Convex, PiecesMakeUpTheWhole) {
  const Polygon comb{{{0, 0},
                      {70, 0},
                      {70, 30},
                      {60, 30},
                      {60, 10},
                      {50, 10},
                      {50, 30},
                      {40, 30},
                      {40, 10},
                      {30, 10},
                      {30, 30},
                      {20, 30},
                      {20, 10},
                      {10, 10},
                      {10, 30},
                      {0, 30}},
                     {{{5, 2}, {5, 8}, {65, 8}, {65, 2}}}};
  const auto pieces = convex_pieces(comb);
  double sum = 0;
  for (const Ring& piece : pieces) {
    sum += signed_area(piece);
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const Vec a = piece[(i + 1) % piece.size()] - piece[i];
      const Vec b = piece[(i + 2) % piece.size()] - piece[(i + 1) % piece.size()];
      EXPECT_GE(cross(a, b), -1e-9);
    }
  }
  EXPECT_NEAR(sum, area(comb), 1e-6);
  EXPECT_LE(pieces.size(), 16U) << "merged, not bare triangles";
}

TEST(Strip, SolvesAJigsawToTheLastHundredth) {
  // A square of 100 cut into four by two slanted lines: the optimum is known.
  ShapeTable shapes(0);
  std::vector<ShapeId> items;
  const std::vector<Ring> cut{{{0, 0}, {40, 0}, {55, 45}, {0, 60}},
                              {{40, 0}, {100, 0}, {100, 30}, {55, 45}},
                              {{55, 45}, {100, 30}, {100, 100}, {70, 100}},
                              {{0, 60}, {55, 45}, {70, 100}, {0, 100}}};
  for (Ring ring : cut) {
    const Bounds box = bounds(ring);
    for (Vec& p : ring) p = p - Vec{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
    items.push_back(shapes.add({ring, {}}, {{}}));
  }
  shapes.seal();
  Effort effort([](std::uint64_t sweeps) { return static_cast<double>(sweeps) / 4'000; });
  StripOptions options;
  options.height = 100;
  const StripSolution solution = pack_strip(shapes, items, options, effort);
  EXPECT_GE(solution.length, 100 - 1e-6) << "no layout is denser than full";
  EXPECT_LE(solution.length, 100.5);
}

}  // namespace
}  // namespace plano::nesting
