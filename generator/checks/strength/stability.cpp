// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/stability.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace plano::checks {
namespace {

double turn(Ground2 a, Ground2 b, Ground2 c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Twice the area of a triangle of feet below which they count as one line: 1 mm over 1 m.
constexpr double kOnOneLine = 1e-3;
constexpr double kNothingHolds = 1000;

struct Side {
  Ground2 from;
  Ground2 normal;  // outwards
};

Side side_of(const std::vector<Ground2>& hull, std::size_t i) {
  const Ground2 a = hull[i];
  const Ground2 b = hull[(i + 1) % hull.size()];
  const double length = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
  return {a, {(b.y - a.y) / length, -(b.x - a.x) / length}};
}

/// How far inside a side a point lies; less than nothing: outside.
double inside(const Side& side, Ground2 p) {
  return -((p.x - side.from.x) * side.normal.x + (p.y - side.from.y) * side.normal.y);
}

}  // namespace

std::vector<Ground2> hull_of(std::vector<Ground2> feet) {
  const auto before = [](Ground2 a, Ground2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; };
  std::sort(feet.begin(), feet.end(), before);
  std::vector<Ground2> hull;
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t start = hull.size();
    for (const Ground2 p : feet) {
      while (hull.size() >= start + 2 && turn(hull[hull.size() - 2], hull.back(), p) <= 1e-12) {
        hull.pop_back();
      }
      hull.push_back(p);
    }
    if (!hull.empty()) hull.pop_back();
    std::reverse(feet.begin(), feet.end());
  }
  double twice = 0;
  for (std::size_t i = 2; i < hull.size(); ++i) twice += turn(hull[0], hull[i - 1], hull[i]);
  if (twice < kOnOneLine) hull.resize(std::min<std::size_t>(hull.size(), 2));
  return hull;
}

Ground2 centre_of(const std::vector<Ground2>& hull) {
  CHECK(hull.size() >= 3, "feet that span an area");
  double twice = 0;
  Ground2 moment;
  for (std::size_t i = 2; i < hull.size(); ++i) {
    const double part = turn(hull[0], hull[i - 1], hull[i]);
    twice += part;
    moment.x += part * (hull[0].x + hull[i - 1].x + hull[i].x) / 3;
    moment.y += part * (hull[0].y + hull[i - 1].y + hull[i].y) / 3;
  }
  return {moment.x / twice, moment.y / twice};
}

double Balance::utilisation() const {
  if (overturning_nm <= 0) return 0;
  if (stabilising_nm <= overturning_nm / kNothingHolds) return kNothingHolds;
  return overturning_nm / stabilising_nm;
}

Balance balance_of(const std::vector<Ground2>& hull, Ground2 centre_of_mass, double mass_kg,
                   const Push& push) {
  CHECK(hull.size() >= 3, "feet that span an area");
  const Ground2 middle = centre_of(hull);
  Balance worst;
  double worst_use = -1;
  double ballast = 0;
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Side side = side_of(hull, i);
    const double along = push.direction.x * side.normal.x + push.direction.y * side.normal.y;
    const double within = inside(side, push.at);
    Balance one;
    one.side = i;
    one.cosine = std::max(along, 0.0);
    one.beyond_m = std::max(-within, 0.0);
    one.holding_m = inside(side, centre_of_mass);
    one.middle_m = inside(side, middle);
    one.overturning_nm = kOverturning * (push.horizontal_n * push.height_m * one.cosine +
                                         push.vertical_n * one.beyond_m);
    one.stabilising_nm =
        kStabilising * (mass_kg * kGravity * one.holding_m + push.steady_n * std::max(within, 0.0));
    const double missing = one.overturning_nm - one.stabilising_nm;
    ballast = std::max(ballast, missing / (kStabilising * kGravity * one.middle_m));
    if (one.utilisation() > worst_use && (one.overturning_nm > 0 || one.stabilising_nm <= 0)) {
      worst_use = one.utilisation();
      worst = one;
    }
  }
  worst.ballast_kg = std::max(ballast, 0.0);
  return worst;
}

double friction_needed(double mass_kg, const Push& push) {
  const double pressed = kStabilising * mass_kg * kGravity;
  return pressed > 0 ? kOverturning * push.horizontal_n / pressed : kNothingHolds;
}

double ballast_against_sliding(double mass_kg, const Push& push, double friction) {
  constexpr double kSmoothest = 1e-3;  // below it there is no ballast that holds
  const double pressing =
      kOverturning * push.horizontal_n / (kStabilising * kGravity * std::max(friction, kSmoothest));
  return std::max(pressing - mass_kg, 0.0);
}

}  // namespace plano::checks
