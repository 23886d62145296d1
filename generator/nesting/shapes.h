// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The shapes of a search, the poses they may have, and how deep any two of them overlap.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "nesting/field.h"
#include "nesting/polygon.h"

namespace plano::nesting {

using ShapeId = std::uint32_t;
using PoseId = std::uint32_t;

/// A shape as the search sees it: about its own origin, near its centre.
struct Shape {
  Polygon polygon;
  std::vector<Ring> pieces;  // convex
  double area = 0;
  double hull_area = 0;
  std::vector<PoseId> poses;   // those it may have; at least one
  std::vector<Bounds> bounds;  // of the shape in each of `poses`
};

/// Where one copy of a shape lies: turned to `pose` (index into the shape's own poses), then moved.
struct Placement {
  ShapeId shape = 0;
  std::uint32_t pose = 0;
  Vec at;
};

/// All shapes of one search. Fields are made when two shapes first meet, from any thread; what they
/// answer does not depend on when.
class ShapeTable {
 public:
  /// `gap` is kept between any two shapes, `margin` between a shape and an obstacle.
  explicit ShapeTable(double gap, double margin = 0) : gap_(gap), margin_(margin) {}

  /// Adds a shape; `poses` are not repeated. `bounds`: the true shape's in each pose, where
  /// `polygon` is a simplified one; empty: the polygon's. Before the first question only.
  ShapeId add(Polygon polygon, const std::vector<Pose>& poses, std::vector<Bounds> bounds = {});
  /// What a sheet lacks of a rectangle: never moved, never turned. `pieces` are convex.
  ShapeId add_obstacle(std::vector<Ring> pieces);
  /// To be called once after the last `add`.
  void seal();

  std::size_t size() const { return shapes_.size(); }
  const Shape& operator[](ShapeId id) const { return shapes_[id]; }
  const Pose& pose(PoseId id) const { return poses_[id]; }
  const Pose& pose_of(const Placement& p) const { return poses_[shapes_[p.shape].poses[p.pose]]; }
  /// The larger of both distances that are kept.
  double reach() const { return gap_ > margin_ ? gap_ : margin_; }
  double gap() const { return gap_; }

  /// The box of a placed shape.
  Bounds bounds_of(const Placement& p) const {
    const Bounds& own = shapes_[p.shape].bounds[p.pose];
    return {own.low + p.at, own.high + p.at};
  }
  /// How far apart two placed shapes must be moved at least to keep the gap; 0 if they do.
  double depth(const Placement& a, const Placement& b) const;
  /// What weighs a depth against others: the fourth root of both hulls' areas, so that large parts
  /// find their place first.
  double scale(ShapeId a, ShapeId b) const { return scale_[a] * scale_[b]; }

 private:
  struct Lookup {
    const Field* field = nullptr;
    const Turning* turning = nullptr;
    bool swapped = false;
  };
  Lookup lookup(const Placement& a, const Placement& b) const;
  const Field& field(ShapeId a, ShapeId b, std::uint32_t relative) const;
  PoseId pose_id(const Pose& pose);

  double gap_;
  double margin_;
  std::vector<Shape> shapes_;
  std::vector<char> obstacle_;
  std::vector<double> scale_;
  std::vector<Pose> poses_;
  std::vector<Turning> turnings_;
  std::vector<Pose> relatives_;
  std::vector<std::uint32_t> relative_;  // poses² → relatives_
  mutable std::vector<std::atomic<const Field*>> fields_;
  mutable std::vector<std::unique_ptr<const Field>> owned_;
  mutable std::mutex making_;
};

}  // namespace plano::nesting
