// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/users.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

namespace plano::checks {
namespace {

/// Within 0.2 % of what is published (some of it was rounded on its way).
void expect_close(double is, double published) {
  EXPECT_NEAR(is / published, 1, 0.002) << is << " against " << published;
}

TEST(Users, OfAllAgesPressAsPublished) {
  const std::vector<std::pair<int, double>> published = {
      {1, 1391},  {2, 1948},   {3, 2516},   {4, 3084},   {5, 3648},   {8, 5343},   {10, 6468},
      {15, 9258}, {20, 12037}, {25, 14807}, {30, 17569}, {40, 23079}, {50, 28574}, {60, 34058}};
  for (const auto& [users, newtons] : published) {
    const UserLoad load = load_of(users, masses_of_everyone());
    expect_close(load.vertical_n, newtons);
    EXPECT_DOUBLE_EQ(load.horizontal_n, load.vertical_n / 10);
  }
}

TEST(Users, AreCountedByHand) {
  // Three children: 3 × 53.8 + 1.64 × 9.6 × 1.732 = 188.67 kg; × 10 × (1 + 1/3) = 2515.6 N.
  const UserLoad load = load_of(3, masses_of_everyone());
  EXPECT_NEAR(load.mass_kg, 188.67, 0.01);
  EXPECT_NEAR(load.vertical_n, 2515.6, 0.1);
}

TEST(Users, TakeTheirPlaceAndNotMore) {
  EXPECT_EQ(users_on_area(0.36), 1);
  EXPECT_EQ(users_on_area(0.361), 2);
  EXPECT_EQ(users_on_area(0.2), 1);
  EXPECT_EQ(users_on_area(1.0), 3);  // 2.78
  EXPECT_EQ(users_on_area(0.6 * 0.6), 1);
  EXPECT_EQ(users_on_line(0.6), 1);
  EXPECT_EQ(users_on_line(0.601), 2);
  EXPECT_EQ(users_on_line(1.0), 2);
}

TEST(Users, MorePressMoreAndEachPressesLess) {
  for (int n = 1; n < 100; ++n) {
    const double now = load_of(n, masses_of_everyone()).vertical_n;
    const double next = load_of(n + 1, masses_of_everyone()).vertical_n;
    EXPECT_GT(next, now);
    EXPECT_LT(next / (n + 1), now / n);
  }
}

}  // namespace
}  // namespace plano::checks
