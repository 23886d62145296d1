// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "grip";

/// A bar across, with what is said of it under `expects:`.
Verdict bar(const Setting& setting, const std::string& stock, const std::string& expects) {
  const Designed designed(kHead + "  bar: {kind: timber, " + stock +
                          "}\nbars:\n  bar: {material: bar, along: x, length: 1000mm, at: {x: " +
                          (setting.mirrored ? "-1000mm" : "0mm") +
                          ", z: 1500mm}, turn: [{axis: z, angle: " + setting.turn +
                          ", through: {x: 0mm, y: 0mm}}]}\n" + expects);
  return designed.made() ? designed.verdict(kRule) : Verdict::not_applicable;
}

Verdict round(const Setting& setting, int diameter, const std::string& key) {
  return bar(setting, "diameter: " + std::to_string(diameter) + "mm",
             "expects: {" + key + ": bar}\n");
}

TEST(Grip, IsSixteenToFortyFiveThick) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(round(setting, 15, "grips"), Verdict::fail) << setting.name;
    EXPECT_EQ(round(setting, 16, "grips"), Verdict::pass) << setting.name;
    EXPECT_EQ(round(setting, 45, "grips"), Verdict::pass) << setting.name;
    EXPECT_EQ(round(setting, 46, "grips"), Verdict::fail) << setting.name;
  }
}

TEST(Grip, OfASquareBarIsItsDiagonal) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(bar(setting, "section: [31mm, 31mm]", "expects: {grips: bar}\n"), Verdict::pass)
        << setting.name;
    EXPECT_EQ(bar(setting, "section: [32mm, 32mm]", "expects: {grips: bar}\n"), Verdict::fail)
        << setting.name;
  }
}

TEST(Grip, OfAHandThatHoldsOnIsSixtyWide) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(round(setting, 60, "grasps"), Verdict::pass) << setting.name;
    EXPECT_EQ(round(setting, 61, "grasps"), Verdict::fail) << setting.name;
  }
}

TEST(Grip, IsForTheAuthorToDeclare) {
  EXPECT_EQ(bar(kSettings[0], "diameter: 46mm", ""), Verdict::needs_declaration);
  EXPECT_EQ(bar(kSettings[0], "diameter: 32mm", ""), Verdict::needs_declaration);
  EXPECT_EQ(bar(kSettings[0], "diameter: 61mm", ""), Verdict::not_applicable);
}

TEST(Grip, CountsBarsAlikeOnce) {
  const Designed two(kHead + R"(  bar: {kind: timber, diameter: 46mm}
bars:
  bar: {material: bar, for_each: {i: 0..3}, along: x, length: 1000mm, at: {z: 1000mm + i * 200mm}}
expects: {grips: bar}
)");
  ASSERT_TRUE(two.made());
  const RuleReport report = two.says(kRule);
  ASSERT_EQ(report.outcome.results.size(), 1u);
  EXPECT_EQ(report.outcome.results[0].place.elements.size(), 4u);
}

TEST(Grip, OfRungsNeedsNoDeclaration) {
  const auto ladder = [](const std::string& diameter) {
    return Designed(kHead + "  bar: {kind: timber, diameter: " + diameter + R"(}
bars:
  bar: {material: bar, for_each: {i: 1..3}, along: x, length: 500mm, at: {z: 300mm * i}}
)")
        .verdict(kRule);
  };
  EXPECT_EQ(ladder("28mm"), Verdict::pass);
  EXPECT_EQ(ladder("46mm"), Verdict::fail);
  EXPECT_EQ(ladder("61mm"), Verdict::fail);
}

TEST(Grip, OfSquareRungsIsJudgedWhateverTheirSize) {
  const auto ladder = [](int side, const std::string& expects) {
    const std::string mm = std::to_string(side) + "mm";
    return Designed(kHead + "  bar: {kind: timber, section: [" + mm + ", " + mm + R"(]}
bars:
  bar: {material: bar, for_each: {i: 1..3}, along: x, length: 500mm, at: {z: 300mm * i}}
)" + expects)
        .verdict(kRule);
  };
  EXPECT_EQ(ladder(31, ""), Verdict::pass);
  EXPECT_EQ(ladder(70, ""), Verdict::fail);
  // Rails of a frame, as a rule: the author says.
  EXPECT_EQ(ladder(90, ""), Verdict::needs_declaration);
  EXPECT_EQ(ladder(90, "expects: {platforms: bar}\n"), Verdict::fail);
  EXPECT_EQ(ladder(90, "expects: {grasps: []}\n"), Verdict::not_applicable);
}

TEST(Grip, OfAPanelThatWasSplitIsThatOfItsPieces) {
  const auto rail = [](const std::string& length) {
    return Designed(kHead + "panels:\n  rail: {material: board, lies_in: xz, size: [" + length +
                    R"(, 200mm], at: {z: 900mm}}
joints:
  - {type: puzzle, from: rail}
expects: {grips: rail}
)");
  };
  const Designed split(rail("4500mm"));
  ASSERT_TRUE(split.made());
  EXPECT_GT(split.scene().bodies.size(), 1u);
  EXPECT_EQ(split.verdict(kRule), Verdict::fail);
}

}  // namespace
}  // namespace plano::checks
