// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "panels/naming.h"
#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;

constexpr const char* kPlate = "0,0 300,0 300,200 0,200";

TEST(MakeParts, GivesAPanelItsOutlineOpeningsAndNames) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", "10,20 310,20 310,220 10,220", 5, 6, 7));
  design.panels[0].openings.push_back(opening("hole", "110,70 160,70 160,120 110,120"));
  const Made result = made(design);
  ASSERT_TRUE(result.set) << result.codes;
  ASSERT_EQ(result.set->parts.size(), 1u);
  const Part& part = result.set->parts[0];
  EXPECT_EQ(part.name, "P01");
  EXPECT_EQ(part.thickness, 18_mm);
  EXPECT_EQ(geometry::bounding_box(part.profile).low, (geometry::Point{}));
  EXPECT_NEAR(geometry::area(part.profile).mm2(), 300 * 200 - 50 * 50, 1e-9);
  // The part's origin is the corner of its box, and stands where the panel's corner stands.
  EXPECT_EQ(part.instances[0].pose.origin, (geometry::Vec3{15, 26, 7}));
  EXPECT_EQ(part.instances[0].colour, "#c0a070");
}

TEST(MakeParts, PutsTogetherWhatJointsAddAndCut) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  joints::JointResult joint;
  joints::PanelEdit edit;
  edit.panel = 0;
  edit.add.push_back(shape("100,-18 150,-18 150,0 100,0"));
  edit.cut.push_back(shape("200,100 250,100 250,118 200,118"));
  edit.drills.push_back({{50_mm, 50_mm}, 8_mm, std::nullopt, model::FaceSide::top, {}});
  edit.reliefs.push_back({{200_mm, 100_mm}, joints::ReliefStyle::t_bone_u});
  joint.edits.push_back(edit);
  joint.hardware.push_back({2, 3, {}, {}});
  joint.hardware.push_back({2, 1, {}, {}});
  model::Panel wedge = flat("joint/wedge:1", "0,0 80,0 80,20 0,25", 500, 500);
  joint.extra.push_back(wedge);
  joints::PanelEdit on_wedge;
  on_wedge.panel = 1;  // the first extra: one past the design's own
  on_wedge.drills.push_back({{20_mm, 10_mm}, 4_mm, std::nullopt, model::FaceSide::top, {}});
  joint.edits.push_back(on_wedge);

  const Made result = made(design, {joint});
  ASSERT_TRUE(result.set) << result.codes;
  ASSERT_EQ(result.set->parts.size(), 2u);
  const Part& plate = result.set->parts[0];
  EXPECT_EQ(plate.profile.holes.size(), 2u);
  EXPECT_EQ(geometry::bounding_box(plate.profile).high.y, 218_mm);
  EXPECT_EQ(plate.reliefs[0].corner, (geometry::Point{200_mm, 118_mm})) << "moved with the frame";
  EXPECT_EQ(plate.drills[0].centre, (geometry::Point{50_mm, 68_mm}));
  EXPECT_EQ(result.set->parts[1].instances[0].element, "joint/wedge:1");
  EXPECT_EQ(result.set->parts[1].profile.holes.size(), 1u);
  ASSERT_EQ(result.set->bought.size(), 1u);
  EXPECT_EQ(result.set->bought[0].hardware, 2u);
  EXPECT_EQ(result.set->bought[0].count, 4u);
}

/// A shelf let into two legs by one joint: what holds what, for whoever takes it apart.
TEST(MakeParts, TellsWhichJointHoldsWhichElements) {
  auto design = empty_design();
  design.panels.push_back(flat("shelf", "0,0 400,0 400,200 0,200", 0, 0, 100));
  design.panels.push_back(standing("front", "0,0 400,0 400,300 0,300", 0, 0));
  design.panels.push_back(standing("back", "0,0 400,0 400,300 0,300", 0, 218));
  model::Joint joint;
  joint.id = "shelf-legs";
  joint.type = "tab_slot";
  joint.from = {0};
  joint.into = {1, 2};
  joint.clearance = 100_um;
  design.joints.push_back(joint);
  diagnostics::Diagnostics found;
  const auto set = make_parts(design, {6_mm}, found);
  ASSERT_TRUE(set);
  ASSERT_EQ(set->joined.size(), 2u);
  for (const Joined& one : set->joined) {
    EXPECT_EQ(one.joint, "shelf-legs");
    EXPECT_EQ(one.type, "tab_slot");
    EXPECT_EQ(one.a, "shelf");
    EXPECT_EQ(one.comes_apart, joints::ComesApart::yes);
    EXPECT_TRUE(one.hardware.empty());
    EXPECT_TRUE(one.brought.empty());
  }
  EXPECT_NE(set->joined[0].b, set->joined[1].b);
}

