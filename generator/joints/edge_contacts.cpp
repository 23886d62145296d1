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

// An edge of a panel in the world: at mid-thickness, `along` with the material on the left.
struct WorldEdge {
  Vec3 start;
  Vec3 along;
  Vec3 outward;
  double length = 0;
};

WorldEdge world_edge(const PlacedPanel& panel, const StraightEdge& edge) {
  const geometry::Placement& place = panel.panel->placement;
  const Point2 d = edge.line.direction;
  return {place.at(edge.line.origin.x, edge.line.origin.y, panel.thickness / 2),
          place.u * d.x + place.v * d.y, place.u * d.y - place.v * d.x, edge.length};
}

bool level_with(const WorldEdge& edge, const PlacedPanel& other) {
  return std::fabs(geometry::dot(edge.along, other.panel->placement.w)) * edge.length <=
         kTouching.mm();
}

// How far the middle of an edge lies before the face of `other` that it points at (negative:
// beyond).
double height_over_face(const WorldEdge& edge, const PlacedPanel& other) {
  const geometry::Placement& place = other.panel->placement;
  const double w = place.local(edge.start + edge.along * (edge.length / 2)).z;
  return geometry::dot(edge.outward, place.w) > 0 ? -w : w - other.thickness;
}

// Ends that miss the edge's own by rounding are its own: a joint then works from that very corner.
Interval snapped(Interval piece, double length) {
  if (std::fabs(piece.low) <= kTouching.mm()) piece.low = 0;
  if (std::fabs(piece.high - length) <= kTouching.mm()) piece.high = length;
  return piece;
}

std::vector<Interval> clipped(const std::vector<Interval>& pieces, double length) {
  std::vector<Interval> result;
  for (const Interval& piece : common(pieces, {{0, length}})) {
    if (piece.length() >= kShortestContact.mm()) result.push_back(snapped(piece, length));
  }
  return result;
}

// Where along the edge the panel's whole thickness stands on the face of b.
std::vector<Interval> footing(const WorldEdge& edge, const Pair& pair, const Dihedral& angle,
                              double height) {
  // Where the mid-plane meets the face: on from the mid-line by the height, along the slant.
  const Vec3 foot = edge.start + edge.outward * (height / angle.sine);
  const Line2 line = line_on(pair.b, foot, edge.along);
  const double half = pair.a.thickness / 2 / angle.sine;
  std::vector<Interval> whole = clipped(strip_inside(pair.b.loops, line, half), edge.length);
  return whole.empty() ? clipped(inside(pair.b.loops, line), edge.length) : whole;
}

bool holds(double low, double high, double value) {
  return low <= value + kTouching.mm() && high >= value - kTouching.mm();
}

// Does this edge end at the near or the far face of `other`?
bool ends_at_a_face(const WorldEdge& edge, const PlacedPanel& panel, const PlacedPanel& other,
                    const Dihedral& angle) {
  const double depth = -height_over_face(edge, other);
  const double half = panel.thickness / 2 * angle.cosine;
  return holds(depth - half, depth + half, 0) || holds(depth - half, depth + half, other.thickness);
}

}  // namespace

void find_edge_on_face(const Pair& pair, std::vector<Contact>& contacts) {
  const Dihedral angle = dihedral(pair.a, pair.b);
  if (angle.sine < sin_of(kLeastAngle) - kSame) return;
  const double half = pair.a.thickness / 2 * angle.cosine;
  for (const StraightEdge& flat : pair.a.edges) {
    const WorldEdge edge = world_edge(pair.a, flat);
    if (!level_with(edge, pair.b)) continue;
    const double height = height_over_face(edge, pair.b);
    if (height - half > kTouching.mm() || height + half < -kTouching.mm()) continue;
    for (const Interval& piece : footing(edge, pair, angle, height)) {
      contacts.push_back({ContactKind::edge_on_face,
                          pair.a_index,
                          pair.b_index,
                          edge.start + edge.along * piece.low,
                          edge.start + edge.along * piece.high,
                          edge.outward,
                          angle.angle,
                          {}});
    }
  }
}

void find_edge_on_edge(const Pair& pair, std::vector<Contact>& contacts) {
  const Dihedral angle = dihedral(pair.a, pair.b);
  if (angle.sine < sin_of(kLeastAngle) - kSame) return;
  for (const StraightEdge& flat_a : pair.a.edges) {
    const WorldEdge a = world_edge(pair.a, flat_a);
    if (!level_with(a, pair.b) || !ends_at_a_face(a, pair.a, pair.b, angle)) continue;
    for (const StraightEdge& flat_b : pair.b.edges) {
      const WorldEdge b = world_edge(pair.b, flat_b);
      if (!level_with(b, pair.a) || !ends_at_a_face(b, pair.b, pair.a, angle)) continue;
      const double first = geometry::dot(b.start - a.start, a.along);
      const double last = geometry::dot(b.start + b.along * b.length - a.start, a.along);
      const Interval both =
          snapped({std::max(0.0, std::min(first, last)), std::min(a.length, std::max(first, last))},
                  a.length);
      if (both.length() < kShortestContact.mm()) continue;
      const Vec3 near = a.start + a.outward * (height_over_face(a, pair.b) / angle.sine);
      contacts.push_back({ContactKind::edge_on_edge,
                          pair.a_index,
                          pair.b_index,
                          near + a.along * both.low,
                          near + a.along * both.high,
                          a.outward,
                          angle.angle,
                          {}});
    }
  }
}

}  // namespace plano::joints
