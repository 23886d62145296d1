// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/users.h"

#include <gtest/gtest.h>

#include <array>
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

TEST(Users, OfEachAgePressAsTheirMassesSay) {
  constexpr std::array<int, 14> kUsers = {1, 2, 3, 4, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60};
  const std::vector<std::vector<double>> tables = {
      {403, 574, 748, 921, 1094, 1613, 1957, 2814, 3669, 4521, 5372, 7070, 8765, 10458},
      {722, 1011, 1305, 1600, 1894, 2772, 3354, 4803, 6244, 7680, 9113, 11971, 14820, 17665},
      {1089, 1520, 1959, 2399, 2838, 4147, 5016, 7175, 9323, 11464, 13598, 17855, 22099, 26335}};
  for (std::size_t age = 0; age < tables.size(); ++age) {
    for (std::size_t i = 0; i < kUsers.size(); ++i) {
      expect_close(load_of(kUsers[i], age_masses()[age]).vertical_n, tables[age][i]);
    }
    EXPECT_EQ(age_masses()[age].confidence, Confidence::unverified);
  }
  EXPECT_EQ(masses_of_everyone().confidence, Confidence::two_sources);
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
  EXPECT_EQ(users_on_steep_line(1.2), 1);
  EXPECT_EQ(users_on_steep_line(1.21), 2);
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
