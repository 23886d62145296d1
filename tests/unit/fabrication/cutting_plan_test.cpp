// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/cutting_plan.h"

#include <gtest/gtest.h>

#include <functional>

namespace plano::fabrication {
namespace {

/// 6 mm cutter, 1200 mm/min, plunge 300 mm/min, 5 mm a pass, 30 € an hour.
catalog::Machine router() {
  catalog::Machine machine;
  machine.id = "router";
  machine.tool_diameter = 6_mm;
  machine.feed = 1200_mm;
  machine.plunge = 300_mm;
  machine.pass_depth = 5_mm;
  machine.hourly_eur = 30;
  return machine;
}

CutCurve cut(Operation operation, geometry::Contour contour, std::optional<Length> depth = {}) {
  return {.operation = operation, .depth = depth, .contour = std::move(contour)};
}

CutDrawing drawing(std::vector<CutCurve> curves) {
  return {.name = "d", .thickness = 18_mm, .width = 500_mm, .height = 300_mm, .curves = curves};
}

// By hand: 18 mm in passes of 5 mm are 4 passes; 4 × 1600 mm at 1200 mm/min are 5.3333 min, and
// 18 mm of plunging at 300 mm/min 0.06 min.
TEST(CutFigures, AnOutlineIsFollowedOnceForEachPassItsDepthNeeds) {
  const catalog::Machine machine = router();
  const CutFigures figures = cut_figures(
      drawing({cut(Operation::cut_outside, geometry::rectangle({}, 500_mm, 300_mm))}), &machine);
  EXPECT_EQ(figures.outside, 1600_mm);
  EXPECT_EQ(figures.followed(), 1600_mm);
  ASSERT_TRUE(figures.minutes);
  EXPECT_NEAR(*figures.minutes, 4 * 1600.0 / 1200 + 18.0 / 300, 1e-9);
}

TEST(CutFigures, ABoardOfWholePassesNeedsNoPassMore) {
  catalog::Machine machine = router();
  machine.pass_depth = 6_mm;
  const CutFigures figures = cut_figures(
      drawing({cut(Operation::cut_outside, geometry::rectangle({}, 500_mm, 300_mm))}), &machine);
  EXPECT_NEAR(*figures.minutes, 3 * 1600.0 / 1200 + 18.0 / 300, 1e-9);
}

// By hand: 100 × 40 mm with an island of 20 × 20 mm: rims of 280 and 80 mm; 4000 - 400 mm² in lanes
// of 3 mm are 1200 mm; 9 mm deep are 2 passes; each contour plunges once.
TEST(CutFigures, APocketIsClearedInLanesAroundItsIslands) {
  const catalog::Machine machine = router();
  const geometry::Contour island =
      geometry::reversed(geometry::rectangle({30_mm, 10_mm}, 20_mm, 20_mm));
  const CutFigures figures =
      cut_figures(drawing({cut(Operation::pocket, geometry::rectangle({}, 100_mm, 40_mm), 9_mm),
                           cut(Operation::pocket, island, 9_mm)}),
                  &machine);
  EXPECT_EQ(figures.pockets, 360_mm);
  EXPECT_DOUBLE_EQ(figures.pocket_area.mm2(), 3600);
  EXPECT_NEAR(*figures.minutes, 2 * (360 + 1200.0) / 1200 + 2 * 9.0 / 300, 1e-9);
}

TEST(CutFigures, HolesAreCountedAndTakeTwiceTheirDepthAtThePlunge) {
  const catalog::Machine machine = router();
  CutCurve through = cut(Operation::drill, geometry::circle({50_mm, 50_mm}, 4_mm));
  CutCurve blind = cut(Operation::drill, geometry::circle({90_mm, 50_mm}, 4_mm), 9_mm);
  const CutFigures figures = cut_figures(drawing({through, blind}), &machine);
  EXPECT_EQ(figures.drilled, 2U);
  EXPECT_EQ(figures.followed(), Length());
  EXPECT_NEAR(*figures.minutes, 2 * 18.0 / 300 + 2 * 9.0 / 300, 1e-9);
}

TEST(CutFigures, AnOpenLineIsNotFollowedBack) {
  CutCurve line{.operation = Operation::engrave, .depth = 500_um, .open = true};
  line.contour.edges = {{{}, {}}, {{30_mm, {}}, {}}, {{30_mm, 40_mm}, {}}};
  const catalog::Machine machine = router();
  const CutFigures figures = cut_figures(drawing({line}), &machine);
  EXPECT_EQ(figures.engraved, 70_mm);
  EXPECT_NEAR(*figures.minutes, 70.0 / 1200, 1e-9);
}

TEST(CutFigures, NotesAndTheSheetItselfAreNotCut) {
  const catalog::Machine machine = router();
  const CutFigures figures =
      cut_figures(drawing({cut(Operation::sheet, geometry::rectangle({}, 500_mm, 300_mm)),
                           cut(Operation::notes, geometry::rectangle({}, 50_mm, 30_mm))}),
                  &machine);
  EXPECT_EQ(figures.followed(), Length());
  EXPECT_EQ(figures.minutes, 0);
}

TEST(CutFigures, ALaserTakesOnePassAndNoPlunge) {
  catalog::Machine laser;
  laser.kind = catalog::MachineKind::laser;
  laser.feed = 900_mm;
  const CutFigures figures = cut_figures(
      drawing({cut(Operation::cut_inside, geometry::rectangle({}, 100_mm, 50_mm))}), &laser);
  EXPECT_EQ(figures.inside, 300_mm);
  EXPECT_NEAR(*figures.minutes, 300.0 / 900, 1e-9);
}

TEST(CutFigures, WithoutAFigureOfTheMachineTheTimeIsNotKnown) {
  const CutDrawing square =
      drawing({cut(Operation::cut_outside, geometry::rectangle({}, 100_mm, 100_mm))});
  EXPECT_FALSE(cut_figures(square, nullptr).minutes);
  for (const auto& without : std::vector<std::function<void(catalog::Machine&)>>{
           [](auto& m) { m.feed.reset(); }, [](auto& m) { m.plunge.reset(); },
           [](auto& m) { m.pass_depth.reset(); }}) {
    catalog::Machine machine = router();
    without(machine);
    const CutFigures figures = cut_figures(square, &machine);
    EXPECT_FALSE(figures.minutes);
    EXPECT_EQ(figures.outside, 400_mm);
    EXPECT_FALSE((figures + CutFigures{}).minutes) << "a sum with an unknown is unknown";
  }
}

/// One part of 200 × 100 mm with a hole, on sheets of 1000 × 500 mm.
struct Small {
  panels::PartSet set;
  std::vector<PartDrawings> drawings;
  catalog::Workshop workshop;
  std::vector<SheetLayout> sheets;

