// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/shapes.h"

#include <algorithm>
#include <cmath>

#include "nesting/convex.h"

namespace plano::nesting {
namespace {

std::uint32_t number_of(std::vector<Pose>& poses, const Pose& pose) {
  const auto found = std::find(poses.begin(), poses.end(), pose);
  if (found != poses.end()) return static_cast<std::uint32_t>(found - poses.begin());
  poses.push_back(pose);
  return static_cast<std::uint32_t>(poses.size() - 1);
}

}  // namespace

PoseId ShapeTable::pose_id(const Pose& pose) {
  return number_of(poses_, pose);
}

ShapeId ShapeTable::add(Polygon polygon, const std::vector<Pose>& poses,
                        std::vector<Bounds> bounds) {
  Shape& shape = shapes_.emplace_back();
  shape.area = nesting::area(polygon);
  const Ring hull = convex_hull(polygon.outer);
  shape.hull_area = signed_area(hull);
  shape.pieces = convex_pieces(polygon);
  for (const Pose& pose : poses) {
    shape.poses.push_back(pose_id(pose));
    if (shape.poses.size() > bounds.size()) bounds.push_back(nesting::bounds(turned(hull, pose)));
  }
  shape.bounds = std::move(bounds);
  shape.polygon = std::move(polygon);
  obstacle_.push_back(0);
  scale_.push_back(std::sqrt(std::sqrt(shape.hull_area)));
  return static_cast<ShapeId>(shapes_.size() - 1);
}

ShapeId ShapeTable::add_obstacle(std::vector<Ring> pieces) {
  Shape& shape = shapes_.emplace_back();
  Ring corners;
  for (const Ring& piece : pieces) {
    shape.area += signed_area(piece);
    corners.insert(corners.end(), piece.begin(), piece.end());
  }
  shape.hull_area = signed_area(convex_hull(corners));
  shape.pieces = std::move(pieces);
  shape.poses.push_back(pose_id({}));
  shape.bounds.push_back(bounds(corners));
  obstacle_.push_back(1);
  // Weighed like a part of middling size: the frame's own area says nothing.
  scale_.push_back(scale_.empty() ? 1 : scale_.front());
  return static_cast<ShapeId>(shapes_.size() - 1);
}

void ShapeTable::seal() {
  for (const Pose& pose : poses_) turnings_.push_back(turning_of(pose));
  for (const Pose& first : poses_) {
    for (const Pose& second : poses_) {
      relative_.push_back(number_of(relatives_, relative(first, second)));
    }
  }
  fields_ =
      std::vector<std::atomic<const Field*>>(shapes_.size() * shapes_.size() * relatives_.size());
}

const Field& ShapeTable::field(ShapeId a, ShapeId b, std::uint32_t relative) const {
  auto& slot = fields_[(a * shapes_.size() + b) * relatives_.size() + relative];
  if (const Field* made = slot.load(std::memory_order_acquire)) return *made;
  std::vector<Ring> other;
  for (const Ring& piece : shapes_[b].pieces) other.push_back(turned(piece, relatives_[relative]));
  auto made = std::make_unique<const Field>(shapes_[a].pieces, other,
                                            obstacle_[a] + obstacle_[b] > 0 ? margin_ : gap_);
  const std::lock_guard lock(making_);
  if (const Field* first = slot.load(std::memory_order_acquire)) return *first;
  slot.store(made.get(), std::memory_order_release);
  owned_.push_back(std::move(made));
  return *owned_.back();
}

ShapeTable::Lookup ShapeTable::lookup(const Placement& a, const Placement& b) const {
  const bool swapped = b.shape < a.shape;
  const Placement& still = swapped ? b : a;
  const Placement& moved = swapped ? a : b;
  const PoseId first = shapes_[still.shape].poses[still.pose];
  const PoseId second = shapes_[moved.shape].poses[moved.pose];
  return {&field(still.shape, moved.shape, relative_[first * poses_.size() + second]),
          &turnings_[first], swapped};
}

double ShapeTable::depth(const Placement& a, const Placement& b) const {
  const Lookup found = lookup(a, b);
  return found.field->depth(found.turning->back(found.swapped ? a.at - b.at : b.at - a.at));
}

}  // namespace plano::nesting