TEST(MakeParts, NamesPartsLargestFirstAndThenById) {
  auto design = empty_design();
  design.panels.push_back(flat("small", "0,0 50,0 50,40 0,40", 1000, 0));
  design.panels.push_back(flat("b", "0,0 100,0 100,40 0,40", 0, 1000));
  design.panels.push_back(flat("a", "0,0 80,0 80,50 0,50", 500, 500));
  design.panels.push_back(flat("large", kPlate, 0, 0));
  const Made result = made(design);
  ASSERT_TRUE(result.set);
  std::vector<std::string> order;
  for (const Part& part : result.set->parts) {
    order.push_back(part.name + " " + part.instances[0].element);
  }
  EXPECT_EQ(order, (std::vector<std::string>{"P01 large", "P02 a", "P03 b", "P04 small"}));
}

TEST(MakeParts, DoesNotDependOnTheOrderOfPanels) {
  auto design = empty_design();
  for (int i = 0; i < 4; ++i) {
    design.panels.push_back(flat("plate." + std::to_string(i), kPlate, 400 * i, 0));
    design.panels.push_back(
        flat("bar." + std::to_string(i), "0,0 200,0 200,40 0,40", 400 * i, 300));
  }
  const Made first = made(design);
  std::reverse(design.panels.begin(), design.panels.end());
  const Made second = made(design);
  ASSERT_TRUE(first.set && second.set);
  ASSERT_EQ(first.set->parts.size(), 2u);
  for (std::size_t p = 0; p < 2; ++p) {
    const Part& a = first.set->parts[p];
    const Part& b = second.set->parts[p];
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.profile, b.profile);
    ASSERT_EQ(a.instances.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_EQ(a.instances[i].element, b.instances[i].element);
      EXPECT_EQ(a.instances[i].pose, b.instances[i].pose);
    }
  }
}

TEST(MakeParts, LabelsPartsByWhatTheirCopiesShare) {
  EXPECT_EQ(
      common_label({Text("Leg, left", "Pied gauche"), Text("Leg, right", "Pied droit")}, "leg"),
      Text("Leg", "Pied"));
  EXPECT_EQ(common_label({Text("Step 1", "Marche 1"), Text("Step 12", "Marche 12")}, "step"),
            Text("Step", "Marche"));
  EXPECT_EQ(common_label({Text("Cube 1, lid", "Cube 1, couvercle"),
                          Text("Cube 2, lid", "Cube 2, couvercle")},
                         "lid"),
            Text("Cube, lid", "Cube, couvercle"));
  EXPECT_EQ(common_label({Text("Left leg"), Text("Right leg")}, "x"), Text("Leg"));
  EXPECT_EQ(common_label({Text("left leg")}, "x"), Text("Left leg"));
  EXPECT_EQ(common_label({Text("Front", "Avant"), Text("Back", "Arrière")}, "side_panel"),
            Text("Side panel", "Side panel"));
  EXPECT_EQ(common_label({Text("Étage", "Étage"), Text("École", "École")}, "x").en, "X")
      << "never half a letter";
}

// ---- What can be wrong
// ---------------------------------------------------------------------------

struct Wrong {
  const char* name;
  std::vector<const char*> openings;
  const char* code;
};

class WrongOpenings : public testing::TestWithParam<Wrong> {};

TEST_P(WrongOpenings, AreReportedOnce) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  for (const char* text : GetParam().openings) {
    design.panels[0].openings.push_back(opening("o", text));
  }
  const Made result = made(design, {}, 6_mm);
  EXPECT_FALSE(result.set);
  EXPECT_EQ(result.codes, GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(
    Panels, WrongOpenings,
    testing::Values(
        Wrong{"outside", {"400,50 450,50 450,90 400,90"}, "G0111"},
        Wrong{"crossing", {"280,50 330,50 330,90 280,90"}, "G0112"},
        Wrong{"along the edge", {"250,50 300,50 300,90 250,90"}, "G0112"},
        Wrong{"touching the edge in a point", {"300,100(280,100 20 +)"}, "G0112"},
        Wrong{"thin web", {"50,50 100,50 100,90 50,90", "103,50 150,50 150,90 103,90"}, "G0108"},
        Wrong{"thin web to the edge", {"250,50 297,50 297,90 250,90"}, "G0108"},
        Wrong{"corner to corner",
              {"50,50 100,50 100,90 50,90", "100,90 150,90 150,130 100,130"},
              "G0103"},
        Wrong{"figure of eight", {"50,50 100,90 100,50 50,90"}, "G0105"}),
    [](const auto& one) {
      std::string name = one.param.name;
      std::replace(name.begin(), name.end(), ' ', '_');
      return name;
    });

TEST(MakeParts, ReportsAPanelCutInTwo) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels[0].openings.push_back(opening("gap", "100,-10 120,-10 120,210 100,210"));
  design.panels[0].openings[0].open_edge = true;
  const Made result = made(design);
  EXPECT_EQ(result.codes, "G0101");
  EXPECT_NE(result.found.items()[0].message.en.find("2 pieces"), std::string::npos);
}

