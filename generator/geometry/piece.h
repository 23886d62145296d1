// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// One edge of an outline by itself, and what can be asked of two of them. Shared by everything
/// that checks a shape without CGAL: containment, webs, the fault finder.
///
/// Computed in floating point relative to a point nearby: distances are right to 0.01 nm for parts
/// up to 100 m, against tolerances of 3 nm and more.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "geometry/outline.h"
#include "geometry/point.h"

namespace plano::geometry {

/// From `start` to `end`; an arc with start == end is a full circle.
struct Piece {
  Point start;
  Point end;
  std::optional<Arc> arc;

  bool is_full_circle() const { return arc && start == end; }
};

Piece piece_of(const Contour& contour, std::size_t i);
/// All edges of a region, contour by contour: each face's outer contour, then its holes.
std::vector<Piece> pieces_of(const Region& region);

/// Tight, as bounding_box(Contour).
Box box_of(const Piece& piece);
Box grown(const Box& box, Length by);
bool boxes_meet(const Box& a, const Box& b);

/// Where a piece crosses the vertical line just left of x. An arc may do so up to three times.
struct Crossing {
  double height_nm = 0;
  /// True if the piece runs to the right there: material on its left is then above.
  bool rightward = false;
};
class Crossings {
 public:
  const Crossing* begin() const { return found_.data(); }
  const Crossing* end() const { return found_.data() + count_; }
  void add(Crossing crossing) { found_[count_++] = crossing; }

 private:
  std::array<Crossing, 3> found_;
  std::size_t count_ = 0;
};
Crossings crossings_left_of(const Piece& piece, Length x);

/// The leftmost point of a piece, an arc's extreme included; of several the lowest of its ends.
Point leftmost_point(const Piece& piece);

}  // namespace plano::geometry
