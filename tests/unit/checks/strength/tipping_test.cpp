// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Modules under their users: each by itself and by its own weight, held against sums done by hand.

#include <cmath>

#include "checks/module_floors.h"
#include "checks/strength/stability.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

double worked(const Result& result, const std::string& name) {
  for (const Working& one : result.workings) {
    if (one.name.en.find(name) == 0) return one.value.value;
  }
  ADD_FAILURE() << name;
  return 0;
}

const Result* result_of(const RuleReport& report, const std::string& element) {
  for (const Result& one : report.outcome.results) {
    if (!one.place.elements.empty() && one.place.elements[0] == element) return &one;
  }
  return nullptr;
}

/// A deck of 1.2 by 1.2 m on walls as deep as itself; behind it, 5 mm away and as high, one of 1.2
/// by 0.5 m on feet 0.25 m deep, not joined to it.
const std::string kSideBySide = kHead + R"(panels:
  wide: {material: board, lies_in: xy, size: [1200mm, 1200mm], at: {z: 982mm}}
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [1200mm, 982mm]
    at: {x: if(side == 'left'; 50mm; 1132mm)}
  narrow: {material: board, lies_in: xy, size: [1200mm, 500mm], at: {y: 1205mm, z: 982mm}}
  foot:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [250mm, 982mm]
    at: {x: if(side == 'left'; 100mm; 1082mm), y: 1330mm}
joints:
  - {type: tab_slot, from: wall, into: wide, tabs: 2}
  - {type: tab_slot, from: foot, into: narrow, tabs: 1}
expects: {platforms: [wide, narrow], anchoring: free}
)";

TEST(TippingByUsers, DecksThatTouchStandEachOnTheirOwn) {
  const Designed designed(kSideBySide);
  ASSERT_TRUE(designed.made());
  ASSERT_EQ(designed.scene().modules.size(), 2U);
  // One floor to a foot.
  ASSERT_EQ(designed.survey().standing.size(), 1U);
  const RuleReport report = designed.says("tipping-by-users");
  ASSERT_EQ(report.outcome.results.size(), 2U);
  // Two users in a row along 1.2 m: 1948 N down, 125 mm beyond the feet, and 195 N sideways at 1 m:
  // 1.5 (1948 × 0.125 + 194.8) = 657 N·m. 0.6 m² of deck and 0.49 m² of feet, 18 mm of 680 kg/m³:
  // 13.35 kg, 125 mm inside: 0.9 × 13.35 × 9.81 × 0.125 = 14.7 N·m.
  const Result* narrow = result_of(report, "narrow");
  ASSERT_NE(narrow, nullptr);
  EXPECT_EQ(narrow->verdict, Verdict::fail);
  EXPECT_NEAR(worked(*narrow, "overturning moment"), 657, 3);
  EXPECT_NEAR(worked(*narrow, "moment that holds"), 14.7, 0.2);
  EXPECT_NEAR(narrow->measured->value, 44.6, 0.8);
  // The wide one by four users in the middle of its own 1.44 m².
  const Result* wide = result_of(report, "wide");
  ASSERT_NE(wide, nullptr);
  EXPECT_EQ(worked(*wide, "users"), 4);
  EXPECT_EQ(worked(*wide, "how far users stand beyond"), 0);
}

TEST(UsersOnPlatforms, ALooseBoardInAFloorIsAskedWhatCarriesIt) {
  // Three boards side by side on two walls; the middle one lies loose.
  const Designed designed(kHead + R"(panels:
  plank:
    for_each: {i: 0..2}
    material: board
    lies_in: xy
    size: [900mm, 200mm]
    at: {y: i * 205mm, z: 282mm}
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [610mm, 282mm]
    at: {x: if(side == 'left'; 100mm; 782mm)}
joints:
  - {type: tab_slot, from: [wall.left, wall.right], into: plank.0, tabs: 1}
  - {type: tab_slot, from: [wall.left, wall.right], into: plank.2, tabs: 1}
expects: {platforms: [plank]}
)");
  ASSERT_TRUE(designed.made());
  ASSERT_EQ(designed.survey().standing.size(), 1U);
  const RuleReport report = designed.says("users-on-platforms");
  EXPECT_EQ(report.verdict, Verdict::needs_human);
  const Result* loose = result_of(report, "plank.1");
  ASSERT_NE(loose, nullptr);
  EXPECT_EQ(loose->verdict, Verdict::needs_human);
  ASSERT_EQ(report.outcome.tables.size(), 1U);
  EXPECT_EQ(report.outcome.tables[0].rows.size(), 2U);
}

