// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every hole told by named sides: the place they give must be the place in the part.

#include "fabrication/bar_work.h"

#include <gtest/gtest.h>

#include "fabrication/bar_notes.h"
#include "geometry/exact/evaluate.h"

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

/// A rectangle between two places along and across the bar.
geometry::Contour patch(bool lying, Length from, Length to, Length near, Length far) {
  const Point p = at(lying, from, near);
  const Point q = at(lying, to, far);
  const Point low{std::min(p.x, q.x), std::min(p.y, q.y)};
  return geometry::rectangle(low, abs(q.x - p.x), abs(q.y - p.y));
}

/// The bar without these.
geometry::Face without(const panels::Part& part, const std::vector<geometry::Contour>& cuts) {
  std::vector<geometry::Shape> shapes;
  for (const geometry::Contour& cut : cuts) shapes.push_back(geometry::Shape::of(cut));
  return geometry::exact::evaluate(
             geometry::Shape::subtract(geometry::Shape::of(part.profile.outer), shapes))
      ->faces.front();
}

TEST_P(Bar, TellsWhatIsCutOffAtItsBordersFromTheSideItIsOpenAt) {
  const bool lying = GetParam();
  panels::Part part = bar(lying);
  part.profile = without(part, {
                                   patch(lying, 100_mm, 170_mm, -5_mm, 20_mm),
                                   patch(lying, 300_mm, 360_mm, kWide - 30_mm, kWide + 5_mm),
                                   patch(lying, -5_mm, 80_mm, 40_mm, 60_mm),
                                   patch(lying, kLength - 50_mm, kLength + 5_mm, -5_mm, 25_mm),
                               });
  const auto work = bar_work(part, post());
  ASSERT_EQ(work.size(), 4U);
  // A notch in face 2, one at its end, one in face 4, and a slot in end A.
  EXPECT_EQ(work[0].side, BarSide::face_2);
  EXPECT_EQ(work[0].kind, BarWorkKind::recess);
  EXPECT_EQ(work[0].first->value, 135_mm);
  EXPECT_EQ(work[0].second->value, kThick.half());
  EXPECT_EQ(work[0].second->from, BarSide::face_1);
  EXPECT_EQ(work[0].length, 70_mm);
  EXPECT_EQ(work[0].width, kThick);
  EXPECT_EQ(work[0].depth, 20_mm);
  EXPECT_EQ(work[1].side, BarSide::face_2);
  EXPECT_EQ(work[1].first->value, 575_mm);
  EXPECT_EQ(work[1].length, 50_mm);
  EXPECT_EQ(work[1].depth, 25_mm);
  EXPECT_EQ(work[2].side, BarSide::face_4);
  EXPECT_EQ(work[2].first->value, 330_mm);
  EXPECT_EQ(work[2].depth, 30_mm);
  EXPECT_EQ(work[3].side, BarSide::end_a);
  EXPECT_EQ(work[3].kind, BarWorkKind::slot);
  EXPECT_EQ(work[3].first->value, 50_mm);
  EXPECT_EQ(work[3].first->from, BarSide::face_2);
  EXPECT_EQ(work[3].length, 20_mm);
  EXPECT_EQ(work[3].depth, 80_mm);
  for (const BarWork& one : work) EXPECT_TRUE(one.square);
}

TEST_P(Bar, MeasuresARecessThatRunsOutAsFarAsThereIsWood) {
  const bool lying = GetParam();
  panels::Part part = bar(lying);
  part.pockets.push_back(
      {{{{patch(lying, 200_mm, 270_mm, -6_mm, kWide + 6_mm), {}}}}, 22_mm, FaceSide::bottom});
  auto work = bar_work(part, post());
  ASSERT_EQ(work.size(), 1U);
  EXPECT_EQ(work[0].side, BarSide::face_3);
  EXPECT_EQ(work[0].length, 70_mm);
  EXPECT_EQ(work[0].width, kWide);
  EXPECT_EQ(work[0].second->value, kWide.half());
  EXPECT_TRUE(work[0].square);
  // One that is aslant has its extent, and says so.
  part.pockets[0].area = {
      {{geometry::polygon({at(lying, 200_mm, -6_mm), at(lying, 270_mm, -6_mm),
                           at(lying, 330_mm, kWide + 6_mm), at(lying, 260_mm, kWide + 6_mm)}),
        {}}}};
  work = bar_work(part, post());
  ASSERT_EQ(work.size(), 1U);
  EXPECT_FALSE(work[0].square);
  EXPECT_GT(work[0].length, 120_mm);
  EXPECT_EQ(work[0].width, kWide);
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
