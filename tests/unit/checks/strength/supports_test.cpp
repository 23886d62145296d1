// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What holds a thing, and what only seems to: designs that once passed, or failed to be looked at,
/// held against sums done by hand.

#include <algorithm>
#include <cmath>

#include "checks/strength/bolt_seat.h"
#include "checks/strength/bolts.h"
#include "checks/strength/load_path.h"
#include "checks/strength/plate_strips.h"
#include "checks/strength/reactions.h"
#include "checks/strength/workings.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

const Result& first_of(const RuleReport& report) {
  static const Result kNone;
  EXPECT_FALSE(report.outcome.results.empty());
  return report.outcome.results.empty() ? kNone : report.outcome.results[0];
}

double worked(const Result& result, const std::string& name) {
  for (const Working& one : result.workings) {
    if (one.name.en == name) return one.value.value;
  }
  ADD_FAILURE() << name;
  return 0;
}

TEST(Reactions, OfOneSupportBringTheirMoment) {
  // Held at 60 mm of 600: 1000 N at the far end, 540 mm away.
  double arm = 0;
  for (const Reaction& one : reactions_at(60, {{0, 120, true}}, 600, 1000, 1000)) {
    EXPECT_LE(one.force_n, 1000);
    arm = std::max(arm, one.arm_mm * one.force_n / 1000);
  }
  EXPECT_DOUBLE_EQ(arm, 540);
}

TEST(Reactions, GrowWithAnOverhang) {
  const auto greatest = [](const std::vector<Bearing>& supports, double place, double row) {
    Reaction most;
    for (const Reaction& one : reactions_at(place, supports, 1000, 1000, row)) {
      if (one.force_n > most.force_n) most = one;
    }
    return most;
  };
  // At both ends: the force itself; half of a row of 3000 N.
  const std::vector<Bearing> ends = {{0, 0, true}, {1000, 1000, true}};
  EXPECT_DOUBLE_EQ(greatest(ends, 0, 1000).force_n, 1000);
  EXPECT_DOUBLE_EQ(greatest(ends, 0, 3000).force_n, 1500);
  // 400 mm beyond a support with 600 mm behind it: 1000 (1 + 400/600) = 1667 N.
  const std::vector<Bearing> inside = {{0, 0, true}, {600, 600, true}};
  EXPECT_NEAR(greatest(inside, 600, 0).force_n, 1666.7, 0.1);
  EXPECT_EQ(greatest(inside, 600, 0).arm_mm, 0);
  // A row of 2000 N: 600 N from between, 800 N (1 + 200/600) from beyond: 1667 N.
  EXPECT_NEAR(greatest(inside, 600, 2000).force_n, 1666.7, 0.1);
  // The other end only rests: it would lift, and this one alone takes the moment.
  const std::vector<Bearing> loose = {{0, 0, false}, {600, 600, true}};
  double lever = 0;
  for (const Reaction& one : reactions_at(600, loose, 1000, 1000, 0)) {
    if (one.force_n == 1000) lever = std::max(lever, one.arm_mm);
  }
  EXPECT_DOUBLE_EQ(lever, 400);
}

