// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/drawing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "fabrication/coupon.h"
#include "fabrication/label.h"
#include "geometry/text_form.h"
#include "panels/stroke_font.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using model::FaceSide;
using panels::placed;
using panels::Stroke;
using panels::strokes_of;

panels::Part part_of(const std::string& text) {
  panels::Part part;
  part.name = "P01";
  part.thickness = 18_mm;
  part.profile = geometry::region_from_text(text)->faces.at(0);
  part.instances.resize(1);
  return part;
}

DrawingOptions router() {
  return {.tool = {3_mm, 3150_um, joints::ReliefStyle::dog_bone},
          .machine = catalog::MachineKind::router,
          .language = Language::french};
}

std::vector<CutCurve> of(const CutDrawing& drawing, Operation operation) {
  std::vector<CutCurve> found;
  std::copy_if(drawing.curves.begin(), drawing.curves.end(), std::back_inserter(found),
               [&](const CutCurve& curve) { return curve.operation == operation; });
  return found;
}

TEST(Drawing, curves_come_in_the_order_a_machine_does_them) {
  panels::Part part = part_of("0,0 300,0 300,200 0,200 | 50,40 50,58 100,58 100,40");
  part.pockets.push_back(
      {*geometry::region_from_text("200,50 240,50 240,90 200,90"), 9_mm, FaceSide::top});
  part.drills.push_back({{150_mm, 150_mm}, 8_mm, 12_mm, FaceSide::top, {}});
  const auto made = drawing_of_part(part, router());
  ASSERT_TRUE(made.has_value());
  const auto& curves = made->drawings.front.curves;
  EXPECT_TRUE(std::is_sorted(curves.begin(), curves.end(), [](const auto& a, const auto& b) {
    return a.operation < b.operation;
  }));
  EXPECT_EQ(of(made->drawings.front, Operation::cut_outside).size(), 1u);
  EXPECT_EQ(of(made->drawings.front, Operation::cut_inside).size(), 1u);
  EXPECT_EQ(of(made->drawings.front, Operation::pocket).at(0).depth, 9_mm);
  EXPECT_EQ(of(made->drawings.front, Operation::drill).at(0).diameter, 8_mm);
  EXPECT_FALSE(of(made->drawings.front, Operation::engrave).empty()) << "its name";
  EXPECT_FALSE(made->drawings.back.has_value());
}

TEST(Drawing, a_hole_that_a_drill_makes_is_drilled_by_a_router_and_cut_by_a_laser) {
  panels::Part part = part_of("0,0 300,0 300,200 0,200 | 154,150(150,150 4 -) | 90,50(80,50 10 -)");
  part.drills.push_back({{150_mm, 150_mm}, 8_mm, std::nullopt, FaceSide::top, {}});
  DrawingOptions options = router();
  const auto routed = drawing_of_part(part, options);
  EXPECT_EQ(of(routed->drawings.front, Operation::drill).size(), 1u);
  EXPECT_EQ(of(routed->drawings.front, Operation::cut_inside).size(), 1u);
  options.machine = catalog::MachineKind::laser;
  options.tool = {};
  const auto burnt = drawing_of_part(part, options);
  EXPECT_EQ(of(burnt->drawings.front, Operation::drill).size(), 0u);
  EXPECT_EQ(of(burnt->drawings.front, Operation::cut_inside).size(), 2u);
}

