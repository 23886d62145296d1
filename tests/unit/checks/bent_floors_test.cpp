// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Floors that are not flat: round bars side by side, logs, ribs with round backs.

#include "base/trig.h"
#include "checks/standing.h"
#include "checks/survey.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

/// Round bars along x, 2 m long, their tops at z = 700 mm; the whole turned about z.
std::string poles(int count, double diameter, double pitch, double turn = 0) {
  return kHead + "  pole: {kind: timber, diameter: " + decimal(diameter) +
         "mm}\nbars:\n  pole: {for_each: {i: 1.." + std::to_string(count) +
         "}, material: pole, along: x, length: 2000mm, at: {y: i * " + decimal(pitch) +
         "mm, z: " + decimal(700 - diameter) + "mm}, turn: [{axis: z, angle: " + decimal(turn) +
         "deg, through: {x: 0mm, y: 0mm}}]}\n";
}

/// Round boards 1 m wide that stand on edge side by side.
std::string discs(int count, double pitch) {
  return kHead + "panels:\n  disc: {for_each: {i: 1.." + std::to_string(count) +
         "}, material: board, lies_in: xz, outline: {shape: circle, diameter: 1000mm}, at: {y: i "
         "* " +
         decimal(pitch) + "mm}}\n";
}

std::size_t standing(const std::string& text) {
  const Designed designed(text);
  EXPECT_TRUE(designed.made()) << text;
  return designed.made() ? designed.survey().standing.size() : 99;
}

TEST(BentFloors, RoundBarsSideBySideAreOneFloor) {
  for (const double turn : {0.0, 17.0}) {
    const Designed designed(poles(6, 45, 75, turn));  // 30 mm between them
    ASSERT_TRUE(designed.made());
    ASSERT_EQ(designed.survey().standing.size(), 1U) << turn;
    const StandingSurface& floor = designed.survey().standing[0];
    EXPECT_EQ(floor.bodies.size(), 6U);
    EXPECT_NEAR(floor.height, 700, 0.1);
    EXPECT_NEAR(floor.slope_degrees, 0, 0.01);
    EXPECT_NEAR(floor.area_m2, 6 * 2 * 0.045, 0.01);
    // One falls off its sides and its ends, from the flank of a bar at the least.
    EXPECT_GT(floor.drop, 677);
    EXPECT_LT(floor.drop, 700.1);
  }
}

TEST(BentFloors, GapsAFootNoticesPartThem) {
  EXPECT_EQ(standing(poles(6, 45, 76)), 0U);  // 31 mm
  EXPECT_EQ(standing(poles(2, 45, 55)), 1U);  // 100 mm from side to side
  EXPECT_EQ(standing(poles(2, 45, 54)), 0U);
}

TEST(BentFloors, ALogIsStoodOnFromTheWidthOfTwoFeet) {
  EXPECT_EQ(standing(poles(1, 98, 100)), 0U);
  EXPECT_EQ(standing(poles(1, 102, 100)), 1U);
  EXPECT_EQ(standing(poles(1, 160, 200)), 1U);
  EXPECT_EQ(standing(poles(1, 400, 500)), 1U);
}

TEST(BentFloors, RibsWithRoundBacksAreOneFloor) {
  const Designed designed(discs(8, 47));  // 29 mm between them
  ASSERT_TRUE(designed.made());
  ASSERT_EQ(designed.survey().standing.size(), 1U);
  EXPECT_NEAR(designed.survey().standing[0].height, 1000, 0.1);
  EXPECT_NEAR(designed.survey().standing[0].slope_degrees, 0, 0.01);
  EXPECT_EQ(standing(discs(8, 50)), 0U);
  EXPECT_EQ(standing(discs(1, 47)), 0U);
}

TEST(BentFloors, HeadRoomIsMeasuredFromTheBar) {
  const auto roof = [](double under) {
    return poles(6, 45, 75) +
           "panels:\n  roof: {material: board, lies_in: xy, size: [2000mm, 600mm], at: {z: " +
           decimal(under) + "mm}}\n";
  };
  EXPECT_EQ(standing(roof(990)), 1U);   // the roof itself
  EXPECT_EQ(standing(roof(1001)), 2U);  // and the deck under it
}

TEST(BentFloors, AFrameOfRoundBarsIsNone) {
  const std::string frame =
      kHead +
      "  pole: {kind: timber, diameter: 45mm}\nbars:\n"
      "  long: {for_each: {s: [front, back]}, material: pole, along: x, length: "
      "600mm, at: {y: if(s == 'front'; 0mm; 600mm), z: 500mm}}\n"
      "  short: {for_each: {s: [left, right]}, material: pole, along: y, length: "
      "555mm, at: {x: if(s == 'left'; 0mm; 555mm), y: 45mm, z: 500mm}}\n";
  EXPECT_EQ(standing(frame), 0U);
}

TEST(BentFloors, ADeckNobodySpokeOfHasToBeDeclared) {
  const Designed silent(poles(8, 45, 70));
  ASSERT_FALSE(silent.survey().findings.empty());
  EXPECT_EQ(silent.survey().findings[0].example.rfind("platforms: [pole.", 0), 0U);
  EXPECT_EQ(silent.says("fall-height").verdict, Verdict::needs_declaration);
  const Designed high(poles(8, 45, 70) + "expects: {platforms: [pole], ground: -3m}\n");
  EXPECT_EQ(high.says("fall-height").verdict, Verdict::fail);
}

}  // namespace
}  // namespace plano::checks
