// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/users.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace plano::checks {
namespace {

constexpr AgeMass kEveryone = {14, 53.8, 9.6, Confidence::two_sources};
constexpr double kShare = 1.64;        // 95 % of groups of n weigh less
constexpr double kUsersGravity = 10;   // m/s², as the standard takes it
constexpr double kHorizontal = 0.10;   // of the vertical force
constexpr double kAreaPerUser = 0.36;  // m²
constexpr double kLengthPerUser = 0.60;
constexpr int kMostUsers = 100'000;
/// Of what one user takes: an area of 0.36 m² is one user's though its decimals say 0.36000001.
constexpr double kRounding = 1e-6;

int rounded_up(double extent, double each) {
  const double users = std::ceil(extent / each - kRounding);
  return static_cast<int>(std::clamp(users, 1.0, static_cast<double>(kMostUsers)));
}

}  // namespace

const AgeMass& masses_of_everyone() {
  return kEveryone;
}

UserLoad load_of(int users, const AgeMass& age) {
  CHECK(users >= 1, "somebody");
  UserLoad load;
  load.users = users;
  load.mass_kg = users * age.mean_kg + kShare * age.deviation_kg * std::sqrt(users);
  load.dynamic = 1 + 1.0 / users;
  load.vertical_n = kUsersGravity * load.mass_kg * load.dynamic;
  load.horizontal_n = kHorizontal * load.vertical_n;
  return load;
}

int users_on_area(double area_m2) {
  return rounded_up(area_m2, kAreaPerUser);
}
int users_on_line(double length_m) {
  return rounded_up(length_m, kLengthPerUser);
}

}  // namespace plano::checks