TEST(MakeParts, ReportsAPanelOfWhichNothingIsLeft) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels[0].openings.push_back(opening("all", "-10,-10 310,-10 310,210 -10,210"));
  design.panels[0].openings[0].open_edge = true;
  EXPECT_EQ(made(design).codes, "G0102");
}

TEST(MakeParts, ReportsAnOpeningThatRunsIntoASlot) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels[0].openings.push_back(opening("o", "50,50 100,50 100,90 50,90"));
  joints::JointResult joint;
  joints::PanelEdit edit;
  edit.cut.push_back(shape("90,60 140,60 140,78 90,78"));
  joint.edits.push_back(edit);
  EXPECT_EQ(made(design, {joint}).codes, "G0113");
}

TEST(MakeParts, ReportsOpeningsThatRunIntoOneAnother) {
  const auto codes = [](const char* first, const char* second) {
    auto design = empty_design();
    design.panels.push_back(flat("plate", kPlate, 0, 0));
    design.panels[0].openings = {opening("a", first), opening("b", second)};
    const Made result = made(design);
    EXPECT_LE(result.found.items().size(), 1u) << "a pair is told once";
    return result.codes;
  };
  const char* handle = "50,50 100,50 100,90 50,90";
  EXPECT_EQ(codes(handle, "110,50 150,50 150,90 110,90"), "");
  EXPECT_EQ(codes(handle, "90,50 150,50 150,90 90,90"), "G0114");
  EXPECT_EQ(codes("90,50 150,50 150,90 90,90", handle), "G0114");
  EXPECT_EQ(codes(handle, "60,60 80,60 80,80 60,80"), "G0114") << "one inside the other";
  EXPECT_EQ(codes("60,60 80,60 80,80 60,80", handle), "G0114");
}

TEST(MakeParts, ReportsAnOpeningThatRunsIntoAHole) {
  const auto codes = [](geometry::Point centre, std::optional<Length> depth) {
    auto design = empty_design();
    design.panels.push_back(flat("plate", kPlate, 0, 0));
    design.panels[0].openings.push_back(opening("o", "50,50 100,50 100,90 50,90"));
    joints::JointResult joint;
    joints::PanelEdit edit;
    model::Drill drill;
    drill.centre = centre;
    drill.diameter = 6_mm;
    drill.depth = depth;
    edit.drills.push_back(drill);
    joint.edits.push_back(edit);
    return made(design, {joint}).codes;
  };
  for (const std::optional<Length>& depth : {std::optional<Length>(), std::optional(8_mm)}) {
    EXPECT_EQ(codes({104_mm, 70_mm}, depth), "");
    EXPECT_EQ(codes({102_mm, 70_mm}, depth), "G0113");
    EXPECT_EQ(codes({75_mm, 70_mm}, depth), "G0113") << "where the wood is gone already";
  }
}

TEST(MakeParts, TakesANotchThatSaysSo) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels[0].openings.push_back(opening("notch", "280,50 330,50 330,90 280,90"));
  design.panels[0].openings[0].open_edge = true;
  const Made result = made(design);
  ASSERT_TRUE(result.set) << result.codes;
  EXPECT_NEAR(geometry::area(result.set->parts[0].profile).mm2(), 300 * 200 - 20 * 40, 1e-9);
}

