// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The shapes of a search, the poses they may have, and how deep any two of them overlap.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

#include "nesting/field.h"
#include "nesting/levels.h"
#include "nesting/polygon.h"

namespace plano::nesting {

using ShapeId = std::uint32_t;
using PoseId = std::uint32_t;

/// A shape as the search sees it: about its own origin, near its centre.
struct Shape {
  double area = 0;
  double hull_area = 0;
  std::vector<PoseId> poses;  // those it may have; at least one
  std::vector<PoseId>
      levels;  // the same counted from the first of them: what shapes have in common
  std::vector<Bounds> bounds;  // of the shape in each of `poses`
};

/// Where one copy of a shape lies: turned to `pose` (index into the shape's own poses), then moved.
struct Placement {
  ShapeId shape = 0;
  std::uint32_t pose = 0;
  Vec at;
};

/// The same without its place, as the table counts shapes and poses: shapes alike are one kind.
struct Stance {
  std::uint32_t kind = 0;
  PoseId pose = 0;
  PoseId level = 0;
};

/// All shapes of one search. Fields are made when two shapes first meet, from any thread; what they
/// answer does not depend on when.
class ShapeTable {
 public:
  /// What fields may take, in bytes, before they are forgotten.
  static constexpr std::size_t kFieldMemory = std::size_t{400} << 20;

  /// `gap` is kept between any two shapes, `margin` between a shape and an obstacle.
  explicit ShapeTable(double gap, double margin = 0, std::size_t field_memory = kFieldMemory)
      : gap_(gap), margin_(margin), most_memory_(field_memory) {}

  /// Adds a shape; `poses` are not repeated. `bounds`: the true shape's in each pose, where
  /// `polygon` is a simplified one; empty: the polygon's. `stray`: how far the true outline may
  /// come out of the polygon; the gap around it is wider by that. Before the first question only.
  ShapeId add(const Polygon& polygon, const std::vector<Pose>& poses,
              std::vector<Bounds> bounds = {}, double stray = 0);
  /// What a sheet lacks of a rectangle: never moved, never turned.
  ShapeId add_obstacle(const std::vector<Polygon>& polygons, double stray = 0);
  /// To be called once after the last `add`.
  void seal();

  std::size_t size() const { return shapes_.size(); }
  const Shape& operator[](ShapeId id) const { return shapes_[id]; }
  const Pose& pose(PoseId id) const { return poses_.poses()[id]; }
  const Pose& pose_of(const Placement& p) const { return pose(shapes_[p.shape].poses[p.pose]); }
  /// No distance that is kept is larger.
  double reach() const { return (gap_ > margin_ ? gap_ : margin_) + 2 * most_stray_; }
  double gap() const { return gap_; }
  double most_stray() const { return most_stray_; }

  /// The box of a placed shape.
  Bounds bounds_of(const Placement& p) const {
    const Bounds& own = shapes_[p.shape].bounds[p.pose];
    return {own.low + p.at, own.high + p.at};
  }
  Stance stance_of(const Placement& p) const {
    const Shape& shape = shapes_[p.shape];
    return {kind_[p.shape], shape.poses[p.pose], shape.levels[p.pose]};
  }
  /// What to ask about two placed shapes, and of which field.
  struct Spot {
    const Field* field = nullptr;
    Vec place;
  };
  Spot spot(Stance a, Vec at_a, Stance b, Vec at_b) const {
    const bool swapped = b.kind < a.kind;
    if (swapped) std::swap(a, b);
    const std::uint32_t relative = relative_[a.level * levels_.poses().size() + b.level];
    const auto& slot = fields_[(rows_[a.kind] + b.kind) * relatives_.poses().size() + relative];
    const Field* field = slot.load(std::memory_order_acquire);
    if (field == nullptr) field = &make_field(a.kind, b.kind, relative);
    return {field, turnings_[a.pose].back(swapped ? at_a - at_b : at_b - at_a)};
  }
  /// Whether two placed shapes keep the gap. Where there are too many kinds of shapes for a field
  /// of each pair, the answer may be no where corners face one another nearly as near (see
  /// apart.h).
  bool keep_gap(Stance a, Vec at_a, Stance b, Vec at_b) const;
  static constexpr std::size_t kFewKinds = 150;
  /// How far apart two placed shapes must be moved at least to keep the gap; 0 if they do.
  double depth(const Placement& a, const Placement& b) const {
    const Spot asked = spot(stance_of(a), a.at, stance_of(b), b.at);
    return asked.field->depth(asked.place);
  }
  /// Places of b's origin, seen from a's, where the two touch with two sides at once: see
  /// Field::corners.
  std::vector<Vec> contacts(Stance a, Stance b, double more) const;
  /// Where b's origin may be, seen from a's, so that the two touch: see Field::rim.
  std::vector<BorderPiece> rim(Stance a, Stance b, double more) const;
  /// What weighs a depth against others: the fourth root of both hulls' areas, so that large parts
  /// find their place first.
  double scale(Stance a, Stance b) const { return kinds_[a.kind].scale * kinds_[b.kind].scale; }

  /// Fields are kept as long as they take no more memory than they may. Whoever asks from
  /// several threads holds this while asking; from one thread it is not needed.
  std::shared_lock<std::shared_mutex> hold() const { return std::shared_lock(in_use_); }
  /// Forgets all fields if they take too much memory. Nothing may be held, nor a spot be kept.
  void make_room() const;
  /// How many different turns two shapes have to one another: fields are kept for each.
  std::size_t relative_turns() const { return relatives_.poses().size(); }
  /// What fields take now.
  std::size_t field_memory() const { return memory_; }

 private:
  struct Kind {
    Polygon polygon;  // none: an obstacle
    Figure figure;
    double scale = 1;
    double stray = 0;
    Angle level;
    bool obstacle = false;
  };
  double gap_of(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t kind_of(Kind kind);
  const Field& make_field(std::uint32_t a, std::uint32_t b, std::uint32_t relative) const;
  double gap_;
  double margin_;
  std::size_t most_memory_;
  double most_stray_ = 0;
  std::vector<Shape> shapes_;
  std::vector<std::uint32_t> kind_;  // of each shape
  std::vector<Kind> kinds_;
  PoseNumbers poses_;
  std::vector<Turning> turnings_;  // of poses_
  PoseNumbers levels_;
  PoseNumbers relatives_;                // of levels_ to one another
  std::vector<std::uint32_t> relative_;  // levels² → relatives_
  std::vector<std::size_t> rows_;        // of a triangle: each pair of kinds once
  mutable std::vector<std::atomic<const Field*>> fields_;
  mutable std::vector<std::unique_ptr<const Field>> owned_;
  mutable std::atomic<std::size_t> memory_ = 0;
  mutable std::mutex making_;
  mutable std::shared_mutex in_use_;
};

}  // namespace plano::nesting
