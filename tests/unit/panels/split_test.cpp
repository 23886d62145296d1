// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Panels larger than their sheet: where they are split, what becomes of what is in them, and that
// the pieces are the whole.

#include "panels/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include <algorithm>
#include <random>

#include "geometry/exact/evaluate.h"
#include "panels/sheet_room.h"
#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;
using geometry::Point;
using geometry::Shape;

std::string box_text(double x0, double y0, double x1, double y1) {
  const auto p = [](double x, double y) {
    return std::to_string(x) + "," + std::to_string(y) + " ";
  };
  return p(x0, y0) + p(x1, y0) + p(x1, y1) + p(x0, y1);
}

/// Sheets of 2500 × 1250 mm with a border of 20 mm.
model::ResolvedDesign with_sheets() {
  model::ResolvedDesign design = empty_design();
  model::Material& board = design.materials[0];
  board.sheet = "sheet";
  board.sheet_width = 2500_mm;
  board.sheet_height = 1250_mm;
  board.sheet_border = 20_mm;
  return design;
}

void set(model::Joint& joint, const std::string& key, double mm) {
  joint.settings.values[key] = {model::Quantity{mm, kLengthDimension}, {2, 0, 3}};
}
void set(model::Joint& joint, const std::string& key, const std::string& word) {
  joint.settings.values[key] = {word, {2, 4, 7}};
}

model::Joint& add_puzzle(model::ResolvedDesign& design, std::size_t panel,
                         Length clearance = Length()) {
  model::Joint joint;
  joint.id = "split";
  joint.type = "puzzle";
  joint.from = {panel};
  joint.clearance = clearance;
  joint.span = {3, 0, 1};
  design.joints.push_back(joint);
  return design.joints.back();
}

/// A flat panel, split.
model::ResolvedDesign one(const std::string& outline, Length clearance = Length()) {
  model::ResolvedDesign design = with_sheets();
  design.panels.push_back(flat("top", outline, 0, 0, 400));
  add_puzzle(design, 0, clearance);
  return design;
}

constexpr Length kCutter = 6_mm;

struct Element {
  const Part* part = nullptr;
  const Instance* instance = nullptr;
};
Element element(const PartSet& set, const std::string& id) {
  for (const Part& part : set.parts) {
    for (const Instance& instance : part.instances) {
      if (instance.element == id) return {&part, &instance};
    }
  }
  ADD_FAILURE() << "no element " << id;
  return {};
}

/// The profile of an element that lies flat, unturned or turned by half, in the world.
geometry::Region in_world(const Element& e) {
  geometry::Region region{{e.part->profile}};
  const geometry::Placement& pose = e.instance->pose;
  if (pose.w.z < 0) region = geometry::mirrored_x(region);
  const geometry::Vec3 u = pose.w.z < 0 ? -pose.u : pose.u;
  const int quarters = u.x > 0.5 ? 0 : u.y > 0.5 ? 1 : u.x < -0.5 ? 2 : 3;
  return geometry::translated(
      geometry::turned_quarters(region, quarters),
      Point{Length::nearest_to_mm(pose.origin.x), Length::nearest_to_mm(pose.origin.y)});
}

