// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Beams, joists and guards held against sums done by hand.

#include "checks/strength/members.h"

#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

std::string beam(const std::string& turn, const std::string& length = "1100mm",
                 const std::string& expects = "expects: {platforms: [beam]}") {
  return kHead + R"(panels:
  foot:
    for_each: {end: [left, right]}
    material: board
    lies_in: yz
    size: [400mm, 240mm]
    at: {x: if(end == 'left'; 0mm; )" +
         length + R"( - 18mm)}
    )" + turn +
         R"(
bars:
  beam:
    material: post
    along: x
    face: y
    length: )" +
         length + R"( - 36mm
    at: {x: 18mm, y: 155mm, z: 150mm}
    )" + turn +
         R"(
hardware:
  bolt: {kind: bolt-and-barrel-nut, thread: M8, length: 60mm}
joints:
  - {type: bolted, from: beam, into: foot, bolts: 2, hardware: bolt}
)" + expects +
         "\n";
}

double use_of(const Designed& designed) {
  const RuleReport report = designed.says("beams");
  EXPECT_EQ(report.outcome.results.size(), 1U);
  return report.outcome.results.empty() ? 0 : report.outcome.results[0].measured->value;
}

TEST(Beams, ABalanceBeamByHand) {
  // 1064 mm free: one child in the middle, 1391 × 1.064 / 4 = 370 N·m; two in a row, 1948 × 1.064 /
  // 8 = 259. 370 × 1.5 / (90³ / 6) = 4.57 N/mm² of 24 × 0.7 / 1.3 = 12.92: 0.353.
  const Designed designed(beam(""));
  ASSERT_TRUE(designed.made());
  EXPECT_NEAR(use_of(designed), 0.353, 0.003);
  EXPECT_EQ(designed.verdict("beams"), Verdict::pass);
}

TEST(Beams, TurnedTheyBearTheSame) {
  const Designed turned(beam("turn: [{axis: z, angle: 17deg, through: {x: 0mm, y: 0mm}}]"));
  ASSERT_TRUE(turned.made());
  EXPECT_NEAR(use_of(turned), 0.353, 0.005);
}

TEST(Beams, LongerTheyBearLess) {
  double before = 0;
  for (const std::string length : {"800mm", "1300mm", "2000mm", "3000mm"}) {
    const Designed designed(beam("", length));
    ASSERT_TRUE(designed.made());
    EXPECT_GT(use_of(designed), before);
    before = use_of(designed);
  }
  EXPECT_GT(before, 1);
}

TEST(Beams, OfWhichNothingIsSaidAreAskedAboutWhereTheyDoNotBear) {
  const Designed silent(beam("", "3000mm", ""));
  ASSERT_TRUE(silent.made());
  EXPECT_EQ(silent.verdict("beams"), Verdict::needs_declaration);
  EXPECT_EQ(silent.verdict("bolts-shear"), Verdict::needs_declaration);
  const Designed nobody(
      beam("", "3000mm", "expects: {not_platforms: [{part: beam, reason: out of reach}]}"));
  ASSERT_TRUE(nobody.made());
  EXPECT_EQ(nobody.verdict("beams"), Verdict::not_applicable);
}

TEST(Beams, TheLongestFreePartIsFound) {
  const auto between = worst_free_part({{0, 10}, {500, 520}, {900, 910}}, 910);
  ASSERT_TRUE(between);
  EXPECT_FALSE(between->beyond);
  EXPECT_DOUBLE_EQ(between->length_mm, 490);
  // 200 mm beyond the end bend more than 490 mm between: 200 against 122.
  const auto beyond = worst_free_part({{0, 10}, {500, 520}}, 720);
  ASSERT_TRUE(beyond);
  EXPECT_TRUE(beyond->beyond);
  EXPECT_DOUBLE_EQ(beyond->length_mm, 200);
  EXPECT_DOUBLE_EQ(beyond->clamped_mm, 510);
  EXPECT_FALSE(worst_free_part({{0, 10}}, 500));
}

