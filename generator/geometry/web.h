// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The narrowest place of a part: where two pieces of its boundary leave little material between.
#pragma once

#include <optional>

#include "base/length.h"
#include "geometry/outline.h"

namespace plano::geometry {

/// Material between `from` and `to`, two points of the boundary whose distance is locally least:
/// the way between them leaves the boundary at a right angle (or at a corner that juts into the
/// material) at both ends. A corner of the part itself is therefore no web, however sharp, and
/// neither is a rounded one; a narrow bar or tab is, and so is the wood between two slots. Two
/// edges that share a corner make no web between them.
struct Web {
  Length width;
  Point from;
  Point to;
  /// Half-way, for pointing at it.
  Point middle() const { return {(from.x + to.x).half(), (from.y + to.y).half()}; }
};

/// The narrowest web thinner than `below`, or nothing. Of two equally narrow ones, the one whose
/// `from` is least. Accuracy 1 µm. Precondition: `region` is without fault (exact::find_fault).
/// Cost: n log n in the number of edges for a `below` of the size of the edges.
std::optional<Web> thinnest_web(const Region& region, Length below);

}  // namespace plano::geometry
