// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a flat thing stands in space.
///
/// World frame: x right, y back, z up. A panel is drawn in its own plane (u right, v up) seen from
/// its *top* face; w grows from its bottom face (w = 0) to its top face (w = thickness). (u, v, w)
/// is right-handed. What the machine sees lying on its bed is the top face.
#pragma once

#include "base/length.h"
#include "geometry/point.h"

namespace plano::geometry {

/// A direction (unit length) or a point in millimetres, inside a computation in space.
struct Vec3 {
  double x = 0;
  double y = 0;
  double z = 0;

  friend constexpr Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend constexpr Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend constexpr Vec3 operator*(Vec3 a, double k) { return {a.x * k, a.y * k, a.z * k}; }
  friend constexpr Vec3 operator-(Vec3 a) { return {-a.x, -a.y, -a.z}; }
  friend constexpr bool operator==(const Vec3&, const Vec3&) = default;
};
constexpr double dot(Vec3 a, Vec3 b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
constexpr Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
double norm(Vec3 a);
/// Precondition: not zero.
Vec3 unit(Vec3 a);

/// A right-handed frame: `origin` in millimetres, three unit axes. Axis-aligned frames have axes
/// whose components are exactly 0, 1 or -1.
struct Placement {
  Vec3 origin;
  Vec3 u{1, 0, 0};
  Vec3 v{0, 1, 0};
  Vec3 w{0, 0, 1};

  /// World point of plane coordinates in millimetres.
  Vec3 at(double pu, double pv, double pw) const { return origin + u * pu + v * pv + w * pw; }
  Vec3 at(Point p, Length pw) const { return at(p.x.mm(), p.y.mm(), pw.mm()); }
  /// Coordinates of a world point in this frame, millimetres.
  Vec3 local(Vec3 world) const {
    const Vec3 d = world - origin;
    return {dot(d, u), dot(d, v), dot(d, w)};
  }
  friend constexpr bool operator==(const Placement&, const Placement&) = default;
};

/// `inner` expressed in a frame that itself stands at `outer`.
Placement compose(const Placement& outer, const Placement& inner);
/// Turned about an axis through `pivot` (mm). `axis` is a unit vector; quarter turns about x, y or
/// z are exact.
Placement turned(const Placement& placement, Vec3 axis, Angle angle, Vec3 pivot);

}  // namespace plano::geometry
