// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "head-gaps";
const std::string kTilt = "{axis: x, angle: 20deg, through: {y: 0mm, z: 1500mm}}, ";

/// A panel, and another square to it, `gap` beside its end; a sill and a lintel shut the slot.
Laid slot(Setting setting, double gap, double bottom = 1200, double height = 1000,
          const std::string& turns = "") {
  Laid laid(setting);
  laid.plate("front", 0, 0, bottom, 400, 18, height, turns)
      .plate("side", 400 + gap, -200, bottom, 18, 400, height, turns)
      .plate("sill", 0, 0, bottom - 18, 418 + gap, 18, 18, turns)
      .plate("lintel", 0, 0, bottom + height, 418 + gap, 18, 18, turns);
  return laid;
}

/// The slot between a floor and a barrier on it, 500 wide between two cheeks.
Laid under_barrier(Setting setting, double gap, double floor = 700) {
  Laid laid(setting);
  laid.floor("floor", 0, 0, 500, 600, floor)
      .plate("barrier", 0, 0, floor + gap, 500, 18, 600)
      .plate("left", -18, 0, floor - 18, 18, 600, 900)
      .plate("right", 500, 0, floor - 18, 18, 600, 900);
  return laid;
}

/// Two slots as wide as `arm` that meet at a right angle, between five plates in one plane.
Laid elbow(Setting setting, double arm) {
  Laid laid(setting);
  laid.plate("corner", arm, 0, 1200 + arm, 600, 18, 600)
      .plate("left", -200, 0, 1000, 200, 18, 1000 + arm)
      .plate("below", 0, 0, 1000, 800 + arm, 18, 200)
      .plate("right", 600 + arm, 0, 1200, 200, 18, arm)
      .plate("top", 0, 0, 1800 + arm, arm, 18, 200);
  return laid;
}

TEST(HeadGaps, SlotsBetweenSquarePanelsAtTheSmallAndTheLargeLimit) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slot(setting, 80).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(slot(setting, 88.9).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(slot(setting, 89.1).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 120).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 229.9).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 230.1).verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(HeadGaps, TheSameTiltedInSpace) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slot(setting, 88.9, 1200, 1000, kTilt).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(slot(setting, 89.1, 1200, 1000, kTilt).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 229.9, 1200, 1000, kTilt).verdict(kRule), Verdict::fail)
        << setting.name;
    EXPECT_EQ(slot(setting, 230.1, 1200, 1000, kTilt).verdict(kRule), Verdict::pass)
        << setting.name;
  }
}

TEST(HeadGaps, SlotsUnderABarrier) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(under_barrier(setting, 88).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(under_barrier(setting, 95).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(HeadGaps, MeasuresTheGapAndNamesItsParts) {
  const RuleReport says = under_barrier(kSettings[1], 95).says(kRule);
  ASSERT_FALSE(says.outcome.results.empty());
  const Result& worst = says.outcome.results[0];
  ASSERT_TRUE(worst.measured);
  EXPECT_NEAR(worst.measured->value, 95, 0.1);
  EXPECT_EQ(worst.place.elements, (std::vector<std::string>{"barrier", "floor"}));
}

TEST(HeadGaps, CountFromALowerEdgeAboveSixHundred) {
  for (const Setting& setting : kSettings) {
    EXPECT_NE(slot(setting, 120, 600).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 120, 601).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(under_barrier(setting, 120, 600).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(under_barrier(setting, 120, 601).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(HeadGaps, HolesTooShortForATorsoAreForAPerson) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slot(setting, 100, 1200, 150).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_EQ(slot(setting, 100, 1200, 160).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(HeadGaps, SlotsOpenAtTheirTopAreForAPerson) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.plate("front", 0, 0, 1200, 400, 18, 1000)
        .plate("side", 520, -200, 1200, 18, 400, 1000)
        .plate("sill", 0, -200, 1182, 538, 400, 18);
    EXPECT_EQ(laid.verdict(kRule), Verdict::needs_human) << setting.name;
  }
}

TEST(HeadGaps, ElbowsWhereTwoNarrowSlotsMeet) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(elbow(setting, 75).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(elbow(setting, 85).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_EQ(elbow(setting, 90).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(HeadGaps, CornersAndLonelyPanelsHaveNone) {
  Laid laid;
  laid.plate("wall", 0, 0, 1000, 800, 18, 800).plate("wing", 0, 18, 1000, 18, 800, 800);
  EXPECT_EQ(laid.floor("floor", 0, 0, 800, 800, 1000).verdict(kRule), Verdict::pass);
}

/// Slats behind each other: the way leads between them aslant.
TEST(HeadGaps, SlatsInDepth) {
  for (const Setting& setting : kSettings) {
    const auto slats = [&](double depth) {
      Laid laid(setting);
      return laid.plate("front", 0, 0, 1200, 300, 18, 800)
          .plate("behind", 250, 18 + depth, 1200, 300, 18, 800)
          .plate("sill", 0, -100, 1182, 550, 400, 18)
          .plate("lintel", 0, -100, 2000, 550, 400, 18);
    };
    EXPECT_EQ(slats(80).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_GE(slats(100).verdict(kRule), Verdict::needs_human) << setting.name;
  }
}

/// From arris to arris, in directions between those balls are grown in.
TEST(HeadGaps, ArrisesAslant) {
  for (const double degrees : {33.75, 50.0, 11.25}) {
    const auto slats = [&](double gap) {
      const double aside = gap * cos_degrees(degrees);
      const double behind = 18 + gap * sin_degrees(degrees);
      Laid laid;
      return laid.plate("front", 0, 0, 1200, 300, 18, 800)
          .plate("behind", 300 + aside, behind, 1200, 300, 18, 800)
          .plate("sill", 0, -100, 1182, 600 + aside, 500, 18)
          .plate("lintel", 0, -100, 2000, 600 + aside, 500, 18)
          .verdict(kRule);
    };
    EXPECT_EQ(slats(88.5), Verdict::pass) << degrees;
    EXPECT_GE(slats(89.5), Verdict::needs_human) << degrees;
    EXPECT_GE(slats(229.5), Verdict::needs_human) << degrees;
    EXPECT_EQ(slats(230.5), Verdict::pass) << degrees;
  }
}

}  // namespace
}  // namespace plano::checks
