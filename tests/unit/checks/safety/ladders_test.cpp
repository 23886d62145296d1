// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "ladders";

/// Rungs of board, 400 long and 60 deep, and what stands behind them. No joint holds them: the best
/// a rule can say of it is that a person has to look.
struct Ladder {
  double first = 300;  // height of the lowest top
  double rise = 300;
  double run = 0;
  double third = 0;  // the third rung lies this much higher
  int rungs = 3;
  double tilt = 0;    // degrees, about the way it is climbed
  double behind = 0;  // from the middle of a rung to a wall; zero: none
  std::string expects = {};

  Verdict in(const Setting& setting) const {
    Laid laid(setting);
    for (int i = 0; i < rungs; ++i) {
      const double top = first + i * rise + (i == 2 ? third : 0);
      const std::string turns = tilt == 0
                                    ? ""
                                    : "{axis: y, angle: " + decimal(tilt) +
                                          "deg, through: {x: 0mm, z: " + decimal(top) + "mm}}, ";
      laid.plate("rung-" + std::to_string(i), 0, i * run, top - 18, 400, 60, 18, turns);
    }
    if (behind > 0) laid.plate("wall", 0, 30 + behind, 0, 400, 18, 1500);
    if (!expects.empty()) laid.expects(expects);
    return laid.verdict(kRule);
  }
};

TEST(Ladders, StandAtSixtyDegreesAtLeast) {
  for (const Setting& setting : kSettings) {
    const auto at = [&](double degrees) {
      return Ladder{.run = 300 / tan_degrees(degrees)}.in(setting);
    };
    EXPECT_EQ(at(59.9), Verdict::fail) << setting.name;
    EXPECT_EQ(at(60), Verdict::needs_human) << setting.name;
    EXPECT_EQ(at(89.9), Verdict::needs_human) << setting.name;
    EXPECT_EQ(at(90), Verdict::needs_human) << setting.name;
  }
}

TEST(Ladders, HaveEquallySpacedRungs) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Ladder{.third = 2}.in(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(Ladder{.third = 2.1}.in(setting), Verdict::fail) << setting.name;
    EXPECT_EQ(Ladder{.third = -2.1}.in(setting), Verdict::fail) << setting.name;
    // A missing rung does not make two ladders of one.
    EXPECT_EQ(Ladder{.third = 250}.in(setting), Verdict::fail) << setting.name;
  }
}

TEST(Ladders, HaveRungsLevelToThreeDegrees) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Ladder{.tilt = 2.9}.in(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(Ladder{.tilt = 3}.in(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(Ladder{.tilt = 3.1}.in(setting), Verdict::fail) << setting.name;
  }
}

TEST(Ladders, LeaveNinetyBehindTheMiddleOfARung) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Ladder{.behind = 89}.in(setting), Verdict::fail) << setting.name;
    EXPECT_EQ(Ladder{.behind = 90}.in(setting), Verdict::needs_human) << setting.name;
  }
}

TEST(Ladders, CatchNoChildBetweenRungsAboveSixHundred) {
  for (const Setting& setting : kSettings) {
    const auto gap = [&](double clear, double first) {
      return Ladder{.first = first, .rise = clear + 18}.in(setting);
    };
    EXPECT_EQ(gap(88, 601), Verdict::needs_human) << setting.name;
    EXPECT_EQ(gap(89, 601), Verdict::fail) << setting.name;
    EXPECT_EQ(gap(229, 601), Verdict::fail) << setting.name;
    EXPECT_EQ(gap(230, 601), Verdict::needs_human) << setting.name;
    EXPECT_EQ(gap(229, 100), Verdict::needs_human) << setting.name;
  }
}

TEST(Ladders, AreThreeRungsOrTwoThatLeadToAFloor) {
  EXPECT_EQ(Ladder{.rungs = 2}.in(kSettings[0]), Verdict::not_applicable);
  Laid laid;
  laid.plate("low", 0, 0, 282, 400, 60, 18).plate("high", 0, 0, 582, 400, 60, 18);
  laid.floor("deck", 0, 160, 400, 800, 900);
  EXPECT_EQ(laid.verdict(kRule), Verdict::needs_human);
  // The same, leaning over backwards by a degree.
  Laid back;
  back.plate("low", 0, 5.3, 282, 400, 60, 18).plate("high", 0, 0, 582, 400, 60, 18);
  back.floor("deck", 0, 160, 400, 800, 900);
  EXPECT_EQ(back.verdict(kRule), Verdict::fail);
}

