// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a drawing draws, before outlines are made of it. Millimetres, x right, y up.
#pragma once

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

/// From one point to another with a bulge, the circle through both (to geometry::kArcSlack). Chords
/// (within kFlattened) where the radius is beyond kFarthest: no circle of that size can be told
/// from a line by its centre. Points nearer than exact::kShortestEdge: a line.
std::vector<geometry::Piece> pieces_through(geometry::Point start, geometry::Point end,
                                            double bulge);

/// The piece with its ends moved a little, sweep kept.
std::vector<geometry::Piece> moved_ends(const geometry::Piece& piece, geometry::Point start,
                                        geometry::Point end);

/// "x 12.5 mm, y 40 mm".
Text place_text(geometry::Point place);

}  // namespace plano::foreign