TEST(Drawing, work_on_the_bottom_face_is_in_a_mirrored_drawing_with_the_outline_as_a_note) {
  panels::Part part = part_of("0,0 300,0 300,200 0,200");
  part.pockets.push_back(
      {*geometry::region_from_text("20,50 60,50 60,90 20,90"), 9_mm, FaceSide::bottom});
  part.engravings.push_back({.content = Text("haut", "haut"),
                             .at = {280_mm, 10_mm},
                             .height = 12_mm,
                             .direction = {},
                             .depth = 1_mm,
                             .face = FaceSide::bottom,
                             .span = {}});
  const auto made = drawing_of_part(part, router());
  ASSERT_TRUE(made.has_value() && made->drawings.back.has_value());
  const CutDrawing& back = *made->drawings.back;
  EXPECT_EQ(back.name, "P01.back");
  EXPECT_TRUE(of(made->drawings.front, Operation::pocket).empty());
  const auto pockets = of(back, Operation::pocket);
  ASSERT_EQ(pockets.size(), 1u);
  const geometry::Box box = geometry::bounding_box(pockets[0].contour);
  EXPECT_NEAR(box.low.x.mm(), 240, 1.0) << "relieved corners may reach a little further";
  EXPECT_NEAR(box.high.x.mm(), 280, 1.0);
  EXPECT_GT(geometry::signed_area(pockets[0].contour).mm2(), 0) << "still counter-clockwise";
  EXPECT_TRUE(of(back, Operation::cut_outside).empty())
      << "the outline is cut once, from the front";
  EXPECT_EQ(of(back, Operation::notes).size(), 1u);
  // The words read from left to right as one looks at the back.
  const auto letters = of(back, Operation::engrave);
  const auto wanted = placed(strokes_of("haut", 12_mm), {20_mm, 10_mm}, Angle{});
  ASSERT_EQ(letters.size(), wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    for (std::size_t i = 0; i < wanted[k].size(); ++i) {
      EXPECT_EQ(letters[k].contour.edges[i].start, wanted[k][i]);
    }
  }
}

TEST(Drawing, the_same_engraving_from_two_sources_is_drawn_once) {
  panels::Part part = part_of("0,0 30,0 30,20 0,20");
  const model::Engraving line{.content = std::vector<Point>{{5_mm, 5_mm}, {25_mm, 5_mm}},
                              .at = {},
                              .height = {},
                              .direction = {},
                              .depth = 1_mm,
                              .face = FaceSide::top,
                              .span = {}};
  part.engravings = {line, line};
  const auto made = drawing_of_part(part, router());
  const auto engraved = of(made->drawings.front, Operation::engrave);
  EXPECT_EQ(std::count_if(engraved.begin(), engraved.end(),
                          [](const CutCurve& curve) { return curve.depth == 1_mm; }),
            1);
}

TEST(Drawing, ten_thousand_lines_are_drawn_once_each_in_the_order_given) {
  constexpr int kLines = 10'000;
  panels::Part part = part_of("0,0 300,0 300,200 0,200");
  part.name = "";
  for (int turn = 0; turn < 2; ++turn) {
    for (int i = 0; i < kLines; ++i) {
      // Neither rising nor falling: 7919 has no factor in common with 10 000.
      const Length y = 10_mm + (i * 7919 % kLines) * 10_um;
      part.engravings.push_back({.content = std::vector<Point>{{5_mm, y}, {25_mm, y}},
                                 .at = {},
                                 .height = {},
                                 .direction = {},
                                 .depth = 1_mm,
                                 .face = FaceSide::top,
                                 .span = {}});
    }
  }
  const auto made = drawing_of_part(part, router());
  ASSERT_TRUE(made.has_value());
  const auto engraved = of(made->drawings.front, Operation::engrave);
  ASSERT_EQ(engraved.size(), std::size_t{kLines});
  for (int i = 0; i < kLines; ++i) {
    const auto& line = std::get<std::vector<Point>>(part.engravings[i].content);
    ASSERT_EQ(engraved[i].contour.edges[0].start, line[0]) << i;
  }
}