TEST(Beams, SagUnderTheUsersWhoBendThem) {
  const Designed designed(beam("", "3000mm"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("beams");
  ASSERT_EQ(report.outcome.results.size(), 1U);
  const Result& result = report.outcome.results[0];
  std::map<std::string, double> worked;
  for (const Working& one : result.workings) worked[one.name.en] = one.value.value;
  EXPECT_NE(result.says.en.find("under a row of "), std::string::npos) << result.says.en;
  const double l = worked["free length"];
  const double force = worked["force down"];
  EXPECT_NEAR(worked["bending moment"], force * l / 8 / 1000, 0.01);
  EXPECT_NEAR(worked["sag under the same users"],
              5 * force * l * l * l / (384 * 11000 * 90.0 * 90 * 90 * 90 / 12), 0.5);
  EXPECT_NE(result.says.en.find(show(Measure{worked["sag under the same users"], Unit::mm}).en),
            std::string::npos);
  EXPECT_NEAR(worked["design strength"],
              worked["factor for damp and duration"] * worked["bending strength"] /
                  worked["factor on the material"],
              1e-6);
}

/// A guard from wall to wall before a floor 700 mm up.
std::string guarded(const std::string& length) {
  return kHead + R"(panels:
  wall:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [700mm, 900mm]
    at: {x: if(side == 'left'; 0mm; )" +
         length + R"( - 18mm)}
  floor: {material: board, lies_in: xy, size: [)" +
         length + R"( - 36mm, 700mm], at: {x: 18mm, z: 682mm}}
  guard: {material: board, lies_in: xz, size: [)" +
         length + R"( - 36mm, 800mm], at: {x: 18mm, y: 100mm, z: 700mm}, grain: along x}
joints:
  - {type: tab_slot, from: floor, into: wall, tabs: 2}
  - {type: tab_slot, from: guard, into: wall, tabs: 2}
expects: {platforms: [floor]}
)";
}

TEST(BarrierLoad, AGuardBetweenWallsByHand) {
  // Held by walls up to 900 mm only, 800 mm of guard above 700: the level way runs at 1450 mm where
  // no wall is, so the guard is clamped nowhere and nothing is claimed.
  const Designed low(guarded("900mm"));
  ASSERT_TRUE(low.made());
  EXPECT_EQ(low.verdict("barrier-load"), Verdict::needs_human);
}

TEST(BoltsShear, ARailOnTwoBoltsToASideByHand) {
  // One child at the end, 250 mm beyond the middle of the bolts with 1000 mm behind it: 1391 × 1.25
  // = 1739 N, 869 N a bolt, × 1.5 = 1304 N. M8 of 4.6 through 18 mm of birch and 90 mm of C24
  // across its grain: 3317 × 0.7 / 1.3 = 1786 N: 0.730. Splitting: 14 × 90 × √(45 / 0.5) × 0.7
  // / 1.3 = 6436 N, less.
  const Designed designed(file_text("tests/corpus/safety/bolts-shear/pass.yaml"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("bolts-shear");
  ASSERT_EQ(report.outcome.results.size(), 2U);
  for (const Result& result : report.outcome.results) {
    EXPECT_NEAR(result.measured->value, 0.730, 0.006);
    EXPECT_FALSE(result.near_limit);
  }
}

TEST(BoltsShear, InEndGrainAreForAPerson) {
  const Designed designed(beam(""));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("bolts-shear");
  EXPECT_EQ(report.verdict, Verdict::needs_human);
  ASSERT_EQ(report.outcome.results.size(), 2U);
  EXPECT_NE(report.outcome.results[0].mend.en.find("end grain"), std::string::npos);
}

TEST(BarrierLoad, AGuardHeldOnBothSidesByHand) {
  // 864 mm from wall to wall, in cells of 5 mm: 0.75 × 865² / 8 = 70.1 N·m, × 1.5; a strip 50 mm
  // below the top, 205 mm wide: 205 × 54 = 11 070 mm³: 9.5 N/mm² of 40.2 × 0.7 / 1.2: 0.405.
  const Designed designed(file_text("tests/corpus/safety/barrier-load/pass.yaml"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("barrier-load");
  EXPECT_EQ(report.verdict, Verdict::pass);
  bool seen = false;
  for (const Result& result : report.outcome.results) {
    if (result.place.elements[0] != "guard.back") continue;
    seen = true;
    EXPECT_NEAR(result.measured->value, 0.405, 0.015);
  }
  EXPECT_TRUE(seen);
}

TEST(BarrierLoad, OfPlayEquipmentFailsThoughNobodySpokeOfItsFloor) {
  std::string text = file_text("tests/corpus/safety/barrier-load/fail.yaml");
  const std::string spoken = "expects: {platforms: [floor]}";
  const auto at = text.find(spoken);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, spoken.size(), "expects: {safety: playground}");
  const Designed designed(text);
  ASSERT_TRUE(designed.made());
  EXPECT_EQ(designed.verdict("barrier-load"), Verdict::fail);
}

/// A floor 1.5 m up between two walls, with what is given along its front.
std::string railed(const std::string& rail, const std::string& joint) {
  return kHead + R"(panels:
  floor: {material: board, lies_in: xy, size: [2000mm, 800mm], at: {z: 1482mm}}
  side: {for_each: {i: 0..1}, material: board, lies_in: yz, size: [800mm, 2400mm], at: {x: if(i == 0; -18mm; 2000mm)}}
)" + rail +
         R"(
joints:
  - {type: tab_slot, from: floor, into: side}
)" + joint +
         "expects: {platforms: [floor], access: hard}\n";
}

TEST(BarrierLoad, ARailCutFromABoardByHand) {
  // 0.75 × 2005² / 8 = 377 N·m, × 1.5, of a strip 60 mm wide: 60 × 54 = 3240 mm³: 174 N/mm² of 40.2
  // × 0.7 / 1.2 along the grain: 7.4.
  const Designed designed(
      railed("  rail: {material: board, lies_in: xz, size: [2000mm, 60mm], at: {y: 100mm, z: "
             "2280mm}, grain: "
             "along x}",
             "  - {type: tab_slot, from: rail, into: side}\n"));
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("barrier-load");
  EXPECT_EQ(report.verdict, Verdict::fail);
  bool seen = false;
  for (const Result& result : report.outcome.results) {
    if (result.place.elements[0] != "rail") continue;
    seen = true;
    EXPECT_NEAR(result.measured->value, 7.4, 0.5);
  }
  EXPECT_TRUE(seen);
}

TEST(BarrierLoad, OfSlatsTheTopmostIsPushed) {
  const Designed designed(railed(
      "  rail: {for_each: {i: 0..7}, material: board, lies_in: xz, size: [2000mm, 60mm], at: {y: "
      "100mm, z: 1540mm + 100mm * i}, grain: along x}",
      "  - {type: tab_slot, from: rail, into: side}\n"));
  ASSERT_TRUE(designed.made());
  for (const Result& result : designed.says("barrier-load").outcome.results) {
    if (result.place.elements[0].find("rail") == std::string::npos) continue;
    EXPECT_EQ(result.place.elements[0], "rail.7");
  }
}

TEST(BarrierLoad, AsksOfWhatGuardsAFloorAndIsNotCalculated) {
  const Designed bar(railed(
      "bars:\n  rail: {material: post, along: x, face: y, length: 2000mm, at: {z: 2250mm}}", ""));
  ASSERT_TRUE(bar.made());
  bool asked = false;
  for (const Result& result : bar.says("barrier-load").outcome.results) {
    asked = asked || (result.place.elements[0] == "rail" && result.verdict == Verdict::needs_human);
  }
  EXPECT_TRUE(asked);
  for (const char* rule : {"guardrails", "barriers", "barrier-openings", "footholds"}) {
    const Designed loose(file_text(std::string("tests/corpus/safety/") + rule + "/pass.yaml"));
    ASSERT_TRUE(loose.made());
    EXPECT_EQ(loose.verdict("barrier-load"), Verdict::needs_human) << rule;
  }
}

TEST(BarrierLoad, SpeaksOfNothingAroundALowFloor) {
  const Designed designed(beam(""));
  ASSERT_TRUE(designed.made());
  EXPECT_EQ(designed.verdict("barrier-load"), Verdict::not_applicable);
}

}  // namespace
}  // namespace plano::checks
