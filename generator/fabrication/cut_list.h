// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which bars are sawn from which stock lengths: one-dimensional cutting stock, with the saw's
/// kerf, and with 10 mm to square the first end of a bar that gives several pieces.
///
/// Goal: buy the least length. Steps: for each stock length in turn, pieces are placed longest
/// first into the opened bar they leave the least of (best fit decreasing); then every bar is
/// exchanged for the shortest stock it fits in. The cheapest of all turns is kept: least total
/// length, then fewest bars. Best fit decreasing needs at most 11/9 of the least number of bars,
/// plus one; for the handful of bars of a design it is hardly ever off.
#pragma once

#include <vector>

#include "base/length.h"
#include "model/design.h"
#include "panels/part_set.h"

namespace plano::fabrication {

struct SawnPiece {
  std::size_t part = 0;      // index into PartSet::parts
  std::size_t instance = 0;  // which of its copies
  Length length;             // over all, tenons included
};

/// One bar to buy and what it is sawn into, in order from its end.
struct StockBar {
  std::size_t material = 0;
  Length length;
  std::vector<SawnPiece> pieces;
  Length offcut;  // what is left after the last cut
};

/// The length a part has as a bar: along its grain, or its thickness where it is round.
Length bar_length(const panels::Part& part, const model::Material& material);

/// Materials in order; within one, bars with the longest pieces first. Precondition: every piece
/// fits the longest stock length (resolve has seen to it; a tenon that makes one too long is left
/// out of `cut_bars` and given back in `too_long`).
struct CutList {
  std::vector<StockBar> bars;
  std::vector<SawnPiece> too_long;
};
CutList cut_bars(const panels::PartSet& set);

}  // namespace plano::fabrication
