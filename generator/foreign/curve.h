// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a drawing draws, before outlines are made of it. Millimetres, x right, y up.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "diagnostics/source.h"
#include "geometry/piece.h"

namespace plano::foreign {

/// One entity: pieces end to end.
struct Curve {
  std::vector<geometry::Piece> pieces;  // at least one
  bool closed = false;
  std::string layer;  // as it can be printed
  diagnostics::Span span;
};

geometry::Piece reversed(const geometry::Piece& piece);

/// tan(sweep / 4), positive counter-clockwise; 0 for a line. Precondition: no full circle.
double bulge_of(const geometry::Piece& piece);

/// From one point to another with a bulge: a line where the points are nearer than
/// exact::kShortestEdge; chords where the radius is beyond kFarthest, as no circle of that size can
/// be told from a line by its centre (a line where it rises by no more than kCoincident).
enum class Way { line, arc, chords };
Way way_through(geometry::Point start, geometry::Point end, double bulge);

/// How many pieces there will be: up to 4 200 for a bulge up to 1 between points within kFarthest.
std::size_t count_through(geometry::Point start, geometry::Point end, double bulge);

/// An arc is of the circle through both points (to geometry::kArcSlack). Chords have their corners
/// on the circle (to a nanometre) and stray from it by kFlattened at most.
std::vector<geometry::Piece> pieces_through(geometry::Point start, geometry::Point end,
                                            double bulge);

/// The piece with its ends moved a little. An arc up to half a circle keeps its sweep, but for a
/// radius beyond kFarthest. A larger one keeps its radius: with its sweep, a short chord that grows
/// a little would make the circle several times as large.
geometry::Piece moved_ends(const geometry::Piece& piece, geometry::Point start,
                           geometry::Point end);

/// "x 12.5 mm, y 40 mm".
Text place_text(geometry::Point place);

}  // namespace plano::foreign
