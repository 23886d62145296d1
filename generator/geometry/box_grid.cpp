// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/box_grid.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace plano::geometry {
namespace {

constexpr std::int64_t kMostCellsPerBox = 16;

}  // namespace

BoxGrid::BoxGrid(std::vector<Box> boxes) : boxes_(std::move(boxes)) {
  if (boxes_.empty()) {
    return;
  }
  Box extent = boxes_.front();
  for (const Box& box : boxes_) {
    extent.low.x = std::min(extent.low.x, box.low.x);
    extent.low.y = std::min(extent.low.y, box.low.y);
    extent.high.x = std::max(extent.high.x, box.high.x);
    extent.high.y = std::max(extent.high.y, box.high.y);
  }
  extent_ = extent;
  // One cell a box, but never more columns or rows than boxes, however long and thin the extent is.
  const double count = static_cast<double>(boxes_.size());
  const double width = static_cast<double>(extent_.width().nm()) + 1;
  const double height = static_cast<double>(extent_.height().nm()) + 1;
  const double side = std::max(std::sqrt(width * height / count), std::max(width, height) / count);
  const auto for_each_cell = [this](const Box& box, const auto& visit) {
    const Cells cells = cells_of(box);
    for (std::int64_t row = cells.low_row; row <= cells.high_row; ++row) {
      for (std::int64_t column = cells.low_column; column <= cells.high_column; ++column) {
        visit(static_cast<std::size_t>(row * columns_ + column));
      }
    }
  };
  const auto set_cell_size = [this](Length size) {
    cell_ = size;
    columns_ = extent_.width().nm() / cell_.nm() + 1;
    rows_ = extent_.height().nm() / cell_.nm() + 1;
  };
  const auto cells_held = [this] {
    std::int64_t sum = 0;
    for (const Box& box : boxes_) {
      const Cells cells = cells_of(box);
      sum += (cells.high_row - cells.low_row + 1) * (cells.high_column - cells.low_column + 1);
    }
    return sum;
  };
  set_cell_size(Length::nanometres(std::max<std::int64_t>(1, std::llround(side))));
  // Many long diagonals would fill all cells: memory stays linear instead.
  while (cells_held() > kMostCellsPerBox * static_cast<std::int64_t>(boxes_.size())) {
    set_cell_size(2 * cell_);
  }
  first_.assign(static_cast<std::size_t>(columns_ * rows_) + 1, 0);
  for (const Box& box : boxes_) {
    for_each_cell(box, [this](std::size_t cell) { ++first_[cell + 1]; });
  }
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  held_.resize(first_.back());
  std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
  for (std::uint32_t i = 0; i < boxes_.size(); ++i) {
    for_each_cell(boxes_[i], [&](std::size_t cell) { held_[at[cell]++] = i; });
  }
}

}  // namespace plano::geometry
