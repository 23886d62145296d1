// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/bolts.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/powers.h"
#include "base/trig.h"

namespace plano::checks {

double embedment_plywood(double diameter_mm, double density) {
  return 0.11 * (1 - 0.01 * diameter_mm) * density;
}

double across_factor(double diameter_mm, bool softwood) {
  return (softwood ? 1.35 : 0.90) + 0.015 * diameter_mm;
}

double embedment_timber(double diameter_mm, double density, double angle_degrees, bool softwood) {
  const double sine = sin_degrees(angle_degrees);
  const double k90 = across_factor(diameter_mm, softwood);
  return 0.082 * (1 - 0.01 * diameter_mm) * density / (k90 * sine * sine + (1 - sine * sine));
}

double yield_moment(double diameter_mm, double ultimate_strength) {
  return 0.3 * ultimate_strength * power_of(diameter_mm, 2.6);
}

double single_shear(double diameter_mm, double yield_moment_nmm, Member one, Member other) {
  const double d = diameter_mm;
  const double t1 = one.thickness_mm;
  const double t2 = other.thickness_mm;
  const double f1 = one.embedment;
  const double beta = other.embedment / f1;
  const double my = yield_moment_nmm;
  const double ratio = t2 / t1;
  const double a = f1 * t1 * d;
  const double b = other.embedment * t2 * d;
  const double c = a / (1 + beta) *
                   (std::sqrt(beta + 2 * beta * beta * (1 + ratio + ratio * ratio) +
                              beta * beta * beta * ratio * ratio) -
                    beta * (1 + ratio));
  const double e1 =
      1.05 * a / (2 + beta) *
      (std::sqrt(2 * beta * (1 + beta) + 4 * beta * (2 + beta) * my / (f1 * d * t1 * t1)) - beta);
  const double e2 = 1.05 * f1 * t2 * d / (1 + 2 * beta) *
                    (std::sqrt(2 * beta * beta * (1 + beta) +
                               4 * beta * (1 + 2 * beta) * my / (f1 * d * t2 * t2)) -
                     beta);
  const double f = 1.15 * std::sqrt(2 * beta / (1 + beta)) * std::sqrt(2 * my * f1 * d);
  return std::min({a, b, c, e1, e2, f});
}

double splitting(double width_mm, double height_mm, double farthest_mm) {
  CHECK(farthest_mm > 0 && farthest_mm < height_mm, "a bolt in the wood");
  return 14 * width_mm * std::sqrt(farthest_mm / (1 - farthest_mm / height_mm));
}

double effective_number(int bolts, double spacing_mm, double diameter_mm) {
  CHECK(bolts >= 1, "a bolt");
  if (bolts == 1) return 1;
  const double n = power_of(bolts, 0.9) * power_of(spacing_mm / (13 * diameter_mm), 0.25);
  return std::min(static_cast<double>(bolts), n);
}

Distances least_distances(double diameter_mm, double angle_degrees) {
  const double cosine = std::fabs(cos_degrees(angle_degrees));
  const double sine = std::fabs(sin_degrees(angle_degrees));
  const double d = diameter_mm;
  return {(4 + cosine) * d, 4 * d, std::max(7 * d, 80.0), std::max((2 + 2 * sine) * d, 3 * d),
          3 * d};
}

std::vector<Vec2> shares(std::span<const Vec2> bolts, Vec2 force, Vec2 at) {
  CHECK(!bolts.empty(), "a bolt");
  const auto n = static_cast<double>(bolts.size());
  Vec2 middle;
  for (const Vec2 bolt : bolts) middle = {middle.x + bolt.x / n, middle.y + bolt.y / n};
  const double moment = (at.x - middle.x) * force.y - (at.y - middle.y) * force.x;
  double polar = 0;
  for (const Vec2 bolt : bolts) {
    const double x = bolt.x - middle.x;
    const double y = bolt.y - middle.y;
    polar += x * x + y * y;
  }
  std::vector<Vec2> all;
  for (const Vec2 bolt : bolts) {
    const double turn = polar > 0 ? moment / polar : 0;
    all.push_back(
        {force.x / n - turn * (bolt.y - middle.y), force.y / n + turn * (bolt.x - middle.x)});
  }
  return all;
}

}  // namespace plano::checks
