// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Depths and gaps from fields, held against a separating-axis computation on convex pieces.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "nesting/apart.h"
#include "nesting/convex.h"
#include "nesting/field.h"
#include "nesting/random.h"
#include "nesting/shapes.h"

namespace plano::nesting {
namespace {

Field field_of(const Figure& a, const Figure& b, double gap) {
  return Field(no_fit_border(a, b, Field::kMostPieces).value(), gap);
}

const Ring kSquare{{-10, -10}, {10, -10}, {10, 10}, {-10, 10}};
const Ring kEll{{-20, -20}, {20, -20}, {20, 0}, {0, 0}, {0, 20}, {-20, 20}};
// A ring with an opening 20 wide: a square of 20 just fits into it.
const Polygon kFrame{{{-30, -30}, {30, -30}, {30, 30}, {-30, 30}},
                     {{{-10, -10}, {-10, 10}, {10, 10}, {10, -10}}}};

Figure only(const Ring& ring) {
  return {{ring}, {ring}};
}

// The least move along any side's normal that parts two convex rings; negative: how far apart
// along the best of them.
double parting(const Ring& a, const Ring& b, Vec at) {
  double least = 1e300;
  for (const Ring* ring : {&a, &b}) {
    for (std::size_t i = 0; i < ring->size(); ++i) {
      const Vec side = (*ring)[(i + 1) % ring->size()] - (*ring)[i];
      const Vec out = Vec{side.y, -side.x} * ((ring == &a ? 1 : -1) / norm(side));
      double reach = -1e300;
      double other = 1e300;
      for (const Vec p : a) reach = std::max(reach, dot(out, p));
      for (const Vec p : b) other = std::min(other, dot(out, p + at));
      least = std::min(least, reach - other);
    }
  }
  return least;
}

bool overlap(const std::vector<Ring>& a, const std::vector<Ring>& b, Vec at, double slack) {
  return std::any_of(a.begin(), a.end(), [&](const Ring& mine) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Ring& other) { return parting(mine, other, at) > slack; });
  });
}

