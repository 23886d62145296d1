// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "projections";
const std::string kRounded = "expects: {arrises: 5mm}\n";

/// A board with a tip to the right, `degrees` sharp, `high` at its root, and one thing more.
struct Tip {
  double degrees = 45;
  double high = 200;
  std::string radius = "0mm";
  double z = 500;
  std::string more = {};  // panels

  double long_mm() const { return high / 2 / tan_degrees(degrees / 2); }

  std::string text(const Setting& setting, const std::string& expects = kRounded) const {
    const double way = setting.mirrored ? -1 : 1;
    const auto at = [&](double x, double y) {
      return "[" + decimal(way * x + 1000) + "mm, " + decimal(y) + "mm]";
    };
    return kHead + "panels:\n  tip:\n    material: board\n    lies_in: xz\n    outline:\n" +
           "      shape: polygon\n      points: [" + at(-300, -100) + ", " + at(0, -100) + ", " +
           at(0, 0) + ", {at: " + at(long_mm(), high / 2) + ", radius: " + radius + "}, " +
           at(0, high) + ", " + at(-300, high) + "]\n    at: {z: " + decimal(z) +
           "mm}\n    turn: [" + turned(setting) + "]\n" + more + expects;
  }
  static std::string turned(const Setting& setting) {
    return std::string("{axis: z, angle: ") + setting.turn + ", through: {x: 0mm, y: 0mm}}";
  }
};

Verdict verdict_of(const std::string& text) {
  const Designed designed(text);
  return designed.made() ? designed.verdict(kRule) : Verdict::not_applicable;
}

TEST(Projections, EdgesAreDeclaredRoundToThree) {
  for (const Setting& setting : kSettings) {
    const auto board = [&](const std::string& arrises) {
      Laid laid(setting);
      laid.floor("top", 0, 0, 500, 500, 400);
      if (!arrises.empty()) laid.expects("  arrises: " + arrises + "\n");
      return laid.verdict(kRule);
    };
    EXPECT_EQ(board(""), Verdict::needs_declaration) << setting.name;
    EXPECT_EQ(board("2.9mm"), Verdict::fail) << setting.name;
    EXPECT_EQ(board("3mm"), Verdict::pass) << setting.name;
  }
}

TEST(Projections, WhatIsMissingIsSaidOnce) {
  Laid laid;
  laid.floor("top", 0, 0, 500, 500, 400).floor("low", 0, 0, 500, 500, 200);
  EXPECT_EQ(laid.says(kRule).outcome.results.size(), 1u);
}

TEST(Projections, TipsSharperThanSixtyAreRoundInTheOutline) {
  for (const Setting& setting : kSettings) {
    const auto tip = [&](double degrees, const std::string& radius) {
      return verdict_of(Tip{.degrees = degrees, .radius = radius}.text(setting));
    };
    EXPECT_EQ(tip(59, "0mm"), Verdict::fail) << setting.name;
    EXPECT_EQ(tip(60, "0mm"), Verdict::pass) << setting.name;
    EXPECT_EQ(tip(45, "2.9mm"), Verdict::fail) << setting.name;
    EXPECT_EQ(tip(45, "3mm"), Verdict::pass) << setting.name;
  }
}

TEST(Projections, ATipOfEightOutOfItsOwnOutlineHurtsNobody) {
  for (const Setting& setting : kSettings) {
    const auto tooth = [&](double out) {
      // 45 degrees: as far out as its root is high, times this.
      Tip tip;
      tip.high = 2 * out * tan_degrees(22.5);
      return verdict_of(tip.text(setting));
    };
    EXPECT_EQ(tooth(7.9), Verdict::pass) << setting.name;
    EXPECT_EQ(tooth(8.1), Verdict::fail) << setting.name;
  }
}

/// A wall across the way of the tip, `ahead` of it.
std::string wall(const Setting& setting, double x) {
  const double left = setting.mirrored ? 1000 - (x - 1000) - 18 : x;
  return "  wall: {material: board, lies_in: yz, size: [400mm, 400mm], at: {x: " + decimal(left) +
         "mm, y: -200mm, z: 400mm}, turn: [" + Tip::turned(setting) + "]}\n";
}

TEST(Projections, SomethingWithinTwentyFiveShieldsATip) {
  for (const Setting& setting : kSettings) {
    const auto shielded = [&](double ahead) {
      Tip tip;
      tip.more = wall(setting, 1000 + tip.long_mm() + ahead);
      return verdict_of(tip.text(setting));
    };
    EXPECT_EQ(shielded(24.9), Verdict::pass) << setting.name;
    EXPECT_EQ(shielded(25.1), Verdict::fail) << setting.name;
  }
}

TEST(Projections, ATipStandsOutOfWhatIsBesideIt) {
  // Boards before and behind that end short of the tip.
  const auto beside = [](const Setting& setting, double out) {
    Tip tip;
    for (const double y : {-18.0, 18.0}) {
      const double right = 1000 + tip.long_mm() - out;
      const double left = setting.mirrored ? 2000 - right : right - 400;
      tip.more +=
          std::string("  beside") + (y < 0 ? "_a" : "_b") +
          ": {material: board, lies_in: xz, size: [400mm, 400mm], at: {x: " + decimal(left) +
          "mm, y: " + decimal(y) + "mm, z: 400mm}, turn: [" + Tip::turned(setting) + "]}\n";
    }
    return verdict_of(tip.text(setting));
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(beside(setting, 0), Verdict::pass) << setting.name;
    EXPECT_EQ(beside(setting, 30), Verdict::fail) << setting.name;
  }
}

TEST(Projections, ATipAtTheGroundIsNotMet) {
  for (const Setting& setting : kSettings) {
    const auto at = [&](double above) {
      Tip tip;
      tip.z = above - tip.high / 2;
      return verdict_of(tip.text(setting));
    };
    EXPECT_EQ(at(7.9), Verdict::pass) << setting.name;
    EXPECT_EQ(at(8.1), Verdict::fail) << setting.name;
  }
}

TEST(Projections, EqualTipsAreSaidOnceAndCounted) {
  const Designed designed(Tip{}.text(kSettings[0], ""));
  ASSERT_TRUE(designed.made());
  const RuleReport says = designed.says(kRule);
  ASSERT_EQ(says.outcome.results.size(), 2u);
  EXPECT_EQ(says.outcome.results[0].verdict, Verdict::fail);
  EXPECT_EQ(says.outcome.results[1].verdict, Verdict::needs_declaration);
  EXPECT_EQ(says.outcome.results[0].place.elements, std::vector<std::string>{"tip"});
}

}  // namespace
}  // namespace plano::checks
