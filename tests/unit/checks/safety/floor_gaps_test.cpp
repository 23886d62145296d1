// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "floor-gaps";

std::string tilt(double degrees) {
  return "{axis: x, angle: " + decimal(degrees) + "deg, through: {y: 0mm, z: 500mm}}, ";
}

/// Two boards side by side, `gap` apart, that people walk on.
Laid boards(Setting setting, double gap, const std::string& turns = "") {
  Laid laid(setting);
  return laid.plate("one", 0, 0, 482, 300, 900, 18, turns)
      .plate("other", 300 + gap, 0, 482, 300, 900, 18, turns)
      .expects("  platforms: [one, other]\n");
}

/// A deck, and a wall that stands in its thickness and above, `gap` from its side.
Laid beside_a_wall(Setting setting, double gap) {
  Laid laid(setting);
  return laid.floor("deck", 0, 0, 600, 900, 500)
      .plate("wall", 600 + gap, 0, 300, 18, 900, 900)
      .expects("  platforms: [deck]\n");
}

/// A hole between four boards that meet at their ends.
Laid framed(Setting setting, double width, double length) {
  Laid laid(setting);
  return laid.floor("left", 0, 0, 300, 600 + length, 500)
      .floor("right", 300 + width, 0, 300, 600 + length, 500)
      .floor("near", 300, 0, width, 300, 500)
      .floor("far", 300, 300 + length, width, 300, 500)
      .expects("  platforms: [left, right]\n");
}

/// One panel with an opening in its middle.
std::string holed(const std::string& opening, double lift = 0) {
  return kHead + "panels:\n  deck: {material: board, lies_in: xy, size: [900mm, 900mm], at: {z: " +
         decimal(482 + lift) + "mm}, openings: [{id: hole, " + opening +
         "}]}\nexpects:\n  platforms: [deck]\n";
}

Verdict of(const std::string& text) {
  return Designed(text).verdict(kRule);
}

TEST(FloorGaps, BetweenBoardsAtTheLimit) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(boards(setting, 29).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(boards(setting, 30).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(boards(setting, 31).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(boards(setting, 88).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(boards(setting, 90).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_EQ(boards(setting, 235).verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(FloorGaps, OnSlopesUpToTheSteepestOneWalksOn) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(boards(setting, 30, tilt(37)).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(boards(setting, 31, tilt(37)).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_NE(boards(setting, 31, tilt(39)).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(boards(setting, 31, tilt(-37)).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(FloorGaps, BetweenADeckAndAWall) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(beside_a_wall(setting, 29).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(beside_a_wall(setting, 30).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(beside_a_wall(setting, 31).verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(FloorGaps, HolesBetweenBoards) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(framed(setting, 30, 400).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(framed(setting, 31, 400).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(framed(setting, 31, 31).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(framed(setting, 400, 400).verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(FloorGaps, HolesOfOnePanel) {
  const std::string at = ", centre: [450mm, 450mm]";
  EXPECT_EQ(of(holed("shape: circle, diameter: 30mm" + at)), Verdict::pass);
  EXPECT_EQ(of(holed("shape: circle, diameter: 31mm" + at)), Verdict::fail);
  EXPECT_EQ(of(holed("shape: circle, diameter: 229mm" + at)), Verdict::fail);
  EXPECT_EQ(of(holed("shape: circle, diameter: 231mm" + at)), Verdict::pass);
}

TEST(FloorGaps, CountAtAnyHeight) {
  const std::string hole = "shape: circle, diameter: 60mm, centre: [450mm, 450mm]";
  EXPECT_EQ(of(holed(hole, -400)), Verdict::fail);
  EXPECT_EQ(of(holed(hole, 2000)), Verdict::fail);
}

TEST(FloorGaps, NameTheWidestAndCountTheRest) {
  Laid laid;
  laid.floor("a", 0, 0, 300, 900, 500)
      .floor("b", 340, 0, 300, 900, 500)
      .floor("c", 690, 0, 300, 900, 500)
      .expects("  platforms: [a, b, c]\n");
  const RuleReport says = laid.says(kRule);
  ASSERT_EQ(says.verdict, Verdict::fail);
  std::size_t failures = 0;
  double widest = 0;
  for (const Result& result : says.outcome.results) {
    if (result.verdict != Verdict::fail) continue;
    ++failures;
    widest = std::max(widest, result.measured->value);
  }
  EXPECT_LE(failures, 2U);  // not one for each side of each gap
  EXPECT_NEAR(widest, 50, 0.05);
}

TEST(FloorGaps, NotchesOfTheEdgeAreForAPerson) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.floor("deck", 0, 0, 600, 900, 500)
        .floor("left", 600, 0, 80, 400, 500)
        .floor("right", 600, 500, 80, 400, 500)
        .expects("  platforms: [deck]\n");
    EXPECT_EQ(laid.verdict(kRule), Verdict::needs_human) << setting.name;
  }
}

TEST(FloorGaps, WhereNobodyIsMeantToStandAreNotAsked) {
  Laid laid;
  laid.floor("one", 0, 0, 300, 900, 500)
      .floor("other", 350, 0, 300, 900, 500)
      .expects(
          "  not_platforms:\n    - {part: one, reason: {en: a shelf, fr: une étagère}}\n"
          "    - {part: other, reason: {en: a shelf, fr: une étagère}}\n");
  EXPECT_EQ(laid.verdict(kRule), Verdict::not_applicable);
}

TEST(FloorGaps, OfWhatCarriesItsUserAlongAreNotAsked) {
  Laid laid;
  laid.floor("one", 0, 0, 300, 900, 500)
      .floor("other", 350, 0, 300, 900, 500)
      .expects("  forced_movement: yes\n  forced_by: [one, other]\n");
  EXPECT_EQ(laid.verdict(kRule), Verdict::not_applicable);
}

TEST(FloorGaps, OfFloorsNobodySpokeOfWantAWord) {
  Laid laid;
  laid.floor("one", 0, 0, 300, 900, 500).floor("other", 350, 0, 300, 900, 500);
  EXPECT_EQ(laid.verdict(kRule), Verdict::needs_declaration);
}

/// Moving the whole changes nothing; making a failing gap smaller ends in passing.
TEST(FloorGaps, DoNotDependOnWhereTheDesignStands) {
  for (const double x : {0.0, 1234.5, -9876.25}) {
    for (const double gap : {10.0, 29.5, 30.5, 80.0}) {
      Laid laid(kSettings[1]);
      laid.floor("one", x, x / 3, 300, 900, 500)
          .floor("other", x + 300 + gap, x / 3, 300, 900, 500)
          .expects("  platforms: [one, other]\n");
      EXPECT_EQ(laid.verdict(kRule), gap > 30 ? Verdict::fail : Verdict::pass) << x << ' ' << gap;
    }
  }
}

}  // namespace
}  // namespace plano::checks
