// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How many children stand on, sit on or hang from something, and the force they make: users after
/// EN 1176-1, annex A, as two public texts tell it (GOST R 52169 with a worked example, RPII
/// Japan). Number of users: one text (RPII Japan).
#pragma once

#include "checks/result.h"

namespace plano::checks {

/// Body masses of users up to an age.
struct AgeMass {
  int years;
  double mean_kg;
  double deviation_kg;
  Confidence confidence;
};
/// What to reckon with for users up to an age: always that of all ages, because nobody watches who
/// climbs and because it is the only one that is verified.
const AgeMass& masses_of_everyone();

struct UserLoad {
  int users = 0;
  double mass_kg = 0;       // G_n = n m + 1.64 σ √n
  double dynamic = 0;       // C = 1 + 1/n
  double vertical_n = 0;    // F_v = 10 G_n C
  double horizontal_n = 0;  // F_h = 0.1 F_v, any direction, at the same level
};
/// Precondition: users >= 1.
UserLoad load_of(int users, const AgeMass& age);

/// Rounded up; at least 1. `area_m2` is seen from above, of something at most 60 degrees steep: a
/// user takes 0.36 m².
int users_on_area(double area_m2);
/// `length_m` of a beam, a rope or a rung at most 60 degrees steep: a user takes 0.60 m.
int users_on_line(double length_m);
/// One at each bearing point.
inline constexpr int kUsersAtPoint = 1;

}  // namespace plano::checks
