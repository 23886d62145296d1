// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_grid.h"

#include <algorithm>
#include <cmath>

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kCellMm = 5;
constexpr double kMostCells = 400;       // to a side
constexpr double kReachMm = 60;          // to both sides of a strip: half a foot, and two cells
constexpr double kMostSlotMm2 = 20'000;  // larger holes are no slots

int cells_of(double length, double cell) {
  return std::max(1, static_cast<int>(length / cell + 0.5));
}

}  // namespace

PlateGrid::PlateGrid(const PlateCase& plate)
    : cell_(std::max(kCellMm, std::max(plate.length_u, plate.length_v) / kMostCells)),
      columns_(cells_of(plate.length_u, cell_)),
      rows_(cells_of(plate.length_v, cell_)),
      wood_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)),
      held_(wood_.size()) {
  std::vector<std::uint8_t> lower(wood_.size());
  for (const Polygon& face : plate.upper) fill(face, wood_);
  for (const Polygon& face : plate.lower) fill(face, lower);
  for (const Polygon& support : plate.supports) {
    fill(support, held_);
    trace(support, held_);
  }
  for (std::size_t i = 0; i < wood_.size(); ++i) wood_[i] &= lower[i];
  hold_slots(plate);
  const int reach = static_cast<int>(kReachMm / cell_);
  widen(held_, reach, near_u_, near_v_);
  std::vector<std::uint8_t> down(wood_.size());
  for (const Polygon& part : plate.held_down) trace(part, down);
  widen(down, reach, down_u_, down_v_);
  measure_runs();
}

bool PlateGrid::bears(double u, double v) const {
  const int column = std::clamp(static_cast<int>(u / cell_), 0, columns_ - 1);
  const int row = std::clamp(static_cast<int>(v / cell_), 0, rows_ - 1);
  if (held_[at(column, row, true)] != 0) return true;
  for (int r = std::max(0, row - 1); r <= std::min(rows_ - 1, row + 1); ++r) {
    for (int c = std::max(0, column - 1); c <= std::min(columns_ - 1, column + 1); ++c) {
      if (wood_[at(c, r, true)] == 0 && held_[at(c, r, true)] != 0) return true;
    }
  }
  return false;
}

void PlateGrid::fill(const Polygon& polygon, std::vector<std::uint8_t>& into) const {
  double low = 1e12;
  double high = -1e12;
  for (const Vec3 p : polygon) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
  }
  const int first = std::max(0, static_cast<int>(std::ceil(low / cell_ - 0.5)));
  const int last = std::min(rows_ - 1, static_cast<int>(std::floor(high / cell_ - 0.5)));
  for (int row = first; row <= last; ++row) {
    const double y = (row + 0.5) * cell_;
    double from = 1e12;
    double to = -1e12;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
      const Vec3 p = polygon[i];
      const Vec3 q = polygon[(i + 1) % polygon.size()];
      if ((p.y < y) == (q.y < y)) continue;
      const double x = p.x + (q.x - p.x) * (y - p.y) / (q.y - p.y);
      from = std::min(from, x);
      to = std::max(to, x);
    }
    if (from >= to) continue;
    const int begin = std::max(0, static_cast<int>(std::ceil(from / cell_ - 0.5)));
    const int end = std::min(columns_ - 1, static_cast<int>(std::ceil(to / cell_ - 0.5)) - 1);
    for (int column = begin; column <= end; ++column) into[at(column, row, true)] = 1;
  }
}

void PlateGrid::trace(const Polygon& polygon, std::vector<std::uint8_t>& into) const {
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec3 p = polygon[i];
    const Vec3 q = polygon[(i + 1) % polygon.size()];
    const double length = std::max(std::fabs(q.x - p.x), std::fabs(q.y - p.y));
    const int steps = static_cast<int>(2 * length / cell_) + 1;
    for (int s = 0; s <= steps; ++s) {
      const Vec3 at_step = p + (q - p) * (static_cast<double>(s) / steps);
      const int column = static_cast<int>(std::floor(at_step.x / cell_));
      const int row = static_cast<int>(std::floor(at_step.y / cell_));
      if (column < 0 || row < 0 || column >= columns_ || row >= rows_) continue;
      into[at(column, row, true)] = 1;
    }
  }
}

