// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

/// A floor of 2000 by 1000 mm at `height`; walls of `top` around it, but for the front.
Laid walled(Setting setting, double height, double top, const std::string& access) {
  Laid laid(setting);
  laid.floor("top", 0, 0, 2000, 1000, height);
  laid.plate("left", -18, 0, height, 18, 1000, top);
  laid.plate("right", 2000, 0, height, 18, 1000, top);
  laid.plate("back", 0, 1000, height, 2000, 18, top);
  return laid.expects("  platforms: [top]\n  access: " + access + "\n  access_reason: a fence\n");
}

/// The front too, with a way of `gap` in the middle of it.
Laid with_way(Setting setting, double height, double top, double gap, const std::string& access) {
  Laid laid = walled(setting, height, top, access);
  const double side = (2000 - gap) / 2;
  laid.plate("front_left", 0, -18, height, side, 18, top);
  laid.plate("front_right", side + gap, -18, height, side, 18, top);
  return laid;
}

/// With rungs of 400 mm in front of the middle, every 300 mm.
Laid with_ladder(Laid laid, double height, double middle = 1000) {
  for (int i = 1; 300 * i < height; ++i) {
    laid.floor("rung" + decimal(i), middle - 200, -100, 400, 45, 300 * i);
  }
  return laid;
}

/// The front closed by slats of 60 mm under a rail, `clear` mm between them.
Laid slatted(Setting setting, double clear) {
  Laid laid = walled(setting, 1500, 900, "easy");
  laid.plate("rail", 0, -18, 1500 + 855, 2000, 18, 45);
  int slat = 0;
  double end = 0;
  for (double x = 0; x + 60 <= 2000; x += 60 + clear) {
    laid.plate("slat" + decimal(slat++), x, -18, 1500, 60, 18, 855);
    end = x + 60;
  }
  if (2000 - end > clear) laid.plate("last", 1940, -18, 1500, 60, 18, 855);
  return laid;
}

/// Walls of `low` all around, and over each, after a gap, a board of 200 mm.
Laid stacked(Setting setting, double low, double gap) {
  Laid laid = with_way(setting, 1500, low, 0, "easy");
  const double z = 1500 + low + gap;
  laid.plate("over_left", -18, 0, z, 18, 1000, 200).plate("over_right", 2000, 0, z, 18, 1000, 200);
  laid.plate("over_back", 0, 1000, z, 2000, 18, 200).plate("over_front", 0, -18, z, 2000, 18, 200);
  return laid;
}

/// What a rule says of one of its results that names `words`; empty where none does.
std::vector<Verdict> verdicts_naming(const RuleReport& report, const std::string& words) {
  std::vector<Verdict> all;
  for (const Result& result : report.outcome.results) {
    if (result.says.en.find(words) != std::string::npos) all.push_back(result.verdict);
  }
  return all;
}

/// A rail all around, 45 mm deep, with its top at `top` above the floor.
Laid railed(Setting setting, double height, double top) {
  Laid laid(setting);
  const double z = height + top - 45;
  laid.floor("top", 0, 0, 2000, 1000, height);
  laid.plate("left", -18, 0, z, 18, 1000, 45).plate("right", 2000, 0, z, 18, 1000, 45);
  laid.plate("back", 0, 1000, z, 2000, 18, 45).plate("front", 0, -18, z, 2000, 18, 45);
  return laid.expects("  platforms: [top]\n  access: hard\n");
}

Laid bare(Setting setting, double height, const std::string& access) {
  Laid laid(setting);
  return laid.floor("top", 0, 0, 2000, 1000, height)
      .expects("  platforms: [top]\n  access: " + access + "\n");
}

