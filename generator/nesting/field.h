// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How deep two shapes overlap at any place of one beside the other, answered in tens of
/// nanoseconds.
///
/// The distance to the no-fit border is the least translation that separates the two, and outside
/// it is the gap between them. A grid over the border keeps, for each cell, the few pieces that can
/// be nearest there, so the answer is exact and not a sample.
#pragma once

#include <cstdint>
#include <vector>

#include "nesting/no_fit.h"

namespace plano::nesting {

class Field {
 public:
  /// No more pieces of a border than an index of 16 bits counts.
  static constexpr std::size_t kMostPieces = 65'535;

  /// `border`: the no-fit border of a and b, of kMostPieces at most. `gap`: how far apart the two
  /// must stay (0 or more).
  Field(std::vector<BorderPiece> border, double gap);

  /// A few neighbouring places, and what is known of all of them.
  struct Cell {
    std::uint32_t first = 0;
    std::uint32_t count = 0;  // none: the gap is kept here
    float floor = 0;          // no place here is less deep
  };
  Cell cell_at(Vec place) const {
    const double gx = (place.x - low_.x) * per_cell_x_;
    const double gy = (place.y - low_.y) * per_cell_y_;
    if (!(gx >= 0 && gy >= 0 && gx < size_ && gy < size_)) return {};
    return cells_[static_cast<std::size_t>(gy) * columns_ + static_cast<std::size_t>(gx)];
  }

  /// How much b, its origin at `place` from a's, must be moved at least until it keeps the gap;
  /// 0 where it does. The border itself counts as keeping it.
  double depth(Vec place) const {
    const Cell cell = cell_at(place);
    return cell.count == 0 ? 0 : depth_in(cell, place);
  }
  /// The same, `place` being in `cell`, which is not empty.
  double depth_in(Cell cell, Vec place) const;

  /// Places of b where it keeps the gap and `more` and, by no more than that, touches a with two
  /// sides at once: one for each corner of the border. Where corners stand out the distance is kept
  /// along both sides, so that it is a little larger. Cost: the square of the border's pieces.
  std::vector<Vec> corners(double more) const;

  /// The pieces of the border moved outwards by the gap and `more`: along them b touches a.
  std::vector<BorderPiece> rim(double more) const;

  /// Bytes that it takes.
  std::size_t memory() const;

 private:
  struct Square;
  struct Near {
    std::uint16_t piece = 0;
    float distance = 0;  // from the middle of a square
  };
  void divide(const Square& square, const std::vector<Near>& candidates);

  std::vector<BorderPiece> border_;
  Vec low_;
  double per_cell_x_ = 0;
  double per_cell_y_ = 0;
  double size_ = 0;
  std::size_t columns_ = 0;
  double gap_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::uint16_t> lists_;
};

}  // namespace plano::nesting
