// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// An independent opinion on what a shape covers, for holding the exact kernel against: a vertical
/// line is cut into intervals where contours pass it, each contour's inside follows from counting,
/// and the tree of operations is applied to each interval. Uses the C library's trigonometry and
/// shares no code with the generator beyond the data types.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/shape.h"

namespace plano::geometry::test {

/// Where edge i of a contour passes the line at x (millimetres), as heights.
inline void add_heights(const Contour& contour, std::size_t i, double x, std::vector<double>& out) {
  const Edge& edge = contour.edges[i];
  const double ax = edge.start.x.mm();
  const double ay = edge.start.y.mm();
  const Point end = contour.edges[(i + 1) % contour.edges.size()].start;
  const double bx = end.x.mm();
  const double by = end.y.mm();
  if (!edge.arc) {
    if ((ax < x) != (bx < x)) out.push_back(ay + (by - ay) * (x - ax) / (bx - ax));
    return;
  }
  const double cx = edge.arc->centre.x.mm();
  const double cy = edge.arc->centre.y.mm();
  const double r = edge.arc->radius.mm();
  if (std::fabs(x - cx) >= r) return;
  const bool left_turn = edge.arc->turn == Turn::counter_clockwise;
  const double first = std::atan2((left_turn ? ay : by) - cy, (left_turn ? ax : bx) - cx);
  const double last = std::atan2((left_turn ? by : ay) - cy, (left_turn ? bx : ax) - cx);
  constexpr double kTurn = 6.283185307179586;
  double sweep = last - first;
  while (sweep <= 0) sweep += kTurn;
  const double half = std::acos((x - cx) / r);
  for (const double angle : {half, -half}) {
    double on = angle - first;
    while (on < 0) on += kTurn;
    while (on >= kTurn) on -= kTurn;
    if (contour.edges.size() == 1 || on < sweep) out.push_back(cy + r * std::sin(angle));
  }
}

inline std::vector<double> heights(const Contour& contour, double x) {
  std::vector<double> found;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) add_heights(contour, i, x, found);
  std::sort(found.begin(), found.end());
  return found;
}

inline bool odd_below(const std::vector<double>& heights, double y) {
  return (std::lower_bound(heights.begin(), heights.end(), y) - heights.begin()) % 2 == 1;
}

/// A shape cut by one vertical line.
class Slice {
 public:
  Slice(const Shape& shape, double x) : shape_(&shape) { collect(shape, x); }

  bool covers(double y) const {
    std::size_t next = 0;
    return covers(*shape_, y, next);
  }
  void add_breaks(std::vector<double>& breaks) const {
    for (const auto& one : heights_) breaks.insert(breaks.end(), one.begin(), one.end());
  }

 private:
  void collect(const Shape& shape, double x) {
    if (shape.kind() == Shape::Kind::contour) heights_.push_back(heights(shape.contour(), x));
    for (const Shape& operand : shape.operands()) collect(operand, x);
  }
  bool covers(const Shape& shape, double y, std::size_t& next) const {
    if (shape.kind() == Shape::Kind::contour) return odd_below(heights_[next++], y);
    bool any = false;
    bool all = true;
    bool first = false;
    bool rest = false;
    for (std::size_t i = 0; i < shape.operands().size(); ++i) {
      const bool one = covers(shape.operands()[i], y, next);
      any = any || one;
      all = all && one;
      (i == 0 ? first : rest) |= one;
    }
    switch (shape.kind()) {
      case Shape::Kind::unite:
        return any;
      case Shape::Kind::intersect:
        return all;
      case Shape::Kind::subtract:
        return first && !rest;
      default:
        return false;
    }
  }

  const Shape* shape_;
  std::vector<std::vector<double>> heights_;
};

inline Shape shape_of(const Face& face) {
  std::vector<Shape> holes;
  for (const Contour& hole : face.holes) holes.push_back(Shape::of(hole));
  return Shape::subtract(Shape::of(face.outer), holes);
}

inline Shape shape_of(const Region& region) {
  std::vector<Shape> faces;
  for (const Face& face : region.faces) faces.push_back(shape_of(face));
  return Shape::unite(faces);
}

/// The longest stretch of the line at x, in millimetres, on which two shapes disagree.
inline double longest_disagreement(const Shape& a, const Shape& b, double x) {
  const Slice first(a, x);
  const Slice second(b, x);
  std::vector<double> breaks;
  first.add_breaks(breaks);
  second.add_breaks(breaks);
  std::sort(breaks.begin(), breaks.end());
  double longest = 0;
  double begin = 0;
  bool apart = false;
  for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
    const double middle = (breaks[i] + breaks[i + 1]) / 2;
    const bool differ = first.covers(middle) != second.covers(middle);
    if (differ && !apart) begin = breaks[i];
    if (differ) longest = std::max(longest, breaks[i + 1] - begin);
    apart = differ;
  }
  return longest;
}

/// How often a small circle about a place goes in or out of a shape.
inline int changes_around(const Shape& shape, Point place, double radius) {
  constexpr int kSteps = 7200;
  int changes = 0;
  bool before = false;
  for (int i = 0; i <= kSteps; ++i) {
    const double angle = (i + 0.37) * 6.283185307179586 / kSteps;
    const Slice slice(shape, place.x.mm() + radius * std::cos(angle));
    const bool now = slice.covers(place.y.mm() + radius * std::sin(angle));
    changes += i > 0 && now != before ? 1 : 0;
    before = now;
  }
  return changes;
}

}  // namespace plano::geometry::test
