// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/trig.h"
#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kTop = "  platforms: [top]\n";

Laid platform(Setting setting, double height) {
  Laid laid(setting);
  return laid.floor("top", 300, 200, 1000, 800, height).expects(kTop);
}

TEST(FallHeight, ThreeMetresAndNoMore) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(platform(setting, 3000).verdict("fall-height"), Verdict::pass) << setting.name;
    EXPECT_EQ(platform(setting, 3001).verdict("fall-height"), Verdict::fail) << setting.name;
  }
}

TEST(FallHeight, AsksAboutSurfacesNobodySpokeOf) {
  Laid silent;
  silent.floor("top", 0, 0, 800, 800, 500);
  EXPECT_EQ(silent.verdict("fall-height"), Verdict::needs_declaration);
  Laid half;
  half.floor("top", 0, 0, 800, 800, 500).floor("shelf", 2000, 0, 800, 300, 500).expects(kTop);
  const RuleReport says = half.says("fall-height");
  EXPECT_EQ(says.verdict, Verdict::needs_declaration);
  EXPECT_EQ(says.outcome.results[0].place.elements, std::vector<std::string>{"shelf"});
  half.expects("  not_platforms: [{part: shelf, reason: {en: goods, fr: marchandises}}]\n");
  EXPECT_EQ(half.verdict("fall-height"), Verdict::pass);
}

TEST(FallHeight, AsksOfBeamsAboveSixHundred) {
  const std::string reason = "  not_platforms: [{part: beam, reason: {en: rail, fr: lisse}}]\n";
  for (const Setting& setting : kSettings) {
    const auto beam = [&](double width, double top) {
      return Laid(setting).floor("beam", 0, 0, 2000, width, top);
    };
    EXPECT_EQ(beam(95, 2900).verdict("fall-height"), Verdict::needs_declaration) << setting.name;
    EXPECT_EQ(beam(95, 601).verdict("fall-height"), Verdict::needs_declaration) << setting.name;
    EXPECT_EQ(beam(95, 600).verdict("fall-height"), Verdict::not_applicable) << setting.name;
    EXPECT_EQ(beam(44, 2900).verdict("fall-height"), Verdict::not_applicable) << setting.name;
    EXPECT_EQ(beam(95, 2900).expects(reason).verdict("fall-height"), Verdict::not_applicable);
    EXPECT_EQ(beam(95, 2900).expects("  platforms: [beam]\n").verdict("fall-height"),
              Verdict::pass);
  }
}

TEST(FallHeight, AFrameOfNarrowLimbsIsABeam) {
  const auto frame = [](double limb) {
    const std::string hole = decimal(1000 - 2 * limb) + "mm";
    return Designed(kHead +
                    "panels:\n  frame: {material: board, lies_in: xy, at: {z: 882mm}, size: "
                    "[1000mm, 1000mm], openings: [{id: hole, shape: rect, size: [" +
                    hole + ", " + hole + "], at: [" + decimal(limb) + "mm, " + decimal(limb) +
                    "mm]}]}\n")
        .verdict("fall-height");
  };
  EXPECT_EQ(frame(95), Verdict::needs_declaration);
  EXPECT_EQ(frame(45), Verdict::needs_declaration);
  EXPECT_EQ(frame(20), Verdict::not_applicable);
}

TEST(FallHeight, WhatIsDeclaredAndHasNoLevelFaceIsForAPerson) {
  const auto tilted = [](const std::string& angle) {
    Laid laid;
    laid.floor("top", 0, 0, 800, 800, 500);
    laid.plate("slope", 2000, 0, 500, 600, 800, 18,
               "{axis: x, angle: " + angle + ", through: {y: 0mm, z: 500mm}}, ");
    return laid.expects("  platforms: [top, slope]\n").says("fall-height");
  };
  EXPECT_EQ(tilted("38deg").verdict, Verdict::pass);
  const RuleReport lost = tilted("45deg");
  EXPECT_EQ(lost.verdict, Verdict::needs_human);
  EXPECT_EQ(lost.outcome.results[0].place.elements, std::vector<std::string>{"slope"});
}

