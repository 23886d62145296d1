// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Who touches whom among placed elements, and over how much: the verdict on every pair.
///
/// Goal: name every pair as in contact or overlapping, from the placed solids alone, and say which
/// declared joint it stands in; a pair that is not named is apart. A joint excuses nothing: a
/// joined pair is held against overlap like any other.
///
/// Steps. Pairs whose boxes meet come from `panels::near_pairs`. Overlap, its depth and volume are
/// `panels::deepest_overlap` and `panels::common_volume_mm3`. A body is bounded by level faces (of
/// its slices) and upright walls (over its outline's straight pieces); two bodies touch where two
/// such facets lie in one plane, back to back. Between two faces the area is the volume of slabs
/// 1 mm thick over both outlines; a wall is a rectangle, and the area of an outline (or another
/// wall) within a rectangle is a sum over its pieces.
///
/// Accuracy: exact but for rounding where the touching facets are flat. Curved walls are flattened
/// to panels::kFlattening and count where their flats happen to lie in one plane only, so a rod in
/// its hole shows no contact, or less of it than there is. Lines and points of contact have no
/// area: those pairs are apart. Cost: n log n for pairs; for each pair, the walls of the one near
/// the other times those of the other near the first, and the pieces of outlines once per facing
/// wall.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.h"
#include "geometry/placement.h"
#include "panels/part_set.h"

namespace plano::assembly {

/// Facets this near to one plane touch: as much as two bodies may overlap unreported
/// (panels::kTolerated), on either side of it.
inline constexpr Length kTouching = 20_um;
/// Less common area than this is a line of contact, widened by rounding.
inline constexpr Area kLeastContact = Area::square_mm(0.1);

enum class VerdictKind : std::uint8_t { contact, overlap };

struct PairVerdict {
  VerdictKind kind = VerdictKind::contact;
  std::string a;  // elements
  std::string b;
  /// Indices into PartSet::joined: what holds the two together. A piece a joint brought (a wedge)
  /// stands in that joint with both of the joint's elements.
  std::vector<std::size_t> joined;
  geometry::Vec3 place;   // world, mm: of the largest facet in contact, or inside the common space
  Area area;              // contact: of all common facets
  Length depth;           // overlap: how far to move for the two to part, there
  double volume_mm3 = 0;  // overlap: of all the common space
};

/// Every pair that is not apart, in the order of parts and instances.
std::vector<PairVerdict> verdicts_of(const panels::PartSet& set);

}  // namespace plano::assembly