TEST(BoltsShear, APerchOnOneSupportByHand) {
  // Two bolts 66 mm apart, their middle 540 mm from the free end. One child there: 1391 / 2 = 695 N
  // and 1391 × 540 / 66 = 11 380 N: 12 075 N on the worst. × 1.5 / 1786 N = 10.1.
  const Designed designed(kHead + R"(panels:
  upright: {material: board, lies_in: xz, size: [120mm, 400mm], at: {y: 90mm}}
bars:
  perch: {material: post, along: x, face: y, length: 600mm, at: {z: 280mm}}
hardware:
  bolt: {kind: bolt-and-nut, thread: M8, length: 130mm}
joints:
  - {type: bolted, from: perch, into: upright, bolts: 2, hardware: bolt}
expects: {platforms: [perch]}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("bolts-shear");
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_NEAR(worked(first_of(report), "share of the worst bolt"), 12075, 30);
  EXPECT_NEAR(first_of(report).measured->value, 10.14, 0.05);
}

TEST(Bolts, SplitWoodAsAPublishedExampleSays) {
  // 100 mm wide, 120 mm high, the bolt 60 mm from the loaded edge: 14 × 100 × √120 = 15 336 N.
  EXPECT_NEAR(splitting(100, 120, 60), 15336, 1);
  EXPECT_LT(splitting(100, 120, 30), splitting(100, 120, 60));
}

/// 12 mm of plywood from the ground up to a wall, with 20 degrees.
std::string ramp(const std::string& angle) {
  return kHead + R"(  thin: {kind: plywood, thickness: 12mm}
panels:
  ramp: {material: thin, lies_in: xy, size: [2000mm, 600mm], turn: [{axis: y, angle: )" +
         angle + R"(, through: {x: 0mm, z: 0mm}}]}
  wall: {material: board, lies_in: yz, size: [600mm, 677mm], at: {x: 1861mm}}
expects: {platforms: [ramp]}
)";
}

TEST(Plates, ARampWithItsFootOnTheGroundIsLookedAt) {
  // 1980 mm in cells of 5 mm, 300 mm of 12 mm: 1391 × 1.985 / 4 × 1.5 / (300 × 24) = 144 N/mm² by
  // the force of one child; all the more by those who find room. It breaks.
  const Designed sloping(ramp("-20deg"));
  ASSERT_TRUE(sloping.made());
  const RuleReport report = sloping.says("plates");
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_GT(first_of(report).measured->value, 5);
  // What lies flat on the ground needs nothing else.
  const Designed flat(kHead + R"(panels:
  mat: {material: board, lies_in: xy, size: [2000mm, 600mm]}
expects: {platforms: [mat]}
)");
  ASSERT_TRUE(flat.made());
  EXPECT_EQ(flat.verdict("plates"), Verdict::not_applicable);
}

TEST(Beams, CarryTheAreaThatLiesOnThem) {
  // A deck 3 m wide on two beams 2 m long: 1.5 × 1.964 = 2.95 m² on the free length of each, 9
  // users, 5905 N; 5905 × 1.964 / 8 = 1450 N·m, × 1.5 / 121 500 = 17.9 of 12.92 N/mm²: 1.385. By
  // their length there would be 4 users, 0.72.
  const Designed designed(kHead + R"(panels:
  deck: {material: board, lies_in: xy, size: [3000mm, 2000mm], at: {z: 490mm}, grain: along x}
  foot:
    for_each: {x: [left, right], y: [front, back]}
    material: board
    lies_in: xz
    size: [90mm, 400mm]
    at: {x: if(x == 'left'; 0mm; 2910mm), y: if(y == 'front'; 0mm; 1982mm)}
bars:
  beam:
    for_each: {side: [left, right]}
    material: post
    along: y
    face: z
    length: 2000mm
    at: {x: if(side == 'left'; 0mm; 2910mm), z: 400mm}
expects: {platforms: [deck]}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("beams");
  ASSERT_EQ(report.outcome.results.size(), 2U);
  EXPECT_EQ(worked(first_of(report), "users"), 9);
  EXPECT_NEAR(first_of(report).measured->value, 1.385, 0.03);
  EXPECT_EQ(report.verdict, Verdict::fail);
}

/// A deck on two legs; a guard stands across its middle in slots, on the deck or down to the
/// ground.
std::string crossed(bool to_the_ground) {
  return kHead + R"(panels:
  deck: {material: board, lies_in: xy, size: [1300mm, 700mm], at: {x: -50mm, z: 482mm}, grain: along x}
  leg:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [700mm, 482mm]
    at: {x: if(side == 'left'; 0mm; 1182mm)}
  middle: {material: board, lies_in: yz, size: [700mm, )" +
         std::string(to_the_ground ? "482mm], at: {x: 591mm}}"
                                   : "800mm], at: {x: 591mm, z: 500mm}}") +
         R"(
joints:
  - {type: tab_slot, from: middle, into: deck, tabs: 2}
  - {type: tab_slot, from: leg, into: deck, tabs: 2}
expects: {platforms: [deck]}
)";
}

TEST(Plates, AGuardThatStandsInSlotsOfADeckDoesNotHoldIt) {
  const Designed above(crossed(false));
  const Designed below(crossed(true));
  ASSERT_TRUE(above.made() && below.made());
  const auto supports = [](const Designed& designed) {
    const Scene& scene = designed.scene();
    return lying_plate(scene, LoadPath(scene), scene.find("deck").value()).through.size();
  };
  EXPECT_GT(supports(below), supports(above));
  // With a leg in the middle spans are 573 mm, without it more than twice that.
  EXPECT_NE(above.verdict("plates"), Verdict::pass);
  EXPECT_NE(below.verdict("plates"), Verdict::fail);
}

/// A rail 2.4 m long between two uprights, with a panel bolted to its middle.
std::string railed(const std::string& panel) {
  return kHead + R"(panels:
  upright:
    for_each: {end: [left, right]}
    material: board
    lies_in: xz
    size: [300mm, 700mm]
    at: {x: if(end == 'left'; 100mm; 2000mm), y: 90mm}
  infill: {material: board, lies_in: xz, size: [300mm, )" +
         panel + R"(}
bars:
  rail: {material: post, along: x, face: y, length: 2400mm, at: {y: 0mm, z: 560mm}}
hardware:
  bolt: {kind: bolt-and-nut, thread: M8, length: 130mm}
joints:
  - {type: bolted, from: rail, into: upright, bolts: 2, hardware: bolt}
  - {type: bolted, from: rail, into: infill, bolts: 2, hardware: bolt}
expects: {platforms: [rail]}
)";
}

TEST(Beams, APanelThatHangsFromTheirMiddleDoesNotHoldThem) {
  const Designed hung(railed("400mm], at: {x: 1050mm, y: 90mm, z: 250mm}"));
  const Designed stood(railed("650mm], at: {x: 1050mm, y: 90mm, z: 0mm}"));
  ASSERT_TRUE(hung.made() && stood.made());
  // 1600 mm free from upright to upright; 650 mm to a panel that stands on the ground.
  EXPECT_NEAR(worked(first_of(hung.says("beams")), "free length"), 1600, 1);
  EXPECT_NEAR(worked(first_of(stood.says("beams")), "free length"), 650, 1);
}

TEST(Beams, ThatReachBeyondWhereNothingHoldsThemDownAreForAPerson) {
  const auto part = worst_free_part({{0, 18, false}, {500, 518, false}}, 900);
  ASSERT_TRUE(part);
  EXPECT_TRUE(part->lifts);
  // Beyond the second support by half a foot: nobody stands there.
  EXPECT_FALSE(worst_free_part({{0, 18, false}, {500, 518, false}}, 568)->lifts);
  EXPECT_TRUE(worst_free_part({{0, 18, false}, {500, 518, false}}, 569)->lifts);
  // A joint at the far end keeps it.
  EXPECT_FALSE(worst_free_part({{0, 18, true}, {500, 518, false}}, 900)->lifts);
}

/// A plank between two walls.
std::string plank(const std::string& expects) {
  return kHead + R"(panels:
  slat: {material: board, lies_in: xy, size: [1200mm, 300mm], at: {z: 282mm}, grain: along x}
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [400mm, 282mm]
    at: {x: if(side == 'left'; 0mm; 1182mm)}
)" + expects;
}

TEST(Beams, ABoardTooNarrowForAFootIsASlat) {
  // A deck of slats 60 mm wide, 1164 mm free: one child on one of them, 1391 × 1.164 / 4 = 405 N·m,
  // × 1.5 / (60 × 18² / 6 = 3240 mm³) = 187 N/mm² of 40.2 × 0.7 / 1.2 = 23.45: 7.99.
  const Designed designed(kHead + R"(panels:
  slat:
    for_each: {i: 0..4}
    material: board
    lies_in: xy
    size: [1200mm, 60mm]
    at: {y: i * 70mm, z: 282mm}
    grain: along x
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [400mm, 282mm]
    at: {x: if(side == 'left'; 0mm; 1182mm)}
expects: {platforms: [slat]}
)");
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("beams");
  ASSERT_EQ(report.outcome.results.size(), 5U);
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_NEAR(first_of(report).measured->value, 7.99, 0.05);
}

TEST(Strength, SayingLessIsNotSaferForPlayEquipment) {
  // 300 mm wide, 1164 mm free: 405 N·m × 1.5 / 16 200 mm³ = 37.5 of 23.45 N/mm².
  const Designed furniture(plank("expects: {safety: furniture}\n"));
  const Designed playground(plank("expects: {safety: playground}\n"));
  const Designed said(plank("expects: {safety: playground, platforms: [slat]}\n"));
  ASSERT_TRUE(furniture.made() && playground.made() && said.made());
  ASSERT_EQ(said.verdict("plates"), Verdict::fail);
  EXPECT_EQ(playground.verdict("plates"), Verdict::fail);
  const RuleReport asked = furniture.says("plates");
  EXPECT_EQ(asked.verdict, Verdict::needs_declaration);
  EXPECT_NE(first_of(asked).says.en.find("fails if anyone stands on it"), std::string::npos);
}

TEST(Masses, EachPersonTakesTheirShare) {
  // 4 × 1.5 m of 18 mm: 0.108 m³ × 680 = 73.4 kg, for three people.
  const auto verdict = [](const std::string& people) {
    const Designed designed(kHead +
                            "panels:\n  floor: {material: board, lies_in: xy, size: "
                            "[4000mm, 1500mm]}\nsteps:\n  - {title: Lay, add: [floor], "
                            "people: " +
                            people + "}\n");
    return designed.made() ? designed.verdict("masses") : Verdict::not_applicable;
  };
  EXPECT_EQ(verdict("2"), Verdict::fail);
  EXPECT_EQ(verdict("3"), Verdict::pass);
}

// A slab said to lie a metre below the ground: the wind sees nothing of it, and that is no fault.
TEST(WindTipping, DoesNotReachWhatIsBuried) {
  const Designed designed(kHead +
                          "panels:\n  slab: {material: board, lies_in: xy, size: "
                          "[1200mm, 1200mm]}\nexpects: {ground: 1000mm, anchoring: free}\n");
  ASSERT_TRUE(designed.made());
  EXPECT_NE(designed.says("wind-tipping").verdict, Verdict::fail);
}

TEST(WindTipping, NeverPassesByAPlaceThatNobodySaid) {
  const auto said = [](const std::string& expects) {
    const Designed designed(kHead +
                            "panels:\n  slab: {material: board, lies_in: xy, size: "
                            "[1200mm, 1200mm]}\nexpects: " +
                            expects + "\n");
    return designed.says("wind-tipping");
  };
  const RuleReport silent = said("{anchoring: free}");
  EXPECT_EQ(silent.verdict, Verdict::needs_declaration);
  EXPECT_EQ(silent.outcome.results.size(), 2U);  // tipping and sliding
  // Its coefficient is from memory: declared, it is for a person.
  EXPECT_EQ(said("{anchoring: free, wind_zone: 1, terrain: city, friction: 0.5}").verdict,
            Verdict::needs_human);
}

/// A deck of bars 45 mm wide side by side, 3 m wide, on two beams 2 m long.
std::string deck_of_bars(const std::string& bar, const std::string& face) {
  return kHead + R"(  lath: {kind: timber, section: [45mm, 45mm]}
  pole: {kind: timber, diameter: 45mm}
bars:
  slat: {for_each: {i: 0..43}, material: )" +
         bar + ", along: x, " + face + R"(length: 3000mm, at: {y: i * 45mm, z: 490mm}}
  beam:
    for_each: {side: [left, right]}
    material: post
    along: y
    face: z
    length: 2000mm
    at: {x: if(side == 'left'; 0mm; 2910mm), z: 400mm}
panels:
  foot:
    for_each: {x: [left, right], y: [front, back]}
    material: board
    lies_in: xz
    size: [90mm, 400mm]
    at: {x: if(x == 'left'; 0mm; 2910mm), y: if(y == 'front'; 0mm; 1982mm)}
expects: {platforms: [slat]}
)";
}

TEST(Beams, CarryADeckHoweverItsBarsWereDrawn) {
  // As under a board: 1.5 m of the deck by 1.964 m: 2.95 m², 9 users, 5905 N, 1.385.
  for (const auto& [bar, face] :
       {std::pair{"lath", "face: z, "}, std::pair{"lath", "face: y, "}, std::pair{"pole", ""}}) {
    const Designed designed(deck_of_bars(bar, face));
    ASSERT_TRUE(designed.made()) << bar << face;
    const RuleReport report = designed.says("beams");
    int seen = 0;
    for (const Result& one : report.outcome.results) {
      if (one.place.elements[0].rfind("beam.", 0) != 0) continue;
      ++seen;
      EXPECT_EQ(worked(one, "users"), 9) << bar << face;
      EXPECT_NEAR(one.measured->value, 1.385, 0.03) << bar << face;
    }
    EXPECT_EQ(seen, 2) << bar << face;
  }
}

/// Pairs of bars crosswise, one on the other, with a board on top.
std::string pile(int layers) {
  std::string text = kHead + "bars:\n";
  for (int k = 0; k < layers; ++k) {
    const std::string n = std::to_string(k);
    const std::string along = k % 2 == 0 ? "x" : "y";
    const std::string across = k % 2 == 0 ? "y" : "x";
    text += "  log" + n + ": {for_each: {i: 0..1}, material: post, along: " + along +
            ", face: z, length: 900mm, at: {" + across + ": i * 810mm, z: " + n + " * 90mm}}\n";
  }
  return text + "panels:\n  top: {material: board, lies_in: xy, size: [900mm, 900mm], at: {z: " +
         std::to_string(layers) + " * 90mm}}\nexpects: {platforms: [top]}\n";
}

TEST(Beams, SayWhereTheWayOfALoadWasFollowedNoFurther) {
  const auto ends = [](int layers) {
    const Designed designed(pile(layers));
    int count = 0;
    if (!designed.made()) return -1;
    for (const Result& one : designed.says("beams").outcome.results) {
      if (one.says.en.find("followed down to") == std::string::npos) continue;
      EXPECT_EQ(one.verdict, Verdict::needs_human);
      ++count;
    }
    return count;
  };
  EXPECT_EQ(ends(8), 0);   // eight bodies below the board
  EXPECT_EQ(ends(10), 2);  // the ninth layer is where it ends
}

TEST(Strength, WhatIsSaidOfAPanelIsSaidOfItsPieces) {
  const auto said = [](const std::string& expects) {
    const Designed designed(kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [5000mm, 300mm]}
joints:
  - {type: puzzle, from: top}
)" + expects);
    EXPECT_TRUE(designed.made());
    const auto piece = designed.scene().find("top/1");
    EXPECT_TRUE(piece);
    return piece ? said_of(designed.survey(), *piece) : StandingSurface::Said::nothing;
  };
  EXPECT_EQ(said("expects: {platforms: [top]}\n"), StandingSurface::Said::platform);
  EXPECT_EQ(said("expects: {not_platforms: [{part: top, reason: a roof}]}\n"),
            StandingSurface::Said::no_platform);
  EXPECT_EQ(said("expects: {safety: furniture}\n"), StandingSurface::Said::nothing);
}