TEST(FallHeight, APersonJudgesTheReasonWhereTheSmallestFallFar) {
  const std::string reason = "  not_platforms: [{part: roof, reason: {en: roof, fr: toit}}]\n";
  const auto says = [&](double roof, double gap) {
    Laid laid;
    laid.floor("step", 0, 0, 600, 600, 590).floor("roof", 600 + gap, 0, 600, 600, roof);
    return laid.expects("  platforms: [step]\n" + reason).verdict("fall-height");
  };
  EXPECT_EQ(says(601, 0), Verdict::needs_human);
  EXPECT_EQ(says(600, 0), Verdict::pass);
  EXPECT_EQ(says(1190, 401), Verdict::pass) << "the smallest do not get there";
  EXPECT_EQ(says(1190, 400), Verdict::needs_human);
}

TEST(FallHeight, APersonJudgesTheReasonWhereALadderLeads) {
  // Its first rung keeps the smallest off, and nobody else.
  const auto says = [](double roof, double gap, int rungs) {
    Laid laid;
    laid.floor("step", 2000, 0, 600, 600, 300).floor("roof", 0, 60 + gap, 600, 600, roof);
    for (int i = 0; i < rungs; ++i) {
      laid.floor("rung-" + std::to_string(i), 100, 0, 400, 60, 420 + 300 * i);
    }
    return laid
        .expects(
            "  platforms: [step]\n"
            "  not_platforms: [{part: roof, reason: {en: a roof, fr: un toit}}]\n")
        .verdict("fall-height");
  };
  EXPECT_EQ(says(2500, 40, 7), Verdict::needs_human);
  EXPECT_EQ(says(2500, 400, 7), Verdict::needs_human);
  EXPECT_EQ(says(2500, 401, 7), Verdict::pass) << "too far from the last rung";
  EXPECT_EQ(says(2500, 40, 0), Verdict::pass) << "nothing leads there";
  EXPECT_EQ(says(601, 40, 1), Verdict::needs_human);
  EXPECT_EQ(says(601, 401, 1), Verdict::pass);
  EXPECT_EQ(says(600, 40, 1), Verdict::pass) << "nobody falls far from there";
}

TEST(FallHeight, ALowTunnelIsAPlaceToFallFrom) {
  const auto tunnel = [](double inside) {
    Laid laid;
    laid.floor("floor", 0, 0, 600, 1500, 1500).floor("roof", 0, 0, 600, 1500, 1518 + inside);
    laid.plate("left", -18, 0, 1482, 18, 1500, inside + 36);
    laid.plate("right", 600, 0, 1482, 18, 1500, inside + 36);
    return laid
        .expects("  not_platforms: [{part: [roof, left, right], reason: {en: Roof., fr: Toit.}}]\n")
        .says("fall-height");
  };
  for (const double inside : {480.0, 300.0}) {
    const RuleReport says = tunnel(inside);
    EXPECT_EQ(says.verdict, Verdict::needs_declaration) << inside;
    ASSERT_FALSE(says.outcome.results.empty());
    EXPECT_EQ(says.outcome.results[0].place.elements, std::vector<std::string>{"floor"}) << inside;
  }
  EXPECT_EQ(tunnel(299).verdict, Verdict::not_applicable);
}

/// A step 300 mm up, and a bar whose top is at `top`, one metre beside it; `bar`: how it lies.
std::string hung(double top, const std::string& expects, const Setting& setting = kSettings[0],
                 const std::string& bar = "along: x, length: 1500mm") {
  return kHead + "  bar: {kind: timber, diameter: 32mm}\nbars:\n  bar: {material: bar, " + bar +
         ", at: {x: 1600mm, z: " + decimal(top - 32) +
         "mm}, turn: [{axis: z, angle: " + setting.turn +
         ", through: {x: 0mm, y: 0mm}}]}\npanels:\n" +
         "  step: {material: board, lies_in: xy, size: [600mm, 600mm], at: {z: 282mm}, turn: " +
         "[{axis: z, angle: " + setting.turn +
         ", through: {x: 0mm, y: 0mm}}]}\nexpects:\n  platforms: [step]\n" + expects;
}

