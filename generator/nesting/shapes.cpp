// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/shapes.h"

#include <algorithm>
#include <cmath>

#include "nesting/apart.h"
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

// Every part of a job may be a shape of its own though many are alike: what is worked out for one
// serves all.
std::uint32_t ShapeTable::kind_of(const Polygon& polygon, double scale, double stray) {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& kind) {
    return !kind.obstacle && kind.stray == stray && same(kind.polygon, polygon);
  });
  if (found != kinds_.end()) return static_cast<std::uint32_t>(found - kinds_.begin());
  kinds_.push_back({polygon, figure_of({polygon}), scale, stray, false});
  return static_cast<std::uint32_t>(kinds_.size() - 1);
}

ShapeId ShapeTable::add(const Polygon& polygon, const std::vector<Pose>& poses,
                        std::vector<Bounds> bounds, double stray) {
  Shape& shape = shapes_.emplace_back();
  shape.area = nesting::area(polygon);
  const Ring hull = convex_hull(polygon.outer);
  shape.hull_area = signed_area(hull);
  for (const Pose& pose : poses) {
    shape.poses.push_back(pose_id(pose));
    if (shape.poses.size() > bounds.size()) bounds.push_back(nesting::bounds(turned(hull, pose)));
  }
  shape.bounds = std::move(bounds);
  kind_.push_back(kind_of(polygon, std::sqrt(std::sqrt(shape.hull_area)), stray));
  most_stray_ = std::max(most_stray_, stray);
  return static_cast<ShapeId>(shapes_.size() - 1);
}

ShapeId ShapeTable::add_obstacle(const std::vector<Polygon>& polygons, double stray) {
  Shape& shape = shapes_.emplace_back();
  Ring corners;
  for (const Polygon& polygon : polygons) {
    shape.area += nesting::area(polygon);
    corners.insert(corners.end(), polygon.outer.begin(), polygon.outer.end());
  }
  shape.hull_area = signed_area(convex_hull(corners));
  shape.poses.push_back(pose_id({}));
  shape.bounds.push_back(bounds(corners));
  // Weighed like a part of middling size: the frame's own area says nothing.
  kind_.push_back(static_cast<std::uint32_t>(kinds_.size()));
  kinds_.push_back(
      {{}, figure_of(polygons), kinds_.empty() ? 1 : kinds_.front().scale, stray, true});
  most_stray_ = std::max(most_stray_, stray);
  return static_cast<ShapeId>(shapes_.size() - 1);
}

void ShapeTable::seal() {
  for (const Pose& pose : poses_) turnings_.push_back(turning_of(pose));
  for (const Pose& first : poses_) {
    for (const Pose& second : poses_) {
      relative_.push_back(number_of(relatives_, relative(first, second)));
    }
  }
  const std::size_t n = kinds_.size();
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < n; ++a) {
    rows_.push_back(pairs - a);  // so that b counts from 0: a, the least, comes first
    pairs += n - a;
  }
  fields_ = std::vector<std::atomic<const Field*>>(pairs * relatives_.size());
}

double ShapeTable::gap_of(std::uint32_t a, std::uint32_t b) const {
  const double apart = kinds_[a].obstacle || kinds_[b].obstacle ? margin_ : gap_;
  return apart + kinds_[a].stray + kinds_[b].stray;
}

const Field& ShapeTable::make_field(std::uint32_t a, std::uint32_t b,
                                    std::uint32_t relative) const {
  auto made = std::make_unique<const Field>(
      kinds_[a].figure, turned(kinds_[b].figure, relatives_[relative]), gap_of(a, b));
  auto& slot = fields_[(rows_[a] + b) * relatives_.size() + relative];
  const std::lock_guard lock(making_);
  if (const Field* first = slot.load(std::memory_order_acquire)) return *first;
  slot.store(made.get(), std::memory_order_release);
  memory_ += made->memory();
  owned_.push_back(std::move(made));
  return *owned_.back();
}

bool ShapeTable::keep_gap(Stance a, Vec at_a, Stance b, Vec at_b) const {
  if (kinds_.size() <= kFewKinds) {
    const Spot asked = spot(a, at_a, b, at_b);
    return asked.field->depth(asked.place) <= 0;
  }
  const auto placed = [&](Stance stance, Vec at) {
    std::vector<Ring> pieces = kinds_[stance.kind].figure.pieces;
    for (Ring& piece : pieces) {
      for (Vec& p : piece) p = turnings_[stance.pose](p) + at;
      if (poses_[stance.pose].flipped) std::reverse(piece.begin(), piece.end());
    }
    return pieces;
  };
  return apart(placed(a, at_a), placed(b, at_b), gap_of(a.kind, b.kind));
}

void ShapeTable::make_room() const {
  if (memory_ <= most_memory_) return;
  const std::unique_lock nobody(in_use_);
  if (memory_ <= most_memory_) return;  // another thread was here first
  for (auto& slot : fields_) slot.store(nullptr, std::memory_order_relaxed);
  owned_.clear();
  memory_ = 0;
}

}  // namespace plano::nesting