/// The rail of the corpus on uprights of another material, with a word more about its bolts.
std::string rail_on(const std::string& kind, const std::string& bolt = "") {
  std::string text = file_text("tests/corpus/safety/bolts-shear/pass.yaml");
  const auto put = [&text](const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, what.size(), by);
  };
  put("{kind: plywood,", "{kind: " + kind + ",");
  put("length: 130mm}", "length: 130mm" + bolt + "}");
  return text;
}

TEST(BoltsShear, NeverPassByABoardOfWhichNothingIsSaid) {
  EXPECT_EQ(Designed(rail_on("plywood")).verdict("bolts-shear"), Verdict::pass);
  EXPECT_EQ(Designed(rail_on("unstated-plywood")).verdict("bolts-shear"),
            Verdict::needs_declaration);
  // Particles are no layers: another formula says what presses them.
  EXPECT_EQ(Designed(rail_on("osb")).verdict("bolts-shear"), Verdict::needs_human);
}

TEST(BoltsShear, OfStainlessSteelCountAsItsLowestClass) {
  // 0.3 × 500 × 8^2.6 = 33 429 N·mm.
  const Designed stainless(rail_on("plywood", ", corrosion_class: A2"));
  ASSERT_TRUE(stainless.made());
  const RuleReport report = stainless.says("bolts-shear");
  EXPECT_EQ(worked(first_of(report), "strength of its steel"), 500);
  EXPECT_NEAR(worked(first_of(report), "yield moment of the bolt"), 33.43, 0.01);
  const Designed plain(rail_on("plywood"));
  ASSERT_TRUE(plain.made());
  const RuleReport other = plain.says("bolts-shear");
  EXPECT_EQ(worked(first_of(other), "strength of its steel"), 400);
}