TEST(FallHeight, OfWhatOneHangsOnIsTheHeightOfTheHands) {
  for (const Setting& setting : kSettings) {
    const auto verdict = [&](double top, const std::string& expects) {
      return Designed(hung(top, expects, setting)).verdict("fall-height");
    };
    EXPECT_EQ(verdict(3000, "  grips: bar\n"), Verdict::pass) << setting.name;
    EXPECT_EQ(verdict(3000.1, "  grips: bar\n"), Verdict::fail) << setting.name;
    EXPECT_EQ(verdict(3400, "  grasps: bar\n"), Verdict::pass) << setting.name;
    EXPECT_EQ(verdict(2400, "  grips: bar\n  fall_height: 2400mm\n"), Verdict::pass);
    EXPECT_EQ(verdict(2400, "  grips: bar\n  fall_height: 2399mm\n"), Verdict::fail);
  }
}

TEST(FallHeight, OfAPoleIsOneMetreBelowItsTop) {
  const auto verdict = [](double foot) {
    return Designed(hung(32 + foot, "  grips: bar\n", kSettings[0], "along: z, length: 4000mm"))
        .verdict("fall-height");
  };
  EXPECT_EQ(verdict(0), Verdict::pass);
  EXPECT_EQ(verdict(0.1), Verdict::fail);
}

TEST(Surfacing, IsAskedForBelowWhatOneHangsOn) {
  EXPECT_EQ(Designed(hung(600, "  grips: bar\n")).verdict("surfacing"), Verdict::pass);
  const Designed high(hung(2400, "  grips: bar\n"));
  EXPECT_EQ(high.verdict("surfacing"), Verdict::needs_declaration);
  const RuleReport space = high.says("falling-space");
  // Around the bar 2100 mm, around the step 1500 mm.
  ASSERT_EQ(space.outcome.ground.size(), 2u);
  EXPECT_EQ(space.outcome.ground[1].elements, std::vector<std::string>{"bar"});
  EXPECT_NEAR(space.outcome.ground[1].area_m2,
              1.5 * 0.032 + 2 * (1.5 + 0.032) * 2.1 + kPi * 2.1 * 2.1, 0.05);
  // The step is stood on, and may be where one takes hold: a person judges.
  EXPECT_EQ(space.verdict, Verdict::needs_human);
}

TEST(FallHeight, WhatNobodySpokeOfNeedsAWordBeforeItFails) {
  Laid silent;
  silent.floor("roof", 0, 0, 1000, 800, 3100).floor("block", 1500, 0, 90, 300, 100);
  for (const char* rule : {"fall-height", "falling-space", "guardrails", "surfacing"}) {
    EXPECT_EQ(silent.verdict(rule), Verdict::needs_declaration) << rule;
  }
}

TEST(FallHeight, IsHeldAgainstWhatTheAuthorSays) {
  EXPECT_EQ(platform(kSettings[0], 900).expects("  fall_height: 900mm\n").verdict("fall-height"),
            Verdict::pass);
  EXPECT_EQ(platform(kSettings[0], 900).expects("  fall_height: 899mm\n").verdict("fall-height"),
            Verdict::fail);
}

TEST(FallHeight, CountsFromThePlayingSurface) {
  Laid raised = platform(kSettings[0], 3100);
  EXPECT_EQ(raised.verdict("fall-height"), Verdict::fail);
  EXPECT_EQ(raised.expects("  ground: 100mm\n").verdict("fall-height"), Verdict::pass);
}

/// A block that lies `gap` from the platform's edge, 100 mm high.
Verdict with_block(Setting setting, double height, double gap, double top = 100) {
  Laid laid = platform(setting, height);
  laid.floor("block", 1300 + gap, 300, 90, 300, top);
  return laid.verdict("falling-space");
}