TEST(Drawing, nothing_reaches_the_next_part_of_a_sheet) {
  panels::PartSet set;
  model::Material board;
  board.thickness = 18_mm;
  board.sheet_border = 20_mm;
  set.materials = {board};
  set.parts = {part_of("0,0 300,0 300,200 0,200")};
  panels::Part& part = set.parts[0];
  for (const FaceSide face : {FaceSide::top, FaceSide::bottom}) {
    // A rebate drawn far over the right edge, and one around a corner.
    part.pockets.push_back(
        {*geometry::region_from_text("260,50 400,50 400,90 260,90"), 6_mm, face});
    part.pockets.push_back(
        {*geometry::region_from_text("-50,-50 40,-50 40,30 -50,30"), 6_mm, face});
    part.drills.push_back({{150_mm, 195_mm}, 35_mm, 6_mm, face, {}});
    part.drills.push_back({{200_mm, 199_mm}, 8_mm, 6_mm, face, {}});
  }
  const DrawingOptions options = router();
  const std::vector<PartDrawings> drawn = {*drawing_of_part(part, options)};
  const SheetLayout layout{.material = 0,
                           .name = "sheet-01",
                           .width = 1000_mm,
                           .height = 600_mm,
                           .parts = {{0, {100_mm, 100_mm}, 1}},
                           .area = {{{geometry::rectangle({}, 1000_mm, 600_mm), {}}}}};
  const Drawings made = drawing_of_sheet(layout, set, drawn, Language::english);
  ASSERT_TRUE(made.back.has_value());
  for (const CutDrawing* side : {&made.front, &*made.back}) {
    const geometry::Box box = side == &made.front
                                  ? geometry::Box{{100_mm, 100_mm}, {300_mm, 400_mm}}
                                  : geometry::Box{{700_mm, 100_mm}, {900_mm, 400_mm}};
    EXPECT_EQ(of(*side, Operation::pocket).size(), 3u) << "and the wide blind hole";
    EXPECT_EQ(of(*side, Operation::drill).size(), 1u) << "the narrow one stays what it is";
    for (const CutCurve& curve : side->curves) {
      if (curve.operation == Operation::sheet || curve.operation == Operation::notes) continue;
      const geometry::Box own = geometry::bounding_box(curve.contour);
      EXPECT_GE(own.low.x, box.low.x - options.tool.cutter);
      EXPECT_GE(own.low.y, box.low.y - options.tool.cutter);
      EXPECT_LE(own.high.x, box.high.x + options.tool.cutter);
      EXPECT_LE(own.high.y, box.high.y + options.tool.cutter);
    }
  }
  // The cutter still clears the edge: 40 mm of rebate and its radius.
  const auto rebates = of(drawn[0].drawings.front, Operation::pocket);
  EXPECT_TRUE(std::any_of(rebates.begin(), rebates.end(), [](const CutCurve& curve) {
    return geometry::bounding_box(curve.contour).high.x == 303_mm;
  }));
}

TEST(Drawing, a_sheet_holds_every_curve_of_its_parts_turned_and_moved_into_place) {
  panels::PartSet set;
  model::Material board;
  board.name = "board";
  board.thickness = 18_mm;
  board.sheet_border = 20_mm;
  set.materials = {board};
  set.parts = {part_of("0,0 300,0 300,200 0,200 | 60,50(50,50 10 -)")};
  set.parts[0].pockets.push_back(
      {*geometry::region_from_text("200,50 240,50 240,90 200,90"), 9_mm, FaceSide::bottom});
  SheetLayout layout{.material = 0,
                     .name = "sheet-01",
                     .width = 1000_mm,
                     .height = 600_mm,
                     .parts = {{0, {20_mm, 30_mm}, 0}, {0, {400_mm, 30_mm}, 1}},
                     .area = {{{geometry::rectangle({}, 1000_mm, 600_mm), {}}}}};
  const std::vector<PartDrawings> drawn = {*drawing_of_part(set.parts[0], router())};
  const Drawings made = drawing_of_sheet(layout, set, drawn, Language::english);
  const auto outlines = of(made.front, Operation::cut_outside);
  ASSERT_EQ(outlines.size(), 2u);
  EXPECT_EQ(geometry::bounding_box(outlines[0].contour).low, (Point{20_mm, 30_mm}));
  EXPECT_EQ(geometry::bounding_box(outlines[1].contour),
            (geometry::Box{{400_mm, 30_mm}, {600_mm, 330_mm}}));
  // (50, 50) of the part, turned a quarter about the origin and moved: (400 + 200 - 50, 30 + 50).
  const auto holes = of(made.front, Operation::cut_inside);
  ASSERT_EQ(holes.size(), 2u);
  EXPECT_EQ(holes[1].contour.edges[0].arc->centre, (Point{550_mm, 80_mm}));
  // On the back, mirrored on the sheet's width.
  ASSERT_TRUE(made.back.has_value());
  const auto pockets = of(*made.back, Operation::pocket);
  ASSERT_EQ(pockets.size(), 2u);
  const geometry::Box box = geometry::bounding_box(pockets[0].contour);
  EXPECT_NEAR(box.low.x.mm(), 1000 - (20 + 240), 1.0);
  EXPECT_EQ(of(*made.back, Operation::sheet).size(), 1u);
  for (const CutCurve& note : of(made.front, Operation::notes)) {
    EXPECT_LT(geometry::bounding_box(note.contour).high.y, 20_mm) << "notes keep to the border";
  }
}

