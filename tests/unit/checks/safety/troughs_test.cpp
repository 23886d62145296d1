// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "neck-angles";
const std::vector<Setting> kUnmirrored = {kSettings[0], kSettings[1]};

/// Two plates from one line along y, at `height`, that lean apart by `degrees` each.
Laid leaning(Setting setting, double degrees, double length, double height = 800,
             double side = 600) {
  const auto turn = [&](double by) {
    return "{axis: y, angle: " + decimal(by) + "deg, through: {x: 0mm, z: " + decimal(height) +
           "mm}}, ";
  };
  Laid laid(setting);
  return laid.plate("left", -18, 0, height, 18, length, side, turn(-degrees))
      .plate("right", 0, 0, height, 18, length, side, turn(degrees));
}

TEST(NeckAngles, BetweenTwoPartsThatLeanApart) {
  for (const Setting& setting : kUnmirrored) {
    EXPECT_EQ(leaning(setting, 20, 90).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(leaning(setting, 29.5, 90).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_LT(leaning(setting, 30.5, 90).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_LT(leaning(setting, 20, 90, 200, 300).verdict(kRule), Verdict::needs_human)
        << setting.name;
  }
}

TEST(NeckAngles, LongTroughsAreForAPerson) {
  for (const Setting& setting : kUnmirrored) {
    EXPECT_EQ(leaning(setting, 20, 800).verdict(kRule), Verdict::needs_human) << setting.name;
  }
}

/// Two plates lean apart over 90 mm; farther along, a leg of the one goes through a slot of the
/// other, whose corner, which points aside, a person is asked about.
std::string trough_and_slot(double degrees) {
  const auto turn = [](double by) {
    return ", turn: [{axis: y, angle: " + decimal(by) + "deg, through: {x: 0mm, z: 1000mm}}]}\n";
  };
  return kHead +
         "panels:\n"
         "  left: {material: board, lies_in: yz, size: [1000mm, 750mm], at: {x: -18mm, y: 0mm, z: "
         "850mm}, openings: [{id: slot, shape: polygon, points: [[470mm, 100mm], [530mm, 100mm], "
         "[530mm, 432mm], [650mm, 420mm], [650mm, "
         "600mm], [350mm, 450mm], [470mm, 438mm]]}]" +
         turn(-degrees) +
         "  right: {material: board, lies_in: yz, outline: {shape: polygon, points: [[0mm, 100mm], "
         "[90mm, 100mm], [90mm, 600mm], [475mm, 600mm], [475mm, 0mm], [525mm, 0mm], [525mm, "
         "700mm], [0mm, 700mm]]}, at: {x: 0mm, y: 0mm, z: 900mm}" +
         turn(degrees);
}

TEST(NeckAngles, AQuestionElsewhereDoesNotHideATrough) {
  const Designed design(trough_and_slot(20));
  ASSERT_TRUE(design.made());
  const RuleReport says = design.says(kRule);
  const auto& results = says.outcome.results;
  const auto asks = [](const Result& one) { return one.verdict == Verdict::needs_human; };
  EXPECT_TRUE(std::any_of(results.begin(), results.end(), asks));
  EXPECT_EQ(says.verdict, Verdict::fail);
}

TEST(NeckAngles, BetweenTwoRoundPickets) {
  for (const Setting& setting : kUnmirrored) {
    const auto turn = [](double x, double by) {
      return "{axis: y, angle: " + decimal(by) + "deg, through: {x: " + decimal(x) +
             "mm, z: 850mm}}, ";
    };
    Laid laid(setting);
    laid.plate("base", -300, 0, 782, 600, 100, 18)
        .picket("left", -60, 30, 850, 600, turn(-20, -20))
        .picket("right", 20, 30, 850, 600, turn(20, 20));
    EXPECT_EQ(laid.verdict(kRule), Verdict::fail) << setting.name;
  }
}

/// What runs together upwards, and what only touches between two round bars, holds nothing.
TEST(NeckAngles, RoofsAndRoundBarsSideBySideAreNone) {
  for (const Setting& setting : kUnmirrored) {
    const std::string low = ", through: {x: 0mm, z: 1400mm}}, ";
    Laid roof(setting);
    roof.plate("left", -18, 0, 800, 18, 90, 600, "{axis: y, angle: 20deg" + low)
        .plate("right", 0, 0, 800, 18, 90, 600, "{axis: y, angle: -20deg" + low);
    EXPECT_LT(roof.verdict(kRule), Verdict::needs_human) << setting.name;
    Laid bars(setting);
    const std::string lying = "{axis: y, angle: 90deg, through: {z: 1000mm}}, ";
    bars.plate("floor", 0, 0, 0, 600, 600, 18)
        .picket("one", 0, 0, 1000, 600, lying)
        .picket("two", 0, 85, 1000, 600, lying);
    EXPECT_LT(bars.verdict(kRule), Verdict::needs_human) << setting.name;
  }
}

}  // namespace
}  // namespace plano::checks