TEST(MakeParts, ReportsPocketsThatGoThroughLieOutsideOrMeet) {
  const auto with = [](const char* area, Length depth, model::FaceSide face) {
    model::Pocket pocket;
    pocket.id = "p";
    pocket.shape = shape(area);
    pocket.depth = depth;
    pocket.face = face;
    pocket.span = {2, 0, 1};
    return pocket;
  };
  const auto codes = [&](std::vector<model::Pocket> pockets) {
    auto design = empty_design();
    design.panels.push_back(flat("plate", kPlate, 0, 0));
    design.panels[0].pockets = std::move(pockets);
    return made(design).codes;
  };
  const auto top = model::FaceSide::top;
  const auto bottom = model::FaceSide::bottom;
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 6_mm, top)}), "");
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 18_mm, top)}), "G0121");
  EXPECT_EQ(codes({with("450,50 500,50 500,90 450,90", 6_mm, top)}), "G0122");
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 10_mm, top),
                   with("90,50 140,50 140,90 90,90", 8_mm, bottom)}),
            "G0123");
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 10_mm, top),
                   with("100,50 140,50 140,90 100,90", 8_mm, bottom)}),
            "G0123")
      << "side by side, with nothing between them";
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 10_mm, top),
                   with("90,50 140,50 140,90 90,90", 7_mm, bottom)}),
            "");

  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 6_mm, top),
                   with("100,90 140,90 140,120 100,120", 8_mm, top)}),
            "G0103")
      << "corner to corner";
  EXPECT_EQ(codes({with("50,50 100,50 100,90 50,90", 6_mm, top),
                   with("50.001,60 120,60 120,80 50.001,80", 8_mm, bottom)}),
            "G0104")
      << "two formulas for one place";
}

TEST(MakeParts, GivesEqualPartsInWhateverOrderThingsAreDeclared) {
  const auto pocket = [](const geometry::Shape& area) {
    model::Pocket made;
    made.shape = area;
    made.depth = 6_mm;
    return made;
  };
  const auto engraving = [](const Text& words, Length height) {
    model::Engraving made;
    made.content = words;
    made.at = {30_mm, 20_mm};
    made.height = height;
    made.depth = 1_mm;
    return made;
  };
  // Equal face, depth and box; equal face and place.
  std::vector<model::Pocket> pockets = {
      pocket(geometry::Shape::of(geometry::circle({150_mm, 100_mm}, 25_mm))),
      pocket(shape("125,75 175,75 175,125 125,125")),
      pocket(shape("150,75 175,100 150,125 125,100"))};
  std::vector<model::Engraving> engravings = {engraving("Aa", 10_mm), engraving("Ab", 10_mm),
                                              engraving("Aa", 12_mm)};
  const auto contents = [&](std::array<std::size_t, 3> order) {
    auto design = empty_design();
    design.panels.push_back(flat("plate", kPlate, 0, 0));
    for (const std::size_t i : order) {
      design.panels[0].pockets.push_back(pockets[i]);
      design.panels[0].engravings.push_back(engravings[i]);
    }
    const Made result = made(design);
    EXPECT_TRUE(result.set) << result.codes;
    return result.set ? result.set->parts[0] : Part{};
  };
  std::array<std::size_t, 3> order = {0, 1, 2};
  const Part first = contents(order);
  ASSERT_EQ(first.pockets.size(), 3u);
  ASSERT_EQ(first.engravings.size(), 3u);
  while (std::next_permutation(order.begin(), order.end())) {
    const Part other = contents(order);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(other.pockets.at(i).area, first.pockets[i].area);
      EXPECT_EQ(other.engravings.at(i).content, first.engravings[i].content);
      EXPECT_EQ(other.engravings.at(i).height, first.engravings[i].height);
    }
  }
}

TEST(MakeParts, SaysTheSameMistakeOfAllTurnsOfALoopOnce) {
  auto design = empty_design();
  for (int i = 0; i < 5; ++i) {
    design.panels.push_back(flat("plate." + std::to_string(i), kPlate, 400 * i, 0));
    design.panels.back().span = {0, 0, 10};
    design.panels.back().openings.push_back(opening("o", "280,50 330,50 330,90 280,90"));
  }
  EXPECT_EQ(made(design).codes, "G0112");
}

TEST(MakeParts, ReportsPanelsInOneAnothersWay) {
  auto design = empty_design();
  design.panels.push_back(flat("plate", kPlate, 0, 0));
  design.panels.push_back(standing("wall", "0,0 200,0 200,100 0,100", 50, 100, 10));
  const Made result = made(design);
  EXPECT_EQ(result.codes, "A0101");
  EXPECT_EQ(result.found.items()[0].message.en.substr(0, 33), "`plate` and `wall` take up the sa");
}

}  // namespace
}  // namespace plano::panels