  Small() {
    workshop.id = "here";
    workshop.machines = {router()};
    model::Material board;
    board.name = "board";
    board.thickness = 18_mm;
    board.nominal = 18_mm;
    board.sheet_border = 10_mm;
    board.machine = "router";
    board.price_eur = 40;
    set.materials = {board};
    panels::Part part;
    part.name = "P01";
    part.label = Text("Side", "Côté");
    part.thickness = 18_mm;
    part.profile.outer = geometry::rectangle({}, 200_mm, 100_mm);
    part.instances.resize(7);
    set.parts = {part};
    PartDrawings drawn;
    drawn.drawings.front = {
        .name = "P01",
        .thickness = 18_mm,
        .width = 200_mm,
        .height = 100_mm,
        .curves = {cut(Operation::cut_inside, geometry::rectangle({10_mm, 20_mm}, 40_mm, 30_mm)),
                   cut(Operation::cut_outside, part.profile.outer)}};
    drawn.drawings.back =
        CutDrawing{.name = "P01.back",
                   .thickness = 18_mm,
                   .width = 200_mm,
                   .height = 100_mm,
                   .curves = {{.operation = Operation::pocket,
                               .face = model::FaceSide::bottom,
                               .depth = 6_mm,
                               .contour = geometry::rectangle({10_mm, 20_mm}, 30_mm, 10_mm)},
                              cut(Operation::notes, part.profile.outer)}};
    drawings = {drawn};
    SheetLayout twice;
    twice.name = "sheet-01";
    twice.width = 1000_mm;
    twice.height = 500_mm;
    twice.count = 3;
    twice.parts = {{0, {10_mm, 10_mm}, 0}, {0, {300_mm, 10_mm}, 1}};
    twice.use = 0.08;
    SheetLayout rest;
    rest.name = "sheet-02";
    rest.width = 400_mm;
    rest.height = 300_mm;
    rest.leftover = "shelf-1";
    rest.area = {{{geometry::polygon({{{}, {}}, {400_mm, {}}, {{}, 300_mm}}), {}}}};
    rest.parts = {{0, {10_mm, 10_mm}, 0}};
    rest.use = 20000.0 / 60000;
    sheets = {twice, rest};
  }

