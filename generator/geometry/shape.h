// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A shape still to be computed: contours joined, cut and intersected. A part's outline, tabs,
/// openings and slots become one such tree, which `exact::evaluate` computes in one go without
/// rounding in between.
#pragma once

#include <vector>

#include "geometry/outline.h"

namespace plano::geometry {

class Shape {
 public:
  enum class Kind { nothing, contour, unite, subtract, intersect };

  /// Empty.
  Shape() = default;
  /// The inside of one contour, whichever way it turns.
  static Shape of(Contour contour);
  /// Exactly the region.
  static Shape covering(const Region& region);
  static Shape unite(std::vector<Shape> shapes);
  /// The first without the others.
  static Shape subtract(Shape from, std::vector<Shape> cuts);
  static Shape intersect(std::vector<Shape> shapes);

  Kind kind() const { return kind_; }
  bool empty() const { return kind_ == Kind::nothing; }
  /// Precondition: kind() == contour.
  const Contour& contour() const { return contour_; }
  const std::vector<Shape>& operands() const { return operands_; }

  friend bool operator==(const Shape&, const Shape&) = default;

 private:
  Kind kind_ = Kind::nothing;
  Contour contour_;
  std::vector<Shape> operands_;
};

Shape translated(const Shape& shape, Point by);

}  // namespace plano::geometry
