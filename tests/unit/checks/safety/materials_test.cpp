// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Wood on the ground and parts that move, beyond what the corpus holds.

#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

std::string first_words(const std::string& rest) {
  const Designed designed(kHead + rest);
  if (!designed.made()) return "";
  const RuleReport says = designed.says("timber");
  return says.outcome.results.empty() ? "" : says.outcome.results[0].says.en;
}

TEST(Timber, TellsFibresThatEndOnTheGroundFromSidesThatLie) {
  const std::string standing = first_words(
      "bars:\n  post: {material: post, along: z, face: y, length: 900mm, at: {z: 0mm}}\n");
  EXPECT_NE(standing.find("end grain downwards: 1"), std::string::npos) << standing;
  const std::string lying = first_words(
      "bars:\n  sill: {material: post, along: x, face: y, length: 900mm, at: {z: 0mm}}\n");
  EXPECT_NE(lying.find("end grain downwards: 0"), std::string::npos) << lying;
  const std::string edge = first_words(
      "panels:\n  wall: {material: board, lies_in: xz, size: [900mm, 700mm], at: {z: 0mm}}\n");
  EXPECT_NE(edge.find("end grain downwards: 1"), std::string::npos) << edge;
  const std::string flat = first_words(
      "panels:\n  mat: {material: board, lies_in: xy, size: [900mm, 700mm], at: {z: 0mm}}\n");
  EXPECT_NE(flat.find("end grain downwards: 0"), std::string::npos) << flat;
}

/// What the glue and the board are is unverified: a board off the ground does not pass.
TEST(Timber, PlywoodNeverPassesByItself) {
  const Designed designed(
      kHead +
      "panels:\n  roof: {material: board, lies_in: xy, size: [900mm, 700mm], at: {z: 2000mm}}\n");
  ASSERT_TRUE(designed.made());
  EXPECT_EQ(designed.verdict("timber"), Verdict::needs_human);
}

std::string hung(const std::string& name, const std::string& expects) {
  return kHead + R"(panels:
  upright: {material: board, lies_in: xz, size: [300mm, 400mm], at: {y: 90mm}}
bars:
  rail: {material: post, along: x, face: y, length: 600mm, at: {y: 0mm, z: 280mm}}
hardware:
  )" + name +
         R"(: {kind: bolt-and-nut, thread: M8, length: 130mm}
joints:
  - {type: bolted, from: rail, into: upright, bolts: 2, hardware: )" +
         name + "}\n" + expects;
}

TEST(MovingParts, HardwareThatIsNamedAsMovingWantsADeclaration) {
  const Designed silent(hung("hinge", ""));
  ASSERT_TRUE(silent.made());
  EXPECT_EQ(silent.verdict("moving-parts"), Verdict::needs_declaration);
  const Designed said(hung("hinge", "expects: {forced_movement: no}\n"));
  ASSERT_TRUE(said.made());
  EXPECT_EQ(said.verdict("moving-parts"), Verdict::needs_human);
  const Designed bolt(hung("bolt", ""));
  ASSERT_TRUE(bolt.made());
  EXPECT_EQ(bolt.verdict("moving-parts"), Verdict::pass);
}

}  // namespace
}  // namespace plano::checks
