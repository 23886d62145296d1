// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of many boxes lie near a place: a uniform grid of about one cell a box.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "geometry/point.h"

namespace plano::geometry {

class BoxGrid {
 public:
  explicit BoxGrid(std::vector<Box> boxes);

  const Box& box(std::uint32_t i) const { return boxes_[i]; }
  /// All boxes together. Empty grid: an empty box.
  const Box& extent() const { return extent_; }

  /// Calls visit(i) once for every box i that meets `query`, in an order that depends on the boxes
  /// only. Cost: the number of cells and boxes near.
  template <class Visit>
  void for_each_meeting(const Box& query, const Visit& visit) const {
    if (boxes_.empty()) {
      return;
    }
    const Cells cells = cells_of(query);
    for (std::int64_t row = cells.low_row; row <= cells.high_row; ++row) {
      for (std::int64_t column = cells.low_column; column <= cells.high_column; ++column) {
        const auto cell = static_cast<std::size_t>(row * columns_ + column);
        for (std::uint32_t k = first_[cell]; k < first_[cell + 1]; ++k) {
          const std::uint32_t i = held_[k];
          if (meets(boxes_[i], query) && is_first_common_cell(boxes_[i], query, row, column)) {
            visit(i);
          }
        }
      }
    }
  }

 private:
  struct Cells {
    std::int64_t low_column;
    std::int64_t low_row;
    std::int64_t high_column;
    std::int64_t high_row;
  };

  static bool meets(const Box& a, const Box& b) {
    return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
  }
  std::int64_t column_of(Length x) const {
    return std::clamp<std::int64_t>((x - extent_.low.x).nm() / cell_.nm(), 0, columns_ - 1);
  }
  std::int64_t row_of(Length y) const {
    return std::clamp<std::int64_t>((y - extent_.low.y).nm() / cell_.nm(), 0, rows_ - 1);
  }
  Cells cells_of(const Box& box) const {
    return {column_of(box.low.x), row_of(box.low.y), column_of(box.high.x), row_of(box.high.y)};
  }
  /// A box in several cells is reported only from the first it shares with the query.
  bool is_first_common_cell(const Box& box, const Box& query, std::int64_t row,
                            std::int64_t column) const {
    return column == column_of(std::max(box.low.x, query.low.x)) &&
           row == row_of(std::max(box.low.y, query.low.y));
  }

  std::vector<Box> boxes_;
  Box extent_{{1_nm, 1_nm}, {}};
  Length cell_ = 1_nm;  // cells are square
  std::int64_t columns_ = 0;
  std::int64_t rows_ = 0;
  std::vector<std::uint32_t> first_;  // of each cell, in held_
  std::vector<std::uint32_t> held_;
};

}  // namespace plano::geometry
