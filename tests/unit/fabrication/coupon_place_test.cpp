// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/coupon_place.h"

#include <gtest/gtest.h>

#include "base/length.h"

namespace plano::fabrication {
namespace {

constexpr Length kGap = 10_mm;

geometry::Region rectangle(Length x, Length y, Length width, Length height) {
  return {{{geometry::rectangle({x, y}, width, height), {}}}};
}

panels::Part part(Length width, Length height) {
  panels::Part made;
  made.profile.outer = geometry::rectangle({}, width, height);
  return made;
}

/// One board of 600 × 400 on a sheet of 1000 × 440: a strip of 360 × 400 is free beside it.
struct Case {
  panels::PartSet set;
  std::vector<SheetLayout> sheets;

  Case() {
    set.materials.resize(1);
    set.materials[0].sheet_border = 20_mm;
    set.parts = {part(600_mm, 400_mm)};
    sheets.push_back({.material = 0,
                      .name = "sheet-01",
                      .width = 1000_mm,
                      .height = 440_mm,
                      .parts = {{0, {20_mm, 20_mm}, 0}},
                      .area = rectangle({}, {}, 1000_mm, 440_mm)});
  }
};

TEST(CouponPlace, lies_beside_the_parts_inside_the_border) {
  const Case c;
  const auto places = places_in_waste({part(150_mm, 80_mm)}, c.sheets, c.set, {{}}, kGap);
  ASSERT_EQ(places.size(), 1U);
  ASSERT_TRUE(places[0]);
  const geometry::Box box = geometry::bounding_box(places[0]->outline);
  EXPECT_EQ(box.low, places[0]->placed.at);
  EXPECT_GE(box.low.x, 620_mm + kGap);
  EXPECT_LE(box.high.x, 980_mm);
  EXPECT_GE(box.low.y, 20_mm);
  EXPECT_LE(box.high.y, 420_mm);
}

TEST(CouponPlace, two_coupons_keep_off_one_another) {
  const Case c;
  const auto places =
      places_in_waste({part(300_mm, 100_mm), part(300_mm, 100_mm)}, c.sheets, c.set, {{}}, kGap);
  ASSERT_TRUE(places[0] && places[1]);
  const geometry::Box a = geometry::bounding_box(places[0]->outline);
  const geometry::Box b = geometry::bounding_box(places[1]->outline);
  EXPECT_TRUE(a.low.x >= b.high.x + kGap || b.low.x >= a.high.x + kGap ||
              a.low.y >= b.high.y + kGap || b.low.y >= a.high.y + kGap);
}

TEST(CouponPlace, takes_of_what_is_worth_keeping_only_where_there_is_nothing_else) {
  Case c;
  c.sheets.push_back(c.sheets[0]);
  const geometry::Region all = rectangle(630_mm, {}, 370_mm, 440_mm);
  const std::vector<panels::Part> coupon{part(150_mm, 80_mm)};
  const auto second = places_in_waste(coupon, c.sheets, c.set, {{all}, {}}, kGap);
  ASSERT_TRUE(second[0]);
  EXPECT_EQ(second[0]->sheet, 1U);
  const auto first = places_in_waste(coupon, c.sheets, c.set, {{all}, {all}}, kGap);
  ASSERT_TRUE(first[0]);
  EXPECT_EQ(first[0]->sheet, 0U);
}

TEST(CouponPlace, lies_beside_a_bent_piece_to_keep_inside_its_box) {
  // Kept is an L along the right and upper side; its box covers all that is free, but the corner
  // inside it is waste.
  Case c;
  c.sheets.push_back(c.sheets[0]);
  const geometry::Region bent{
      {{geometry::polygon({geometry::Point{630_mm, 300_mm}, geometry::Point{880_mm, 300_mm},
                           geometry::Point{880_mm, {}}, geometry::Point{1000_mm, {}},
                           geometry::Point{1000_mm, 440_mm}, geometry::Point{630_mm, 440_mm}}),
        {}}}};
  const auto places = places_in_waste({part(150_mm, 80_mm)}, c.sheets, c.set, {{bent}, {}}, kGap);
  ASSERT_TRUE(places[0]);
  EXPECT_EQ(places[0]->sheet, 0U);
  const geometry::Box box = geometry::bounding_box(places[0]->outline);
  EXPECT_GE(box.low.x, 620_mm + kGap);
  EXPECT_LE(box.high.x, 880_mm - kGap);
  EXPECT_LE(box.high.y, 300_mm - kGap);
}

TEST(CouponPlace, is_turned_where_it_fits_only_so) {
  const Case c;
  const auto places = places_in_waste({part(390_mm, 300_mm)}, c.sheets, c.set, {{}}, kGap);
  ASSERT_TRUE(places[0]);
  EXPECT_EQ(places[0]->placed.quarter_turns, 1);
}

TEST(CouponPlace, is_found_among_many_parts) {
  Case c;
  c.set.parts.push_back(part(20_mm, 20_mm));
  for (int k = 0; k < 200; ++k) {
    c.sheets[0].parts.push_back({1, {20_mm + 30_mm * (k % 20), 20_mm + 30_mm * (k / 20)}, 0});
  }
  c.sheets[0].parts.erase(c.sheets[0].parts.begin());
  EXPECT_TRUE(places_in_waste({part(150_mm, 80_mm)}, c.sheets, c.set, {{}}, kGap)[0]);
}

TEST(CouponPlace, is_none_where_there_is_no_room_or_no_sheet_of_its_material) {
  Case c;
  EXPECT_FALSE(places_in_waste({part(380_mm, 380_mm)}, c.sheets, c.set, {{}}, kGap)[0]);
  c.set.materials.resize(2);
  panels::Part other = part(50_mm, 50_mm);
  other.material = 1;
  EXPECT_FALSE(places_in_waste({other}, c.sheets, c.set, {{}}, kGap)[0]);
  Case several;
  several.sheets[0].count = 2;
  EXPECT_FALSE(places_in_waste({part(50_mm, 50_mm)}, several.sheets, several.set, {{}}, kGap)[0]);
}

}  // namespace
}  // namespace plano::fabrication