TEST(BoltsShear, PrintWhatTheirStrengthIsMadeOf) {
  const Designed designed(rail_on("plywood"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("bolts-shear");
  const Result& one = first_of(report);
  const double d = worked(one, "diameter of the bolt");
  EXPECT_EQ(d, 8);
  EXPECT_NEAR(
      worked(one, "pressure the second part bears"),
      0.11 * (1 - 0.01 * d) * worked(one, "density of the second part, characteristic, kg/m³"),
      1e-9);
  EXPECT_NEAR(worked(one, "yield moment of the bolt"),
              0.3 * worked(one, "strength of its steel") * std::pow(d, 2.6) / 1000, 1e-9);
  EXPECT_NEAR(worked(one, "design shear"),
              worked(one, "factor for damp and duration") * worked(one, "characteristic shear") *
                  worked(one, "bolts of a row that count, as a share") /
                  worked(one, "factor on connections"),
              1e-9);
  EXPECT_NEAR(one.measured->value,
              worked(one, "factor on users") * worked(one, "share of the worst bolt") /
                  worked(one, "design shear"),
              1e-9);
}

TEST(BoltsShear, StandFarFromAnEdgeTheyPressTowards) {
  // M8: 4 × 8 = 32 mm from any edge, max(7 × 8, 80) = 80 mm from one they press towards. In an
  // upright 400 mm high the bolts lie in the middle of the perch, 325 mm up: 75 mm below its top.
  const Designed designed(kHead + R"(panels:
  upright: {material: board, lies_in: xz, size: [300mm, 400mm], at: {y: 90mm}}
bars:
  perch: {material: post, along: x, face: y, length: 600mm, at: {z: 280mm}}
hardware:
  bolt: {kind: bolt-and-nut, thread: M8, length: 130mm}
joints:
  - {type: bolted, from: perch, into: upright, bolts: 2, hardware: bolt}
)");
  ASSERT_TRUE(designed.made());
  const Scene& scene = designed.scene();
  BoltGroup bolts;
  bolts.joined = &scene.parts.joined[0];
  double top = 0;
  for (const SceneFastener& one : scene.fasteners) {
    bolts.all.push_back(&one);
    top = std::max(top, one.place.z);
  }
  ASSERT_EQ(bolts.all.size(), 2U);
  const std::size_t upright = scene.find("upright").value();
  // As what bears: they press it down, where it goes on.
  const auto down = seat_of(scene, upright, bolts, false, false).seat;
  ASSERT_TRUE(down);
  EXPECT_EQ(down->nearest.least, 32);
  for (const auto& [loaded, turned] : {std::pair{true, false}, std::pair{false, true}}) {
    const auto up = seat_of(scene, upright, bolts, loaded, turned).seat;
    ASSERT_TRUE(up);
    EXPECT_EQ(up->nearest.least, 80);
    EXPECT_NEAR(up->nearest.is, 400 - top, 1e-6);
  }
}

}  // namespace
}  // namespace plano::checks
