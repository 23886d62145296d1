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
  /// `gap`: how far apart the two must stay (0 or more).
  Field(const std::vector<Ring>& a, const std::vector<Ring>& b, double gap);

  /// How much b, its origin at `place` from a's, must be moved at least until it keeps the gap;
  /// 0 where it does. The border itself counts as keeping it.
  double depth(Vec place) const {
    const double gx = (place.x - low_.x) * per_cell_x_;
    const double gy = (place.y - low_.y) * per_cell_y_;
    if (!(gx >= 0 && gy >= 0 && gx < size_x_ && gy < size_y_)) return 0;
    const Cell cell =
        cells_[static_cast<std::size_t>(gy) * columns_ + static_cast<std::size_t>(gx)];
    return cell.count == 0 ? 0 : depth_near(cell, place);
  }

 private:
  struct Cell {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Square;

  double depth_near(Cell cell, Vec place) const;
  void divide(const Square& square, const std::vector<std::uint16_t>& candidates);

  std::vector<BorderPiece> border_;
  Vec low_;
  double per_cell_x_ = 0;
  double per_cell_y_ = 0;
  double size_x_ = 0;
  double size_y_ = 0;
  std::size_t columns_ = 0;
  double gap_ = 0;
  std::vector<Cell> cells_;
  std::vector<std::uint16_t> lists_;
};

}  // namespace plano::nesting
