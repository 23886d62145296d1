// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every hole told by named sides: the place they give must be the place in the part.

#include "fabrication/bar_work.h"

#include <gtest/gtest.h>

#include "fabrication/bar_notes.h"

namespace plano::fabrication {
namespace {

using geometry::Point;
using model::FaceSide;

constexpr Length kLength = 600_mm;
constexpr Length kWide = 95_mm;
constexpr Length kThick = 45_mm;

model::Material post() {
  model::Material material;
  material.form = model::StockForm::bar;
  return material;
}

/// Lying along x or standing along y; either way the same bar.
panels::Part bar(bool lying) {
  panels::Part part;
  part.name = "P01";
  part.thickness = kThick;
  part.grain = lying ? model::Grain::along_u : model::Grain::along_v;
  part.profile.outer =
      lying ? geometry::rectangle({}, kLength, kWide) : geometry::rectangle({}, kWide, kLength);
  return part;
}

/// From end A and from face 2, in the part's frame: a quarter turn to the left of lying.
Point at(bool lying, Length along, Length across) {
  return lying ? Point{along, across} : Point{kWide - across, along};
}

class Bar : public testing::TestWithParam<bool> {};

TEST_P(Bar, TellsAHoleThroughItsFaceFromEndAAndFace2) {
  panels::Part part = bar(GetParam());
  part.profile.holes = {geometry::reversed(geometry::circle(at(GetParam(), 120_mm, 30_mm), 20_mm))};
  const auto work = bar_work(part, post());
  ASSERT_EQ(work.size(), 1U);
  EXPECT_EQ(work[0].side, BarSide::face_1);
  EXPECT_EQ(work[0].kind, BarWorkKind::hole);
  EXPECT_EQ(work[0].diameter, 40_mm);
  EXPECT_FALSE(work[0].depth);
  EXPECT_EQ(work[0].first->value, 120_mm);
  EXPECT_EQ(work[0].first->from, BarSide::end_a);
  EXPECT_EQ(work[0].second->value, 30_mm);
  EXPECT_EQ(work[0].second->from, BarSide::face_2);
}

TEST_P(Bar, TellsHolesFromTheOtherFacesByFace1) {
  panels::Part part = bar(GetParam());
  const auto bore = [&](Point entry, Point end, Length height, bool through) {
    model::Bore one;
    one.entry = entry;
    one.end = end;
    one.height = height;
    one.diameter = 9_mm;
    one.through = through;
    part.bores.push_back(one);
  };
  const bool lying = GetParam();
  bore(at(lying, 200_mm, Length{}), at(lying, 200_mm, kWide), 10_mm, true);
  bore(at(lying, 300_mm, kWide), at(lying, 300_mm, kWide - 50_mm), 20_mm, false);
  bore(at(lying, Length{}, 40_mm), at(lying, 80_mm, 40_mm), 15_mm, false);
  bore(at(lying, kLength, 40_mm), at(lying, kLength - 70_mm, 40_mm), 15_mm, false);
  const auto work = bar_work(part, post());
  ASSERT_EQ(work.size(), 4U);
  EXPECT_EQ(work[0].side, BarSide::face_2);
  EXPECT_FALSE(work[0].depth);
  EXPECT_EQ(work[0].first->value, 200_mm);
  EXPECT_EQ(work[0].second->value, kThick - 10_mm);
  EXPECT_EQ(work[0].second->from, BarSide::face_1);
  EXPECT_EQ(work[1].side, BarSide::face_4);
  EXPECT_EQ(work[1].depth, 50_mm);
  EXPECT_EQ(work[1].first->value, 300_mm);
  EXPECT_EQ(work[2].side, BarSide::end_a);
  EXPECT_EQ(work[2].depth, 80_mm);
  EXPECT_EQ(work[2].first->value, 40_mm);
  EXPECT_EQ(work[2].first->from, BarSide::face_2);
  EXPECT_EQ(work[2].second->value, kThick - 15_mm);
  EXPECT_EQ(work[3].side, BarSide::end_b);
  EXPECT_EQ(work[3].depth, 70_mm);
}

TEST_P(Bar, TellsRecessesByTheFaceTheyAreMilledFrom) {
  panels::Part part = bar(GetParam());
  const Point low = at(GetParam(), 100_mm, 20_mm);
  const Point high = at(GetParam(), 160_mm, 38_mm);
  const Point corner{std::min(low.x, high.x), std::min(low.y, high.y)};
  const geometry::Contour outline =
      geometry::rectangle(corner, abs(high.x - low.x), abs(high.y - low.y));
  part.pockets.push_back({{{{outline, {}}}}, 12_mm, FaceSide::bottom});
  part.drills.push_back({at(GetParam(), 50_mm, 60_mm), 8_mm, 25_mm, FaceSide::top, {}});
  const auto work = bar_work(part, post());
  ASSERT_EQ(work.size(), 2U);
  EXPECT_EQ(work[0].side, BarSide::face_1);
  EXPECT_EQ(work[0].depth, 25_mm);
  EXPECT_EQ(work[0].first->value, 50_mm);
  EXPECT_EQ(work[0].second->value, 60_mm);
  EXPECT_EQ(work[1].side, BarSide::face_3);
  EXPECT_EQ(work[1].kind, BarWorkKind::recess);
  EXPECT_EQ(work[1].length, 60_mm) << "along the bar";
  EXPECT_EQ(work[1].width, 18_mm);
  EXPECT_EQ(work[1].first->value, 130_mm);
  EXPECT_EQ(work[1].second->value, 29_mm);
}

TEST_P(Bar, LiesAlongTheBenchWithAOnTheLeft) {
  const panels::Part part = bar(GetParam());
  const BarLie lie(part, post());
  EXPECT_EQ(lie.length(), kLength);
  EXPECT_EQ(lie.width(), kWide);
  const Point p = at(GetParam(), 70_mm, 11_mm);
  EXPECT_EQ(lie.at(lie.along(p), lie.across(p)), p);
  // Left, up and towards the person are three axes at right angles that turn the right way round.
  const geometry::Placement pose;
  const geometry::Vec3 left = lie.out_of_a(pose);
  const geometry::Vec3 up = lie.out_of_1(pose);
  const geometry::Point before = at(GetParam(), Length{}, Length{});
  const geometry::Point after = at(GetParam(), Length{}, 1_mm);
  const geometry::Vec3 away{(after.x - before.x).mm(), (after.y - before.y).mm(), 0};
  EXPECT_EQ(geometry::cross(-left, away), up);
}

TEST_P(Bar, DrawsHolesThatNoFaceShowsAsNotes) {
  panels::Part part = bar(GetParam());
  model::Bore bore;
  bore.entry = at(GetParam(), 200_mm, Length{});
  bore.end = at(GetParam(), 200_mm, 30_mm);
  bore.height = 20_mm;
  bore.diameter = 10_mm;
  part.bores.push_back(bore);
  Drawings drawings;
  drawings.front.width = GetParam() ? kLength : kWide;
  drawings.front.height = GetParam() ? kWide : kLength;
  add_bar_notes(part, post(), drawings);
  bool seen = false;
  for (const CutCurve& curve : drawings.front.curves) {
    EXPECT_EQ(curve.operation, Operation::notes) << "nobody cuts along it";
    const geometry::Box box = geometry::bounding_box(curve.contour);
    const Point low = at(GetParam(), 195_mm, Length{});
    const Point high = at(GetParam(), 205_mm, 30_mm);
    seen = seen || (box.low == Point{std::min(low.x, high.x), std::min(low.y, high.y)} &&
                    box.high == Point{std::max(low.x, high.x), std::max(low.y, high.y)});
    EXPECT_GE(box.low.x, Length{});
    EXPECT_LE(box.high.x, drawings.front.width);
    EXPECT_GE(box.low.y, Length{});
    EXPECT_LE(box.high.y, drawings.front.height);
  }
  EXPECT_TRUE(seen);
}

INSTANTIATE_TEST_SUITE_P(Either, Bar, testing::Bool(),
                         [](const auto& which) { return which.param ? "Lying" : "Standing"; });

TEST(RoundBar, TellsAHoleInTheMiddleOfItsEnd) {
  panels::Part part;
  part.thickness = 700_mm;
  part.profile.outer = geometry::circle({20_mm, 20_mm}, 20_mm);
  part.drills.push_back({{20_mm, 20_mm}, 3_mm, 30_mm, FaceSide::top, {}});
  model::Material pole = post();
  pole.round = true;
  const auto work = bar_work(part, pole);
  ASSERT_EQ(work.size(), 1U);
  EXPECT_EQ(work[0].side, BarSide::end_b);
  EXPECT_FALSE(work[0].first);
  EXPECT_EQ(work[0].depth, 30_mm);
}

}  // namespace
}  // namespace plano::fabrication