TEST(Label, stands_on_wood_away_from_openings_and_pockets) {
  const geometry::Face wood = part_of("0,0 200,0 200,60 0,60 | 10,5 10,55 120,55 120,5").profile;
  const std::vector<geometry::Box> pocket = {{{130_mm, 0_mm}, {165_mm, 60_mm}}};
  const auto spot = spot_for_label(wood, pocket, "P01");
  ASSERT_TRUE(spot.has_value());
  for (const Stroke& stroke : placed(strokes_of("P01", spot->height), spot->at, spot->direction)) {
    for (const Point p : stroke) {
      EXPECT_GT(p.x, 165_mm);
      EXPECT_LT(p.x, 200_mm);
      EXPECT_GT(p.y, 0_mm);
      EXPECT_LT(p.y, 60_mm);
    }
  }
}

TEST(Label, a_part_too_small_for_letters_gets_none) {
  EXPECT_FALSE(spot_for_label(part_of("0,0 8,0 8,5 0,5").profile, {}, "P01").has_value());
}

TEST(Label, stands_upright_on_a_narrow_part) {
  const auto spot = spot_for_label(part_of("0,0 12,0 12,200 0,200").profile, {}, "P01");
  ASSERT_TRUE(spot.has_value());
  EXPECT_EQ(spot->direction, Angle::degrees(90));
}

TEST(Coupon, has_a_slot_for_every_tenth_around_the_fit) {
  model::Material board;
  board.name = "board";
  board.thickness = 18200_um;
  const panels::Part comb = coupon_of({0, "snug", 200_um}, board);
  // Slot widths, read back from the outline: distances between neighbouring bottom corners.
  std::vector<Length> widths;
  const auto& edges = comb.profile.outer.edges;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Point a = edges[i].start;
    const Point b = comb.profile.outer.next(i).start;
    if (a.y == b.y && a.y > Length{} && a.y < geometry::bounding_box(comb.profile).high.y) {
      widths.push_back(abs(a.x - b.x));
    }
  }
  std::sort(widths.begin(), widths.end());
  EXPECT_THAT(widths, testing::ElementsAre(18_mm, 18100_um, 18200_um, 18300_um, 18400_um, 18500_um,
                                           18600_um, 18700_um, 18800_um));
  EXPECT_GT(geometry::signed_area(comb.profile.outer).mm2(), 0);
  const auto made = drawing_of_part(comb, router());
  ASSERT_TRUE(made.has_value());
  EXPECT_THAT(made->left_round, testing::IsEmpty());
}

