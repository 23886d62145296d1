// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "stairs";

/// Treads of board, 600 wide, and what they lead to.
struct Stair {
  double rise = 180;
  double going = 200;
  double depth = 220;
  int treads = 3;
  double third_up = 0;  // the third tread lies this much higher
  double third_on = 0;  // and further
  double tilt = 0;      // degrees, about the way it is walked
  double deck = 0;      // height of the floor it leads to; zero: none
  double apart = 0;     // how much further it lies than a tread would
  bool declared = true;

  Laid in(const Setting& setting) const {
    Laid laid(setting);
    std::string named;
    for (int i = 0; i < treads; ++i) {
      const double top = (i + 1) * rise + (i == 2 ? third_up : 0);
      const std::string turns = tilt == 0
                                    ? ""
                                    : "{axis: y, angle: " + decimal(tilt) +
                                          "deg, through: {x: 0mm, z: " + decimal(top) + "mm}}, ";
      const std::string id = "tread-" + std::to_string(i);
      laid.plate(id, 0, i * going + (i == 2 ? third_on : 0), top - 18, 600, depth, 18, turns);
      named += (i == 0 ? "" : ", ") + id;
    }
    if (deck > 0) laid.floor("deck", 0, treads * going + apart, 600, 800, deck);
    if (deck > 0) named += ", deck";
    if (declared) laid.expects("  platforms: [" + named + "]\n");
    return laid;
  }
  Verdict verdict(const Setting& setting) const { return in(setting).verdict(kRule); }
};

TEST(Stairs, HaveAGoingOfHundredAndForty) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ((Stair{.going = 139, .depth = 160}.verdict(setting)), Verdict::fail) << setting.name;
    EXPECT_EQ((Stair{.going = 140, .depth = 160}.verdict(setting)), Verdict::pass) << setting.name;
  }
}

TEST(Stairs, HaveTreadsHundredAndTenDeep) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ((Stair{.going = 140, .depth = 109}.verdict(setting)), Verdict::fail) << setting.name;
    EXPECT_EQ((Stair{.going = 140, .depth = 110}.verdict(setting)), Verdict::pass) << setting.name;
  }
}

TEST(Stairs, HaveOnePitch) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Stair{.third_up = 2}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Stair{.third_up = 2.1}.verdict(setting), Verdict::fail) << setting.name;
    EXPECT_EQ(Stair{.third_on = 2}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Stair{.third_on = 2.1}.verdict(setting), Verdict::fail) << setting.name;
    const auto onto = [&](double deck) {
      return Stair{.treads = 2, .deck = deck}.verdict(setting);
    };
    EXPECT_EQ(onto(542), Verdict::pass) << setting.name;
    EXPECT_EQ(onto(542.1), Verdict::fail) << setting.name;
  }
}

TEST(Stairs, HaveTreadsLevelToThreeDegrees) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Stair{.tilt = 2.9}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Stair{.tilt = 3.1}.verdict(setting), Verdict::fail) << setting.name;
  }
}

TEST(Stairs, HaveThreeRisers) {
  EXPECT_EQ(Stair{.treads = 2}.verdict(kSettings[0]), Verdict::not_applicable);
  EXPECT_EQ((Stair{.treads = 2, .deck = 540}.verdict(kSettings[0])), Verdict::pass);
  // A deck level with the second tread leaves two risers: walked up as a stair, and none.
  for (const Setting& setting : kSettings) {
    EXPECT_EQ((Stair{.treads = 2, .deck = 360, .apart = 60}.verdict(setting)), Verdict::needs_human)
        << setting.name;
    EXPECT_EQ((Stair{.treads = 3, .deck = 540, .apart = 60}.verdict(setting)), Verdict::pass)
        << setting.name;
  }
  const RuleReport two = Stair{.treads = 2, .deck = 360, .apart = 60}.in(kSettings[0]).says(kRule);
  ASSERT_FALSE(two.outcome.results.empty());
  EXPECT_EQ(two.outcome.results[0].measured.value_or(Measure{}).value, 2);
}

TEST(Stairs, ThatTurnAboutAreForAPerson) {
  // Treads around a pole at the origin, each turned by so much from the last.
  const auto winding = [](const Setting& setting, double turn, int treads) {
    Laid laid(setting);
    for (int i = 0; i < treads; ++i) {
      laid.plate("tread-" + std::to_string(i), 150, -110, 180 * (i + 1) - 18, 600, 220, 18,
                 "{axis: z, angle: " + decimal(setting.mirrored ? -turn * i : turn * i) +
                     "deg, through: {x: 0mm, y: 0mm}}, ");
    }
    return laid.verdict(kRule);
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(winding(setting, 20, 3), Verdict::needs_human) << setting.name;
    EXPECT_EQ(winding(setting, 14, 5), Verdict::needs_human) << setting.name;
    EXPECT_EQ(winding(setting, 20, 2), Verdict::not_applicable) << setting.name;
  }
}

TEST(Stairs, AreForTheAuthorToDeclare) {
  EXPECT_EQ((Stair{.going = 139, .depth = 160, .declared = false}.verdict(kSettings[0])),
            Verdict::needs_declaration);
}

TEST(Stairs, AreGuardedWhereTheyLeadHigherThanSixHundred) {
  for (const Setting& setting : kSettings) {
    const auto to = [](double height) {
      return Stair{.rise = height / 3, .treads = 2, .deck = height};
    };
    EXPECT_EQ(to(600).verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(to(603).verdict(setting), Verdict::fail) << setting.name;
    const auto between = [&](double height, double low, double high, bool both) {
      Laid laid = to(height).in(setting);
      laid.plate("left", -18, -50, low, 18, 500, high - low);
      if (both) laid.plate("right", 600, -50, low, 18, 500, high - low);
      return laid.verdict(kRule);
    };
    EXPECT_EQ(between(603, 0, 1500, true), Verdict::pass) << setting.name;
    EXPECT_EQ(between(603, 0, 1500, false), Verdict::fail) << setting.name;
    // A rail 639 to 839 above the treads, 399 or 598 clear below it, then 609.
    EXPECT_EQ(between(603, 799, 1040, true), Verdict::pass) << setting.name;
    EXPECT_EQ(between(603, 810, 1040, true), Verdict::fail) << setting.name;
  }
}

TEST(Stairs, HaveBarriersWhereTheyLeadHigherThanAThousand) {
  for (const Setting& setting : kSettings) {
    const auto railed = [&](double height) {
      Laid laid = Stair{.rise = height / 4, .treads = 3, .deck = height}.in(setting);
      // Boards that rise with the treads: their tops 700, their lower edges 300 above them.
      for (int i = 0; i < 3; ++i) {
        const double up = (i + 1) * height / 4;
        const std::string id = std::to_string(i);
        laid.plate("left-" + id, -18 - 18 * i, i * 200, up + 300, 18, 220, 400);
        laid.plate("right-" + id, 600 + 18 * i, i * 200, up + 300, 18, 220, 400);
      }
      return laid.verdict(kRule);
    };
    EXPECT_EQ(railed(1000), Verdict::pass) << setting.name;
    EXPECT_EQ(railed(1004), Verdict::fail) << setting.name;
  }
}

}  // namespace
}  // namespace plano::checks
