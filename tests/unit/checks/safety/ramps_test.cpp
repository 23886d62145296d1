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

  bool walls = true;  // guard both sides

  Laid in(const Setting& setting) const {
    std::string turns = "{axis: x, angle: " + decimal(slope) + "deg, through: {y: 0mm, z: 0mm}}, ";
    if (tilt != 0) {
      turns += "{axis: y, angle: " + decimal(tilt) + "deg, through: {x: 0mm, z: 0mm}}, ";
    }
    Laid laid(setting);
    laid.plate("ramp", 0, 0, 0, 600, length, 18, turns);
    laid.floor("deck", 0, run(), 600, 800, top());
    if (walls) {
      laid.plate("wall-left", -68, -100, 0, 18, run() + 200, 1500);
      laid.plate("wall-right", 650, -100, 0, 18, run() + 200, 1500);
    }
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
    const Ramp high{.slope = 30, .length = 1300, .walls = false};
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

TEST(Ramps, BareOnesUpToSixHundredAreForAPerson) {
  for (const Setting& setting : kSettings) {
    const auto up_to = [](double height) {
      return Ramp{.slope = 30, .length = (height - 18 * cos_degrees(30)) * 2, .walls = false};
    };
    EXPECT_EQ(up_to(300).verdict(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(up_to(600).verdict(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(up_to(600.1).verdict(setting), Verdict::fail) << setting.name;
    // Beside a bank it leads as high, however little one falls there.
    Laid beside = up_to(1100).in(setting);
    beside.floor("left", -1500, 0, 1500, 2000, 520).floor("right", 600, 0, 1500, 2000, 520);
    EXPECT_EQ(beside.verdict(kRule), Verdict::fail) << setting.name;
  }
}

TEST(Ramps, AreNotBareBetweenTheirBoards) {
  for (const Setting& setting : {kSettings[0], kSettings[3]}) {
    const auto boards = [&](double gap) {
      const Ramp ramp{.slope = 30, .length = 2500};
      Laid laid(setting);
      const std::string turn = "{axis: x, angle: 30deg, through: {y: 0mm, z: 0mm}}, ";
      laid.plate("one", 0, 0, 0, 300 - gap / 2, 2500, 18, turn);
      laid.plate("other", 300 + gap / 2, 0, 0, 300 - gap / 2, 2500, 18, turn);
      laid.floor("deck", 0, ramp.run(), 600, 800, ramp.top());
      for (const double x : {-18.0, 600.0}) {
        const std::string id = decimal(x < 0 ? 1 : 2);
        laid.plate("low-" + id, x, -100, 0, 18, 1100, 1500);
        laid.plate("high-" + id, x, 1000, 500, 18, ramp.run() - 1000, 1600);
      }
      return laid.expects("  platforms: [one, other, deck]\n").verdict(kRule);
    };
    EXPECT_EQ(boards(setting.mirrored ? 20 : 0), Verdict::pass) << setting.name;
  }
}

TEST(Ramps, GoOnFromOneAnother) {
  // 20 degrees up to about 500, then steeper to a deck.
  const auto steps = [](const Setting& setting, double second, bool deck) {
    Laid laid(setting);
    const double run = 1400 * cos_degrees(20) + 20;
    const double rise = 1400 * sin_degrees(20);
    laid.plate("first", 0, 0, 0, 600, 1400, 18,
               "{axis: x, angle: 20deg, through: {y: 0mm, z: 0mm}}, ");
    laid.plate("second", 0, run, rise, 600, 1300, 18,
               "{axis: x, angle: " + decimal(second) + "deg, through: {y: " + decimal(run) +
                   "mm, z: " + decimal(rise) + "mm}}, ");
    if (deck) {
      laid.floor("deck", 0, run + 1300 * cos_degrees(second), 600, 800,
                 rise + 1300 * sin_degrees(second) + 18 * cos_degrees(second));
    }
    return laid.expects("  platforms: [first, second" + std::string(deck ? ", deck" : "") + "]\n")
        .says(kRule);
  };
  for (const Setting& setting : kSettings) {
    const RuleReport steep = steps(setting, 50, true);
    EXPECT_EQ(steep.verdict, Verdict::fail) << setting.name;
    ASSERT_FALSE(steep.outcome.results.empty()) << setting.name;
    EXPECT_EQ(std::count_if(steep.outcome.results.begin(), steep.outcome.results.end(),
                            [](const Result& one) {
                              return one.place.elements.front() == "second" && one.limit &&
                                     one.limit->unit == Unit::degree;
                            }),
              1)
        << setting.name;
    // Neither leads to a floor: the top of a roof.
    EXPECT_EQ(steps(setting, 50, false).verdict, Verdict::not_applicable) << setting.name;
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
