// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cmath>

#include "checks/spaces.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "enclosures";
constexpr double kBoard = 18;

/// This rule alone: others look at such designs for long.
RuleReport says_of(const Designed& designed) {
  Report report;
  if (!designed.made()) return {};
  report.rules.push_back({find_rule(kRule), Verdict::not_applicable, {}});
  report.rules[0].rule->run(designed.survey(), report.rules[0].outcome);
  settle(report);
  return report.rules[0];
}
RuleReport says_of(const Laid& laid) {
  return says_of(Designed(laid.text()));
}

/// Walls and a roof on the ground, with a door from the ground to the roof at the left of its front
/// and, where `second` is not zero, another at the right of its back. Inner sizes.
struct Cabin {
  double length = 2400;
  double depth = 1100;
  double height = 1200;
  double door = 600;
  double second = 0;
  double sill = 0;  // under the second door

  Laid in(const Setting& setting, double x = 0, double y = 0) const {
    Laid laid(setting);
    laid.plate("left", x - kBoard, y, 0, kBoard, depth, height)
        .plate("right", x + length, y, 0, kBoard, depth, height)
        .plate("front", x + door, y - kBoard, 0, length - door, kBoard, height)
        .plate("back", x, y + depth, 0, length - second, kBoard, height)
        .floor("roof", x - kBoard, y - kBoard, length + 2 * kBoard, depth + 2 * kBoard,
               height + kBoard);
    if (sill > 0) laid.plate("sill", x + length - second, y + depth, 0, second, kBoard, sill);
    return laid;
  }
  Verdict verdict(const Setting& setting) const { return says_of(in(setting)).verdict; }
};

/// Two walls and a roof, open at both ends. Inner sizes.
Laid tunnel(const Setting& setting, double length, double width, double height) {
  Laid laid(setting);
  laid.plate("left", -kBoard, 0, 0, kBoard, length, height)
      .plate("right", width, 0, 0, kBoard, length, height)
      .floor("roof", -kBoard, 0, width + 2 * kBoard, length, height + kBoard);
  return laid;
}

/// The worst that is said of the length and of the ways out, tunnels aside.
Verdict of_ways(const RuleReport& report) {
  Verdict worst = Verdict::not_applicable;
  for (const Result& result : report.outcome.results) {
    const bool of_tunnels = result.rests_on.front()->confidence == Confidence::ours;
    if (!of_tunnels) worst = std::max(worst, result.verdict);
  }
  return worst;
}

const Result* tunnel_in(const RuleReport& report) {
  for (const Result& result : report.outcome.results) {
    if (result.rests_on.front()->confidence == Confidence::ours) return &result;
  }
  return nullptr;
}

/// The cube one crawls through: four round holes of 420.
std::string cube(const std::string& turn) {
  return kHead + R"(values: {turn: )" + turn + R"(}
panels:
  side: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [800mm, 562mm], at: {x: i * 782mm}, turn: [{axis: z, angle: turn, through: {x: 0mm, y: 0mm}}], openings: [{shape: circle, diameter: 420mm, centre: [400mm, 281mm]}]}
  end: {for_each: {i: 0..1}, material: board, lies_in: xz, size: [764mm, 562mm], at: {x: 18mm, y: 60mm + i * 662mm}, turn: [{axis: z, angle: turn, through: {x: 0mm, y: 0mm}}], openings: [{shape: circle, diameter: 420mm, centre: [382mm, 281mm]}]}
  lid: {material: board, lies_in: xy, size: [870mm, 800mm], at: {x: -35mm, z: 562mm}, turn: [{axis: z, angle: turn, through: {x: 0mm, y: 0mm}}]}
)";
}

TEST(Enclosures, CubesWithAPortholeOnEverySideAreOneSpace) {
  for (const std::string turn : {"0deg", "17deg", "45deg"}) {
    SCOPED_TRACE(turn);
    const Designed designed(cube(turn));
    ASSERT_TRUE(designed.made());
    const Spaces spaces = spaces_of(designed.scene());
    ASSERT_EQ(spaces.all.size(), 1u) << turn;
    const Space& space = spaces.all[0];
    EXPECT_NEAR(space.length, 764, 0.1) << turn;
    EXPECT_NEAR(space.across, 562, 1) << turn;
    ASSERT_EQ(space.ways.size(), 4u) << turn;
    for (const WayOut& way : space.ways) {
      EXPECT_NEAR(way.least, 420, 2) << turn;
      EXPECT_NEAR(way.most, 420, 2) << turn;
    }
  }
}

