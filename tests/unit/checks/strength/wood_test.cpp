// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/wood.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace plano::checks {
namespace {

using catalog::BoardStrength;
using catalog::plywood_strength;

/// One child (1391 N) in the middle of a strip of birch plywood, 18 mm thick and 300 mm wide, with
/// 1.35 on the load, outdoors: what was worked out elsewhere for five spans.
TEST(Wood, StripsBearAsWorkedOutElsewhere) {
  struct Row {
    double span;
    double across;
    double sag_across;
    double along;
    double sag_along;
  };
  const std::vector<Row> rows = {{300, 0.44, 0.7, 0.37, 0.5},
                                 {400, 0.58, 1.7, 0.49, 1.3},
                                 {500, 0.73, 3.3, 0.62, 2.5},
                                 {600, 0.87, 5.8, 0.74, 4.3},
                                 {800, 1.16, 13.7, 0.99, 10.1}};
  const BoardStrength birch = *plywood_strength("finnish-birch", 18_mm);
  const Section strip{300, 18};
  const double k = k_mod(ServiceClass::outdoors, Duration::brief);
  const auto use = [&](double span, double strength) {
    const double moment = point_between(1.35 * 1391, span / 2, span, 1).moment_nmm;
    return moment / strip.modulus_mm3() / design_strength(strength, k, kGammaPlywood);
  };
  const auto sag = [&](double span, double modulus) {
    return point_between(1391, span / 2, span, modulus * strip.inertia_mm4()).deflection_mm;
  };
  for (const Row& row : rows) {
    // Published with two decimals.
    EXPECT_NEAR(use(row.span, birch.bending_across), row.across, 0.006) << row.span;
    EXPECT_NEAR(use(row.span, birch.bending_along), row.along, 0.006) << row.span;
    EXPECT_NEAR(sag(row.span, birch.modulus_across), row.sag_across, 0.06) << row.span;
    EXPECT_NEAR(sag(row.span, birch.modulus_along), row.sag_along, 0.06) << row.span;
  }
}

TEST(Wood, ABarrierBentOverItsFootByHand) {
  // 750 N/m at 0.70 m, 1.35: 709 N·m for a metre; 18 mm: W = 54 000 mm³, 13.1 N/mm²; across the
  // grain 34.1 × 0.7 / 1.2 = 19.9. Tip: 750 × 700³ / (3 × 7452 × 486 000) = 23.7 mm.
  const Section metre{1000, 18};
  const Bending bent = point_beyond(1.35 * 750, 700, 0, 7452 * metre.inertia_mm4());
  EXPECT_NEAR(bent.moment_nmm / 1000, 709, 0.5);
  EXPECT_NEAR(bent.moment_nmm / metre.modulus_mm3(), 13.1, 0.05);
  EXPECT_NEAR(design_strength(34.1, 0.7, 1.2), 19.9, 0.05);
  EXPECT_NEAR(point_beyond(750, 700, 0, 7452 * metre.inertia_mm4()).deflection_mm, 23.7, 0.05);
}

TEST(Wood, BeamsBendAsTextbooksSay) {
  // 1 kN in the middle of 2 m: 0.5 kN·m. 1 N/mm over 2 m: 0.5 kN·m; 5 × 16e12 / (384 × 1e12).
  EXPECT_DOUBLE_EQ(point_between(1000, 1000, 2000, 1e12).moment_nmm, 500'000);
  EXPECT_DOUBLE_EQ(spread_between(1, 1000, 2000, 1e12).moment_nmm, 500'000);
  EXPECT_NEAR(spread_between(1, 1000, 2000, 1e12).deflection_mm, 0.20833, 1e-5);
  // F L³ / (48 E I) = 1000 × 8e9 / 48e12.
  EXPECT_NEAR(point_between(1000, 1000, 2000, 1e12).deflection_mm, 0.166667, 1e-6);
  // A cantilever of 1 m that is clamped: q c⁴ / (8 E I) = 1e12 / 8e12.
  EXPECT_NEAR(spread_beyond(1, 1000, 0, 1e12).deflection_mm, 0.125, 1e-9);
  // A rod of 40 mm: 64 000 π / 32 = 6283 mm³.
  EXPECT_NEAR(RoundSection{40}.modulus_mm3(), 6283.2, 0.1);
  EXPECT_NEAR(RoundSection{40}.inertia_mm4(), 125'664, 1);
}

TEST(Wood, BoardsBetweenTwoRowsTakeTheLower) {
  const BoardStrength fifteen = *plywood_strength("finnish-birch", 15_mm);
  EXPECT_EQ(fifteen.bending_along, 40.2);
  EXPECT_EQ(fifteen.bending_across, 33.2);
  const BoardStrength thick = *plywood_strength("finnish-birch", 24_mm);
  EXPECT_EQ(thick.bending_along, 34.1);
  EXPECT_EQ(thick.modulus_across, 7452);
  EXPECT_FALSE(plywood_strength("finnish-birch", 6500_um));
  EXPECT_FALSE(plywood_strength("poplar", 18_mm));
  for (const char* make : catalog::plywood_makes()) {
    EXPECT_TRUE(plywood_strength(make, 18_mm)) << make;
    EXPECT_FALSE(catalog::plywood_source(make).empty());
  }
}

TEST(Wood, LastsLongerWhereItIsDryAndTheLoadIsShort) {
  EXPECT_EQ(k_mod(ServiceClass::outdoors, Duration::brief), 0.70);
  EXPECT_EQ(k_mod(ServiceClass::covered, Duration::instant), 1.10);
  for (const auto service :
       {ServiceClass::indoors, ServiceClass::covered, ServiceClass::outdoors}) {
    for (int d = 0; d < 4; ++d) {
      EXPECT_LT(k_mod(service, static_cast<Duration>(d)),
                k_mod(service, static_cast<Duration>(d + 1)));
      EXPECT_LE(k_mod(ServiceClass::outdoors, static_cast<Duration>(d)),
                k_mod(service, static_cast<Duration>(d)));
    }
  }
}

TEST(Wood, HasTheClassesItsTableSays) {
  const auto* c24 = catalog::find_timber_class("C24");
  ASSERT_NE(c24, nullptr);
  EXPECT_EQ(c24->bending, 24);
  EXPECT_EQ(c24->density, 350);
  EXPECT_EQ(catalog::find_timber_class("C25"), nullptr);
  for (const char* word : catalog::timber_class_words()) {
    const auto* found = catalog::find_timber_class(word);
    ASSERT_NE(found, nullptr) << word;
    EXPECT_EQ(found->softwood, word[0] == 'C');
    EXPECT_EQ(std::to_string(static_cast<int>(found->bending)), word + 1);
  }
}

}  // namespace
}  // namespace plano::checks