TEST(Field, TellsOverlapOfConcaveShapesAsTheirConvexPiecesDo) {
  const Figure ell = figure_of({{kEll, {}}});
  const Figure frame = figure_of({kFrame});
  Random random(7);
  for (const auto& [a, b] : {std::pair{ell, ell}, std::pair{frame, ell}, std::pair{ell, frame}}) {
    const Field field = field_of(a, b, 0);
    int inside = 0;
    for (int k = 0; k < 20'000; ++k) {
      const Vec at{random.between(-60, 60), random.between(-60, 60)};
      const double depth = field.depth(at);
      inside += depth > 0 ? 1 : 0;
      if (depth > 1e-6) {
        ASSERT_TRUE(overlap(a.pieces, b.pieces, at, 0)) << at.x << " " << at.y << " " << depth;
      } else {
        ASSERT_FALSE(overlap(a.pieces, b.pieces, at, 1e-6)) << at.x << " " << at.y;
      }
    }
    EXPECT_GT(inside, 2'000);
    EXPECT_LT(inside, 18'000);
  }
}

TEST(Field, OfConvexShapesIsTheLeastMoveThatPartsThem) {
  const Ring triangle{{-9, -6}, {12, -4}, {-3, 11}};
  const Field field = field_of(only(kSquare), only(triangle), 0);
  Random random(8);
  for (int k = 0; k < 5'000; ++k) {
    const Vec at{random.between(-30, 30), random.between(-30, 30)};
    EXPECT_NEAR(field.depth(at), std::max(0.0, parting(kSquare, triangle, at)), 1e-9);
  }
}

TEST(Field, KeepsTheGapAllRound) {
  const Field field = field_of(only(kSquare), only(kSquare), 5);
  EXPECT_EQ(field.depth({25.001, 0}), 0);
  EXPECT_NEAR(field.depth({22, 0}), 3, 1e-9);
  EXPECT_NEAR(field.depth({23, 24}), 0, 1e-9) << "corners keep the round distance: 3, 4, 5";
  EXPECT_NEAR(field.depth({20 + 2.4, 20 + 3.2}), 1, 1e-9);
}

TEST(Field, AnExactFitIsAPlaceLikeAnyOther) {
  const Polygon frame{{{-30, -30}, {30, -30}, {30, 30}, {-30, 30}},
                      {{{-10, -15}, {-10, 15}, {10, 15}, {10, -15}}}};
  const Field field = field_of(figure_of({frame}), only(kSquare), 0);
  EXPECT_NEAR(field.depth({0, 0}), 0, 1e-9) << "in the opening, as wide as it is";
  EXPECT_NEAR(field.depth({0, 5}), 0, 1e-9);
  EXPECT_NEAR(field.depth({0.5, 0}), 0.5, 1e-9);
  EXPECT_NEAR(field.depth({0.3, -5.4}), std::hypot(0.3, 0.4), 1e-9);
}

TEST(Shapes, TurnedPairsAnswerLikeFieldsMadeForTheirPoses) {
  const std::vector<Pose> poses{{false, Angle::degrees(0)},
                                {false, Angle::degrees(90)},
                                {true, Angle::degrees(180)},
                                {true, Angle::degrees(30)},
                                {false, Angle::degrees(210)}};
  ShapeTable shapes(1);
  const ShapeId ell = shapes.add({kEll, {}}, poses);
  const Polygon outline{{{-15, -3}, {14, -8}, {2, 0}, {12, 9}}, {}};
  // Counted from a slanting side: the two have no turn in common.
  const std::vector<Pose> slanted{{true, Angle::degrees(47)},
                                  {false, Angle::degrees(13)},
                                  {false, Angle::degrees(103)},
                                  {true, Angle::degrees(222)},
                                  {false, Angle::degrees(290)}};
  const ShapeId dart = shapes.add(outline, slanted);
  shapes.seal();
  Random random(9);
  for (int k = 0; k < 4'000; ++k) {
    const Placement a{k % 2 == 0 ? ell : dart,
                      static_cast<std::uint32_t>(random.below(5)),
                      {random.between(-9, 9), random.between(-9, 9)}};
    const Placement b{k % 3 == 0 ? ell : dart,
                      static_cast<std::uint32_t>(random.below(5)),
                      {random.between(-40, 40), random.between(-40, 40)}};
    const auto figure = [&](const Placement& p) {
      return turned(figure_of({p.shape == ell ? Polygon{kEll, {}} : outline}), shapes.pose_of(p));
    };
    const Field field = field_of(figure(a), figure(b), 1);
    ASSERT_NEAR(shapes.depth(a, b), field.depth(b.at - a.at), 1e-7);
    ASSERT_NEAR(shapes.depth(a, b), shapes.depth(b, a), 1e-9);
  }
}

// Two shapes that each may be turned in steps from sides of their own have few turns to one
// another.
TEST(Shapes, TurnsAreCountedFromEachShapesOwn) {
  ShapeTable shapes(1);
  std::vector<ShapeId> ids;
  for (int k = 0; k < 60; ++k) {
    std::vector<Pose> poses;
    for (int step = 0; step < 24; ++step) {
      for (const bool flipped : {false, true}) {
        poses.push_back({flipped, Angle::microdegrees(15'000'000 * step +
                                                      (flipped ? 1 : -1) * (1'000 + 77'777 * k))});
      }
    }
    Ring ring = kEll;
    ring[1].x += k;
    ring[2].x += k;
    ids.push_back(shapes.add({ring, {}}, poses));
  }
  shapes.seal();
  EXPECT_EQ(shapes.relative_turns(), 48U);
}

// Two combs of needles, of which each could stand in as many places between those of the other.
TEST(Shapes, BordersWithoutEndAreThoseOfHulls) {
  const auto comb = [](int needles, double pitch) {
    Ring ring;
    for (int k = 0; k < needles; ++k) {
      const double x = k * pitch;
      for (const Vec p : {Vec{x, 0}, Vec{x + 0.3, 0}, Vec{x + 0.3, 100}, Vec{x + pitch, 100}}) {
        ring.push_back(p);
      }
    }
    ring.push_back({needles * pitch, 110});
    ring.push_back({0, 110});
    return Polygon{ring, {}};
  };
  ShapeTable shapes(1);
  const ShapeId wide = shapes.add(comb(150, 131), {{}});
  const ShapeId narrow = shapes.add(comb(120, 1), {{}});
  const ShapeId square = shapes.add({kSquare, {}}, {{}});
  shapes.seal();
  EXPECT_TRUE(shapes.keep_gap(shapes.stance_of({wide, 0, {}}), {},
                              shapes.stance_of({narrow, 0, {}}), {0, 112}));
  EXPECT_GT(shapes.depth({wide, 0, {}}, {narrow, 0, {40, 40}}), 0);
  EXPECT_EQ(shapes.depth({wide, 0, {}}, {square, 0, {30, 30}}), 0) << "between two needles";
}

TEST(Shapes, AlikeShareWhatIsWorkedOut) {
  const std::vector<Pose> poses{{false, Angle::degrees(0)}, {false, Angle::degrees(180)}};
  ShapeTable shapes(1);
  const ShapeId one = shapes.add({kEll, {}}, poses);
  Ring shifted = kEll;  // by less than a tenth of a nanometre
  for (Vec& p : shifted) p.x += 1e-8;
  const ShapeId other = shapes.add({shifted, {}}, poses);
  const ShapeId different = shapes.add({kSquare, {}}, poses);
  shapes.seal();
  const double depth = shapes.depth({one, 0, {}}, {one, 1, {7, 5}});
  const std::size_t memory = shapes.field_memory();
  EXPECT_EQ(shapes.depth({one, 0, {}}, {other, 1, {7, 5}}), depth);
  EXPECT_EQ(shapes.depth({other, 0, {}}, {other, 1, {7, 5}}), depth);
  EXPECT_EQ(shapes.field_memory(), memory);
  EXPECT_GT(shapes.depth({one, 0, {}}, {different, 1, {7, 5}}), 0);
  EXPECT_GT(shapes.field_memory(), memory);
}

TEST(Apart, NeverSaysSoOfWhatIsTooNearAndSeldomDeniesWhatIsNot) {
  const Figure frame = figure_of({kFrame});
  const Figure ell = figure_of({{kEll, {}}});
  constexpr double kGap = 4;
  const Field field = field_of(frame, ell, kGap);
  Random random(10);
  int apart_both = 0;
  int denied = 0;
  for (int k = 0; k < 20'000; ++k) {
    const Vec at{random.between(-70, 70), random.between(-70, 70)};
    std::vector<Ring> moved = ell.pieces;
    for (Ring& ring : moved) {
      for (Vec& p : ring) p = p + at;
    }
    const bool keeps = field.depth(at) <= 1e-9;
    const bool said = apart(frame.pieces, moved, kGap);
    ASSERT_TRUE(keeps || !said) << at.x << " " << at.y;
    apart_both += keeps && said ? 1 : 0;
    denied += keeps && !said ? 1 : 0;
  }
  EXPECT_GT(apart_both, 5'000);
  EXPECT_LT(denied, 50) << "only where corners face one another";
}

}  // namespace
}  // namespace plano::nesting
