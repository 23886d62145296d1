// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/wood.h"

#include <cstddef>

#include "base/trig.h"

namespace plano::checks {

double k_mod(ServiceClass service, Duration duration) {
  constexpr double kSheltered[] = {0.60, 0.70, 0.80, 0.90, 1.10};
  constexpr double kOutdoors[] = {0.50, 0.55, 0.65, 0.70, 0.90};
  const auto index = static_cast<std::size_t>(duration);
  return service == ServiceClass::outdoors ? kOutdoors[index] : kSheltered[index];
}

double design_strength(double characteristic, double k_mod, double gamma) {
  return k_mod * characteristic / gamma;
}

double RoundSection::modulus_mm3() const {
  return kPi * diameter_mm * diameter_mm * diameter_mm / 32;
}
double RoundSection::inertia_mm4() const {
  return modulus_mm3() * diameter_mm / 2;
}

Bending point_between(double force_n, double a_mm, double span_mm, double stiffness_nmm2) {
  const double b = span_mm - a_mm;
  return {force_n * a_mm * b / span_mm,
          force_n * a_mm * a_mm * b * b / (3 * stiffness_nmm2 * span_mm)};
}

Bending spread_between(double load_n_mm, double a_mm, double span_mm, double stiffness_nmm2) {
  const double l2 = span_mm * span_mm;
  return {load_n_mm * a_mm * (span_mm - a_mm) / 2,
          5 * load_n_mm * l2 * l2 / (384 * stiffness_nmm2)};
}

Bending point_beyond(double force_n, double arm_mm, double back_mm, double stiffness_nmm2) {
  return {force_n * arm_mm, force_n * arm_mm * arm_mm * (back_mm + arm_mm) / (3 * stiffness_nmm2)};
}

Bending spread_beyond(double load_n_mm, double arm_mm, double back_mm, double stiffness_nmm2) {
  const double c3 = arm_mm * arm_mm * arm_mm;
  return {load_n_mm * arm_mm * arm_mm / 2,
          load_n_mm * c3 * (4 * back_mm + 3 * arm_mm) / (24 * stiffness_nmm2)};
}

}  // namespace plano::checks