TEST(FallingSpace, ReachesAsFarAsTheHeightAsks) {
  const std::vector<std::pair<double, double>> reaches = {{700, 1500},      {1500, 1500},
                                                          {1510, 1506.667}, {2000, 1833.333},
                                                          {2500, 2166.667}, {3000, 2500}};
  for (const Setting& setting : kSettings) {
    for (const auto& [height, reach] : reaches) {
      EXPECT_EQ(with_block(setting, height, reach - 1), Verdict::fail) << setting.name << height;
      EXPECT_EQ(with_block(setting, height, reach + 1), Verdict::pass) << setting.name << height;
    }
  }
}

TEST(FallingSpace, PartsLessThanSixHundredBelowAreNoObstacle) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(with_block(setting, 1500, 500, 901), Verdict::pass) << setting.name;
    EXPECT_EQ(with_block(setting, 1500, 500, 900), Verdict::fail) << setting.name;
  }
}

TEST(FallingSpace, SteepPartsAreNoObstacle) {
  const auto leaning = [](Setting setting, const std::string& angle) {
    Laid laid = platform(setting, 1500);
    // From below the platform's front edge down to the ground.
    laid.plate("wall", 500, -1500, 1382, 400, 1600, 18,
               "{axis: x, angle: " + angle + ", through: {y: 100mm, z: 1400mm}}, ");
    return laid.verdict("falling-space");
  };
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(leaning(setting, "59deg"), Verdict::fail) << setting.name;
    EXPECT_EQ(leaning(setting, "60deg"), Verdict::pass) << setting.name;
  }
}

TEST(FallingSpace, WhatLiesUnderThePlatformOrLeadsUpIsNoObstacle) {
  Laid under = platform(kSettings[0], 1500);
  under.floor("joist", 400, 300, 800, 90, 100);
  EXPECT_EQ(under.verdict("falling-space"), Verdict::pass);
  Laid stairs;
  stairs.floor("top", 0, 0, 1000, 800, 1500);
  for (int i = 1; i < 5; ++i) {
    stairs.floor("tread" + decimal(i), 0, -300.0 * i, 1000, 300, 1500 - 300.0 * i);
  }
  EXPECT_EQ(stairs.verdict("falling-space"), Verdict::pass);
}

TEST(FallingSpace, TheFootOfAWallWhoseTopLiesInThePlatformIsAnObstacle) {
  const auto footed = [](const std::string& foot) {
    return Designed(
               kHead +
               "panels:\n"
               "  top: {material: board, lies_in: xy, size: [1000mm, 800mm], at: {z: 1482mm}}\n"
               "  wall: {material: board, lies_in: xz, at: {y: 800mm}, outline: {shape: "
               "polygon, points: [[200mm, 0mm], [1800mm, 0mm], [1800mm, " +
               foot + "], [800mm, " + foot +
               "], [800mm, 1500mm], [200mm, 1500mm]]}}\n"
               "expects:\n" +
               kTop)
        .verdict("falling-space");
  };
  EXPECT_EQ(footed("300mm"), Verdict::fail);
  EXPECT_EQ(footed("900mm"), Verdict::fail);
  EXPECT_EQ(footed("901mm"), Verdict::pass);
}

TEST(FallingSpace, TiersBelowTheNextAreForAPerson) {
  for (const Setting& setting : kSettings) {
    const auto tiers = [&](int count) {
      Laid laid(setting);
      std::string names = "tier0";
      laid.floor("tier0", 0, 0, 1000, 1000, 2400);
      for (int i = 1; i < count; ++i) {
        laid.floor("tier" + decimal(i), 1000.0 * i, 0, 1000, 1000, 2400 - 550.0 * i);
        names += ", tier" + decimal(i);
      }
      return laid.expects("  platforms: [" + names + "]\n").verdict("falling-space");
    };
    EXPECT_EQ(tiers(2), Verdict::pass) << setting.name;
    EXPECT_EQ(tiers(3), Verdict::needs_human) << setting.name;
    EXPECT_EQ(tiers(5), Verdict::needs_human) << setting.name;
  }
}

