// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/model/design_text.h"

namespace plano::model {
namespace {

std::string looped(const std::string& loop, const std::string& more = "") {
  return kHead + kBoard +
         "panels:\n  p:\n    material: board\n    lies_in: xy\n    size: [50mm, 50mm]\n" + loop +
         more;
}

TEST(Loops, TheLastVariableTurnsFastest) {
  const Attempt design(
      looped("    for_each: {i: 1..2, side: [left, right]}\n"
             "    label: {fr: \"Pièce {i} {side}\", en: \"Part {i} {side}\"}\n"));
  EXPECT_EQ(design.panel_ids(),
            (std::vector<std::string>{"p.1.left", "p.1.right", "p.2.left", "p.2.right"}));
  EXPECT_EQ(design.panel("p.2.left").label, Text("Part 2 left", "Pièce 2 left"));
  EXPECT_EQ(design.panel("p.2.left").group, "p");
}

TEST(Loops, ABoundMayUseAnOuterVariable) {
  const Attempt design(looped("    for_each: {i: 1..3, k: i..3}\n"));
  EXPECT_EQ(design.panel_ids(),
            (std::vector<std::string>{"p.1.1", "p.1.2", "p.1.3", "p.2.2", "p.2.3", "p.3.3"}));
}

TEST(Loops, ARangeThatRunsBackwardsIsEmpty) {
  EXPECT_TRUE(Attempt(looped("    for_each: {i: 1..0}\n")).panel_ids().empty());
}

TEST(Loops, WhenIsAskedInEachTurn) {
  const Attempt design(looped("    for_each: {i: 1..5}\n    when: mod(i; 2) == 1\n"));
  EXPECT_EQ(design.panel_ids(), (std::vector<std::string>{"p.1", "p.3", "p.5"}));
}

TEST(Loops, OneMistakeInALoopIsSaidOnce) {
  const Attempt design(looped("    for_each: {i: 1..400}\n    at: {x: 10mm / (i - 3)}\n"));
  EXPECT_FALSE(design.resolved);
  EXPECT_EQ(design.found.errors(), 1U) << design.lines();
}

TEST(Loops, AnInstanceLeftOutMayStillBeNamed) {
  const std::string steps = "steps:\n  - {title: {fr: Un, en: One}, add: [p.2, p.1]}\n";
  const Attempt design(looped("    for_each: {i: 1..2}\n    when: i == 1\n", steps));
  EXPECT_EQ((*design).steps.at(0).add, (std::vector<std::size_t>{0}));
  const Attempt typo(
      looped("    for_each: {i: 1..2}\n", "steps:\n  - {title: {fr: Un, en: One}, add: [p.3]}\n"));
  EXPECT_EQ(typo.codes(), "P0301") << typo.lines();
}

TEST(Loops, TheFullNumberOfPanelsPassesAndOneMoreDoesNot) {
  EXPECT_EQ((*Attempt(looped("    for_each: {i: 1..4, k: 1..500}\n"))).panels.size(), 2000U);
  const Attempt more(looped("    for_each: {i: 1..4, k: 1..500}\n",
                            "  q: {material: board, lies_in: xy, size: [9mm, 9mm]}\n"));
  EXPECT_EQ(more.codes(), "P0202") << more.lines();
  EXPECT_EQ((*Attempt(looped("    for_each: {i: 1..500}\n"))).panels.size(), 500U);
  EXPECT_EQ(Attempt(looped("    for_each: {i: 1..501}\n")).codes(), "P0201");
}

TEST(Loops, LoopsInLoopsEndSoon) {
  const Attempt design(looped("    for_each: {i: 1..500, k: 1..500, m: 1..500}\n    when: no\n"));
  EXPECT_EQ(design.codes(), "P0202") << design.lines();
  const std::string hole =
      "    openings: [{for_each: {i: 1..500, k: 1..500, m: 1..500}, when: no, shape: circle, "
      "diameter: 9mm}]\n";
  EXPECT_EQ(Attempt(looped("", hole)).codes(), "P0211");
}

TEST(Loops, AReferenceTakesAGroupAnInstanceOrAPartOfItsName) {
  const std::string end = "steps:\n  - {title: {fr: Un, en: One}, add: [NAME]}\n";
  const auto added = [&](const std::string& name) {
    std::string text = end;
    text.replace(text.find("NAME"), 4, name);
    return (*Attempt(looped("    for_each: {i: 1..11, side: [left, right]}\n", text)))
        .steps.at(0)
        .add.size();
  };
  EXPECT_EQ(added("p"), 22U);
  EXPECT_EQ(added("p.1"), 2U);  // not p.10 and p.11
  EXPECT_EQ(added("p.11.left"), 1U);
}

}  // namespace
}  // namespace plano::model