TEST(UsersOnPlatforms, CountARowAlongANarrowSurface) {
  // 120 mm by 4 m: 0.48 m² would be two; 4 / 0.6 = 6.7, seven in a row: 7 × 53.8 + 1.64 × 9.6 × √7
  // = 418.3 kg, × 10 × 8/7 = 4780 N.
  const Designed designed(kHead + R"(panels:
  plank: {material: board, lies_in: xy, size: [4000mm, 120mm]}
expects: {platforms: [plank]}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("users-on-platforms");
  ASSERT_EQ(report.outcome.results.size(), 1U);
  EXPECT_NEAR(report.outcome.results[0].measured->value, 4780, 2);
  // 0.6 m wide and more, the area counts as many or more: 1 m² holds three.
  EXPECT_EQ(worked(Designed(kHead + R"(panels:
  mat: {material: board, lies_in: xy, size: [1000mm, 1000mm]}
expects: {platforms: [mat]}
)")
                       .says("users-on-platforms")
                       .outcome.results.at(0),
                   "users"),
            3);
}

/// A bench of 1 by 0.6 m on two legs that stand on a base 50 mm wider on all sides.
std::string bench(const std::string& legs) {
  return kHead + R"(panels:
  base: {material: board, lies_in: xy, size: [1100mm, 700mm], at: {x: -50mm, y: -50mm}}
  top: {material: board, lies_in: xy, size: [1000mm, 600mm], at: {z: )" +
         legs + R"( + 18mm}}
  leg:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [500mm, )" +
         legs + R"(]
    at: {x: if(side == 'left'; 50mm; 932mm), y: 50mm, z: 18mm}
joints:
  - {type: tab_slot, from: leg, into: top}
  - {type: tab_slot, from: leg, into: base}
expects: {platforms: [top], anchoring: free}
)";
}

TEST(TippingByUsers, WhatOnlyUsersHoldDownIsForAPerson) {
  // Two users push with 195 N at 0.3 m, 1.5 × 58 = 87.7 N·m; 20 kg hold 0.9 × 20 × 9.81 × 0.35 =
  // 61.8 N·m: 1.42. In a row along the edge, 50 mm inside the base, they hold 0.9 × 2 × 53.8 × 9.81
  // × 0.05 = 47.5 N·m more while they stand still: 0.80.
  const Designed designed(bench("264mm"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("tipping-by-users");
  EXPECT_EQ(report.verdict, Verdict::needs_human);
  ASSERT_EQ(report.outcome.results.size(), 1U);
  const Result& result = report.outcome.results[0];
  EXPECT_NEAR(result.measured->value, 1.42, 0.03);
  EXPECT_NEAR(worked(result, "most of what holds"), 0.80, 0.02);
  // At 0.7 m, 204.5 N·m, their weight is not enough: 25 kg and they hold 124 N·m.
  EXPECT_EQ(Designed(bench("664mm")).verdict("tipping-by-users"), Verdict::fail);
}

TEST(TippingByUsers, PrintsWhatItsMomentsAreMadeOf) {
  const Designed designed(kSideBySide);
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("tipping-by-users");
  for (const Result& one : report.outcome.results) {
    const double moment = 1.5 *
                          (worked(one, "force sideways") * worked(one, "height of the push") *
                               worked(one, "part of the push") +
                           worked(one, "force down") * worked(one, "how far users stand beyond")) /
                          1000;
    EXPECT_NEAR(worked(one, "overturning moment") / moment, 1, 1e-9);
    const double holds = 0.9 * 9.81 * worked(one, "mass of the module") *
                         worked(one, "from that side in to the centre") / 1000;
    EXPECT_NEAR(worked(one, "moment that holds") / holds, 1, 1e-9);
    EXPECT_NEAR(one.measured->value, moment / holds, 1e-6);
    EXPECT_GE(
        worked(one, "most ballast"),
        (moment - holds) / (0.9 * 9.81 * worked(one, "from that side in to the middle") / 1000) -
            1e-9);
  }
}

const std::vector<Ground2> kBase = {{-0.6, -0.6}, {0.6, -0.6}, {0.6, 0.6}, {-0.6, 0.6}};

TEST(Stability, UsersHoldNothingDown) {
  // 20 kg on feet of 1.2 by 1.2 m, one user 0.3 m from the middle at 2 m: 1.5 × 139.1 × 2 = 417.3
  // N·m against 0.9 × 20 × 9.81 × 0.6 = 105.9 N·m: 3.94.
  Push push;
  push.direction = {1, 0};
  push.horizontal_n = 139.1;
  push.height_m = 2;
  push.vertical_n = 1391;
  push.at = {0.3, 0};
  const Balance balance = balance_of(kBase, {0, 0}, 20, push);
  EXPECT_NEAR(balance.utilisation(), 3.94, 0.01);
  push.vertical_n = 0;
  EXPECT_EQ(balance_of(kBase, {0, 0}, 20, push).utilisation(), balance.utilisation());
  // Standing still: 53.8 × 9.81 = 527.8 N, 0.3 m inside, 0.9 of it: 142.5 N·m more: 1.68.
  push.steady_n = 527.8;
  EXPECT_NEAR(balance_of(kBase, {0, 0}, 20, push).utilisation(), 1.68, 0.01);
}

TEST(Stability, WithUsersOfWhatIsHeavierIsNeverLess) {
  Push push;
  push.direction = {0.6, 0.8};
  push.horizontal_n = 139.1;
  push.height_m = 1.5;
  push.vertical_n = 1391;
  for (const double place : {0.0, 0.3, 0.6, 0.7}) {
    push.at = {place, 0.2};
    double before = 1e9;
    for (double mass = 10; mass < 600; mass += 10) {
      const double use = balance_of(kBase, {0.2, 0.1}, mass, push).utilisation();
      EXPECT_LE(use, before);
      before = use;
    }
  }
}

}  // namespace
}  // namespace plano::checks