  CuttingPlan plan() const {
    return cutting_plan({.title = Text("Shelf"), .program = "plano 1", .licence = "CC0-1.0"}, set,
                        sheets, drawings, workshop, 10_mm);
  }
};

TEST(CuttingPlan, ShapesLieWhereTheirPartsDo) {
  const CuttingPlan plan = Small().plan();
  ASSERT_EQ(plan.sheets.size(), 2U);
  const PlanShape& level = plan.sheets[0].placements[0].shape;
  EXPECT_EQ(geometry::bounding_box(level.outline),
            (geometry::Box{{10_mm, 10_mm}, {210_mm, 110_mm}}));
  EXPECT_EQ(geometry::bounding_box(level.outline.holes.at(0)),
            (geometry::Box{{20_mm, 30_mm}, {60_mm, 60_mm}}));
  // The back's pocket is drawn from behind at x 10 to 40: from the front it is at 160 to 190.
  ASSERT_EQ(level.marks.size(), 1U);
  EXPECT_EQ(level.marks[0].face, model::FaceSide::bottom);
  EXPECT_EQ(geometry::bounding_box(level.marks[0].contour),
            (geometry::Box{{170_mm, 30_mm}, {200_mm, 40_mm}}));
  // A quarter turn: x becomes y, and y counts from the part's height.
  const PlanShape& turned = plan.sheets[0].placements[1].shape;
  EXPECT_EQ(geometry::bounding_box(turned.outline),
            (geometry::Box{{300_mm, 10_mm}, {400_mm, 210_mm}}));
  EXPECT_EQ(geometry::bounding_box(turned.outline.holes.at(0)),
            (geometry::Box{{350_mm, 20_mm}, {380_mm, 60_mm}}));
  EXPECT_TRUE(plan.sheets[0].two_sided);
}

TEST(CuttingPlan, ALeftoverIsASheetWithItsOwnOutline) {
  const CuttingPlan plan = Small().plan();
  EXPECT_EQ(plan.sheets[1].leftover, "shelf-1");
  EXPECT_DOUBLE_EQ(geometry::area(plan.sheets[1].area).mm2(), 60000);
  EXPECT_DOUBLE_EQ(geometry::area(plan.sheets[0].area).mm2(), 500000);
}

// By hand: each part 600 mm around, an opening of 140 mm and a pocket of 80 mm; 7 parts, of which 6
// on three sheets of 40 €; areas 3 × 500 000 and 60 000 mm², of which 7 × 20 000 are parts.
TEST(CuttingPlan, SumsCountIdenticalSheetsAsOftenAsTheyAreCut) {
  const CuttingPlan plan = Small().plan();
  const std::vector<PlanSum> sums = sums_by_material(plan);
  ASSERT_EQ(sums.size(), 1U);
  EXPECT_EQ(sums[0].sheets, 3U);
  EXPECT_EQ(sums[0].leftovers, 1U);
  EXPECT_EQ(sums[0].cut.outside, 7 * 600_mm);
  EXPECT_EQ(sums[0].cut.inside, 7 * 140_mm);
  EXPECT_EQ(sums[0].cut.pockets, 7 * 80_mm);
  EXPECT_NEAR(sums[0].use, 7 * 20000.0 / 1560000, 1e-12);
  EXPECT_EQ(sums[0].wood_eur, 120);
  // Outline and opening: 4 passes of 740 mm and 36 mm of plunging; the pocket: 2 passes of
  // 80 + 300/3 mm and 6 mm of plunging.
  const double minutes = 4 * 740.0 / 1200 + 36.0 / 300 + 2 * 180.0 / 1200 + 6.0 / 300;
  ASSERT_TRUE(sums[0].cut.minutes && sums[0].machine_eur);
  EXPECT_NEAR(*sums[0].cut.minutes, 7 * minutes, 1e-9);
  EXPECT_NEAR(*sums[0].machine_eur, 7 * minutes / 60 * 30, 1e-9);
  const PlanSum total = sum_of_all(sums, plan);
  EXPECT_EQ(total.sheets, 3U);
  EXPECT_EQ(total.wood_eur, 120);
  EXPECT_NEAR(total.use, sums[0].use, 1e-12);
}

TEST(CuttingPlan, WhatTheWorkshopDoesNotSayStaysUnknown) {
  Small small;
  small.set.materials[0].price_eur.reset();
  small.workshop.machines[0].hourly_eur.reset();
  const std::vector<PlanSum> sums = sums_by_material(small.plan());
  EXPECT_FALSE(sums[0].wood_eur);
  EXPECT_FALSE(sums[0].machine_eur);
  EXPECT_TRUE(sums[0].cut.minutes);
  EXPECT_FALSE(sum_of_all(sums, small.plan()).wood_eur);
  // What is cut from leftovers alone costs no wood, whatever a sheet costs.
  small.sheets.erase(small.sheets.begin());
  EXPECT_EQ(sums_by_material(small.plan())[0].wood_eur, 0);
}

TEST(CuttingPlan, EveryCopyHasALabelOfItsOwn) {
  const CuttingPlan plan = Small().plan();
  const std::vector<PlanCopy> copies = copies_of(plan);
  ASSERT_EQ(copies.size(), 7U);
  for (std::size_t k = 0; k < copies.size(); ++k) EXPECT_EQ(copies[k].copy, k + 1);
  EXPECT_EQ(copies[5].sheet_copy, 3U);
  EXPECT_EQ(copies[6].sheet, 1U);
}

TEST(CuttingPlan, PartsOfBarsAreNotInIt) {
  Small small;
  small.set.materials.push_back(small.set.materials[0]);
  small.set.materials[1].form = model::StockForm::bar;
  small.set.parts.push_back(small.set.parts[0]);
  small.set.parts[1].material = 1;
  small.drawings.push_back(small.drawings[0]);
  EXPECT_EQ(small.plan().parts[1].quantity, 0U);
  EXPECT_EQ(copies_of(small.plan()).size(), 7U);
}

}  // namespace
}  // namespace plano::fabrication
