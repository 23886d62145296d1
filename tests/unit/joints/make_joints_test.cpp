// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>

#include "base/trig.h"
#include "joints/codes.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Profiles are rounded to the micrometre: in a section a wall may be off by one.
constexpr double kWall = 1.5e-3;

using testing::HasSubstr;

Scene shelf_on_wall(double gap = 0) {
  Scene scene;
  scene.add(Board{"shelf", placement({gap, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.add(Board{"wall", placement({-18, -100, -200}, {0, 1, 0}, {0, 0, 1}), 500, 400, 18});
  scene.join("tab_slot", {0}, {1}, 0.2);
  return scene;
}

const diagnostics::Diagnostic& only(const Made& made) {
  EXPECT_EQ(made.found.items().size(), 1U) << made.codes();
  return made.found.items().at(0);
}

// All types that can act on a contact, as a hint lists them.
std::string types_for(ContactKind kind) {
  std::string names;
  for (const JointType* type : all_joint_types()) {
    const auto& kinds = type->contacts;
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
    names += (names.empty() ? "" : ", ") + std::string(type->keys.type);
  }
  return names;
}

TEST(MakeJoints, SaysHowFarAPanelIsFromWhatItShouldTouch) {
  Scene scene = shelf_on_wall(3.2);
  const Made made = make(scene.design());
  EXPECT_FALSE(made.ok);
  const auto& item = only(made);
  EXPECT_STREQ(item.code->id, "J0101");
  EXPECT_THAT(item.message.en, HasSubstr("shelf and wall are 3.2"));
  EXPECT_THAT(item.message.en, HasSubstr("along x"));
  EXPECT_THAT(item.message.fr, HasSubstr("3,2"));
}

TEST(MakeJoints, NamesEachFromPanelThatTouchesNothing) {
  Scene scene = shelf_on_wall();
  scene.add(Board{"far", placement({50, 0, 100}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.design().joints[0].from.push_back(2);
  EXPECT_THAT(only(make(scene.design())).message.en, HasSubstr("far and wall"));
}

TEST(MakeJoints, SaysWhenPanelsOverlapInsteadOfTouching) {
  Scene scene = shelf_on_wall(-5);
  EXPECT_STREQ(only(make(scene.design())).code->id, "J0102");
}

TEST(MakeJoints, SaysWhenFromAndIntoAreExchanged) {
  Scene scene = shelf_on_wall();
  std::swap(scene.design().joints[0].from, scene.design().joints[0].into);
  const Made made = make(scene.design());
  const auto& item = only(made);
  EXPECT_STREQ(item.code->id, "J0107");
  EXPECT_THAT(item.hint->en, HasSubstr("exchange"));
}

TEST(MakeJoints, SaysWhichTypesSuitAContact) {
  Scene scene = shelf_on_wall();
  scene.design().joints[0].type = "halving";
  const Made made = make(scene.design());
  const auto& item = only(made);
  EXPECT_STREQ(item.code->id, "J0107");
  EXPECT_THAT(item.message.en, HasSubstr("an edge on a face"));
  EXPECT_THAT(item.hint->en, HasSubstr(types_for(ContactKind::edge_on_face)));
}

TEST(MakeJoints, RefusesATabNarrowerThanTheBoardIsThick) {
  Scene scene = shelf_on_wall();
  set_number(scene.design().joints[0], "tabs.width", 2);
  const Made made = make(scene.design());
  const auto& item = only(made);
  EXPECT_STREQ(item.code->id, "J0103");
  EXPECT_THAT(item.hint->en, HasSubstr("at least 18"));
}

TEST(MakeJoints, RefusesMoreTabsThanFit) {
  Scene scene = shelf_on_wall();
  set_number(scene.design().joints[0], "tabs.count", 9);
  const Made made = make(scene.design());
  const auto& item = only(made);
  EXPECT_STREQ(item.code->id, "J0104");
  EXPECT_THAT(item.hint->en, HasSubstr("at most 6"));
  set_number(scene.design().joints[0], "tabs.count", 6);
  EXPECT_TRUE(make(scene.design()).ok);
}

TEST(MakeJoints, RefusesACountThatIsNotWholeAndACountWithASpacing) {
  Scene scene = shelf_on_wall();
  set_number(scene.design().joints[0], "tabs.count", 1.5);
  EXPECT_EQ(make(scene.design()).codes(), "J0114");
  set_number(scene.design().joints[0], "tabs.count", 2);
  set_number(scene.design().joints[0], "tabs.spacing", 100);
  EXPECT_EQ(make(scene.design()).codes(), "J0115");
}

TEST(MakeJoints, TakesTheCountFromASpacing) {
  Scene scene = shelf_on_wall();
  set_number(scene.design().joints[0], "tabs.spacing", 100);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results[0].edits[0].add.size(), 3U);
}

TEST(MakeJoints, RefusesABlindSlotThatLeavesTooLittle) {
  Scene scene = shelf_on_wall();
  set_number(scene.design().joints[0], "depth", 16);
  EXPECT_EQ(make(scene.design()).codes(), "J0116");
}

TEST(MakeJoints, RefusesASlotAtABorderAndWarnsNearOne) {
  for (const auto& [below, codes] :
       {std::pair{0.0, "J0105"}, std::pair{8.0, "J0105"}, std::pair{10.0, "J0106"},
        std::pair{26.0, "J0106"}, std::pair{28.0, ""}}) {
    Scene scene = shelf_on_wall();
    scene.panel(1).placement.origin.z = -below;
    EXPECT_EQ(make(scene.design()).codes(), codes) << below;
  }
}

TEST(MakeJoints, SeesSlotsOfTwoJointsThatMeet) {
  Scene scene = shelf_on_wall();
  scene.add(Board{"other", placement({-418, 0, 5}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.join("tab_slot", {2}, {1}, 0.2);
  EXPECT_EQ(make(scene.design()).codes(), "J0113");
  // Blind from both sides they have room for one another.
  set_number(scene.design().joints[0], "depth", 8);
  set_number(scene.design().joints[1], "depth", 8);
  EXPECT_TRUE(make(scene.design()).ok);
}

TEST(MakeJoints, SeesTwoContactsOfOneJointThatMeet) {
  Scene scene = shelf_on_wall();
  scene.add(Board{"other", placement({-418, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.design().joints[0].from.push_back(2);
  EXPECT_EQ(make(scene.design()).codes(), "J0113");
}

TEST(MakeJoints, LetsTwoJointsShareAPair) {
  Scene scene = shelf_on_wall();
  const auto screw = scene.add_hardware("wood-screw", "", 4, 50);
  set_number(scene.design().joints[0], "tabs.count", 2);
  model::Joint& screws = scene.join("screwed", {1}, {0}, 0);
  screws.hardware = screw;
  set_number(screws, "screws", 1);
  const Made made = make(scene.design());
  EXPECT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results.size(), 2U);
}

TEST(MakeJoints, ReportsOnceWhatAJointRefusesAtEveryContact) {
  Scene scene = shelf_on_wall();
  scene.add(Board{"higher", placement({0, 0, 90}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.design().joints[0].from.push_back(2);
  set_number(scene.design().joints[0], "tabs.width", 2);
  EXPECT_EQ(make(scene.design()).codes(), "J0103");
}

TEST(MakeJoints, ReportsAnOutlineThatCrossesItselfOnce) {
  Scene scene = shelf_on_wall();
  scene.panel(0).outline = geometry::Shape::of(
      geometry::polygon({{{}, {}}, {100_mm, 100_mm}, {100_mm, {}}, {{}, 100_mm}}));
  EXPECT_EQ(make(scene.design()).codes(), "J0109");
}

TEST(MakeJoints, GivesTheSameResultTwice) {
  Scene scene = shelf_on_wall();
  const Made one = make(scene.design());
  const Made two = make(scene.design());
  ASSERT_TRUE(one.ok);
  EXPECT_EQ(one.results[0].edits[0].add, two.results[0].edits[0].add);
  EXPECT_EQ(one.results[0].edits[1].cut, two.results[0].edits[1].cut);
}

TEST(Registry, ListsEveryTypeWithItsKeysInBothLanguages) {
  std::set<std::string> names;
  for (const JointType* type : all_joint_types()) {
    EXPECT_TRUE(names.insert(type->keys.type).second) << type->keys.type;
    // Between panels, with `make`; or within one panel, which takes no `into`.
    EXPECT_EQ(type->joins_a_panel_with_itself(), type->make == nullptr) << type->keys.type;
    EXPECT_EQ(type->joins_a_panel_with_itself(), !type->keys.takes("into")) << type->keys.type;
  }
  EXPECT_TRUE(names.contains("tab_slot"));
  const std::function<void(std::span<const spec::Key>)> check =
      [&](std::span<const spec::Key> keys) {
        for (const spec::Key& key : keys) {
          EXPECT_STRNE(key.doc_en, "") << key.name;
          EXPECT_STRNE(key.doc_fr, "") << key.name;
          check(key.children);
        }
      };
  for (const spec::JointKeys& keys : all_joint_keys()) {
    EXPECT_STRNE(keys.summary_en, "");
    EXPECT_STRNE(keys.summary_fr, "");
    check(keys.keys);
  }
}

TEST(Codes, AreUniqueAndExplainedInBothLanguages) {
  std::set<std::string> ids;
  for (const diagnostics::Code* code : codes()) {
    EXPECT_TRUE(ids.insert(code->id).second) << code->id;
    EXPECT_EQ(code->id[0], 'J');
    EXPECT_GT(std::string(code->explain_en).size(), 80U) << code->id;
    EXPECT_GT(std::string(code->explain_fr).size(), 80U) << code->id;
  }
}

}  // namespace
}  // namespace plano::joints::test