TEST(Coupon, each_fit_on_each_material_is_listed_once) {
  model::ResolvedDesign design;
  design.materials.resize(2);
  design.panels.resize(3);
  design.panels[2].material = 1;
  const auto joint = [](std::vector<std::size_t> from, const char* fit, Length clearance) {
    model::Joint made;
    made.from = std::move(from);
    made.fit = fit;
    made.clearance = clearance;
    return made;
  };
  design.joints = {joint({0, 1}, "snug", 200_um), joint({1, 2}, "snug", 200_um),
                   joint({0}, "slide", 400_um), joint({0}, "", {})};
  const auto fits = fits_used(design);
  ASSERT_EQ(fits.size(), 3u);
  EXPECT_EQ(fits[0].fit, "slide");
  EXPECT_EQ(fits[1].fit, "snug");
  EXPECT_EQ(fits[2].material, 1u);
}

TEST(Drawing, a_part_in_an_opening_is_cut_before_the_opening) {
  panels::PartSet set;
  set.materials.resize(1);
  set.materials[0].sheet_border = 10_mm;
  panels::Part frame;
  frame.name = "P01";
  frame.thickness = 18_mm;
  frame.profile.outer = geometry::rectangle({}, 400_mm, 400_mm);
  frame.profile.holes = {geometry::reversed(geometry::rectangle({50_mm, 50_mm}, 300_mm, 300_mm))};
  panels::Part inner = frame;
  inner.name = "P02";
  inner.profile.outer = geometry::rectangle({}, 200_mm, 200_mm);
  inner.profile.holes = {geometry::reversed(geometry::rectangle({50_mm, 50_mm}, 100_mm, 100_mm))};
  set.parts = {frame, inner};
  const std::vector<PartDrawings> drawn = {*drawing_of_part(frame, router()),
                                           *drawing_of_part(inner, router())};
  const SheetLayout layout{.material = 0,
                           .name = "sheet-01",
                           .width = 1000_mm,
                           .height = 600_mm,
                           .parts = {{0, {50_mm, 50_mm}, 0}, {1, {150_mm, 150_mm}, 0, 1}},
                           .area = {{{geometry::rectangle({}, 1000_mm, 600_mm), {}}}}};
  const Drawings made = drawing_of_sheet(layout, set, drawn, Language::english);
  std::vector<std::pair<Operation, Length>> cuts;  // with the low x of what is cut
  for (const CutCurve& curve : made.front.curves) {
    if (curve.operation < Operation::cut_first_inside || curve.operation == Operation::notes) {
      continue;
    }
    cuts.emplace_back(curve.operation, geometry::bounding_box(curve.contour).low.x);
  }
  using Cut = std::pair<Operation, Length>;
  ASSERT_EQ(cuts.size(), 4U);
  EXPECT_EQ(cuts[0].first, Operation::cut_first_inside);
  EXPECT_EQ(cuts[1], (Cut{Operation::cut_first_outside, 150_mm}));
  EXPECT_EQ(cuts[2].first, Operation::cut_inside);
  EXPECT_EQ(cuts[3], (Cut{Operation::cut_outside, 50_mm}));
}

TEST(Drawing, of_a_leftover_shows_its_outline_and_its_holes) {
  panels::PartSet set;
  set.materials.resize(1);
  const geometry::Contour bent = geometry::polygon(
      {{}, {500_mm, {}}, {500_mm, 200_mm}, {230_mm, 200_mm}, {230_mm, 400_mm}, {{}, 400_mm}});
  const geometry::Contour hole = geometry::reversed(geometry::circle({100_mm, 100_mm}, 20_mm));
  const SheetLayout layout{.material = 0,
                           .name = "sheet-01",
                           .width = 500_mm,
                           .height = 400_mm,
                           .parts = {},
                           .area = {{{bent, {hole}}}},
                           .leftover = "L01"};
  const auto outlines =
      of(drawing_of_sheet(layout, set, {}, Language::english).front, Operation::sheet);
  ASSERT_EQ(outlines.size(), 2U);
  EXPECT_EQ(outlines[0].contour, bent);
  EXPECT_EQ(outlines[1].contour, hole);
}

}  // namespace
}  // namespace plano::fabrication
