// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether something tips over, slides, or how much ballast it takes. Metres, newtons, kilograms.
///
/// Tipping: about each side of the convex hull of its feet. A force F at height h along the unit
/// direction d overturns with F h (d · n) about a side with outward normal n; what stands keeps it
/// down with G times the distance of its centre of mass inside that side. EN 1990, set A (EQU):
/// 0.9 of the weight against 1.5 of what acts; what comes and goes, as users do, holds nothing.
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
  double vertical_n = 0;  // of users, at `at`: overturns beyond a side, holds nothing inside it
  Ground2 at;
  double steady_n = 0;  // of users who stand still at `at`, counted like the weight: what they hold
};

struct Balance {
  double overturning_nm = 0;  // 1.5 (F h cosine + V beyond), about the worst side
  double stabilising_nm = 0;  // 0.9 (G holding + what users hold who stand still), about the same
  std::size_t side = 0;       // of the hull, from that corner to the next
  double cosine = 0;          // between the push and that side's normal; zero: away from the side
  double beyond_m = 0;        // how far beyond the side users press down; zero: inside
  double holding_m = 0;       // how far inside the side the centre of mass lies
  double middle_m = 0;        // how far inside it the middle of the feet lies
  double ballast_kg = 0;      // missing about any side, standing over the middle of the feet
  /// Overturning over stabilising; large where nothing holds.
  double utilisation() const;
};
/// Preconditions: the hull has three points, `direction` is of unit length.
Balance balance_of(const std::vector<Ground2>& hull, Ground2 centre_of_mass, double mass_kg,
                   const Push& push);
/// The friction without which it slides: 1.5 H / 0.9 G.
double friction_needed(double mass_kg, const Push& push);
/// What is missing so that it does not slide on a ground of that friction: 1.5 H / (0.9 μ 9.81) −
/// m.
double ballast_against_sliding(double mass_kg, const Push& push, double friction);

}  // namespace plano::checks
