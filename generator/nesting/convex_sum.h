// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums of convex pieces, made to clip many sides against them.
#pragma once

#include <cstdint>
#include <vector>

#include "nesting/polygon.h"

namespace plano::nesting {

/// A share of a side, from 0 at its start to 1 at its end.
struct Share {
  double from = 0;
  double to = 1;
};

/// The Minkowski sums of each of some convex pieces with each of others. Large ones first: most of
/// what is covered at all is covered by one of them.
class ConvexSums {
 public:
  ConvexSums(const std::vector<Ring>& a, const std::vector<Ring>& b);

  /// The larger side of the box around all.
  double size() const { return size_; }
  /// What of the side from p to q lies in no sum deeper than `deep`, in order.
  const std::vector<Share>& outside(Vec p, Vec q, double deep);

 private:
  struct Line {
    Vec normal;  // inwards, of length 1
    double at = 0;
  };
  struct Sum {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  // Which cells of a grid over all sums a box meets.
  struct Cells {
    std::size_t low_x = 0, high_x = 0, low_y = 0, high_y = 0;
  };
  Cells cells_of(const Bounds& box) const;
  void sort_by_size();
  void fill_cells();
  void clip(std::size_t sum, Vec p, Vec q, double deep);
  bool inside_part(const Sum& sum, Vec p, Vec q, double deep, Share& share) const;
  void take_away(Share covered);

  std::vector<Bounds> boxes_;
  std::vector<Sum> sums_;
  std::vector<Line> lines_;
  Bounds all_;
  double size_ = 0;
  std::size_t along_ = 1;                          // cells, along a side
  std::vector<std::vector<std::uint32_t>> cells_;  // the sums whose boxes meet each
  std::vector<std::uint32_t> seen_;                // for each sum the last side that met it
  std::uint32_t side_ = 0;
  std::vector<Share> open_;
  std::size_t last_ = 0;  // the sum that took a side away: likely to take the next
};

}  // namespace plano::nesting