TEST(Split, LeavesWholeWhatFitsTheSheet) {
  const Made result = made(one(box_text(0, 0, 2460, 380)), {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  EXPECT_EQ(result.set->parts.size(), 1U);
  EXPECT_EQ(result.set->parts[0].instances[0].element, "top");
  EXPECT_TRUE(result.set->joined.empty());
  EXPECT_TRUE(result.set->pieces.empty());
}

TEST(Split, CutsALongPanelIntoEqualPiecesWithAPlateBelow) {
  const Made result = made(one(box_text(0, 0, 2461, 380), 200_um), {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  EXPECT_EQ(result.set->elements_of("top"),
            (std::vector<std::string>{"top/1", "top/2", "top/back:1"}));
  const Element first = element(*result.set, "top/1");
  const Element second = element(*result.set, "top/2");
  const Element plate = element(*result.set, "top/back:1");
  EXPECT_EQ(first.instance->label.en, "top, 1 of 2");
  EXPECT_EQ(second.instance->label.fr, "top, 2 sur 2");
  const auto length = [](const Element& e) {
    return geometry::bounding_box(e.part->profile).width();
  };
  EXPECT_LT(abs(length(first) - length(second)), 1_mm);
  // The knobs are counted twice.
  const Length knobs = length(first) + length(second) - 2461_mm;
  EXPECT_GT(knobs, 35_mm);
  EXPECT_LT(knobs, 50_mm);
  EXPECT_EQ(plate.instance->pose.origin.z, 382) << "on the face below";
  EXPECT_EQ(geometry::bounding_box(plate.part->profile).height(), 344_mm) << "18 mm at both ends";
  const double gap =
      2461 * 380 - geometry::area(in_world(first)).mm2() - geometry::area(in_world(second)).mm2();
  EXPECT_GT(gap, 0.1 * 380);
  EXPECT_LT(gap, 0.1 * 380 * 3)
      << "half the clearance all along a border up to three times as long";
}

TEST(Split, HoldsThePiecesByGluedJoints) {
  const Made result = made(one(box_text(0, 0, 3000, 380)), {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  ASSERT_EQ(result.set->joined.size(), 3U);
  const Joined& seam = result.set->joined[0];
  EXPECT_EQ(seam.a + " " + seam.b, "top/1 top/2");
  EXPECT_EQ(seam.type, "puzzle");
  EXPECT_EQ(result.set->joined[1].a + " " + result.set->joined[1].b, "top/1 top/back:1");
  EXPECT_EQ(result.set->joined[2].a + " " + result.set->joined[2].b, "top/2 top/back:1");
  for (const Joined& joined : result.set->joined) {
    EXPECT_EQ(joined.comes_apart, joints::ComesApart::glued);
  }
}

TEST(Split, MakesAsFewPiecesAsFit) {
  const Made result = made(one(box_text(0, 0, 6000, 400)), {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  EXPECT_TRUE(element(*result.set, "top/3").part);
  EXPECT_EQ(result.set->elements_of("top").size(), 5U) << "three pieces, two plates";
  const Made longer = made(one(box_text(0, 0, 12000, 400)), {}, kCutter);
  ASSERT_TRUE(longer.set) << longer.codes;
  EXPECT_EQ(longer.set->elements_of("top").size(), 9U);
}

TEST(Split, CutsAcrossTheSideThatIsTooLong) {
  // Upright in its plane; and 1400 wide, so that pieces lie across the sheet and are 1210 at most.
  const Made tall = made(one(box_text(0, 0, 380, 3000)), {}, kCutter);
  ASSERT_TRUE(tall.set) << tall.codes;
  EXPECT_EQ(tall.set->elements_of("top").size(), 3U);
  const Made wide = made(one(box_text(0, 0, 3000, 1400)), {}, kCutter);
  ASSERT_TRUE(wide.set) << wide.codes;
  EXPECT_EQ(wide.set->elements_of("top").size(), 5U);
  // With its grain along the sheet's, 1400 mm are too wide: the seam runs along the longer side.
  model::ResolvedDesign grained = one(box_text(0, 0, 2400, 1400));
  grained.panels[0].grain = model::Grain::along_u;
  const Made along = made(grained, {}, kCutter);
  ASSERT_TRUE(along.set) << along.codes;
  const geometry::Box piece = geometry::bounding_box(element(*along.set, "top/1").part->profile);
  EXPECT_EQ(piece.width(), 2400_mm);
  EXPECT_LT(piece.height(), 1210_mm);
  const Made both = made(one(box_text(0, 0, 3000, 2600)), {}, kCutter);
  EXPECT_EQ(both.codes, "G0145");
}

/// Cut edge for edge: whatever is in the panel, the pieces together are the panel, each fits the
/// sheet, and nothing that was cut before is nearer to a seam than one and a half thicknesses.
TEST(Split, PiecesAreTheWholeWhateverIsInThePanel) {
  std::mt19937 random(20260727);
  const auto in = [&](int low, int high) {
    return static_cast<double>(std::uniform_int_distribution<int>(low, high)(random));
  };
  int split = 0;
  int crowded = 0;
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE(round);
    const double length = in(2600, 5200);
    const double width = in(250, 1100);
    model::ResolvedDesign design = one(box_text(0, 0, length, width));
    model::Panel& panel = design.panels[0];
    const int openings = static_cast<int>(in(4, 90));
    // Openings that meet are refused: those that come near an earlier one are left out of the draw.
    std::vector<std::array<double, 4>> drawn;
    for (int k = 0; k < openings; ++k) {
      const double x = in(40, static_cast<int>(length) - 240);
      const double y = in(40, static_cast<int>(width) - 140);
      const std::array<double, 4> box{x, y, x + in(20, 160), y + in(20, 80)};
      const bool near = std::any_of(drawn.begin(), drawn.end(), [&](const auto& other) {
        return box[0] < other[2] + 30 && other[0] < box[2] + 30 && box[1] < other[3] + 30 &&
               other[1] < box[3] + 30;
      });
      if (near) continue;
      drawn.push_back(box);
      panel.openings.push_back(
          opening("o" + std::to_string(k), box_text(box[0], box[1], box[2], box[3])));
    }
    const auto whole =
        geometry::exact::evaluate(Recipe{&panel, {}, {}, {}, {}, {}, {}, {}, {}}.profile());
    if (!whole || whole->faces.size() != 1) continue;
    const Made result = made(design);
    if (!result.set) {
      EXPECT_TRUE(result.codes == "G0141" || result.codes == "G0143") << result.codes;
      ++crowded;
      continue;
    }
    ++split;
    std::vector<Shape> pieces;
    std::size_t holes = 0;
    for (const std::string& id : result.set->elements_of("top")) {
      const Element piece = element(*result.set, id);
      const geometry::Box box = geometry::bounding_box(piece.part->profile);
      EXPECT_TRUE(fits_sheet(design.materials[0], model::Grain::any, box.width(), box.height()));
      if (id.find("back") != std::string::npos) continue;
      pieces.push_back(Shape::covering(in_world(piece)));
      holes += piece.part->profile.holes.size();
    }
    EXPECT_EQ(holes, whole->faces[0].holes.size()) << "each in one piece";
    const auto united = geometry::exact::evaluate(Shape::unite(pieces));
    ASSERT_TRUE(united.has_value());
    EXPECT_NEAR(geometry::area(*united).mm2(), geometry::area(*whole).mm2(), 1);
    const auto missing =
        geometry::exact::evaluate(Shape::subtract(Shape::covering(*whole), pieces));
    ASSERT_TRUE(missing.has_value());
    EXPECT_LT(geometry::area(*missing).mm2(), 1);
  }
  EXPECT_GT(split, 20);
  EXPECT_GT(crowded, 0);
}

TEST(Split, KeepsClearOfWhatIsCut) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  // Only between x = 1700 and 1900 is there nothing.
  design.panels[0].openings.push_back(opening("left", box_text(40, 150, 1700, 250)));
  design.panels[0].openings.push_back(opening("right", box_text(1900, 150, 2960, 250)));
  const Made result = made(design, {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  const geometry::Box first = geometry::bounding_box(in_world(element(*result.set, "top/1")));
  const geometry::Box second = geometry::bounding_box(in_world(element(*result.set, "top/2")));
  EXPECT_GE(second.low.x, 1727_mm);
  EXPECT_LE(first.high.x, 1873_mm);
  // 95.6 mm (knobs and a web on both sides) are not there any more.
  design.panels[0].openings[1] = opening("right", box_text(1790, 150, 2960, 250));
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0141");
}

TEST(Split, LeavesPlatesRoomBetweenWhatStandsOnTheFace) {
  // Two rails below, along the panel.
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 500));
  design.panels.push_back(standing("front", box_text(0, 0, 3000, 100), 0, 80, 300));
  design.panels.push_back(standing("back", box_text(0, 0, 3000, 100), 0, 420, 300));
  for (std::size_t i = 1; i < 3; ++i) design.panels[i].placement.v = {0, 0, 1};
  add_puzzle(design, 1);
  add_puzzle(design, 2);
  design.joints[1].id = "front";
  design.joints[2].id = "back";
  const Made result = made(design, {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  const Element plate = element(*result.set, "top/back:1");
  EXPECT_EQ(plate.instance->pose.origin.z, 382);
  const geometry::Box box = geometry::bounding_box(in_world(plate));
  // Rails fill y = 62 to 80 and 402 to 420.
  EXPECT_EQ(box.low.y, 83_mm);
  EXPECT_EQ(box.high.y, 399_mm);
}

TEST(Split, TakesTheOtherFaceWhereOneIsTaken) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  design.panels.push_back(flat("below", box_text(500, 0, 2500, 400), 0, 0, 382));
  const Made above = made(design, {}, kCutter);
  ASSERT_TRUE(above.set) << above.codes;
  EXPECT_EQ(element(*above.set, "top/back:1").instance->pose.origin.z, 418);
  EXPECT_EQ(above.set->elements_of("top").size(), 3U) << "rather than three pieces backed below";
  design.panels[1] = flat("below", box_text(20, 0, 2980, 400), 0, 0, 382);
  set(design.joints[0], "back.face", "bottom");
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0143");
  design.joints[0].settings.values.clear();
  design.panels.push_back(flat("above", box_text(20, 0, 2980, 400), 0, 0, 418));
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0143");
  set(design.joints[0], "back.face", "none");
  const Made bare = made(design, {}, kCutter);
  ASSERT_TRUE(bare.set) << bare.codes;
  EXPECT_EQ(bare.set->elements_of("top").size(), 2U);
  set(design.joints[0], "back.face", "left");
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0143") << "a level panel has no face to the left";
}

TEST(Split, PutsTheSeamWhereTheAuthorWantsIt) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  set(design.joints[0], "at", 700.5);
  const Made result = made(design, {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  EXPECT_EQ(geometry::bounding_box(in_world(element(*result.set, "top/2"))).low.x, 700'500_um);
  set(design.joints[0], "at", 2450);
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0142") << "the first piece is too long";
  set(design.joints[0], "at", 300);
  const Made three = made(design, {}, kCutter);
  ASSERT_TRUE(three.set) << three.codes;
  EXPECT_EQ(three.set->elements_of("top").size(), 5U) << "2700 mm are left, and take a second seam";
  design.panels[0].openings.push_back(opening("hole", box_text(720, 150, 760, 250)));
  set(design.joints[0], "at", 700);
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0142");
  set(design.joints[0], "at", 780);
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0147") << "20 mm, of 27 wanted";
  set(design.joints[0], "at", 787);
  EXPECT_EQ(made(design, {}, kCutter).codes, "");
}

TEST(Split, FindsNarrowRailsTooNarrow) {
  const Made narrow = made(one(box_text(0, 0, 3000, 60)), {}, kCutter);
  EXPECT_EQ(narrow.codes, "G0144");
  EXPECT_EQ(made(one(box_text(0, 0, 3000, 120)), {}, kCutter).codes, "");
}

TEST(Split, SharesOutWhatIsInThePanel) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  model::Panel& top = design.panels[0];
  top.drills.push_back({{200_mm, 200_mm}, 8_mm, 6_mm, model::FaceSide::top, {}});
  top.drills.push_back({{2800_mm, 200_mm}, 8_mm, std::nullopt, model::FaceSide::top, {}});
  model::Pocket pocket;
  pocket.shape =
      Shape::unite({shape(box_text(300, 50, 340, 90)), shape(box_text(2700, 50, 2740, 90))});
  pocket.depth = 5_mm;
  top.pockets.push_back(pocket);
  model::Engraving words;
  words.content = Text("plano");
  words.at = {2500_mm, 300_mm};
  words.height = 20_mm;
  words.depth = 300_um;
  top.engravings.push_back(words);
  const Made result = made(design, {}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  const Part& first = *element(*result.set, "top/1").part;
  const Part& second = *element(*result.set, "top/2").part;
  ASSERT_EQ(first.pockets.size(), 1U);
  ASSERT_EQ(second.pockets.size(), 1U);
  EXPECT_EQ(first.pockets[0].area.faces.size(), 1U);
  EXPECT_EQ(first.drills.size(), 1U);
  EXPECT_EQ(second.drills.size(), 1U);
  EXPECT_EQ(second.profile.holes.size(), 1U);
  EXPECT_TRUE(first.engravings.empty());
  EXPECT_EQ(second.engravings.size(), 1U);
}

TEST(Split, GivesJointsToThePiecesThatCarryThem) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  design.panels.push_back(standing("left", box_text(0, 0, 400, 400), 300, 200));
  design.panels.push_back(standing("long", box_text(0, 0, 3000, 60), 0, 380, 340));
  model::Joint held;
  held.id = "held";
  held.type = "tab_slot";
  held.from = {1};
  held.into = {0};
  design.joints.push_back(held);
  joints::JointResult left;
  left.joint = 1;
  left.joins = {1, 0};
  joints::PanelEdit slot;
  slot.panel = 0;
  slot.cut.push_back(shape(box_text(450, 182, 550, 200)));
  left.edits.push_back(slot);
  joints::JointResult along = left;
  along.joins = {2, 0};
  along.edits[0].cut = {shape(box_text(200, 362, 300, 380)), shape(box_text(2700, 362, 2800, 380))};
  const Made result = made(design, {left, along}, kCutter);
  ASSERT_TRUE(result.set) << result.codes;
  std::vector<std::string> pairs;
  for (const Joined& joined : result.set->joined) {
    if (joined.type == "tab_slot") pairs.push_back(joined.a + " " + joined.b);
  }
  EXPECT_EQ(pairs, (std::vector<std::string>{"left top/1", "long top/1", "long top/2"}));
}

TEST(Split, RefusesBarsAndASecondJoint) {
  model::ResolvedDesign design = one(box_text(0, 0, 3000, 400));
  add_puzzle(design, 0).id = "again";
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0146");
  design.joints.pop_back();
  design.materials[0].form = model::StockForm::bar;
  EXPECT_EQ(made(design, {}, kCutter).codes, "G0146");
}

}  // namespace
}  // namespace plano::panels
