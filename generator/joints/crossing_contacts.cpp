// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "joints/contact_kinds.h"
#include "joints/crossing.h"

namespace plano::joints {
namespace {

using geometry::Vec3;

// Material on both sides of the place the other panel takes.
bool goes_on(const PlacedPanel& panel, const Line2& line, double half_width, double along) {
  const double beyond = half_width + kTouching.mm();
  return contains(panel.loops, line.at(along, beyond)) &&
         contains(panel.loops, line.at(along, -beyond));
}

}  // namespace

Vec3 upward(Vec3 along) {
  for (const double part : {along.z, along.y, along.x}) {
    if (std::fabs(part) > kSame) return part < 0 ? -along : along;
  }
  return along;
}

Line2 line_on(const PlacedPanel& panel, Vec3 at, Vec3 along) {
  const geometry::Placement& place = panel.panel->placement;
  const Vec3 p = place.local(at);
  return {{p.x, p.y}, {geometry::dot(along, place.u), geometry::dot(along, place.v)}};
}

double half_slot(double through, double other, const Dihedral& angle) {
  return (through / angle.sine + other * angle.cosine / angle.sine) / 2;
}

void find_crossing(const Pair& pair, std::vector<Contact>& contacts) {
  const Dihedral angle = dihedral(pair.a, pair.b);
  if (angle.sine < sin_of(kLeastAngle) - kSame) return;
  const geometry::Placement& pa = pair.a.panel->placement;
  const geometry::Placement& pb = pair.b.panel->placement;
  const Vec3 along = upward(geometry::unit(geometry::cross(pa.w, pb.w)));
  // From a point of a's mid-plane, within a's plane, to b's mid-plane.
  const Vec3 on_a = pa.at(0, 0, pair.a.thickness / 2);
  const Vec3 towards = geometry::cross(pa.w, along);
  const double short_of = pair.b.thickness / 2 - pb.local(on_a).z;
  const Vec3 on_both = on_a + towards * (short_of / geometry::dot(towards, pb.w));

  const Line2 in_a = line_on(pair.a, on_both, along);
  const Line2 in_b = line_on(pair.b, on_both, along);
  for (const Interval& piece : common(inside(pair.a.loops, in_a), inside(pair.b.loops, in_b))) {
    if (piece.length() < kShortestContact.mm()) continue;
    const double middle = (piece.low + piece.high) / 2;
    if (!goes_on(pair.a, in_a, half_slot(pair.b.thickness, pair.a.thickness, angle), middle) ||
        !goes_on(pair.b, in_b, half_slot(pair.a.thickness, pair.b.thickness, angle), middle)) {
      continue;
    }
    contacts.push_back({ContactKind::crossing,
                        pair.a_index,
                        pair.b_index,
                        on_both + along * piece.low,
                        on_both + along * piece.high,
                        along,
                        angle.angle,
                        {}});
  }
}

}  // namespace plano::joints
