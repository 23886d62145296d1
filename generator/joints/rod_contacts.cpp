// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the axis of a round bar runs through a board or a rectangular bar, or ends at one.

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "joints/contact_kinds.h"
#include "joints/rod.h"

namespace plano::joints {
namespace {

using geometry::Vec3;

constexpr double kSlack = kTouching.mm();
// An axis this far out of the faces' directions still runs within the thickness: over 10 m it
// strays by kTouching.
constexpr double kLevel = 1e-6;

/// Where an axis is within another's wood, from its own start, and the angle it makes with the
/// surfaces at both ends.
struct Passage {
  double enters = 0;
  double leaves = 0;
  Angle on_entry;
  Angle on_leaving;
};

Angle angle_of(double across, double along) {
  return Angle::nearest_to_degrees(atan2_degrees(std::fabs(across), std::fabs(along)));
}

/// From face to face, if both ends of it are over wood as far as the bar reaches.
std::vector<Passage> between_faces(const Rod& rod, const PlacedPanel& host) {
  const double flat = std::sqrt(rod.way.x * rod.way.x + rod.way.y * rod.way.y);
  const Angle angle = angle_of(rod.way.z, flat);
  if (angle < kLeastAngle) return {};
  const double bottom = -rod.from.z / rod.way.z;
  const double top = (host.thickness - rod.from.z) / rod.way.z;
  const Passage passage{std::min(bottom, top), std::max(bottom, top), angle, angle};
  const auto over_wood = [&](double t) {
    if (t < -kSlack || t > rod.length + kSlack) return true;  // the bar does not reach it
    const Vec3 p = rod.from + rod.way * t;
    return contains(host.loops, {p.x, p.y});
  };
  if (!over_wood(passage.enters) || !over_wood(passage.leaves)) return {};
  return {passage};
}

/// The angle to the straight edge at a place of the border, or nothing where it is curved.
std::optional<Angle> angle_at_border(const PlacedPanel& host, const Line2& line, double t) {
  const Point2 p = line.at(t, 0);
  for (const StraightEdge& edge : host.edges) {
    const double along = edge.line.along(p);
    if (std::fabs(edge.line.left(p)) > kSlack || along < -kSlack || along > edge.length + kSlack) {
      continue;
    }
    const Point2 way = edge.line.direction;
    const Point2 own = line.direction;
    return angle_of(way.x * own.y - way.y * own.x, way.x * own.x + way.y * own.y);
  }
  return std::nullopt;
}

/// From edge to edge, within the thickness.
std::vector<Passage> between_edges(const Rod& rod, const PlacedPanel& host) {
  if (std::fabs(rod.way.z) > kLevel || rod.from.z <= 0 || rod.from.z >= host.thickness) return {};
  const Line2 line{{rod.from.x, rod.from.y}, {rod.way.x, rod.way.y}};
  std::vector<Passage> passages;
  for (const Interval& wood : inside(host.loops, line)) {
    const auto on_entry = angle_at_border(host, line, wood.low);
    const auto on_leaving = angle_at_border(host, line, wood.high);
    if (on_entry && on_leaving && std::min(*on_entry, *on_leaving) >= kLeastAngle) {
      passages.push_back({wood.low, wood.high, *on_entry, *on_leaving});
    }
  }
  return passages;
}

}  // namespace

void find_rod(const Pair& pair, const model::ResolvedDesign& design,
              std::vector<Contact>& contacts) {
  if (!is_rod(design, pair.a_index) || is_rod(design, pair.b_index)) return;
  const geometry::Placement& place = pair.b.panel->placement;
  const Rod rod = rod_of(design, pair.a);
  Rod seen = rod;
  seen.from = place.local(rod.from);
  seen.way = {dot(rod.way, place.u), dot(rod.way, place.v), dot(rod.way, place.w)};
  std::vector<Passage> passages = between_faces(seen, pair.b);
  if (passages.empty()) passages = between_edges(seen, pair.b);
  for (const Passage& wood : passages) {
    Contact contact;
    contact.a = pair.a_index;
    contact.b = pair.b_index;
    const auto add = [&](ContactKind kind, double from, double to, double sign, Angle angle) {
      contact.kind = kind;
      contact.start = rod.from + rod.way * from;
      contact.end = rod.from + rod.way * to;
      contact.into_b = rod.way * sign;
      contact.angle = angle;
      contacts.push_back(contact);
    };
    const double length = rod.length;
    if (wood.enters >= -kSlack && wood.leaves <= length + kSlack) {
      add(ContactKind::rod_through, wood.enters, wood.leaves, 1,
          std::min(wood.on_entry, wood.on_leaving));
    } else if (wood.enters > kSlack && wood.enters <= length + kSlack) {
      add(ContactKind::rod_end, wood.enters, std::max(length, wood.enters), 1, wood.on_entry);
    } else if (wood.leaves < length - kSlack && wood.leaves >= -kSlack) {
      add(ContactKind::rod_end, wood.leaves, std::min(0.0, wood.leaves), -1, wood.on_leaving);
    }
  }
}

}  // namespace plano::joints