TEST(Barriers, AreAskedForByHeightAndAccess) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(bare(setting, 600, "easy").verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(bare(setting, 601, "easy").verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(bare(setting, 2000, "hard").verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(railed(setting, 2000, 700).verdict("barriers"), Verdict::not_applicable);
    EXPECT_EQ(railed(setting, 2001, 700).verdict("barriers"), Verdict::fail) << setting.name;
  }
}

TEST(Guardrails, AreAskedForAboveAThousand) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(bare(setting, 1000, "hard").verdict("guardrails"), Verdict::not_applicable);
    EXPECT_EQ(bare(setting, 1001, "hard").verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(railed(setting, 1001, 700).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(with_way(setting, 1500, 700, 0, "hard").verdict("guardrails"), Verdict::pass);
  }
}

TEST(Guardrails, TopsLieBetweenSixHundredAndEightHundredAndFifty) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(railed(setting, 1500, 599).verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 600).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 850).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(railed(setting, 1500, 851).verdict("guardrails"), Verdict::fail) << setting.name;
  }
}

TEST(Barriers, TopsLieAtSevenHundredAtLeast) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(with_way(setting, 1500, 699, 0, "easy").verdict("barriers"), Verdict::fail);
    EXPECT_EQ(with_way(setting, 1500, 700, 0, "easy").verdict("barriers"), Verdict::pass);
  }
}

