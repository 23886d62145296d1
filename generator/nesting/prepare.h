// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A job as the search sees it: shapes of straight edges about their own middle, stock as rooms.
#pragma once

#include <vector>

#include "nesting/layout.h"
#include "nesting/nest.h"
#include "nesting/shapes.h"

namespace plano::nesting {

/// How far a chord may stray from its arc; a shape with arcs keeps this much more apart.
inline constexpr double kChordMm = 0.01;

struct PreparedStock {
  Bounds room;  // the box less the margin, in the stock's frame
  Bounds box;   // of the stock
  double area = 0;
  std::vector<ShapeId> obstacles;  // in the stock's frame; none if it is a rectangle
};

class Prepared {
 public:
  explicit Prepared(const Job& job);

  const ShapeTable& shapes() const { return shapes_; }
  /// One entry a copy, the part's index being the shape's id.
  const std::vector<ShapeId>& copies() const { return copies_; }
  const PreparedStock& stock(std::size_t i) const { return stock_[i]; }
  std::size_t stock_count() const { return stock_.size(); }
  /// Whether a shape is no larger than the stock and fits its box in some pose.
  bool fits(ShapeId shape, std::size_t stock) const;
  /// Parts taken for their boxes.
  const std::vector<std::size_t>& as_boxes() const { return as_boxes_; }
  /// Where the job's own part lies, if its shape lies at `p` of a sheet whose frame has its origin
  /// at `origin`.
  LaidPart laid(const Placement& p, Vec origin) const;
  /// The other way round: where the shape of a part lies that has its place.
  Placement placed(const LaidPart& laid, Vec origin) const;
  /// No two shapes reach further than this.
  double widest() const { return widest_; }

 private:
  Polygon add_centred(const Part& part);
  void add_shapes(const Job& job);
  void add_stock(const Stock& stock, double margin);
  std::vector<Polygon> lacking(const Stock& stock, double margin) const;

  ShapeTable shapes_;
  std::vector<ShapeId> copies_;
  std::vector<std::size_t> as_boxes_;
  std::vector<Vec> middles_;
  std::vector<PreparedStock> stock_;
  double widest_ = 0;
};

}  // namespace plano::nesting
