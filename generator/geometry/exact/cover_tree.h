// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A shape's tree of operations, asked the same question at every face of a subdivision: is this
/// place covered? Walking from face to face crosses one contour's boundary at a time, so the tree
/// is told of crossings and updates only the branch above them.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/shape.h"

namespace plano::geometry::exact {

class CoverTree {
 public:
  /// Starts outside of every contour. `shape` must outlive this.
  explicit CoverTree(const Shape& shape);

  /// The contours of the tree, left to right.
  const std::vector<const Contour*>& contours() const { return contours_; }
  /// From outside contour `index` to its inside, or back. Cost: the depth of the tree.
  void cross(std::size_t index);
  bool covered() const { return !nodes_.empty() && nodes_.front().covered; }

 private:
  struct Node {
    Shape::Kind kind = Shape::Kind::nothing;
    bool covered = false;
    /// First operand of a difference, and whether it is the first itself.
    bool base_covered = false;
    bool is_base = false;
    std::size_t parent = 0;
    std::size_t operands = 0;
    std::size_t covered_operands = 0;  // without the base of a difference
  };

  void add(const Shape& shape, std::size_t parent, bool is_base);
  bool covered_now(const Node& node) const;

  std::vector<Node> nodes_;  // the root first
  std::vector<std::size_t> leaves_;
  std::vector<const Contour*> contours_;
};

}  // namespace plano::geometry::exact