TEST(Ladders, AreNotWhatTheAuthorSaysNobodyStandsOn) {
  EXPECT_EQ(
      (Ladder{.third = 50,
              .expects = "  not_platforms: [{part: [rung-0, rung-1, rung-2], reason: Louvres.}]"
                         "\n"}
           .in(kSettings[0])),
      Verdict::not_applicable);
}

TEST(Ladders, AreAskedAboutWhereTheyLookLikeShelvesAndTrays) {
  for (const Setting& setting : kSettings) {
    // Boards on edge under sloped trays, one row behind and above the other.
    const auto trays = [&](double back, double room, const std::string& expects) {
      Laid laid(setting);
      for (int i = 0; i < 3; ++i) {
        const std::string row = std::to_string(i);
        const double y = back * i;
        const double z = 600 + 250 * i;
        laid.plate("rail-" + row, 0, y, z - 60, 800, 18, 60);
        if (room > 0) {
          laid.plate("tray-" + row, 0, y - 120, z + room, 800, 300, 18,
                     "{axis: x, angle: 10deg, through: {y: " + decimal(y) +
                         "mm, z: " + decimal(z + room) + "mm}}, ");
        }
      }
      if (!expects.empty()) laid.expects(expects);
      return laid.verdict(kRule);
    };
    EXPECT_EQ(trays(300, 0, ""), Verdict::needs_declaration) << setting.name;
    EXPECT_EQ(trays(300, 0, "  platforms: [rail-0, rail-1, rail-2]\n"), Verdict::fail)
        << setting.name;
    EXPECT_EQ(trays(20, 2, ""), Verdict::needs_declaration) << setting.name;
  }
  // Deep ones above each other are shelves, unevenly spaced.
  const auto shelves = [](double depth) {
    Laid laid;
    for (const int i : {0, 1, 3}) {
      laid.plate("shelf-" + std::to_string(i), 0, 0, 150.0 * (i + 1), 800, depth, 18);
    }
    return laid.verdict(kRule);
  };
  EXPECT_EQ(shelves(80), Verdict::fail);
  EXPECT_EQ(shelves(81), Verdict::needs_declaration);
}

/// Treads between two boards, held by `joint`.
std::string between_boards(const std::string& joint, const std::string& hardware) {
  return kHead +
         "panels:\n"
         "  side:\n    for_each: {s: 0..1}\n    material: board\n    lies_in: yz\n"
         "    size: [80mm, 1200mm]\n    at: {x: 418mm * s}\n"
         "  tread:\n    for_each: {i: 1..3}\n    material: board\n    lies_in: xy\n"
         "    size: [400mm, 80mm]\n    at: {x: 18mm, z: 300mm * i - 18mm}\n" +
         "hardware:\n  piece: " + hardware + "\njoints:\n  - " + joint + "\n";
}

TEST(Ladders, AreNotHeldByWoodScrewsAlone) {
  const Designed screwed(between_boards("{type: screwed, from: side, into: tread, hardware: piece}",
                                        "{kind: wood-screw, diameter: 5mm, length: 50mm}"));
  ASSERT_TRUE(screwed.made());
  EXPECT_EQ(screwed.verdict(kRule), Verdict::fail);
  const Designed let_in(between_boards("{type: tab_slot, from: tread, into: side}",
                                       "{kind: wood-screw, diameter: 5mm, length: 50mm}"));
  ASSERT_TRUE(let_in.made());
  EXPECT_EQ(let_in.verdict(kRule), Verdict::pass);
}

TEST(Ladders, HaveRungsThatDoNotTurn) {
  const auto bolted = [](int bolts) {
    return Designed(kHead + R"(  rung: {kind: timber, section: [70mm, 70mm]}
bars:
  post:
    for_each: {s: 0..1}
    material: post
    along: z
    face: x
    length: 1200mm
    at: {x: 490mm * s}
  rung:
    for_each: {i: 1..3}
    material: rung
    along: x
    face: z
    length: 400mm
    at: {x: 90mm, y: 10mm, z: 310mm * i - 70mm}
hardware:
  piece: {kind: bolt-and-barrel-nut, thread: M6, length: 130mm}
joints:
  - {type: bolted, from: rung, into: post, bolts: )" +
                    std::to_string(bolts) + ", hardware: piece}\n")
        .verdict(kRule);
  };
  EXPECT_EQ(bolted(1), Verdict::needs_human);
  EXPECT_EQ(bolted(2), Verdict::pass);
}

}  // namespace
}  // namespace plano::checks
