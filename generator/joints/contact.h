// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where two placed panels touch, found from their outlines and placements alone.
#pragma once

#include <cstdint>
#include <vector>

#include "base/length.h"
#include "geometry/outline.h"
#include "geometry/placement.h"
#include "joints/placed.h"
#include "model/design.h"

namespace plano::joints {

enum class ContactKind : std::uint8_t {
  edge_on_face,  // an edge (narrow side) of `a` lies against a face of `b`, at any angle
  edge_on_edge,  // edges of both meet at a corner
  crossing,      // the two pass through one another
  face_on_face,  // faces lie against each other
  rod_end,       // a round bar, `a`, ends at a face or edge of `b`, or in the wood behind it
  rod_through,   // a round bar, `a`, passes from face to face of `b`, or from edge to edge
  overlap,       // bars or boards drawn in one plane, one in the other
};

inline bool is_rod_contact(ContactKind kind) {
  return kind == ContactKind::rod_end || kind == ContactKind::rod_through;
}

/// How far apart two panels may be and still count as touching. Larger than what formulas lose in
/// rounding, far smaller than any gap that could be felt: 10 µm.
inline constexpr Length kTouching = 10_um;

/// Below this angle an edge no longer stands on a face, it lies along it.
inline constexpr Angle kLeastAngle = Angle::degrees(20);

/// One contact. Lengths in millimetres, world frame.
///
/// What touching means, where the two are not square:
///  - edge_on_face: the face's plane meets the edge's narrow side, from its nearer arris (the usual
///    way to draw it) over its mid-line to its farther one. At 90 degrees these are one. A joint
///    takes off what of the edge reaches into `b`.
///  - edge_on_edge: each panel's edge ends at the near or the far face of the other, so the corner
///  they
///    share (t_a by t_b) may be drawn in one of them, in both or in none.
///  - rod_end, rod_through: the axis of the round bar meets wood there; how much wood lies around
///  it
///    is for the joint to ask.
///  - overlap: faces, or sides of bars, are parallel, and the two share 1 cm² or more of that plane
///    and some height over it. See overlap.h.
/// The length of a contact is where the whole thickness of the edge lies on the other's face, so an
/// opening or a rounded corner of `b` shortens it; where the edge overhangs all along, it is where
/// at least its mid-line does.
struct Contact {
  ContactKind kind = ContactKind::edge_on_face;
  std::size_t a = 0;  // panel indices; edge_on_face: `a` brings the edge
  std::size_t b = 0;
  /// The line of contact, from `start` to `end`, which a looks along with its material on the left
  /// (seen from a's top face). edge_on_face: the edge as drawn, at mid-thickness. edge_on_edge: at
  /// mid-thickness of a, on b's near face. crossing: the common line of the mid-planes, towards
  /// greater z (y, x). face_on_face: the middle line of the common area's longer axis. rod_end,
  /// rod_through: the bar's axis from where it enters b to where it leaves it or ends, as drawn.
  /// overlap: the longest diagonal of the common area, at the middle of the common height.
  geometry::Vec3 start;
  geometry::Vec3 end;
  /// Unit, out of `a` into `b` across the contact, in a's plane (edge_on_face, edge_on_edge) or
  /// along the faces' normal (face_on_face); along the common line (crossing) or the axis (rods);
  /// along the common plane's normal, towards greater z (y, x) (overlap).
  geometry::Vec3 into_b;
  /// The angle between the planes (of a rod: between its axis and the surface it meets, the lesser
  /// of two), 20 <= angle <= 90; 0 for face_on_face. overlap: between the ways two bars run,
  /// 0 <= angle <= 90; 90 where one is a board.
  Angle angle;
  /// face_on_face: one connected piece of the common area, in a's plane.
  geometry::Region common;
};

/// All contacts between `from` and `into` panels (indices), in a stable order: by from, into, then
/// kind, then place along the outline. A pair that stands in both lists is looked at once. For an
/// edge on a face and for rods either panel may be the one called `a`; else `a` is from `from`. A
/// panel has no contact with itself, nor one whose outline cannot be evaluated with any.
///
/// Cost: (from + into) log into, plus the product of edge counts for each pair whose boxes meet.
std::vector<Contact> find_contacts(const PlacedPanels& placed, const std::vector<std::size_t>& from,
                                   const std::vector<std::size_t>& into);
/// The same for panels not placed yet.
std::vector<Contact> find_contacts(const model::ResolvedDesign& design,
                                   const std::vector<std::size_t>& from,
                                   const std::vector<std::size_t>& into);

/// For the message when a `from` touches nothing: how far it is from the nearest `into`, and which
/// world axis ('x', 'y', 'z') the gap (or most of it) lies along. Measured between boxes along the
/// axes; where those overlap, distance 0.
struct Gap {
  std::size_t nearest = 0;
  Length distance;
  char axis = 'x';
};
/// Precondition: `into` holds a panel other than `from`.
Gap nearest_gap(const PlacedPanels& placed, std::size_t from, const std::vector<std::size_t>& into);

}  // namespace plano::joints
