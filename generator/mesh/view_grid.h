// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Triangles of a scene by where they are on the picture.
#pragma once

#include <cstdint>
#include <vector>

#include "mesh/view.h"

namespace plano::mesh {

class PictureGrid {
 public:
  /// About one cell per triangle.
  explicit PictureGrid(const Scene& scene);

  /// Calls `use(index)` for every triangle near the segment, each at least once; one in several
  /// cells comes several times.
  template <class Use>
  void along(const Seen& a, const Seen& b, Use use) const {
    const std::size_t first_row = row_of(std::min(a.y, b.y) - kReach);
    const std::size_t last_row = row_of(std::max(a.y, b.y) + kReach);
    for (std::size_t row = first_row; row <= last_row; ++row) {
      const auto [low, high] = range_in_row(a, b, row);
      const std::size_t last_column = column_of(high + kReach);
      for (std::size_t column = column_of(low - kReach); column <= last_column; ++column) {
        const std::size_t cell = row * columns_ + column;
        for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
          use(triangles_[i]);
        }
      }
    }
  }

 private:
  // Wider than every tolerance of those who ask, in millimetres.
  static constexpr double kReach = 1e-3;

  struct Range {
    double low = 0;
    double high = 0;
  };
  std::size_t row_of(double y) const;
  std::size_t column_of(double x) const;
  /// The x that the segment takes within a row.
  Range range_in_row(const Seen& a, const Seen& b, std::size_t row) const;
  template <class Use>
  void cells_of(const Scene& scene, const SceneTriangle& triangle, Use use) const;

  double left_ = 0;
  double bottom_ = 0;
  double cell_ = 1;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::uint32_t> starts_;  // by cell, into triangles_
  std::vector<std::uint32_t> triangles_;
};

}  // namespace plano::mesh
