// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where two placed panels touch, found from their outlines and placements alone.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "geometry/placement.h"
#include "model/design.h"

namespace plano::joints {

enum class ContactKind : std::uint8_t {
  edge_on_face,  // an edge (narrow side) of `a` lies against a face of `b`, at any angle
  edge_on_edge,  // edges of both meet at a corner or in line
  crossing,      // the two pass through one another
  face_on_face,  // faces lie against each other
};

/// How far apart two panels may be and still count as touching. Larger than what formulas lose in
/// rounding, far smaller than any gap that could be felt: 10 µm.
inline constexpr Length kTouching = 10_um;

/// One contact. Lengths in millimetres, world frame.
struct Contact {
  ContactKind kind = ContactKind::edge_on_face;
  std::size_t a = 0;  // panel indices; edge_on_face: `a` brings the edge
  std::size_t b = 0;
  /// The line of contact, at mid-thickness of `a` where it brings an edge: from `start` to `end`.
  /// face_on_face: the longer axis of the common area.
  geometry::Vec3 start;
  geometry::Vec3 end;
  /// Unit, out of `a` into `b` across the contact, in a's plane (edge_on_face, edge_on_edge) or along
  /// the faces' normal (face_on_face); along the common line (crossing).
  geometry::Vec3 into_b;
  /// The angle between the planes, 0 < angle <= 90; 0 for face_on_face.
  Angle angle;
  /// face_on_face: the common area in a's plane.
  geometry::Region common;
};

/// All contacts between `from` and `into` panels (indices; a pair in both lists is looked at once per
/// order), in a stable order: by from, into, then place.
std::vector<Contact> find_contacts(const model::ResolvedDesign& design,
                                   const std::vector<std::size_t>& from,
                                   const std::vector<std::size_t>& into);

/// For the message when a `from` touches nothing: how far it is from the nearest `into`, and which
/// world axis ('x', 'y', 'z') the gap lies along. Overlapping boxes: distance 0.
struct Gap {
  std::size_t nearest = 0;
  Length distance;
  char axis = 'x';
};
Gap nearest_gap(const model::ResolvedDesign& design, std::size_t from,
                const std::vector<std::size_t>& into);

}  // namespace plano::joints
