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
