// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/fasteners.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace plano::catalog {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Fasteners, AreFoundByDesignationWithOrWithoutTheSpace) {
  ASSERT_NE(find_bolt_standard("ISO 4017"), nullptr);
  EXPECT_EQ(find_bolt_standard("ISO4017"), find_bolt_standard("ISO 4017"));
  EXPECT_EQ(find_bolt_standard("ISO 40170"), nullptr);
  EXPECT_EQ(find_bolt_standard(""), nullptr);
}

TEST(Fasteners, EveryStandardSellsEveryThreadInRisingLengths) {
  for (const BoltStandard& standard : bolt_standards()) {
    for (const ThreadFigures& thread : threads()) {
      SCOPED_TRACE(std::string(standard.designation) + " " + thread.designation);
      const auto sold = sold_lengths(standard, thread.designation);
      EXPECT_GE(sold.size(), 5U);
      EXPECT_TRUE(std::is_sorted(sold.begin(), sold.end()));
      EXPECT_EQ(std::adjacent_find(sold.begin(), sold.end()), sold.end());
    }
  }
}

// Ends of ranges read off the tables named in fasteners.cpp.
TEST(Fasteners, SellTheLengthsOfTheTables) {
  const auto ends = [](const char* standard, const char* thread) {
    const auto sold = sold_lengths(*find_bolt_standard(standard), thread);
    return std::pair{sold.front(), sold.back()};
  };
  EXPECT_EQ(ends("ISO 4017", "M8"), std::pair(16_mm, 80_mm));
  EXPECT_EQ(ends("ISO 4017", "M12"), std::pair(25_mm, 120_mm));
  EXPECT_EQ(ends("ISO 4762", "M6"), std::pair(8_mm, 60_mm));
  EXPECT_EQ(ends("ISO 10642", "M10"), std::pair(12_mm, 100_mm));
  EXPECT_THAT(sold_lengths(*find_bolt_standard("ISO 4017"), "M7"), IsEmpty());
}

TEST(Fasteners, OfferTheNearestLengthsOnBothSides) {
  const auto sold = sold_lengths(*find_bolt_standard("ISO 4017"), "M8");
  EXPECT_THAT(nearest_sold(sold, 47_mm), ElementsAre(45_mm, 50_mm));
  EXPECT_THAT(nearest_sold(sold, 5_mm), ElementsAre(16_mm));
  EXPECT_THAT(nearest_sold(sold, 300_mm), ElementsAre(80_mm));
  EXPECT_THAT(nearest_sold({}, 300_mm), IsEmpty());
}

TEST(Fasteners, GiveAHeadItsUsualStandard) {
  EXPECT_STREQ(usual_standard("", "M8", 60_mm)->designation, "ISO 4017");
  EXPECT_STREQ(usual_standard("hexagon", "M8", 120_mm)->designation, "ISO 4014")
      << "too long for ISO 4017";
  EXPECT_STREQ(usual_standard("button", "M8", 60_mm)->designation, "ISO 7380-1");
  EXPECT_STREQ(usual_standard("button", "M8", 61_mm)->designation, "ISO 7380-1");
  EXPECT_EQ(usual_standard("mushroom", "M8", 60_mm), nullptr);
  const auto hexagons = sold_with_head("", "M8");
  EXPECT_EQ(hexagons.front(), 16_mm);
  EXPECT_EQ(hexagons.back(), 180_mm);
}

TEST(Fasteners, WriteDesignationsAsShopsDo) {
  EXPECT_EQ(designation("ISO 4017", "M8 × 60", "A2"), "ISO 4017 – M8 × 60 – A2");
  EXPECT_EQ(designation("ISO 4032", "M8", ""), "ISO 4032 – M8");
  EXPECT_EQ(designation("", "M8", ""), "M8");
}

TEST(Fasteners, HaveHigherLockNuts) {
  for (const ThreadFigures& thread : threads()) {
    EXPECT_GT(nut_height(thread, NutForm::lock), thread.diameter - 1_um) << thread.designation;
    EXPECT_EQ(nut_height(thread, NutForm::plain), thread.nut_height);
  }
  EXPECT_EQ(nut_height(*find_thread("M8"), NutForm::lock), 8_mm);
}

TEST(Fasteners, SellScrewsUpToEachDiameter) {
  EXPECT_THAT(sold_screw_lengths(9_mm), IsEmpty());
  for (const Length d : {3_mm, 4_mm, 5_mm, 6_mm, 8_mm}) EXPECT_GE(sold_screw_lengths(d).size(), 5U);
}

}  // namespace
}  // namespace plano::catalog
