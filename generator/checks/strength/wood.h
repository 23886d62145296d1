// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Wood under load after EN 1995-1-1: design strengths of boards and timber, and strips and beams
/// in bending. Factors: two public programs that carry them (ourocode, eurocodepy). Forces in N,
/// lengths in mm, stresses in N/mm².
#pragma once

#include <cstdint>

#include "catalog/strength.h"

namespace plano::checks {

enum class ServiceClass : std::uint8_t { indoors, covered, outdoors };  // 1, 2, 3
enum class Duration : std::uint8_t { permanent, long_term, medium, brief, instant };

/// k_mod of plywood and of solid timber, which are alike.
double k_mod(ServiceClass service, Duration duration);
inline constexpr double kGammaPlywood = 1.2;
inline constexpr double kGammaTimber = 1.3;
inline constexpr double kGammaConnection = 1.3;

/// Actions. What the play equipment standard asks is known from memory only (1.35 for users); EN
/// 1990 asks more, and what holds with the larger factor holds with the smaller.
inline constexpr double kGammaVariable = 1.5;      // EN 1990, set B
inline constexpr double kGammaUsersMemory = 1.35;  // EN 1176-1, unverified

/// f_d = k_mod f_k / γ_M
double design_strength(double characteristic, double k_mod, double gamma);

/// A rectangular strip or beam bent over its height.
struct Section {
  double width_mm = 0;
  double height_mm = 0;
  double modulus_mm3() const { return width_mm * height_mm * height_mm / 6; }
  double inertia_mm4() const { return width_mm * height_mm * height_mm * height_mm / 12; }
};
/// A round one, `diameter_mm` thick: W = π d³/32, I = π d⁴/64 as a pair.
struct RoundSection {
  double diameter_mm = 0;
  double modulus_mm3() const;
  double inertia_mm4() const;
};

struct Bending {
  double moment_nmm = 0;
  double deflection_mm = 0;
};
/// A force at `a` from one of two supports `span` apart: M = F a b / L; w under the force
/// = F a² b² / (3 E I L). Preconditions: 0 <= a <= span, span > 0, stiffness (E I) > 0.
Bending point_between(double force_n, double a_mm, double span_mm, double stiffness_nmm2);
/// A load per length over a whole span: M at `a` = q a b / 2; w = 5 q L⁴ / (384 E I), in the
/// middle.
Bending spread_between(double load_n_mm, double a_mm, double span_mm, double stiffness_nmm2);
/// A force at `arm` beyond the last support, held down `back` behind it:
/// M = F c; w = F c² (back + c) / (3 E I).
Bending point_beyond(double force_n, double arm_mm, double back_mm, double stiffness_nmm2);
/// A load per length over the overhang: M = q c² / 2; w = q c³ (4 back + 3 c) / (24 E I).
Bending spread_beyond(double load_n_mm, double arm_mm, double back_mm, double stiffness_nmm2);

}  // namespace plano::checks