TEST(FallingSpace, DrawsEachSurfacesReach) {
  const double expected = 0.8 + 2 * 1.8 * 1.5 + kPi * 1.5 * 1.5;
  for (const Setting& setting : kSettings) {
    const auto ground = platform(setting, 900).says("falling-space").outcome.ground;
    ASSERT_EQ(ground.size(), 1u);
    EXPECT_NEAR(ground[0].area_m2, expected, expected * 2e-3) << setting.name;
    EXPECT_GE(ground[0].area_m2, expected - 0.01) << setting.name;
  }
}

TEST(Surfacing, IsAskedForAboveSixHundred) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(platform(setting, 600).verdict("surfacing"), Verdict::pass) << setting.name;
    EXPECT_EQ(platform(setting, 601).verdict("surfacing"), Verdict::needs_declaration);
    EXPECT_EQ(platform(setting, 601).expects("  surfacing: none\n").verdict("surfacing"),
              Verdict::fail);
  }
}

TEST(Surfacing, TakesAsMuchAsItsKindAndDepthAllow) {
  const auto says = [](double height, const std::string& lines) {
    return platform(kSettings[0], height).expects(lines).verdict("surfacing");
  };
  EXPECT_EQ(says(1000, "  surfacing: turf\n"), Verdict::pass);
  EXPECT_EQ(says(1001, "  surfacing: turf\n"), Verdict::fail);
  EXPECT_EQ(says(2000, "  surfacing: bark\n"), Verdict::needs_declaration);
  EXPECT_EQ(says(2000, "  surfacing: bark\n  surfacing_depth: 300mm\n"), Verdict::pass);
  EXPECT_EQ(says(2000, "  surfacing: bark\n  surfacing_depth: 299mm\n"), Verdict::fail);
  EXPECT_EQ(says(2001, "  surfacing: sand\n  surfacing_depth: 300mm\n"), Verdict::fail);
  EXPECT_EQ(says(3000, "  surfacing: sand\n  surfacing_depth: 400mm\n"), Verdict::pass);
  EXPECT_EQ(says(3001, "  surfacing: sand\n  surfacing_depth: 900mm\n"), Verdict::fail);
  EXPECT_EQ(says(1500, "  surfacing: tested\n"), Verdict::needs_declaration);
  EXPECT_EQ(says(1500, "  surfacing: tested\n  critical_fall_height: 1500mm\n"), Verdict::pass);
  EXPECT_EQ(says(1501, "  surfacing: tested\n  critical_fall_height: 1500mm\n"), Verdict::fail);
}

TEST(Surfacing, CountsOverlapsOnce) {
  for (const Setting& setting : kSettings) {
    Laid two(setting);
    two.floor("one", 0, 0, 1000, 1000, 900).floor("two", 2000, 0, 1000, 1000, 900);
    two.expects("  platforms: [one, two]\n");
    const auto ground = two.says("surfacing").outcome.ground;
    ASSERT_EQ(ground.size(), 1u) << setting.name;
    // Twice 1 + 6 + 2.25 pi, without a lens: two discs' strips 2 m wide and their ends.
    const double lone = 1 + 4 * 1.5 + kPi * 2.25;
    const double half_angle = acos_degrees(0.5 / 1.5) * kPi / 180;
    const double end = 2.25 * half_angle - 0.5 * 1.5 * sin_degrees(acos_degrees(0.5 / 1.5));
    const double common = 2 * end * 2 / 2 + 2 * 1 * 1;
    EXPECT_NEAR(ground[0].area_m2, 2 * lone - common, 0.05) << setting.name;
  }
}

TEST(FreeSpace, ForcedMovementIsDeclaredAndDrawn) {
  EXPECT_EQ(platform(kSettings[0], 500).verdict("free-space"), Verdict::needs_declaration);
  EXPECT_EQ(platform(kSettings[0], 500).expects("  forced_movement: no\n").verdict("free-space"),
            Verdict::not_applicable);
  const RuleReport slide = platform(kSettings[0], 500)
                               .floor("other", 3700, 200, 500, 500, 300)
                               .expects("  forced_movement: yes\n  forced_by: [top]\n")
                               .says("free-space");
  EXPECT_EQ(slide.verdict, Verdict::needs_human);
  EXPECT_EQ(slide.outcome.results.size(), 2u) << "2400 mm apart where 1000 and 1500 are asked";
  EXPECT_EQ(slide.outcome.ground.size(), 1u);
  EXPECT_EQ(platform(kSettings[0], 500)
                .floor("other", 3800, 200, 500, 500, 300)
                .expects("  forced_movement: yes\n  forced_by: [top]\n")
                .says("free-space")
                .outcome.results.size(),
            1u);
}