void PlateGrid::hold_slots(const PlateCase& plate) {
  std::vector<std::uint8_t> filled(wood_.size());
  for (const Polygon& part : plate.through) trace(part, filled);
  std::vector<std::uint8_t> seen(wood_.size());
  for (std::size_t start = 0; start < wood_.size(); ++start) {
    if (wood_[start] != 0 || seen[start] != 0) continue;
    std::vector<std::size_t> hole{start};
    seen[start] = 1;
    bool open = false;
    bool taken = false;
    for (std::size_t next = 0; next < hole.size(); ++next) {
      const int column = static_cast<int>(hole[next] % static_cast<std::size_t>(columns_));
      const int row = static_cast<int>(hole[next] / static_cast<std::size_t>(columns_));
      taken = taken || filled[hole[next]] != 0;
      open = open || column == 0 || row == 0 || column == columns_ - 1 || row == rows_ - 1;
      for (const auto& [dc, dr] :
           {std::pair{1, 0}, std::pair{-1, 0}, std::pair{0, 1}, std::pair{0, -1}}) {
        if (column + dc < 0 || row + dr < 0 || column + dc >= columns_ || row + dr >= rows_)
          continue;
        const std::size_t other = at(column + dc, row + dr, true);
        if (wood_[other] != 0 || seen[other] != 0) continue;
        seen[other] = 1;
        hole.push_back(other);
      }
    }
    if (open || !taken || static_cast<double>(hole.size()) * cell_ * cell_ > kMostSlotMm2) continue;
    for (const std::size_t cell : hole) held_[cell] = 1;
  }
}

void PlateGrid::widen(const std::vector<std::uint8_t>& from, int cells,
                      std::vector<std::uint8_t>& near_u, std::vector<std::uint8_t>& near_v) const {
  near_u = near_v = from;
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (from[at(column, row, true)] == 0) continue;
      for (int d = -cells; d <= cells; ++d) {
        if (row + d >= 0 && row + d < rows_) near_u[at(column, row + d, true)] = 1;
        if (column + d >= 0 && column + d < columns_) near_v[at(column + d, row, true)] = 1;
      }
    }
  }
}

void PlateGrid::measure_runs() {
  for (auto* runs : {&left_, &right_, &down_, &up_}) runs->assign(wood_.size(), 0);
  const auto run = [&](std::vector<std::uint16_t>& runs, int column, int row, int from_column,
                       int from_row) {
    if (from_column < 0 || from_row < 0 || from_column >= columns_ || from_row >= rows_) return;
    const std::size_t before = at(from_column, from_row, true);
    if (wood_[before] != 0) {
      runs[at(column, row, true)] = static_cast<std::uint16_t>(runs[before] + 1);
    }
  };
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      run(left_, column, row, column - 1, row);
      run(down_, column, row, column, row - 1);
      run(right_, columns_ - 1 - column, row, columns_ - column, row);
      run(up_, column, rows_ - 1 - row, column, rows_ - row);
    }
  }
  const auto stride = static_cast<std::size_t>(columns_) + 1;
  sums_.assign(stride * (static_cast<std::size_t>(rows_) + 1), 0);
  for (std::size_t row = 0; row < static_cast<std::size_t>(rows_); ++row) {
    for (std::size_t column = 0; column + 1 < stride; ++column) {
      sums_[(row + 1) * stride + column + 1] =
          wood_[row * (stride - 1) + column] + sums_[row * stride + column + 1] +
          sums_[(row + 1) * stride + column] - sums_[row * stride + column];
    }
  }
}

bool PlateGrid::carries_foot(int column, int row, int cells) const {
  const int low_column = column - cells / 2;
  const int low_row = row - cells / 2;
  if (low_column < 0 || low_row < 0) return false;
  if (low_column + cells > columns_ || low_row + cells > rows_) return false;
  const auto stride = static_cast<std::size_t>(columns_) + 1;
  const auto sum = [&](int c, int r) {
    return sums_[static_cast<std::size_t>(r) * stride + static_cast<std::size_t>(c)];
  };
  const std::uint32_t wood = sum(low_column + cells, low_row + cells) -
                             sum(low_column, low_row + cells) - sum(low_column + cells, low_row) +
                             sum(low_column, low_row);
  return 10 * wood >= 9 * static_cast<std::uint32_t>(cells * cells);
}

}  // namespace plano::checks
