// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether something tips over, slides, or how much ballast it takes. Metres, newtons, kilograms.
///
/// Tipping: about each side of the convex hull of its feet. A force F at height h along the unit
/// direction d overturns with F h (d · n) about a side with outward normal n; what stands keeps it
/// down with G times the distance of its centre of mass inside that side. EN 1990, set A (EQU):
/// 0.9 of the weight against 1.5 of what acts.
#pragma once

#include <span>
#include <vector>

namespace plano::checks {

struct Ground2 {  // metres, in plan
  double x = 0;
  double y = 0;
};

inline constexpr double kGravity = 9.81;     // m/s²
inline constexpr double kStabilising = 0.9;  // EN 1990, set A
inline constexpr double kOverturning = 1.5;  // EN 1990, set A

/// Counter-clockwise, without points on its sides; fewer than three points where the feet lie on
/// one line.
std::vector<Ground2> hull_of(std::vector<Ground2> feet);
/// The middle of its area. Precondition: three points at least.
Ground2 centre_of(const std::vector<Ground2>& hull);

/// What pushes: sideways at a height, and down (users) at a place.
struct Push {
  Ground2 direction;  // unit
  double horizontal_n = 0;
  double height_m = 0;
  double vertical_n = 0;  // of users, at `at`
  Ground2 at;
};

struct Balance {
  double overturning_nm = 0;  // 1.5 of what acts, about the worst side
  double stabilising_nm = 0;  // 0.9 of the weight, about the same
  std::size_t side = 0;       // of the hull, from that corner to the next
  double ballast_kg = 0;      // missing, standing over the middle of the feet
  /// Overturning over stabilising; large where nothing holds.
  double utilisation() const;
};
/// Preconditions: the hull has three points, `direction` is of unit length.
Balance balance_of(const std::vector<Ground2>& hull, Ground2 centre_of_mass, double mass_kg,
                   const Push& push);
/// The friction without which it slides: 1.5 H / (0.9 G + V).
double friction_needed(double mass_kg, const Push& push);

}  // namespace plano::checks
