// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view_grid.h"

#include <algorithm>
#include <cmath>

namespace plano::mesh {
namespace {

// More cells than this cost more to walk through than they save.
constexpr std::size_t kMostCellsPerSide = 1024;

}  // namespace

PictureGrid::PictureGrid(const Scene& scene) {
  const double width = std::max(scene.frame.width(), 1e-3);
  const double height = std::max(scene.frame.height(), 1e-3);
  const double wanted = static_cast<double>(std::max<std::size_t>(1, scene.triangles.size()));
  cell_ = std::max(std::sqrt(width * height / wanted),
                   std::max(width, height) / static_cast<double>(kMostCellsPerSide));
  left_ = scene.frame.left;
  bottom_ = scene.frame.bottom;
  columns_ = static_cast<std::size_t>(width / cell_) + 1;
  rows_ = static_cast<std::size_t>(height / cell_) + 1;

  starts_.assign(columns_ * rows_ + 1, 0);
  for (const SceneTriangle& triangle : scene.triangles) {
    cells_of(scene, triangle, [&](std::size_t cell) { ++starts_[cell + 1]; });
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) {
    starts_[i] += starts_[i - 1];
  }
  triangles_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t i = 0; i < scene.triangles.size(); ++i) {
    cells_of(scene, scene.triangles[i],
             [&](std::size_t cell) { triangles_[next[cell]++] = static_cast<std::uint32_t>(i); });
  }
}

std::size_t PictureGrid::row_of(double y) const {
  const double row = std::floor((y - bottom_) / cell_);
  return static_cast<std::size_t>(std::clamp(row, 0.0, static_cast<double>(rows_ - 1)));
}

std::size_t PictureGrid::column_of(double x) const {
  const double column = std::floor((x - left_) / cell_);
  return static_cast<std::size_t>(std::clamp(column, 0.0, static_cast<double>(columns_ - 1)));
}

PictureGrid::Range PictureGrid::range_in_row(const Seen& a, const Seen& b, std::size_t row) const {
  const Seen& low = a.y <= b.y ? a : b;
  const Seen& high = a.y <= b.y ? b : a;
  const double from = bottom_ + static_cast<double>(row) * cell_ - kReach;
  const double to = from + cell_ + 2 * kReach;
  const double rise = high.y - low.y;
  const auto x_at = [&](double y) {
    return rise <= kReach ? low.x : low.x + (high.x - low.x) * ((y - low.y) / rise);
  };
  double x1 = from <= low.y ? low.x : x_at(std::min(from, high.y));
  double x2 = to >= high.y ? high.x : x_at(std::max(to, low.y));
  if (rise <= kReach) {
    x1 = low.x;
    x2 = high.x;
  }
  return {std::min(x1, x2), std::max(x1, x2)};
}

/// The cells whose rows the triangle crosses, within its width in each of them.
template <class Use>
void PictureGrid::cells_of(const Scene& scene, const SceneTriangle& triangle, Use use) const {
  const Seen& a = scene.seen[triangle.corners[0]];
  const Seen& b = scene.seen[triangle.corners[1]];
  const Seen& c = scene.seen[triangle.corners[2]];
  const std::size_t last_row = row_of(std::max({a.y, b.y, c.y}) + kReach);
  for (std::size_t row = row_of(std::min({a.y, b.y, c.y}) - kReach); row <= last_row; ++row) {
    Range range{1e300, -1e300};
    const double from = bottom_ + static_cast<double>(row) * cell_ - kReach;
    const double to = from + cell_ + 2 * kReach;
    const auto side = [&](const Seen& p, const Seen& q) {
      const bool beyond = std::max(p.y, q.y) < from || std::min(p.y, q.y) > to;
      // Rows at the rim take what lies beyond the frame by rounding.
      if (beyond && row > 0 && row + 1 < rows_) {
        return;
      }
      const Range part = range_in_row(p, q, row);
      range.low = std::min(range.low, part.low);
      range.high = std::max(range.high, part.high);
    };
    side(a, b);
    side(b, c);
    side(c, a);
    if (range.low > range.high) {
      continue;
    }
    const std::size_t last_column = column_of(range.high + kReach);
    for (std::size_t column = column_of(range.low - kReach); column <= last_column; ++column) {
      use(row * columns_ + column);
    }
  }
}

}  // namespace plano::mesh
