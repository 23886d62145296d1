// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Random shapes with fixed seeds: `generic` ones anywhere on the micrometre lattice, `degenerate`
/// ones on a 5 mm grid, where edges coincide, arcs are tangent and circles equal all the time.
#pragma once

#include <random>
#include <vector>

#include "geometry/shape.h"

namespace plano::geometry::test {

enum class Layout { generic, degenerate };

class RandomShapes {
 public:
  RandomShapes(Layout layout, unsigned seed) : layout_(layout), random_(seed) {}

  /// Uniform, both ends included; the standard distributions differ between libraries.
  int whole(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
  }
  /// On the 5 mm grid, or any micrometre; `low` and `high` in steps of 5 mm.
  Length length(int low, int high) {
    if (layout_ == Layout::degenerate) return Length::millimetres(5 * whole(low, high));
    return Length::micrometres(whole(5000 * low, 5000 * high));
  }
  Point point(int low, int high) {
    const Length x = length(low, high);
    return {x, length(low, high)};
  }

  Contour contour() {
    const Point at = point(0, 36);
    switch (whole(0, 7)) {
      case 0:
      case 1: {
        const Length width = length(1, 8);
        return rectangle(at, width, length(1, 8));
      }
      case 2:
        return circle(at, length(1, 4));
      case 3: {  // with round ends
        const Length radius = length(1, 3);
        return rounded_rectangle(at, 2 * radius, 2 * radius + length(0, 4), radius);
      }
      case 4: {
        const Length width = length(4, 8);
        const Length height = length(4, 8);
        return rounded_rectangle(at, width, height, length(1, 2));
      }
      case 5:
        return turned_rectangle(at);
      case 6:
        return half_disc(at);
      default:
        return triangle(at);
    }
  }

  /// A plate, or several united, with a number of cuts.
  Shape cut_plate(int cuts) {
    std::vector<Shape> base{
        Shape::of(rectangle({}, Length::millimetres(200), Length::millimetres(200)))};
    for (int i = whole(0, 2); i > 0; --i) base.push_back(Shape::of(contour()));
    std::vector<Shape> tools;
    for (int i = 0; i < cuts; ++i) tools.push_back(Shape::of(contour()));
    return Shape::subtract(Shape::unite(base), tools);
  }

  Shape tree(int depth) {
    if (depth == 0) return Shape::of(contour());
    std::vector<Shape> operands;
    for (int i = whole(2, 3); i > 0; --i) operands.push_back(tree(depth - whole(1, depth)));
    switch (whole(0, 3)) {
      case 0:
        return Shape::intersect(operands);
      case 1: {
        const Shape first = operands.front();
        operands.erase(operands.begin());
        return Shape::subtract(first, operands);
      }
      default:
        return Shape::unite(operands);
    }
  }

 private:
  /// Turned by an angle with sides 3, 4, 5: all corners stay on the lattice.
  Contour turned_rectangle(Point at) {
    const Length w =
        layout_ == Layout::degenerate ? length(1, 2) : length(1, 2).divided_by(5).rounded_to_um();
    const Length h =
        layout_ == Layout::degenerate ? length(1, 2) : length(1, 2).divided_by(5).rounded_to_um();
    return polygon({at, at + Point{4 * w, 3 * w}, at + Point{4 * w - 3 * h, 3 * w + 4 * h},
                    at + Point{-3 * h, 4 * h}});
  }
  Contour half_disc(Point at) {
    const Length r = length(1, 4);
    const bool up = whole(0, 1) == 0;
    const Arc arc{at, r, Turn::counter_clockwise};
    const Point right{at.x + r, at.y};
    const Point left{at.x - r, at.y};
    return up ? Contour{{{right, arc}, {left, std::nullopt}}}
              : Contour{{{left, arc}, {right, std::nullopt}}};
  }
  Contour triangle(Point at) {
    const Length a = length(1, 6);
    const Length b = length(1, 6);
    return polygon({at, at + Point{a, Length{}}, at + Point{Length{}, b}});
  }

  Layout layout_;
  std::mt19937 random_;
};

}  // namespace plano::geometry::test