TEST(BarrierOpenings, FiveHundredOrTwelveHundredUnderARail) {
  for (const Setting& setting : kSettings) {
    const auto plain = [&](double gap) {
      return with_ladder(with_way(setting, 1500, 900, gap, "easy"), 1500);
    };
    EXPECT_EQ(plain(500).verdict("barrier-openings"), Verdict::pass) << setting.name;
    EXPECT_EQ(plain(500).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(plain(501).verdict("barrier-openings"), Verdict::fail) << setting.name;
    const auto under_rail = [&](double gap) {
      Laid laid = plain(gap);
      laid.plate("rail", 1000 - gap / 2, -18, 1500 + 755, gap, 18, 45);
      return laid.verdict("barrier-openings");
    };
    EXPECT_EQ(under_rail(1200), Verdict::pass) << setting.name;
    EXPECT_EQ(under_rail(1201), Verdict::fail) << setting.name;
    const auto hard = [&](double gap) {
      return with_ladder(with_way(setting, 1500, 800, gap, "hard"), 1500);
    };
    EXPECT_EQ(hard(500).verdict("barrier-openings"), Verdict::pass) << setting.name;
    EXPECT_EQ(hard(500).verdict("guardrails"), Verdict::needs_human)
        << setting.name << ": the ladder is easy, that it is not rests on a word";
    EXPECT_EQ(hard(501).verdict("barrier-openings"), Verdict::fail) << setting.name;
  }
}

TEST(BarrierOpenings, BetweenWallsThatEndFlushWithTheEdgeAWayIsAsWideAsTheWalls) {
  for (const Setting& setting : kSettings) {
    const auto between = [&](double width, double back) {
      Laid laid(setting);
      laid.floor("top", 0, 0, width, 1000, 1500);
      laid.plate("left", -18, back, 1500, 18, 1000 - back, 900);
      laid.plate("right", width, back, 1500, 18, 1000 - back, 900);
      laid.plate("back", 0, 1000, 1500, width, 18, 900);
      laid.expects("  platforms: [top]\n  access: easy\n");
      return with_ladder(laid, 1500, width / 2);
    };
    EXPECT_EQ(between(500, 0).verdict("barrier-openings"), Verdict::pass) << setting.name;
    EXPECT_EQ(between(501, 0).verdict("barrier-openings"), Verdict::fail) << setting.name;
    EXPECT_EQ(between(500, 50).verdict("barrier-openings"), Verdict::pass) << setting.name;
    EXPECT_EQ(between(501, 50).verdict("barrier-openings"), Verdict::fail) << setting.name;
    EXPECT_EQ(between(500, 100).verdict("barrier-openings"), Verdict::fail) << setting.name;
  }
}

/// Steps of 500 by 300 mm, 180 high, up to 200 below a floor of 800: no steeper than 45 degrees.
TEST(BarrierOpenings, AWideWayUnderARailIsForSteepElements) {
  for (const Setting& setting : kSettings) {
    const auto wide = [&](double gap, bool ramp) {
      Laid laid(setting);
      laid.floor("top", 0, 0, 2000, 1000, 1500);
      laid.plate("left", -18, 0, 1500, 18, 1000, 900).plate("right", 2000, 0, 1500, 18, 1000, 900);
      laid.plate("back", 0, 1000, 1500, 2000, 18, 900);
      const double side = (2000 - gap) / 2;
      laid.plate("front_left", 0, -18, 1500, side, 18, 900);
      laid.plate("front_right", side + gap, -18, 1500, side, 18, 900);
      laid.plate("rail", side, -18, 1500 + 755, gap, 18, 45);
      // One step down to a landing narrower than what ends a fall.
      if (ramp) laid.floor("step", 700, -100, 600, 80, 1200);
      laid.expects("  platforms: [top" + std::string(ramp ? ", step" : "") + "]\n  access: easy\n");
      return laid;
    };
    EXPECT_EQ(wide(500, true).verdict("barrier-openings"), Verdict::pass) << setting.name;
    EXPECT_EQ(wide(501, true).verdict("barrier-openings"), Verdict::needs_human) << setting.name;
    EXPECT_EQ(wide(1200, true).verdict("barrier-openings"), Verdict::needs_human) << setting.name;
    EXPECT_EQ(wide(1200, false).verdict("barriers"), Verdict::fail) << setting.name;
  }
}

TEST(Barriers, AGapIsAWayOnlyFromThreeHundredAndWhereSomethingLeadsAway) {
  for (const Setting& setting : kSettings) {
    const auto bare_gap = [&](double gap) { return with_way(setting, 1500, 900, gap, "easy"); };
    EXPECT_EQ(bare_gap(88.9).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(bare_gap(89).verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(bare_gap(400).verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(bare_gap(1200).verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(bare_gap(400).verdict("barrier-openings"), Verdict::not_applicable) << setting.name;
    const auto with_rungs = [&](double gap) { return with_ladder(bare_gap(gap), 1500); };
    EXPECT_EQ(with_rungs(299).verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(with_rungs(300).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(with_rungs(300).verdict("barrier-openings"), Verdict::pass) << setting.name;
  }
}

TEST(Barriers, GapsAreMeasuredToTheirTrueEnds) {
  for (const Setting& setting : kSettings) {
    const RuleReport report = with_way(setting, 1500, 900, 123.4, "easy").says("barriers");
    ASSERT_FALSE(report.outcome.results.empty());
    ASSERT_TRUE(report.outcome.results[0].measured);
    EXPECT_NEAR(report.outcome.results[0].measured->value, 123.4, 0.15) << setting.name;
  }
}

TEST(Guardrails, AGapInARailIsAWayOnlyWhereSomethingLeadsAway) {
  for (const Setting& setting : kSettings) {
    const auto parted = [&](double gap) {
      Laid laid(setting);
      const double side = (2000 - gap) / 2;
      laid.floor("top", 0, 0, 2000, 1000, 1500);
      laid.plate("left", -18, 0, 2155, 18, 1000, 45).plate("right", 2000, 0, 2155, 18, 1000, 45);
      laid.plate("back", 0, 1000, 2155, 2000, 18, 45);
      laid.plate("front_left", 0, -18, 2155, side, 18, 45);
      laid.plate("front_right", side + gap, -18, 2155, side, 18, 45);
      return laid.expects("  platforms: [top]\n  access: hard\n  access_reason: a fence\n");
    };
    EXPECT_EQ(parted(88.9).verdict("guardrails"), Verdict::pass) << setting.name;
    EXPECT_EQ(parted(89.1).verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(parted(400).verdict("guardrails"), Verdict::fail) << setting.name;
    EXPECT_EQ(with_ladder(parted(400), 1500).verdict("guardrails"), Verdict::needs_human)
        << setting.name;
  }
}

TEST(Barriers, BoardsOfADeckAreOneFloor) {
  for (const Setting& setting : kSettings) {
    const auto deck = [&](double gap, bool walls) {
      Laid laid(setting);
      const double width = 200 + gap;
      std::string platforms;
      for (int i = 0; i < 5; ++i) {
        laid.floor("board" + decimal(i), width * i, 0, 200, 1000, 1500);
        platforms += (i == 0 ? "" : ", ") + ("board" + decimal(i));
      }
      const double across = width * 4 + 200;
      if (walls) {
        laid.plate("left", -18, 0, 1500, 18, 1000, 800);
        laid.plate("right", across, 0, 1500, 18, 1000, 800);
        laid.plate("back", 0, 1000, 1500, across, 18, 800);
        laid.plate("front", 0, -18, 1500, across, 18, 800);
      }
      return laid.expects("  platforms: [" + platforms + "]\n  access: easy\n");
    };
    EXPECT_EQ(deck(5, true).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(deck(30, true).verdict("barriers"), Verdict::pass) << setting.name;
    const RuleReport bare_deck = deck(5, false).says("barriers");
    EXPECT_EQ(bare_deck.verdict, Verdict::fail) << setting.name;
    EXPECT_EQ(bare_deck.outcome.results.size(), 1U) << setting.name;  // all around, once
  }
}

TEST(Barriers, TheTopIsCountedUpToTheFirstGap) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(stacked(setting, 620, 88.9).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(stacked(setting, 620, 89).verdict("barriers"), Verdict::fail) << setting.name;
    EXPECT_EQ(stacked(setting, 500, 88.9).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(stacked(setting, 500, 89).verdict("barriers"), Verdict::fail) << setting.name;
  }
}

TEST(Barriers, WallsThatReachFarBelowAndAboveAreWalls) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.floor("top", 0, 0, 2000, 1000, 1500);
    laid.plate("left", -18, 0, 0, 18, 1000, 3300).plate("right", 2000, 0, 0, 18, 1000, 3300);
    laid.plate("back", 0, 1000, 0, 2000, 18, 3300).plate("front", 0, -18, 0, 2000, 18, 3300);
    laid.expects("  platforms: [top]\n  access: easy\n");
    EXPECT_EQ(laid.verdict("barriers"), Verdict::pass) << setting.name;
  }
}

/// The front in two halves, the right one set back by `apart` from the left, and one behind it.
TEST(Barriers, PiecesATorsoPassesBetweenAreNotOneWall) {
  for (const Setting& setting : kSettings) {
    const auto halves = [&](double apart, double gap) {
      Laid laid = walled(setting, 1500, 900, "easy");
      laid.plate("front_left", 0, -18, 1500, 1000 - gap, 18, 900);
      laid.plate("front_right", 1000, apart, 1500, 1000, 18, 900);
      return laid.verdict("barriers");
    };
    EXPECT_EQ(halves(60, 0), Verdict::pass) << setting.name;
    EXPECT_EQ(halves(95, 0), Verdict::fail) << setting.name;
    // 70 along and 70 across make 99 aslant.
    EXPECT_EQ(halves(0, 70), Verdict::pass) << setting.name;
    EXPECT_EQ(halves(70, 70), Verdict::fail) << setting.name;
  }
}

/// Walls `off` mm outside of the edges, each as long as its edge: corners stay open.
TEST(Barriers, CornersOfWallsThatStandOffAreOpen) {
  for (const Setting& setting : kSettings) {
    const auto off = [&](double by) {
      Laid laid(setting);
      laid.floor("top", 0, 0, 2000, 1000, 1500);
      laid.plate("left", -18 - by, 0, 1000, 18, 1000, 1400);
      laid.plate("right", 2000 + by, 0, 1000, 18, 1000, 1400);
      laid.plate("back", 0, 1000 + by, 1000, 2000, 18, 1400);
      laid.plate("front", 0, -18 - by, 1000, 2000, 18, 1400);
      return laid.expects("  platforms: [top]\n  access: easy\n").verdict("barriers");
    };
    EXPECT_EQ(off(40), Verdict::pass) << setting.name;  // 57 mm aslant
    EXPECT_EQ(off(70), Verdict::fail) << setting.name;  // 99 mm
    EXPECT_EQ(off(95), Verdict::fail) << setting.name;  // between floor and wall
  }
}

TEST(Barriers, EachEdgeHasItsOwnVerdict) {
  Laid laid(kSettings[0]);
  laid.floor("top", 0, 0, 2000, 1000, 1500);
  laid.plate("left", -18, 0, 1500, 18, 1000, 900).plate("right", 2000, 0, 1500, 18, 1000, 650);
  laid.plate("back", 0, 1000, 1500, 2000, 18, 900);
  laid.expects("  platforms: [top]\n  access: easy\n");
  const RuleReport report = laid.says("barriers");
  EXPECT_EQ(verdicts_naming(report, "left edge"), std::vector<Verdict>{Verdict::pass});
  EXPECT_EQ(verdicts_naming(report, "back edge"), std::vector<Verdict>{Verdict::pass});
  EXPECT_EQ(verdicts_naming(report, "right edge"), std::vector<Verdict>{Verdict::fail});
  EXPECT_EQ(verdicts_naming(report, "front edge"), std::vector<Verdict>{Verdict::fail});
  for (const Result& result : report.outcome.results) {
    EXPECT_EQ(result.marks.empty(), result.verdict == Verdict::pass) << result.says.en;
  }
}

TEST(Barriers, AnOpenSideIsMissingAndStairsCloseIt) {
  EXPECT_EQ(walled(kSettings[0], 1500, 900, "easy").verdict("barriers"), Verdict::fail);
  Laid steps = walled(kSettings[0], 1000, 900, "easy");
  steps.floor("low", 0, -1018, 2000, 1000, 500);
  EXPECT_EQ(steps.verdict("barriers"), Verdict::pass);
}

TEST(Barriers, SlatsCloseAnEdgeUpToATorsosWidth) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slatted(setting, 80).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(slatted(setting, 88.9).verdict("barriers"), Verdict::pass) << setting.name;
    EXPECT_EQ(slatted(setting, 89).verdict("barriers"), Verdict::fail) << setting.name;
  }
  // Wider than any way in or out.
  EXPECT_EQ(slatted(kSettings[0], 1300).verdict("barriers"), Verdict::fail);
}

/// Pickets of 700 mm without a rail: what lies between them is no low place of the barrier.
TEST(Barriers, PicketsAreAsHighAsTheyAre) {
  const auto pickets = [](Setting setting, double high) {
    Laid laid = walled(setting, 1500, 900, "easy");
    int picket = 0;
    for (double x = 0; x + 60 <= 2000; x += 60 + 85) {
      laid.plate("picket" + decimal(picket++), x, -18, 1500, 60, 18, high);
    }
    return laid.verdict("barriers");
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(pickets(setting, 700), Verdict::pass) << setting.name;
    EXPECT_EQ(pickets(setting, 699), Verdict::fail) << setting.name;
  }
}

TEST(Footholds, ALedgeDeeperThanTenIsForAPersonToSee) {
  for (const Setting& setting : kSettings) {
    Laid plain = with_way(setting, 1500, 900, 0, "easy");
    EXPECT_EQ(plain.verdict("footholds"), Verdict::pass) << setting.name;
    plain.plate("ledge", 200, 0, 1500 + 250, 800, 18, 60);
    EXPECT_EQ(plain.verdict("footholds"), Verdict::needs_human) << setting.name;
    // Under a rail of the same barrier, 70 mm above: toes get in.
    Laid rails = with_way(setting, 1500, 900, 0, "easy");
    rails.plate("ledge", 200, 0, 1500 + 250, 800, 18, 60);
    rails.plate("above", 200, 0, 1500 + 380, 800, 18, 60);
    rails.plate("third", 200, 0, 1500 + 510, 800, 18, 200);
    EXPECT_EQ(rails.verdict("footholds"), Verdict::needs_human) << setting.name;
    EXPECT_GE(rails.says("footholds").outcome.results.size(), 2U) << setting.name;
    Laid low = with_way(setting, 1500, 900, 0, "easy");
    low.plate("ledge", 200, 0, 1500 + 20, 800, 18, 60);
    EXPECT_EQ(low.verdict("footholds"), Verdict::pass) << setting.name;
  }
}

/// A cap on the front wall, 918 mm up, or 1218.
/// A batten of 60 mm before a wall, but for `free` mm under a board of the wall's height.
TEST(Footholds, WhatIsCoveredHoldsNoFoot) {
  for (const Setting& setting : kSettings) {
    const auto covered = [&](double free) {
      Laid laid = with_way(setting, 1500, 900, 0, "easy");
      laid.floor("batten", 200, 0, 800, 18 + free, 1500 + 300);
      laid.plate("cover", 200, 0, 1500 + 300, 800, 18, 400);
      return laid.verdict("footholds");
    };
    EXPECT_EQ(covered(9.9), Verdict::pass) << setting.name;
    EXPECT_EQ(covered(10.1), Verdict::needs_human) << setting.name;
  }
}

/// Along a ramp of 30 degrees, heights count from the edge beside.
TEST(Footholds, OnARampHeightsCountFromTheEdgeBeside) {
  for (const Setting& setting : kSettings) {
    const auto ramp = [&](double ledge) {
      const std::string turn = "{axis: x, angle: 30deg, through: {y: 0mm, z: 0mm}}, ";
      Laid laid(setting);
      laid.plate("ramp", 0, 0, 0, 600, 2000, 18, turn);
      laid.floor("deck", 0, 2000 * 0.8660254, 600, 800, 1000 + 18 * 0.8660254);
      laid.plate("left", -18, -10, 0, 18, 1750, 1900).plate("right", 600, -10, 0, 18, 1750, 1900);
      // Along the left wall, `ledge` above the ramp, square to it.
      laid.plate("rail", 0, 400, 18 + ledge, 40, 1500, 18, turn);
      return laid.expects("  platforms: [ramp, deck]\n  access: easy\n").verdict("footholds");
    };
    EXPECT_EQ(ramp(200), Verdict::needs_human) << setting.name;
    EXPECT_EQ(ramp(530), Verdict::pass) << setting.name;  // 633 mm straight up
  }
}

/// A board that leans along the wall, outside it: its face goes up from 100 to 500 mm.
TEST(Footholds, ALeaningBoardBesideABarrierIsALedge) {
  for (const Setting& setting : kSettings) {
    Laid laid = with_way(setting, 1500, 900, 0, "easy");
    laid.plate("leaning", 400, -98, 1600, 800, 80, 18,
               setting.mirrored ? "{axis: y, angle: 30deg, through: {x: -800mm, z: 1800mm}}, "
                                : "{axis: y, angle: -30deg, through: {x: 800mm, z: 1800mm}}, ");
    EXPECT_EQ(laid.verdict("footholds"), Verdict::needs_human) << setting.name;
  }
}

TEST(Footholds, ATopWiderThanAHandGraspsIsForAPersonToSee) {
  for (const Setting& setting : kSettings) {
    const auto capped = [&](double depth, double length, double top) {
      Laid laid = with_way(setting, 1500, top, 0, "easy");
      laid.floor("cap", 200, -39, length, depth, 1500 + top + 18);
      return laid.verdict("footholds");
    };
    EXPECT_EQ(capped(60, 800, 900), Verdict::pass) << setting.name;
    EXPECT_EQ(capped(61, 800, 900), Verdict::needs_human) << setting.name;
    EXPECT_EQ(capped(90, 190, 900), Verdict::pass) << setting.name;
    EXPECT_EQ(capped(90, 800, 1200), Verdict::pass) << setting.name;
  }
}

/// The gap of the last picket to the wall beside runs around the corner of the floor.
TEST(Barriers, PicketsThatLeaveLessThanATorsoToAWallAroundTheCorner) {
  for (const Setting& setting : kSettings) {
    const auto balustrade = [&](double last) {
      Laid laid(setting);
      const double width = 540 + last;
      laid.floor("top", 0, 0, width, 600, 1500)
          .floor("rail_low", 0, -60, width, 60, 1500)
          .plate("left", -18, 0, 1500, 18, 600, 900)
          .plate("right", width, 0, 1500, 18, 600, 900)
          .plate("back", 0, 600, 1500, width, 18, 900)
          .plate("rail_top", 0, -60, 2300, width, 60, 18);
      for (int i = 0; i < 5; ++i) {
        laid.picket("p" + std::to_string(i), 40 + 115 * i, -50, 1500, 800);
      }
      laid.expects("  platforms: [top]\n  access: easy\n");
      return laid.verdict("barriers");
    };
    EXPECT_EQ(balustrade(80), Verdict::pass) << setting.name;
    EXPECT_EQ(balustrade(100), Verdict::fail) << setting.name;
  }
}

}  // namespace
}  // namespace plano::checks
