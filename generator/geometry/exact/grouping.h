// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Contours sorted into groups that do not come near each other, and the groups set into one
/// another again. See subdivision.h for why.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "geometry/exact/arrangement.h"
#include "geometry/exact/lattice.h"
#include "geometry/piece.h"

namespace plano::geometry::exact {

/// All curves of all contours, contour by contour.
struct CurveSet {
  std::vector<Curve> curves;
  /// Each curve rounded to nanometres.
  std::vector<Piece> pieces;
  std::vector<std::uint32_t> contour_of;
  std::uint32_t contour_count = 0;
};

/// Curves whose contours are connected by nearness. Numbered over the CurveSet, in order.
struct Group {
  std::vector<std::uint32_t> curves;
  std::uint32_t contour_count = 0;
  /// The leftmost point of all curves; nothing of another group lies within kApart of it.
  Point leftmost;
  /// Set by the caller; its curves are numbered over `curves`.
  Arrangement arrangement;
};

/// Contours whose edges' boxes keep this far apart never meet, nor do their rounded results come
/// near kShortestEdge of each other.
inline constexpr Length kApart = 10_um;

/// Groups in the order of their leftmost points. Cost: n log n.
std::vector<Group> near_groups(const CurveSet& set);
/// All in one.
std::vector<Group> one_group(const CurveSet& set);

/// The face of another group's arrangement that a group lies in; `group` is kNone outside of all.
struct Host {
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t group = kNone;
  std::uint32_t face = 0;
};

/// The host of each group, always an earlier one. Nothing if it cannot be told for sure in floating
/// point, which happens only next to slivers: then one group of all is the way.
std::optional<std::vector<Host>> hosts_of(const std::vector<Group>& groups, const CurveSet& set);

}  // namespace plano::geometry::exact
