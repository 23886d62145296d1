// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Edges of an outline cut where another outline touches them: between two touches an edge lies on
/// one side of the other as a whole, so that its middle tells on which.
#pragma once

#include <vector>

#include "geometry/approach.h"
#include "geometry/piece.h"

namespace plano::nesting {

/// The middles of what `touches` (spots of the piece, relative to its start, in any order) cut the
/// piece into, in its own order; the piece's own middle where there are none. What is left between
/// touches nearer to one another than `same` is left out.
std::vector<geometry::Point> middles_between(const geometry::Piece& piece,
                                             std::vector<geometry::Spot> touches, Length same);

}  // namespace plano::nesting
