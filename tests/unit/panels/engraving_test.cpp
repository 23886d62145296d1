// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/engraving.h"

#include <gtest/gtest.h>

#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;

using Line = std::vector<geometry::Point>;

constexpr const char* kPlate = "0,0 300,0 300,200 0,200";

model::Engraving line(Line points) {
  model::Engraving engraving;
  engraving.content = std::move(points);
  engraving.depth = 500_um;
  return engraving;
}

model::Engraving words(const Text& text, geometry::Point at) {
  model::Engraving engraving;
  engraving.content = text;
  engraving.at = at;
  engraving.height = 20_mm;
  engraving.depth = 500_um;
  return engraving;
}

std::string codes(const model::Engraving& engraving, const std::string& outline = kPlate,
                  const std::vector<joints::JointResult>& joints = {}) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", outline, 0, 0));
  design.panels[0].engravings.push_back(engraving);
  return made(design, joints).codes;
}

TEST(Engravings, MayRunFromEdgeToEdgeAndAlongAnEdge) {
  EXPECT_EQ(codes(line({{0_mm, 50_mm}, {300_mm, 150_mm}})), "");
  EXPECT_EQ(codes(line({{0_mm, 0_mm}, {300_mm, 0_mm}, {300_mm, 200_mm}})), "");
}

TEST(Engravings, AreRefusedBeyondTheOutlineWhereverTheStrokeLeavesIt) {
  EXPECT_EQ(codes(line({{10_mm, 50_mm}, {301_mm, 50_mm}})), "G0131");
  EXPECT_EQ(codes(line({{9000_mm, 50_mm}, {9100_mm, 50_mm}})), "G0131");
  // Both ends on wood, the middle across a bay of the outline.
  EXPECT_EQ(codes(line({{10_mm, 150_mm}, {290_mm, 150_mm}}),
                  "0,0 300,0 300,200 200,200 200,100 100,100 100,200 0,200"),
            "G0131");
}

TEST(Engravings, AreLookedAtInBothLanguagesAndFromTheirOwnFace) {
  EXPECT_EQ(codes(words({"No", "No"}, {10_mm, 10_mm})), "");
  EXPECT_EQ(codes(words({"No", "Interdit absolument partout"}, {10_mm, 10_mm})), "G0131");
  model::Engraving below = words({"No", "No"}, {10_mm, 10_mm});
  below.face = model::FaceSide::bottom;
  EXPECT_EQ(codes(below), "G0131") << "runs to smaller u, seen from the top";
  below.at.x = 290_mm;
  EXPECT_EQ(codes(below), "");
}

TEST(Engravings, GetAWarningOverTheSlotOfAJoint) {
  joints::JointResult joint;
  joints::PanelEdit edit;
  edit.panel = 0;
  edit.cut.push_back(shape("100,150 118,150 118,210 100,210"));
  joint.edits.push_back(edit);
  EXPECT_EQ(codes(line({{50_mm, 160_mm}, {150_mm, 160_mm}}), kPlate, {joint}), "G0132");
  EXPECT_EQ(codes(line({{50_mm, 140_mm}, {150_mm, 140_mm}}), kPlate, {joint}), "");
}

TEST(Engravings, NameEachMissingCharacterOnce) {
  EXPECT_EQ(without_glyph("é漢a字漢"), (std::vector<std::string>{"漢", "字"}));
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels[0].engravings.push_back(words("漢é字", {10_mm, 10_mm}));
  const Made result = made(design);
  EXPECT_EQ(result.codes, "G0134");
  EXPECT_TRUE(result.set.has_value());
  EXPECT_NE(result.found.items().front().message.en.find("漢 and 字"), std::string::npos);
}

TEST(Engravings, HoldTwoHundredCharactersHoweverManyBytes) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é";
  model::Engraving engraving = words(text, {10_mm, 10_mm});
  engraving.height = 1_mm;
  EXPECT_EQ(codes(engraving), "");
  engraving.content = Text(text + "é");
  EXPECT_EQ(codes(engraving), "G0133");
}

}  // namespace
}  // namespace plano::panels