TEST(Enclosures, OfTwoMetresAreLeftByOneDoor) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Cabin{.length = 1999}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Cabin{.length = 2000}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Cabin{.length = 2000.3}.verdict(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(Cabin{.length = 2001}.verdict(setting), Verdict::fail) << setting.name;
  }
}

TEST(Enclosures, OfMoreNeedTwoDoorsHalfAMetreWide) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(Cabin{.second = 600}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Cabin{.second = 500}.verdict(setting), Verdict::pass) << setting.name;
    EXPECT_EQ(Cabin{.second = 499.8}.verdict(setting), Verdict::needs_human) << setting.name;
    EXPECT_EQ(Cabin{.second = 499}.verdict(setting), Verdict::fail) << setting.name;
    EXPECT_EQ((Cabin{.door = 499, .second = 600}.verdict(setting)), Verdict::fail) << setting.name;
    EXPECT_EQ((Cabin{.door = 400, .second = 400}.verdict(setting)), Verdict::fail) << setting.name;
  }
}

TEST(Enclosures, TellsLengthAndWhoseWallsTheyAre) {
  for (const Setting& setting : kSettings) {
    const RuleReport says = says_of(Cabin{}.in(setting));
    ASSERT_EQ(says.outcome.results.size(), 1u) << setting.name;
    const Result& result = says.outcome.results[0];
    ASSERT_TRUE(result.measured);
    EXPECT_NEAR(result.measured->value, 2400, 0.01) << setting.name;
    EXPECT_EQ(result.place.elements.size(), 5u) << setting.name;
  }
}

TEST(Enclosures, WaysOutBesideOneAnotherAreForAPerson) {
  const auto doors = [](const Setting& setting, double between) {
    Laid laid(setting);
    return says_of(laid.plate("left", -kBoard, 0, 0, kBoard, 1100, 1200)
                       .plate("right", 2700, 0, 0, kBoard, 1100, 1200)
                       .plate("middle", 600, -kBoard, 0, between, kBoard, 1200)
                       .plate("front", 1200 + between, -kBoard, 0, 1500 - between, kBoard, 1200)
                       .plate("back", 0, 1100, 0, 2700, kBoard, 1200)
                       .floor("roof", -kBoard, -kBoard, 2736, 1136, 1218))
        .verdict;
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(doors(setting, 300), Verdict::needs_human) << setting.name;
    EXPECT_EQ(doors(setting, 500), Verdict::pass) << setting.name;
  }
}

TEST(Enclosures, WaysOutThatAreClimbedToAreForAPerson) {
  for (const Setting& setting : kSettings) {
    const auto over = [&](double sill) {
      return Cabin{.height = 1400, .second = 600, .sill = sill}.verdict(setting);
    };
    EXPECT_EQ(over(590), Verdict::pass) << setting.name;
    EXPECT_EQ(over(610), Verdict::needs_human) << setting.name;
  }
}

/// A hole in the roof in a corner, or in its middle, beside a door of 600.
TEST(Enclosures, NoSkylightIsAWayOut) {
  const auto lit = [](const Setting& setting, double x, double length, double door, double height) {
    Cabin cabin{.length = length, .height = height, .door = door};
    constexpr double kHole = 650;
    Laid laid(setting);
    laid.plate("left", -kBoard, 0, 0, kBoard, cabin.depth, height)
        .plate("right", length, 0, 0, kBoard, cabin.depth, height)
        .plate("front", door, -kBoard, 0, length - door, kBoard, height)
        .plate("back", 0, cabin.depth, 0, length, kBoard, height)
        .floor("roof1", -kBoard, -kBoard, x + kBoard, cabin.depth + 2 * kBoard, height + kBoard)
        .floor("roof2", x, -kBoard, kHole, cabin.depth - kHole + kBoard, height + kBoard);
    if (x + kHole < length) {
      laid.floor("roof3", x + kHole, -kBoard, length - x - kHole + kBoard, cabin.depth + 2 * kBoard,
                 height + kBoard);
    }
    return says_of(laid).verdict;
  };
  for (const Setting& setting : kSettings) {
    for (const double x : {1000.0, 1750.0}) {
      // Long, with one door; then short, and the hole alone.
      EXPECT_GE(lit(setting, x, 2400, 600, 2000), Verdict::needs_human) << setting.name << x;
      EXPECT_GE(lit(setting, x - 400, 1900, 0, 2000), Verdict::needs_human) << setting.name << x;
    }
  }
}

