// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A sheet as a grid of squares, each free or not. Shapes only ever take squares away that they
/// touch or come too near to, so whatever is made of free squares is inside the sheet and keeps its
/// distance.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geometry/outline.h"

namespace plano::fabrication {

/// Squares from column `left` up to but not `right`, rows likewise.
struct GridRectangle {
  int left = 0;
  int bottom = 0;
  int right = 0;
  int top = 0;

  int width() const { return right - left; }
  int height() const { return top - bottom; }
  std::int64_t squares() const { return std::int64_t{width()} * height(); }
  friend bool operator==(const GridRectangle&, const GridRectangle&) = default;
};

/// The side of squares for an area: `finest`, or a multiple where there would be more than a
/// million of them, which nobody could follow by hand and which cost time.
Length square_side_for(const geometry::Region& area, Length finest);

class FreeSquares {
 public:
  /// The squares of side `step` that lie within `area`, counted from the lower left corner of its
  /// box. Precondition: area not empty, step > 0.
  FreeSquares(const geometry::Region& area, Length step);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  bool free(int column, int row) const { return free_[index(column, row)] != 0; }

  /// Takes away what is covered by `region` or nearer to it than `gap`.
  void keep_away(const geometry::Region& region, Length gap);
  /// Takes away what is nearer than `border` to an edge of `area`.
  void keep_off_edge(const geometry::Region& area, Length border);
  /// The leftmost rectangle of so many free squares, of these the lowest. Precondition: both > 0.
  std::optional<GridRectangle> first_free(int columns, int rows) const;
  /// Takes away a rectangle, which may reach beyond the grid.
  void take(const GridRectangle& rectangle);

  /// The corner at which `column` and `row` begin.
  geometry::Point corner(int column, int row) const;

 private:
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  void take_near(const geometry::Region& region, double reach_mm);
  void take_where(const geometry::Region& region, bool inside);

  geometry::Point origin_;
  Length step_;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<std::uint8_t> free_;
};

}  // namespace plano::fabrication
