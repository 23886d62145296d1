// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/hardware.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plano::catalog {
namespace {

TEST(Hardware, EveryKindIsFoundByItsWord) {
  ASSERT_EQ(hardware_kinds().size(), hardware_kind_words().size());
  for (std::size_t i = 0; i < hardware_kinds().size(); ++i) {
    EXPECT_EQ(hardware_kinds()[i].kind, static_cast<HardwareKind>(i));
    EXPECT_STREQ(hardware_kind_words()[i], hardware_kinds()[i].word);
    EXPECT_EQ(hardware_kind(hardware_kinds()[i].word), hardware_kinds()[i].kind);
  }
  EXPECT_FALSE(hardware_kind("bolts"));
}

TEST(Hardware, AnM8BoltHasTheFiguresOfItsStandards) {
  const ThreadFigures* m8 = find_thread("M8");
  ASSERT_NE(m8, nullptr);
  EXPECT_EQ(m8->clearance_hole, 9_mm);     // ISO 273 medium
  EXPECT_EQ(m8->socket_head, 13'270_um);   // ISO 4762
  EXPECT_EQ(m8->hex_across_flats, 13_mm);  // ISO 4014, 4032
  EXPECT_EQ(m8->nut_height, 6'800_um);     // ISO 4032
  EXPECT_EQ(m8->washer, 16_mm);            // ISO 7089
  EXPECT_EQ(find_thread("M7"), nullptr);
  EXPECT_EQ(find_thread("m8"), nullptr);
}

TEST(Hardware, FiguresGrowWithTheThread) {
  const auto all = threads();
  for (std::size_t i = 1; i < all.size(); ++i) {
    SCOPED_TRACE(all[i].designation);
    EXPECT_GT(all[i].diameter, all[i - 1].diameter);
    EXPECT_GT(all[i].clearance_hole, all[i - 1].clearance_hole);
    EXPECT_GT(all[i].socket_head, all[i - 1].socket_head);
    EXPECT_GT(all[i].button_head, all[i - 1].button_head);
    EXPECT_GT(all[i].button_head_height, all[i - 1].button_head_height);
    EXPECT_GT(all[i].hex_across_flats, all[i - 1].hex_across_flats);
    EXPECT_GT(all[i].hex_head_height, all[i - 1].hex_head_height);
    EXPECT_GT(all[i].nut_height, all[i - 1].nut_height);
    EXPECT_GT(all[i].washer, all[i - 1].washer);
    EXPECT_GE(all[i].washer_thickness, all[i - 1].washer_thickness);
    EXPECT_GT(all[i].wide_washer, all[i - 1].wide_washer);
  }
}

TEST(Hardware, EveryThreadPassesItsHoleAndNoHeadOrNutDoes) {
  for (const ThreadFigures& thread : threads()) {
    SCOPED_TRACE(thread.designation);
    EXPECT_EQ(std::string(thread.designation),
              "M" + std::to_string(thread.diameter.nm() / 1'000'000));
    EXPECT_GT(thread.clearance_hole, thread.diameter);
    EXPECT_GT(thread.socket_head, thread.clearance_hole);
    EXPECT_GT(thread.hex_across_flats, thread.clearance_hole);
    EXPECT_GT(thread.washer, across_corners(thread.hex_across_flats));
    EXPECT_GT(thread.wide_washer, thread.washer);
    EXPECT_EQ(thread.socket_head_height, thread.diameter);  // ISO 4762: k = d
    EXPECT_GT(thread.barrel_nut.value_or(1000_mm), thread.diameter);
    EXPECT_GT(thread.insert_hole.value_or(1000_mm), thread.diameter);
  }
}

TEST(Hardware, NoHeadStandsOutFurtherThanItsRecessIsSunkFor) {
  const ThreadFigures& m8 = *find_thread("M8");
  EXPECT_EQ(head_height(m8, ""), 5'300_um);
  EXPECT_EQ(head_height(m8, "hexagon"), 5'300_um);
  EXPECT_EQ(head_height(m8, "button"), 4'400_um);
  EXPECT_GE(head_height(m8, "carriage"), 4'880_um);  // DIN 603, k max
  EXPECT_GE(head_height(m8, "pan"), 6_mm);           // ISO 7045, k max
  EXPECT_GE(head_height(m8, "cylinder"), 5_mm);      // ISO 1207, k max
  EXPECT_EQ(head_height(m8, "flange"), 8'100_um);    // ISO 4162, k max
  for (const ThreadFigures& thread : threads()) {
    SCOPED_TRACE(thread.designation);
    EXPECT_GT(head_height(thread, "flange"), thread.hex_head_height);
  }
}

TEST(Hardware, AHexagonIsWiderAcrossItsCorners) {
  EXPECT_EQ(across_corners(13_mm), 15'012_um);  // 13 · 2/√3 = 15.0111…, rounded up
  for (const ThreadFigures& thread : threads()) {
    const double exact = thread.hex_across_flats.mm() / std::cos(30 * 3.14159265358979 / 180);
    EXPECT_GE(across_corners(thread.hex_across_flats).mm(), exact);
    EXPECT_LT(across_corners(thread.hex_across_flats).mm(), exact + 0.001001);
  }
}

TEST(Hardware, AWoodScrewGetsHolesThatDrillsExistFor) {
  const auto five = wood_screw(5_mm);
  ASSERT_TRUE(five);
  EXPECT_EQ(five->pilot_hole, 3'500_um);
  EXPECT_EQ(five->clearance_hole, 5'500_um);
  EXPECT_EQ(five->head, 10_mm);
  const auto odd = wood_screw(4'500_um);
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->pilot_hole, 3'200_um);  // 3.15 to the next tenth
  EXPECT_FALSE(wood_screw(2'500_um));
  EXPECT_FALSE(wood_screw(10_mm));
  EXPECT_TRUE(wood_screw(kLeastScrew));
  EXPECT_TRUE(wood_screw(kLargestScrew));
}

}  // namespace
}  // namespace plano::catalog