TEST(Enclosures, LowTunnelsAreHeldBesideWhatIsRemembered) {
  for (const Setting& setting : kSettings) {
    const auto limit = [&](double length, double width) {
      const RuleReport says = says_of(tunnel(setting, length, width, 900));
      const Result* result = tunnel_in(says);
      if (result == nullptr) return 0.0;
      EXPECT_EQ(says.verdict, std::max(of_ways(says), Verdict::needs_human));
      EXPECT_NEAR(result->measured->value, width, 1) << setting.name;
      return result->limit->value;
    };
    EXPECT_EQ(limit(950, 600), 400) << setting.name;
    EXPECT_EQ(limit(1100, 600), 500) << setting.name;
    EXPECT_EQ(limit(2100, 700), 750) << setting.name;
  }
}

TEST(Enclosures, TunnelsEndWhereTheirRoofDoes) {
  for (const Setting& setting : kSettings) {
    const auto narrow = [&](double length) {
      return of_ways(says_of(tunnel(setting, length, 450, 900)));
    };
    EXPECT_EQ(narrow(1940), Verdict::pass) << setting.name;
    EXPECT_EQ(narrow(2000), Verdict::needs_human) << setting.name;
    EXPECT_EQ(narrow(2060), Verdict::fail) << setting.name;
    EXPECT_EQ(of_ways(says_of(tunnel(setting, 2400, 500, 900))), Verdict::pass) << setting.name;
    EXPECT_EQ(of_ways(says_of(tunnel(setting, 2400, 900, 499))), Verdict::fail) << setting.name;
  }
}

TEST(Enclosures, DeadEndsAreToldFromTunnelsOpenAtBothEnds) {
  Laid dead_end = tunnel(kSettings[0], 1500, 600, 900);
  dead_end.plate("end", 0, 1500, 0, 600, kBoard, 900);
  const RuleReport says = says_of(dead_end);
  ASSERT_NE(tunnel_in(says), nullptr);
  EXPECT_EQ(tunnel_in(says)->limit->value, 750);
  EXPECT_EQ(of_ways(says), Verdict::pass);
}

/// Round a corner: 1400 and 1400 long, 600 wide, shut at one end.
TEST(Enclosures, BendsAreForAPerson) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.plate("outer", -kBoard, 0, 0, kBoard, 1400, 900)
        .plate("far", -kBoard, 1400, 0, 1418, kBoard, 900)
        .plate("inner", 600, 0, 0, kBoard, 800, 900)
        .plate("near", 618, 782, 0, 782, kBoard, 900)
        .plate("end", 1400, 782, 0, kBoard, 636, 900)
        .floor("roof", -kBoard, 0, 636, 1418, 918)
        .floor("roof2", 618, 782, 800, 636, 918);
    EXPECT_EQ(of_ways(says_of(laid)), Verdict::needs_human) << setting.name;
  }
}

TEST(Enclosures, PergolasAndPlatformsOnPostsAreNone) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    for (int i = 0; i < 4; ++i) {
      const double x = i % 2 * 2982.0;
      const double y = i / 2 * 1982.0;
      laid.plate("post" + std::to_string(i), x, y, 0, 18, 100, 1800);
    }
    laid.floor("roof", 0, 0, 3000, 2082, 1818);
    EXPECT_EQ(says_of(laid).verdict, Verdict::not_applicable) << setting.name;
  }
}

TEST(Enclosures, WhatIsAsWideOpenAsItIsDeepIsNone) {
  for (const Setting& setting : kSettings) {
    const auto shed = [&](double width, double depth) {
      Laid laid(setting);
      return says_of(laid.plate("left", -kBoard, 0, 0, kBoard, depth, 1200)
                         .plate("right", width, 0, 0, kBoard, depth, 1200)
                         .plate("back", 0, depth, 0, width, kBoard, 1200)
                         .floor("roof", -kBoard, 0, width + 36, depth + 18, 1218))
          .verdict;
    };
    EXPECT_EQ(shed(2500, 1000), Verdict::not_applicable) << setting.name;
    EXPECT_EQ(shed(1000, 2400), Verdict::needs_human) << setting.name;
  }
}

TEST(Enclosures, RoofsOverBarriersShutNobodyIn) {
  for (const Setting& setting : kSettings) {
    Laid laid(setting);
    laid.plate("left", -kBoard, 0, 0, kBoard, 2400, 700)
        .plate("right", 2400, 0, 0, kBoard, 2400, 700)
        .plate("front", 600, -kBoard, 0, 1800, kBoard, 700)
        .plate("back", 0, 2400, 0, 2400, kBoard, 700)
        .floor("roof", 0, 0, 2400, 2400, 1900);
    EXPECT_EQ(says_of(laid).verdict, Verdict::not_applicable) << setting.name;
  }
}

