// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "ramps";

/// A board of 600 from the ground to a floor.
struct Ramp {
  double slope = 30;
  double tilt = 0;
  double length = 900;
  std::string expects = "  platforms: [ramp, deck]\n";

  double run() const { return length * cos_degrees(slope); }
  double top() const { return length * sin_degrees(slope) + 18 * cos_degrees(slope); }

  Laid in(const Setting& setting) const {
    std::string turns = "{axis: x, angle: " + decimal(slope) + "deg, through: {y: 0mm, z: 0mm}}, ";
    if (tilt != 0) {
      turns += "{axis: y, angle: " + decimal(tilt) + "deg, through: {x: 0mm, z: 0mm}}, ";
    }
    Laid laid(setting);
    laid.plate("ramp", 0, 0, 0, 600, length, 18, turns);
    laid.floor("deck", 0, run(), 600, 800, top());
    laid.expects(expects);
    return laid;
  }
  Verdict verdict(const Setting& setting) const { return in(setting).verdict(kRule); }
};

TEST(Ramps, SlopeThirtyEightAtMost) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Ramp{.slope = 37.9}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Ramp{.slope = 38}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Ramp{.slope = 38.1}.verdict(setting), Verdict::fail) << setting.name;
  }
}

TEST(Ramps, AreLevelAcrossToThreeDegrees) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ((Ramp{.slope = 20, .tilt = 2.9}.verdict(setting)), Verdict::pass) << setting.name;
    EXPECT_EQ((Ramp{.slope = 20, .tilt = 3.1}.verdict(setting)), Verdict::fail) << setting.name;
  }
}

TEST(Ramps, AreGuardedFromTheirLowestPoint) {
  for (const Setting& setting : kSettings) {
    const Ramp high{.slope = 30, .length = 1300};
    EXPECT_EQ(high.verdict(setting), Verdict::fail) << setting.name;
    const auto walled = [&](double from, bool both) {
      Laid laid = high.in(setting);
      laid.plate("left", -18, from, 0, 18, 1400 - from, 1500);
      if (both) laid.plate("right", 600, from, 0, 18, 1400 - from, 1500);
      return laid.verdict(kRule);
    };
    EXPECT_EQ(walled(-50, true), Verdict::pass) << setting.name;
    EXPECT_EQ(walled(100, true), Verdict::fail) << setting.name;
    EXPECT_EQ(walled(-50, false), Verdict::fail) << setting.name;
  }
}

TEST(Ramps, AreForTheAuthorToDeclare) {
  EXPECT_EQ((Ramp{.slope = 40, .expects = "  platforms: [deck]\n"}.verdict(kSettings[0])),
            Verdict::needs_declaration);
  EXPECT_EQ((Ramp{.slope = 40,
                  .expects = "  platforms: [deck]\n  forced_movement: yes\n  forced_by: [ramp]\n"}
                 .verdict(kSettings[0])),
            Verdict::not_applicable);
}

TEST(Ramps, LeadSomewhere) {
  // A roof: nobody gets onto it from the ground.
  Laid roof;
  roof.plate("roof", 0, 0, 2000, 600, 900, 18, "{axis: x, angle: 30deg, through: {z: 2000mm}}, ");
  EXPECT_EQ(roof.verdict(kRule), Verdict::not_applicable);
}

}  // namespace
}  // namespace plano::checks
