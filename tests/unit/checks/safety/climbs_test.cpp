// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What is climbed though nobody said so, what the author says beyond sense, and slides.

#include "checks/climbs.h"

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

/// A wall with holes one above another: so many, so far apart, the first so high.
std::string wall(int holes, double apart, double first, double width = 45,
                 const std::string& turn = "0deg", double slope = 0) {
  return kHead + "panels:\n  wall: {material: board, lies_in: xz, size: [1000mm, 2800mm], turn: [" +
         "{axis: x, angle: " + decimal(-slope) + "deg}, {axis: z, angle: " + turn +
         ", through: {x: 0mm, y: 0mm}}], openings: [{id: hold, for_each: {r: 1.." +
         std::to_string(holes) + "}, shape: slot, size: [120mm, " + decimal(width) +
         "mm], centre: [500mm, " + decimal(first) + "mm + (r - 1) * " + decimal(apart) + "mm]}]}\n";
}

std::vector<ClimbedBoard> climbed(const std::string& text) {
  const Designed designed(text);
  EXPECT_TRUE(designed.made()) << text;
  return designed.made() ? climbed_boards(designed.survey()) : std::vector<ClimbedBoard>{};
}

TEST(Climbs, HolesOneAboveAnotherAreForAPerson) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const auto boards = climbed(wall(9, 240, 240, 45, turn));
    ASSERT_EQ(boards.size(), 1U) << turn;
    EXPECT_EQ(boards[0].holds, 9U);
    EXPECT_NEAR(boards[0].first, 240 - 22.5, 0.1);
    EXPECT_NEAR(boards[0].top, 9 * 240 + 22.5, 0.1);
    EXPECT_EQ(Designed(wall(9, 240, 240, 45, turn)).says("fall-height").verdict,
              Verdict::needs_human);
  }
  EXPECT_EQ(climbed(wall(9, 240, 240, 45, "0deg", 26)).size(), 1U) << "leaning";
}

TEST(Climbs, OutOfReachOrTooFewOrTooSmallAreNone) {
  EXPECT_EQ(climbed(wall(4, 645, 622)).size(), 1U);
  EXPECT_TRUE(climbed(wall(4, 646, 600)).empty());
  EXPECT_TRUE(climbed(wall(4, 600, 623)).empty());
  EXPECT_TRUE(climbed(wall(2, 500, 500)).empty());
  EXPECT_TRUE(climbed(wall(9, 240, 240, 24.9)).empty());
  EXPECT_EQ(climbed(wall(3, 200, 178)).size(), 1U);
  EXPECT_TRUE(climbed(wall(3, 200, 177)).empty()) << "ends at 600";
  EXPECT_EQ(Designed(wall(3, 200, 177)).says("fall-height").verdict, Verdict::not_applicable);
}

/// A wall with three holes given by their corners.
std::string holed(const std::string& first, const std::string& second, const std::string& third) {
  std::string text = kHead +
                     "panels:\n  wall: {material: board, lies_in: xz, size: [3000mm, "
                     "2600mm], openings: [";
  int n = 0;
  for (const std::string& corners : {first, second, third}) {
    text += "{id: h" + std::to_string(n++) + ", shape: polygon, points: [" + corners + "]}, ";
  }
  return text + "]}\n";
}
std::string square(double x, double y, double side) {
  const auto corner = [](double u, double v) {
    return "[" + decimal(u) + "mm, " + decimal(v) + "mm]";
  };
  return corner(x, y) + ", " + corner(x + side, y) + ", " + corner(x + side, y + side) + ", " +
         corner(x, y + side);
}

TEST(Climbs, CountFromEdgeToEdgeUpwardsAndSideways) {
  // Windows of 400 mm with 250 mm of wood between them.
  EXPECT_EQ(
      climbed(holed(square(100, 300, 400), square(100, 950, 400), square(100, 1600, 400))).size(),
      1U);
  EXPECT_EQ(
      climbed(holed(square(100, 300, 50), square(750, 700, 50), square(100, 1100, 50))).size(), 1U);
  EXPECT_TRUE(
      climbed(holed(square(100, 300, 50), square(751, 700, 50), square(100, 1100, 50))).empty());
}

