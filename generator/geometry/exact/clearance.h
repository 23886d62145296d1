// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Do curves that should only meet in common vertices keep clear of each other? The check behind
/// `find_fault` and `overlay`; shares no code with CGAL.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/exact/evaluate.h"
#include "geometry/piece.h"

namespace plano::geometry::exact {

/// A piece and the numbers of the vertices at its ends. Pieces may meet in a vertex they share.
struct Link {
  Piece piece;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

/// The first place where two links come nearer than `least` (greater than kTouchNm) without sharing
/// a vertex there: input_not_simple where they cross, point_contact where they touch (to kTouchNm),
/// sliver otherwise. For two that share a vertex, the far end of each is held against the other,
/// and they must not cross again. Cost: n log n for outlines; n² only if all boxes overlap.
std::optional<Reason> find_meeting(const std::vector<Link>& links, Length least);

/// The edges of a contour, vertices numbered from `first_vertex`.
void append_links(const Contour& contour, std::uint32_t first_vertex, std::vector<Link>& links);

}  // namespace plano::geometry::exact
