// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The five searches behind find_contacts: each looks at one pair and appends what it finds.
#pragma once

#include <vector>

#include "joints/contact.h"
#include "joints/placed.h"

namespace plano::joints {

/// One ordered pair whose boxes meet.
struct Pair {
  std::size_t a_index = 0;
  std::size_t b_index = 0;
  const PlacedPanel& a;
  const PlacedPanel& b;
};

/// Edges of `a` on faces of `b`.
void find_edge_on_face(const Pair& pair, std::vector<Contact>& contacts);
void find_edge_on_edge(const Pair& pair, std::vector<Contact>& contacts);
void find_crossing(const Pair& pair, std::vector<Contact>& contacts);
void find_face_on_face(const Pair& pair, std::vector<Contact>& contacts);
void find_overlap(const Pair& pair, std::vector<Contact>& contacts);

/// The direction or its opposite: towards greater z, or y where level, or x. So that the same
/// crossing always reads the same way.
geometry::Vec3 upward(geometry::Vec3 along);

/// Places where `a`, if it is a round bar and `b` is not, meets the wood of b with its axis.
void find_rod(const Pair& pair, const model::ResolvedDesign& design,
              std::vector<Contact>& contacts);

/// The angle between the planes: sine and cosine, both >= 0.
struct Dihedral {
  double sine = 0;
  double cosine = 0;
  Angle angle;
};
Dihedral dihedral(const PlacedPanel& a, const PlacedPanel& b);

/// Wood drawn where a face ends: where lines and planes are taken as equal, mm.
inline constexpr double kSame = 1e-9;

}  // namespace plano::joints
