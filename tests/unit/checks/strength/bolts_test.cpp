// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/bolts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace plano::checks {
namespace {

/// 18 mm of birch plywood (630 kg/m³) on a post of 90 mm, C24 (350 kg/m³): what was worked out
/// elsewhere, along the post's grain and across it.
TEST(Bolts, BearInOneShearPlaneAsWorkedOutElsewhere) {
  struct Row {
    double diameter;
    double ultimate;
    double along;
    double across;
  };
  const std::vector<Row> rows = {{8, kUltimate46, 3731, 3317},  {8, kUltimate88, 4616, 4077},
                                 {10, kUltimate46, 5082, 4473}, {10, kUltimate88, 6522, 5696},
                                 {12, kUltimate46, 6624, 5771}, {12, kUltimate88, 8737, 7050}};
  for (const Row& row : rows) {
    const Member board{18, embedment_plywood(row.diameter, 630)};
    const double yield = yield_moment(row.diameter, row.ultimate);
    const auto bears = [&](double angle) {
      return single_shear(row.diameter, yield, board,
                          {90, embedment_timber(row.diameter, 350, angle, true)});
    };
    EXPECT_NEAR(bears(0) / row.along, 1, 0.01);
    EXPECT_NEAR(bears(90) / row.across, 1, 0.01);
  }
}

TEST(Bolts, AreReckonedByHand) {
  // M8: 0.11 × 0.92 × 630 = 63.76; 0.082 × 0.92 × 350 = 26.40, over 1.35 + 0.12 across: 17.96.
  EXPECT_NEAR(embedment_plywood(8, 630), 63.76, 0.01);
  EXPECT_NEAR(embedment_timber(8, 350, 0, true), 26.40, 0.01);
  EXPECT_NEAR(embedment_timber(8, 350, 90, true), 17.96, 0.01);
  EXPECT_NEAR(embedment_timber(8, 350, 90, false), 26.404 / 1.02, 0.01);
  // 8^2.6 = 2^7.8 = 222.86; × 0.3 × 400.
  EXPECT_NEAR(yield_moment(8, 400), 26743, 1);
  // A bolt far stronger than the wood: the thin board is crushed, 20 × 10 × 10 N.
  EXPECT_NEAR(single_shear(10, 1e12, {10, 20}, {1e6, 20}), 2000, 1e-6);
}

TEST(Bolts, DoNotCareWhichMemberComesFirst) {
  for (const double thick : {9.0, 18.0, 45.0, 90.0}) {
    const Member a{18, 63.8};
    const Member b{thick, 26.4};
    EXPECT_NEAR(single_shear(8, 26743, a, b), single_shear(8, 26743, b, a), 1e-6) << thick;
  }
}

TEST(Bolts, OfGreaterDiameterOrSteelBearNoLess) {
  const auto bears = [](double d, double ultimate) {
    return single_shear(d, yield_moment(d, ultimate), {18, embedment_plywood(d, 630)},
                        {90, embedment_timber(d, 350, 0, true)});
  };
  for (double d = 5; d < 16; ++d) {
    EXPECT_LE(bears(d, 400), bears(d + 1, 400));
    EXPECT_LE(bears(d, 400), bears(d, 800));
  }
}

TEST(Bolts, InARowCountForLessThanTheirNumber) {
  EXPECT_EQ(effective_number(1, 40, 8), 1);
  // Two M8, 56 mm apart: 2^0.9 = 1.8661; (56/104)^0.25 = 0.8566: 1.598.
  EXPECT_NEAR(effective_number(2, 56, 8), 1.598, 0.001);
  EXPECT_EQ(effective_number(2, 1000, 8), 2);
}

TEST(Bolts, StandWhereTheWoodHoldsThem) {
  const Distances along = least_distances(8, 0);
  EXPECT_DOUBLE_EQ(along.along, 40);
  EXPECT_DOUBLE_EQ(along.across, 32);
  EXPECT_DOUBLE_EQ(along.loaded_end, 80);
  EXPECT_DOUBLE_EQ(along.loaded_edge, 24);
  EXPECT_DOUBLE_EQ(along.free_edge, 24);
  EXPECT_DOUBLE_EQ(least_distances(8, 90).loaded_edge, 32);
  EXPECT_DOUBLE_EQ(least_distances(12, 0).loaded_end, 84);
}

TEST(Bolts, ShareAForceAndItsMoment) {
  // Two bolts 100 mm apart, 1000 N down, 200 mm beside their middle: 500 each, and 200 000 N·mm
  // over two arms of 50 mm: ± 2000.
  const std::vector<Vec2> bolts = {{-50, 0}, {50, 0}};
  const auto taken = shares(bolts, {0, -1000}, {200, 0});
  EXPECT_NEAR(taken[0].y, 1500, 1e-9);
  EXPECT_NEAR(taken[1].y, -2500, 1e-9);
  // Whatever the place, they add up to the force.
  const std::vector<Vec2> four = {{0, 0}, {80, 0}, {10, 60}, {90, 70}};
  const auto all = shares(four, {300, -700}, {400, 20});
  double x = 0;
  double y = 0;
  double moment = 0;
  for (std::size_t i = 0; i < four.size(); ++i) {
    x += all[i].x;
    y += all[i].y;
    moment += four[i].x * all[i].y - four[i].y * all[i].x;
  }
  EXPECT_NEAR(x, 300, 1e-9);
  EXPECT_NEAR(y, -700, 1e-9);
  EXPECT_NEAR(moment, 400 * -700 - 20 * 300, 1e-6);
  // One bolt takes it all; a moment turns it.
  const auto one = shares(std::vector<Vec2>{{5, 5}}, {0, -10}, {100, 0});
  EXPECT_EQ(one[0].y, -10);
}

}  // namespace
}  // namespace plano::checks