TEST(Climbs, AHoleOfAnyShapeIsTriedWhereItIsOpen) {
  const auto angle = [](double y) {
    const auto corner = [&](double u, double v) {
      return "[" + decimal(u) + "mm, " + decimal(y + v) + "mm]";
    };
    return corner(200, 0) + ", " + corner(400, 0) + ", " + corner(400, 40) + ", " +
           corner(240, 40) + ", " + corner(240, 200) + ", " + corner(200, 200);
  };
  EXPECT_EQ(climbed(holed(angle(300), angle(700), angle(1100))).size(), 1U);
}

TEST(Climbs, FromAFloorAsWell) {
  const auto at = [](double floor) {
    return wall(4, 300, 1500) + "  deck: {material: board, lies_in: xy, size: [1000mm, 600mm], " +
           "at: {y: 100mm, z: " + decimal(floor - 18) + "mm}}\n";
  };
  EXPECT_EQ(climbed(at(878)).size(), 1U);
  EXPECT_TRUE(climbed(at(877)).empty());
}

TEST(Climbs, AFilledHoleIsNoHold) {
  const std::string filled = wall(9, 240, 240) +
                             "  shelf: {for_each: {i: 1..9}, material: board, lies_in: xy, size: "
                             "[100mm, 100mm], at: {x: 450mm, y: -50mm, z: i * 240mm - 9mm}}\n";
  EXPECT_TRUE(climbed(filled).empty());
}

TEST(Ground, ThatIsSaidToLieHighIsForAPerson) {
  const auto says = [](const std::string& ground, double top) {
    Laid laid;
    laid.floor("top", 0, 0, 800, 800, top).plate("leg", 0, 0, 0, 18, 800, top - 18);
    return laid.expects("  platforms: [top]\n  ground: " + ground + "\n").verdict("fall-height");
  };
  EXPECT_EQ(says("0mm", 1000), Verdict::pass);
  EXPECT_EQ(says("100mm", 1000), Verdict::pass);
  EXPECT_EQ(says("101mm", 1000), Verdict::needs_human);
  EXPECT_EQ(says("999mm", 1000), Verdict::needs_human);
  EXPECT_EQ(says("3m", 1000), Verdict::fail) << "it lies under the ground";
}

TEST(Arrises, AreNoLargerThanTheBoardTakes) {
  const auto says = [](const std::string& radius) {
    Laid laid;
    laid.plate("wall", 0, 0, 300, 600, 18, 600);
    const RuleReport report = laid.expects("  arrises: " + radius + "\n").says("projections");
    return std::any_of(report.outcome.results.begin(), report.outcome.results.end(),
                       [](const Result& one) { return one.verdict == Verdict::fail; });
  };
  EXPECT_FALSE(says("9mm"));
  EXPECT_TRUE(says("9.1mm"));
  EXPECT_TRUE(says("2.9mm"));
}

TEST(Platforms, TheEndOfASteepBoardIsNoFloor) {
  for (const std::string angle : {"45deg", "61deg", "75deg"}) {
    Laid laid;
    laid.plate("slope", 0, 0, 500, 600, 800, 18,
               "{axis: x, angle: " + angle + ", through: {y: 0mm, z: 500mm}}, ");
    const RuleReport ramps = laid.expects("  platforms: [slope]\n").says("ramps");
    for (const Result& one : ramps.outcome.results) EXPECT_NE(one.verdict, Verdict::pass) << angle;
    EXPECT_EQ(laid.verdict("fall-height"), Verdict::needs_human) << angle;
  }
}

TEST(Footholds, ASeatNearTheBarrierIsForAPerson) {
  const auto says = [](double inside) {
    Laid laid;
    laid.floor("top", 0, 0, 2000, 1000, 1500)
        .plate("left", -18, 0, 1500, 18, 1000, 705)
        .plate("right", 2000, 0, 1500, 18, 1000, 705)
        .plate("back", 0, 1000, 1500, 2000, 18, 705)
        .plate("front", 0, -18, 1500, 2000, 18, 705)
        .floor("seat", 600, inside, 800, 150, 1950);
    laid.expects("  platforms: [top]\n  access: easy\n");
    laid.expects("  not_platforms: [{part: seat, reason: {en: a seat, fr: un banc}}]\n");
    return laid.verdict("footholds");
  };
  EXPECT_EQ(says(130), Verdict::needs_human);
  EXPECT_EQ(says(400), Verdict::needs_human);
  EXPECT_EQ(says(410), Verdict::pass);
}

