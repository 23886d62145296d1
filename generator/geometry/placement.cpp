// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/placement.h"

#include <cmath>

#include "base/check.h"
#include "base/trig.h"

namespace plano::geometry {

double norm(Vec3 a) {
  return std::sqrt(dot(a, a));
}

Vec3 unit(Vec3 a) {
  const double length = norm(a);
  CHECK(length > 0, "a direction is not zero");
  return {a.x / length, a.y / length, a.z / length};
}

Placement compose(const Placement& outer, const Placement& inner) {
  const auto direction = [&outer](Vec3 d) { return outer.u * d.x + outer.v * d.y + outer.w * d.z; };
  return {outer.origin + direction(inner.origin), direction(inner.u), direction(inner.v),
          direction(inner.w)};
}

Placement turned(const Placement& placement, Vec3 axis, Angle angle, Vec3 pivot) {
  const double cosine = cos_of(angle);
  const double sine = sin_of(angle);
  // Rodrigues' formula; with an axis of 0 and ±1 and a quarter turn every product is exact.
  const auto turn = [&](Vec3 d) {
    return d * cosine + cross(axis, d) * sine + axis * (dot(axis, d) * (1 - cosine));
  };
  return {pivot + turn(placement.origin - pivot), turn(placement.u), turn(placement.v),
          turn(placement.w)};
}

}  // namespace plano::geometry
