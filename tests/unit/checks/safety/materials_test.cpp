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

/// A kind the program does not know may be wood.
TEST(Timber, KindsNobodyKnowsCountAsWood) {
  const auto verdict = [](const std::string& material, const std::string& body) {
    const Designed designed(kHead + "  other: {kind: " + material + "}\n" + body);
    return designed.made() ? designed.verdict("timber") : Verdict::not_applicable;
  };
  const auto panel = [](const std::string& z) {
    return "panels:\n  wall: {material: other, lies_in: xy, size: [900mm, 700mm], at: {z: " + z +
           "}}\n";
  };
  const auto bar = [](const std::string& z) {
    return "bars:\n  post: {material: other, along: z, length: 900mm, at: {z: " + z + "}}\n";
  };
  EXPECT_EQ(verdict("osb, thickness: 18mm", panel("0mm")), Verdict::needs_human);
  EXPECT_EQ(verdict("osb, thickness: 18mm", panel("2000mm")), Verdict::needs_human);
  EXPECT_EQ(verdict("compact-laminate, thickness: 12mm", panel("0mm")), Verdict::not_applicable);
  EXPECT_EQ(verdict("oak, section: [90mm, 90mm]", bar("5mm")), Verdict::needs_human);
  EXPECT_EQ(verdict("oak, section: [90mm, 90mm]", bar("5.1mm")), Verdict::pass);
  EXPECT_EQ(verdict("steel-tube, diameter: 40mm", bar("0mm")), Verdict::not_applicable);
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

TEST(MovingParts, AreToldByManyWords) {
  const auto verdict = [](const std::string& label) {
    std::string text = hung("piece", "");
    const std::string length = "length: 130mm";
    text.replace(text.find(length), length.size(), length + ", label: " + label);
    return Designed(text).verdict("moving-parts");
  };
  for (const char* label : {"{en: Axle, fr: Pièce}", "{en: piece, fr: Axe}", "{en: HINGE, fr: x}",
                            "{en: x, fr: ÉMERILLON}", "{en: x, fr: \"Roulement à billes\"}",
                            "{en: caster, fr: x}", "{en: \"spring, strong\", fr: x}"}) {
    EXPECT_EQ(verdict(label), Verdict::needs_declaration) << label;
  }
  EXPECT_EQ(verdict("{en: relaxed bolt, fr: taxe}"), Verdict::pass);
}

TEST(MovingParts, RopesAreToldByAnyKind) {
  const Designed cable(kHead + R"(  line: {kind: steel-cable, diameter: 16mm}
bars:
  line: {material: line, along: x, length: 900mm, at: {z: 900mm}}
)");
  ASSERT_TRUE(cable.made());
  EXPECT_EQ(cable.verdict("moving-parts"), Verdict::needs_human);
}

/// A bar between two boards that a third holds apart, held at each end by so many bolts along it.
/// It stands out behind the second board by `out` mm: its bolt sits half as much off the line.
RuleReport between_boards(int bolts, double out) {
  const Designed designed(kHead + R"(  drum: {kind: timber, section: [70mm, 70mm]}
panels:
  one: {material: board, lies_in: yz, size: [300mm, 400mm]}
  other: {material: board, lies_in: yz, size: [300mm, 400mm], at: {x: 418mm, y: )" +
                          decimal(20 + out) + R"(mm}}
  shelf: {material: board, lies_in: xy, size: [400mm, 200mm], at: {x: 18mm, y: 50mm, z: 50mm}}
bars:
  drum: {material: drum, along: x, face: z, length: 400mm, at: {x: 18mm, y: 20mm, z: 200mm}}
hardware:
  piece: {kind: bolt-and-barrel-nut, thread: M6, length: 60mm}
joints:
  - {type: tab_slot, from: shelf, into: one}
  - {type: tab_slot, from: shelf, into: other}
  - {type: bolted, from: drum, into: one, bolts: )" +
                          std::to_string(bolts) + R"(, hardware: piece}
  - {type: bolted, from: drum, into: other, bolts: )" +
                          std::to_string(bolts) + ", hardware: piece}\n");
  return designed.made() ? designed.says("moving-parts") : RuleReport{};
}

TEST(MovingParts, WhatBoltsOnOneLineHoldTurns) {
  const RuleReport turns = between_boards(1, 0);
  EXPECT_EQ(turns.verdict, Verdict::needs_human);
  ASSERT_FALSE(turns.outcome.results.empty());
  EXPECT_EQ(turns.outcome.results[0].place.elements, std::vector<std::string>{"drum"});
  EXPECT_EQ(between_boards(1, 1.9).verdict, Verdict::needs_human);
  EXPECT_EQ(between_boards(1, 2.1).verdict, Verdict::pass);
  EXPECT_EQ(between_boards(2, 0).verdict, Verdict::pass);
}

}  // namespace
}  // namespace plano::checks
