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

/// Round pickets `gap` apart between two pairs of boards, whose own gap leads down to the ground.
Laid pickets(Setting setting, double gap, int count = 3) {
  Laid laid(setting);
  const double step = 40 + gap;
  const double length = 40 + step * (count - 1);
  for (const double y : {0.0, 58.0}) {
    const std::string side = y == 0 ? "_before" : "_behind";
    laid.plate("low" + side, 0, y, 700, length, 18, 120);
    laid.plate("top" + side, 0, y, 1420, length, 18, 120);
  }
  for (int i = 0; i < count; ++i) {
    laid.picket("p" + std::to_string(i), step * i, 18, 700, 840);
  }
  return laid;
}

/// A window of 400 by 400 between four plates, and a board `behind` it that leaves 150 of it.
Laid half_covered(Setting setting, double behind) {
  Laid laid(setting);
  return laid.plate("left", 0, 0, 700, 400, 18, 900)
      .plate("right", 800, 0, 700, 400, 18, 900)
      .plate("below", 400, 0, 700, 400, 18, 250)
      .plate("above", 400, 0, 1350, 400, 18, 250)
      .plate("cover", 550, 18 + behind, 800, 500, 18, 700);
}

/// Two boards side by side, the second `behind` the first, each with half of a hole of 120 by 300.
Laid halves(Setting setting, double behind) {
  Laid laid(setting);
  return laid.plate("left", 0, 0, 700, 540, 18, 900)
      .plate("left_low", 540, 0, 700, 60, 18, 300)
      .plate("left_top", 540, 0, 1300, 60, 18, 300)
      .plate("right", 660, behind, 700, 540, 18, 900)
      .plate("right_low", 600, behind, 700, 60, 18, 300)
      .plate("right_top", 600, behind, 1300, 60, 18, 300);
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

TEST(HeadGaps, RoundPicketsBetweenPairsOfBoards) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(pickets(setting, 88).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(pickets(setting, 95).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(pickets(setting, 220).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(pickets(setting, 231).verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(HeadGaps, NameEveryGapOfARowAndItsTrueWidth) {
  const RuleReport says = pickets(kSettings[1], 110, 6).says(kRule);
  ASSERT_EQ(says.outcome.results.size(), 5U);
  for (const Result& result : says.outcome.results) {
    EXPECT_NEAR(result.measured->value, 110, 0.3);
  }
}

/// A ball that rests before a gap too narrow for it is in no passage, beside a wall either.
TEST(HeadGaps, FunnelsBeforeNarrowGapsAreNone) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.floor("floor", 0, 0, 600, 400, 1500)
        .plate("left", -18, 0, 1500, 18, 400, 900)
        .plate("back", 0, 400, 1500, 600, 18, 900)
        .plate("rail", 0, 0, 2300, 600, 60, 18);
    for (int i = 0; i < 5; ++i) {
      laid.picket("p" + std::to_string(i), 30 + 112 * i, 10, 1500, 800);
    }
    EXPECT_EQ(laid.verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(HeadGaps, WindowsPartlyBehindABoard) {
  for (const Setting& setting : kSettings) {
    for (const double behind : {1.0, 5.0, 40.0, 80.0}) {
      EXPECT_EQ(half_covered(setting, behind).verdict(kRule), Verdict::fail)
          << setting.name << ' ' << behind;
    }
    EXPECT_GE(half_covered(setting, 120).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_EQ(half_covered(setting, 40).verdict("head-openings"), Verdict::needs_human)
        << setting.name;
    EXPECT_EQ(half_covered(setting, 100).verdict("head-openings"), Verdict::pass) << setting.name;
  }
}

TEST(HeadGaps, HolesOfTwoBoardsAtDifferentDepths) {
  for (const Setting& setting : kSettings) {
    for (const double behind : {0.0, 17.7, 30.0, 50.0}) {
      EXPECT_EQ(halves(setting, behind).verdict(kRule), Verdict::fail)
          << setting.name << ' ' << behind;
    }
  }
}

/// The ball that is found first lies in the tip of what a board leaves of a round hole.
TEST(HeadGaps, MeasureTheLargestDiscOfAGap) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const std::string turned =
        ", turn: [{axis: z, angle: " + turn + ", through: {x: 0mm, y: 0mm}}]}\n";
    const Designed design(
        kHead +
        "panels:\n"
        "  wall: {material: board, lies_in: xz, size: [1200mm, 900mm], at: {z: 700mm}, openings: "
        "[{id: hole, shape: circle, diameter: 400mm, centre: [600mm, 450mm]}]" +
        turned +
        "  cover: {material: board, lies_in: xz, size: [500mm, 700mm], at: {x: 550mm, y: 18mm, z: "
        "800mm}" +
        turned);
    ASSERT_TRUE(design.made());
    const RuleReport says = design.says(kRule);
    EXPECT_EQ(says.verdict, Verdict::fail);
    ASSERT_FALSE(says.outcome.results.empty());
    EXPECT_NEAR(says.outcome.results[0].measured->value, 150, 1.5);
  }
}

}  // namespace
}  // namespace plano::checks
