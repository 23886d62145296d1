// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/spread.h"

#include <gtest/gtest.h>

#include <cmath>

#include "documents/clip.h"

namespace plano::documents {
namespace {

constexpr Frame kFrame{0, 0, 170, 120};
constexpr double kRadius = 2;

double between(Spot a, Spot b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

TEST(Spread, NumbersOfOnePlaceLieBesideOneAnotherAndInTheFrame) {
  std::vector<Pinned> pinned;
  for (int i = 0; i < 30; ++i) pinned.push_back({std::to_string(i), {80.0 + 0.1 * i, 60}});
  const auto discs = spread(pinned, kFrame, kRadius, 7);
  ASSERT_EQ(discs.size(), pinned.size());
  for (std::size_t i = 0; i < discs.size(); ++i) {
    EXPECT_GE(discs[i].spot.x, kRadius);
    EXPECT_LE(discs[i].spot.y, kFrame.height - kRadius);
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_GE(between(discs[i].spot, discs[j].spot), 2 * kRadius) << i << " and " << j;
    }
    for (const Pinned& one : pinned) EXPECT_GT(between(discs[i].spot, one.place), kRadius);
  }
}

TEST(Spread, PlacesOfOneNumberShareADiscOnlyWhereTheyAreNear) {
  const auto discs = spread(
      {{"1", {50, 50}}, {"1", {56.9, 50}}, {"1", {57.1, 50}}, {"2", {50, 50}}}, kFrame, kRadius, 7);
  ASSERT_EQ(discs.size(), 3U);
  EXPECT_EQ(discs[0].places.size(), 2U);
  EXPECT_EQ(discs[1].first, 2U);
  EXPECT_EQ(discs[2].first, 3U);
}

TEST(Spread, WithoutRoomANumberLiesOnItsPlace) {
  const auto discs = spread({{"1", {1, 1}}}, {0, 0, 2, 2}, kRadius, 7);
  ASSERT_EQ(discs.size(), 1U);
  EXPECT_EQ(discs[0].spot.x, 1);
}

TEST(Clip, KeepsWhatLiesInTheFrame) {
  const auto line = clipped(Spot{-10, 10}, Spot{10, 10}, kFrame);
  ASSERT_TRUE(line);
  EXPECT_DOUBLE_EQ(line->first.x, 0);
  EXPECT_DOUBLE_EQ(line->second.x, 10);
  EXPECT_FALSE(clipped(Spot{-10, 10}, Spot{-1, 100}, kFrame));
  const auto half = clipped({{-10, 10}, {10, 10}, {10, 30}, {-10, 30}}, kFrame);
  ASSERT_EQ(half.size(), 4U);
  for (const Spot spot : half) EXPECT_GE(spot.x, 0);
  EXPECT_TRUE(clipped({{-9, 1}, {-5, 1}, {-5, 9}}, kFrame).empty());
}

}  // namespace
}  // namespace plano::documents