TEST(Enclosures, ShutAsDrawnAreForAPersonUnlessJoined) {
  for (const Setting& setting : kSettings) {
    Laid laid = Cabin{.length = 1000, .door = 0}.in(setting);
    const RuleReport says = says_of(laid);
    EXPECT_EQ(says.verdict, Verdict::needs_human) << setting.name;
    ASSERT_EQ(says.outcome.results.size(), 1u) << setting.name;
  }
  std::string text = kHead + R"(panels:
  side: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [964mm, 800mm], at: {x: i * 982mm, y: 18mm}}
  end: {for_each: {i: 0..1}, material: board, lies_in: xz, size: [1000mm, 800mm], at: {y: i * 982mm}}
  roof: {material: board, lies_in: xy, size: [1100mm, 1100mm], at: {x: -50mm, y: -50mm, z: 800mm}}
joints:
  - {type: tab_slot, from: side, into: roof}
  - {type: tab_slot, from: end, into: roof}
)";
  const Designed joined(text);
  ASSERT_TRUE(joined.made());
  EXPECT_EQ(says_of(joined).verdict, Verdict::not_applicable);
}

/// A hole that only a small ball passes is no way in.
TEST(Enclosures, HolesANarrowHeadDoesNotPassAreNoWaysOut) {
  for (const Setting& setting : kSettings) {
    const auto says = [&](double door) {
      return says_of(Cabin{.length = 1500, .door = door}.in(setting)).outcome.results;
    };
    const auto shut = says(225);
    const auto open = says(235);
    ASSERT_EQ(shut.size(), 1u) << setting.name;
    ASSERT_EQ(open.size(), 1u) << setting.name;
    EXPECT_EQ(shut[0].verdict, Verdict::needs_human) << setting.name;
    EXPECT_EQ(open[0].verdict, Verdict::pass) << setting.name;
  }
}

/// The grid goes with the design: nothing changes where it is moved or turned as a whole.
TEST(Enclosures, StayTheSameWhereverTheDesignStands) {
  struct Found {
    double length, across, way;
    std::size_t ways;
  };
  const auto found = [](const Setting& setting, double x, double y) {
    const Designed designed(
        Cabin{.length = 1730, .depth = 910, .door = 496, .second = 333}.in(setting, x, y).text());
    const Spaces spaces = spaces_of(designed.scene());
    EXPECT_EQ(spaces.all.size(), 1u);
    if (spaces.all.size() != 1 || spaces.all[0].ways.empty()) return Found{};
    const Space& space = spaces.all[0];
    return Found{space.length, space.across, space.ways[0].least, space.ways.size()};
  };
  const Found plain = found(kSettings[0], 0, 0);
  EXPECT_NEAR(plain.length, 1730, 0.01);
  EXPECT_NEAR(plain.across, 910, 1);
  EXPECT_NEAR(plain.way, 496, 0.01);
  EXPECT_EQ(plain.ways, 2u);
  for (const bool mirrored : {false, true}) {
    for (const char* turn : {"0deg", "1deg", "17deg", "31.4deg", "45deg", "60deg", "90deg"}) {
      for (int shift = 0; shift < 2; ++shift) {
        const Setting setting{"", mirrored, turn};
        const Found other = found(setting, shift * 1013.7, shift * -611.3);
        EXPECT_NEAR(other.length, plain.length, 0.01) << turn << shift;
        EXPECT_NEAR(other.across, plain.across, 1) << turn << shift;
        EXPECT_NEAR(other.way, plain.way, 0.01) << turn << shift;
        EXPECT_EQ(other.ways, plain.ways) << turn << shift;
      }
    }
  }
}

TEST(Enclosures, OfDesignsWithTooManyOrTooFarApartAreForAPerson) {
  Laid lockers;
  for (int i = 0; i < 12; ++i) {
    for (int j = 0; j < 12; ++j) {
      const std::string id = std::to_string(i) + "x" + std::to_string(j);
      const double x = i * 1000;
      const double z = j * 700;
      lockers.plate("l" + id, x, 0, z, kBoard, 900, 500)
          .plate("r" + id, x + 518, 0, z, kBoard, 900, 500)
          .floor("f" + id, x, 0, 536, 900, z)
          .floor("t" + id, x, 0, 536, 900, z + 518);
    }
  }
  EXPECT_EQ(says_of(lockers).verdict, Verdict::needs_human);
  Laid far = Cabin{}.in(kSettings[0]);
  far.floor("away", 60'000, 60'000, 500, 500, 500);
  EXPECT_EQ(says_of(far).verdict, Verdict::needs_human);
}

}  // namespace
}  // namespace plano::checks