/// A bed that begins at a floor and slopes down to the ground, between two cheeks.
RuleReport slide(const std::string& rule, double slope, const std::string& expects) {
  Laid laid;
  const double height = 870;
  const double length = height / sin_degrees(slope);
  laid.floor("deck", 0, 15, 480, 700, height);
  laid.plate("bed", 0, -length, height - 18, 480, length, 18,
             "{axis: x, angle: " + decimal(slope) + "deg, through: {y: 0mm, z: " + decimal(height) +
                 "mm}}, ");
  return laid.expects(expects).says(rule);
}

TEST(Slides, TheOneThatBeginsThereIsForAPerson) {
  for (const double slope : {39.0, 42.0, 50.0}) {
    const std::string said = "  platforms: [deck]\n  forced_by: [bed]\n  forced_movement: yes\n";
    EXPECT_EQ(slide("falling-space", slope, said).verdict, Verdict::needs_human) << slope;
    EXPECT_EQ(slide("falling-space", slope, "  platforms: [deck]\n").verdict, Verdict::fail)
        << slope;
  }
}

TEST(Slides, WhatLiesLooseInOrBesideABedIsInTheWay) {
  const auto with = [](double x, double width) {
    Laid laid;
    laid.floor("deck", 0, 15, 480, 700, 1500);
    const double length = 1500 / sin_degrees(42);
    laid.plate("bed", 0, -length, 1482, 480, length, 18,
               "{axis: x, angle: 42deg, through: {y: 0mm, z: 1500mm}}, ");
    laid.floor("beam", x, -760, width, 60, 900);
    return laid
        .expects(
            "  platforms: [deck]\n  forced_by: [bed]\n  forced_movement: yes\n  access: easy\n")
        .verdict("falling-space");
  };
  EXPECT_EQ(with(20, 440), Verdict::fail) << "across the bed";
  EXPECT_EQ(with(490, 80), Verdict::fail) << "beside it";
}

TEST(Slides, ALevelPlatformThatMovesIsGuardedLikeAnother) {
  const auto says = [](const std::string& forced) {
    Laid laid;
    laid.floor("top", 0, 0, 1500, 1000, 1500);
    return laid.expects("  platforms: [top]\n  access: easy\n" + forced).verdict("barriers");
  };
  EXPECT_EQ(says(""), Verdict::fail);
  EXPECT_EQ(says("  forced_movement: yes\n  forced_by: [top]\n"), Verdict::fail);
}

TEST(Slides, TheSidesOfABedAreAskedAboutHoweverSteep) {
  const std::string said = "  platforms: [deck]\n  forced_by: [bed]\n  access: easy\n";
  for (const double slope : {20.0, 30.0, 40.0, 50.0}) {
    const RuleReport barriers = slide("barriers", slope, said);
    EXPECT_TRUE(std::any_of(barriers.outcome.results.begin(), barriers.outcome.results.end(),
                            [](const Result& one) {
                              return one.place.elements.front() == "bed" &&
                                     one.verdict == Verdict::needs_human;
                            }))
        << slope;
  }
}

TEST(Slides, NoRuleOfFloorsAsksForBarriersBesideABed) {
  const std::string said = "  platforms: [deck, bed]\n  forced_by: [bed]\n  access: easy\n";
  const RuleReport barriers = slide("barriers", 30, said);
  for (const Result& one : barriers.outcome.results) {
    if (one.place.elements.front() == "bed") {
      EXPECT_EQ(one.verdict, Verdict::needs_human);
    }
  }
  EXPECT_TRUE(std::any_of(barriers.outcome.results.begin(), barriers.outcome.results.end(),
                          [](const Result& one) { return one.place.elements.front() == "bed"; }));
}

}  // namespace
}  // namespace plano::checks