TEST(FreeSpace, ASlideTooSteepToStandOnIsForAPerson) {
  Laid slide = platform(kSettings[0], 500);
  slide.plate("slide", 2000, 0, 500, 600, 800, 18,
              "{axis: x, angle: 45deg, through: {y: 0mm, z: 500mm}}, ");
  slide.expects("  forced_movement: yes\n  forced_by: [slide]\n");
  EXPECT_EQ(slide.verdict("free-space"), Verdict::needs_human);
}

/// Two tiers that the smallest climb, of which the author says that they do not.
TEST(EasyAccess, ThatItIsHardTakesAReasonBeforeAnyBarrierIsSpared) {
  for (const Setting& setting : kSettings) {
    const auto tiers = [&](const std::string& reason) {
      Laid laid(setting);
      laid.floor("low", 0, 0, 600, 600, 600).floor("high", 600, 0, 600, 600, 1200);
      return laid.expects("  platforms: [low, high]\n  access: hard\n" + reason);
    };
    EXPECT_EQ(tiers("").verdict("barriers"), Verdict::fail) << setting.name;
    const Laid reasoned = tiers("  access_reason: the lower tier is fenced in\n");
    EXPECT_EQ(reasoned.verdict("barriers"), Verdict::not_applicable) << setting.name;
    const RuleReport said = reasoned.says("easy-access");
    EXPECT_EQ(said.verdict, Verdict::needs_human) << setting.name;
    ASSERT_FALSE(said.outcome.results.empty());
    EXPECT_NE(said.outcome.results[0].says.en.find("the lower tier is fenced in"),
              std::string::npos);
  }
}

/// A rail is enough only where access is hard: on the author's word alone, for a person to see.
TEST(EasyAccess, NoRailPassesOnTheWordThatAccessIsHard) {
  const auto railed = [](bool step) {
    Laid laid;
    laid.floor("top", 0, 0, 2000, 1000, 1100);
    laid.plate("left", -18, 0, 1800, 18, 1000, 45).plate("right", 2000, 0, 1800, 18, 1000, 45);
    laid.plate("back", 0, 1000, 1800, 2000, 18, 45).plate("front", 0, -18, 1800, 2000, 18, 45);
    if (step) laid.floor("step", 0, -700, 600, 600, 550);
    laid.expects("  access: hard\n  access_reason: a hedge\n");
    return laid.expects(step ? "  platforms: [top, step]\n" : "  platforms: [top]\n")
        .verdict("guardrails");
  };
  EXPECT_EQ(railed(false), Verdict::pass);
  EXPECT_EQ(railed(true), Verdict::needs_human);
}

TEST(EasyAccess, WhatTheAuthorSaysWinsAndIsPrinted) {
  const auto says = [](const std::string& lines) {
    Laid tiers;
    tiers.floor("low", 0, 0, 600, 600, 600).floor("high", 600, 0, 600, 600, 1200);
    return tiers.expects(lines).verdict("easy-access");
  };
  EXPECT_EQ(says(""), Verdict::needs_declaration);
  EXPECT_EQ(says("  access: easy\n"), Verdict::pass);
  EXPECT_EQ(says("  access: hard\n"), Verdict::needs_declaration);
  EXPECT_EQ(says("  access: hard\n  access_reason: a lift\n"), Verdict::needs_human);
  // Alone and high: what the program found rests on a figure from memory.
  EXPECT_EQ(platform(kSettings[0], 1200).expects("  access: hard\n").verdict("easy-access"),
            Verdict::needs_human);
  EXPECT_EQ(platform(kSettings[0], 600).verdict("easy-access"), Verdict::not_applicable);
}

}  // namespace
}  // namespace plano::checks
