// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/shapes.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "nesting/apart.h"
#include "nesting/convex.h"

namespace plano::nesting {
namespace {

Figure hull_of(const Figure& figure) {
  Ring corners;
  for (const Ring& ring : figure.border) corners.insert(corners.end(), ring.begin(), ring.end());
  return figure_of({{convex_hull(std::move(corners)), {}}});
}

Figure box_of(const Figure& figure) {
  Bounds box;
  for (const Ring& ring : figure.border) {
    for (const Vec p : ring) box.include(p);
  }
  return figure_of({{{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}}, {}}});
}

}  // namespace

// Every part of a job may be a shape of its own though many are alike: what is worked out for one
// serves all.
std::uint32_t ShapeTable::kind_of(Kind kind) {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const Kind& known) {
    return !known.obstacle && known.stray == kind.stray && known.level == kind.level &&
           same(known.polygon, kind.polygon);
  });
  if (found != kinds_.end()) return static_cast<std::uint32_t>(found - kinds_.begin());
  kind.figure = figure_of({kind.polygon});
  kinds_.push_back(std::move(kind));
  return static_cast<std::uint32_t>(kinds_.size() - 1);
}

ShapeId ShapeTable::add(const Polygon& polygon, const std::vector<Pose>& poses,
                        std::vector<Bounds> bounds, double stray) {
  Shape& shape = shapes_.emplace_back();
  shape.area = nesting::area(polygon);
  const Ring hull = convex_hull(polygon.outer);
  shape.hull_area = signed_area(hull);
  const Angle level = level_of(poses.front());
  for (const Pose& pose : poses) {
    shape.poses.push_back(poses_.of(pose));
    shape.levels.push_back(levels_.of(levelled(pose, level)));
    if (shape.poses.size() > bounds.size()) bounds.push_back(nesting::bounds(turned(hull, pose)));
  }
  shape.bounds = std::move(bounds);
  kind_.push_back(
      kind_of({polygon, {}, std::sqrt(std::sqrt(shape.hull_area)), stray, level, false}));
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
  shape.poses.push_back(poses_.of({}));
  shape.levels.push_back(levels_.of({}));
  shape.bounds.push_back(bounds(corners));
  // Weighed like a part of middling size: the frame's own area says nothing.
  kind_.push_back(static_cast<std::uint32_t>(kinds_.size()));
  kinds_.push_back(
      {{}, figure_of(polygons), kinds_.empty() ? 1 : kinds_.front().scale, stray, {}, true});
  most_stray_ = std::max(most_stray_, stray);
  return static_cast<ShapeId>(shapes_.size() - 1);
}

void ShapeTable::seal() {
  for (const Pose& pose : poses_.poses()) turnings_.push_back(turning_of(pose));
  for (const Pose& first : levels_.poses()) {
    for (const Pose& second : levels_.poses()) {
      relative_.push_back(relatives_.of(relative(first, second)));
    }
  }
  const std::size_t n = kinds_.size();
  std::size_t pairs = 0;
  for (std::size_t a = 0; a < n; ++a) {
    rows_.push_back(pairs - a);  // so that b counts from 0: a, the least, comes first
    pairs += n - a;
  }
  fields_ = std::vector<std::atomic<const Field*>>(pairs * relatives_.poses().size());
}

double ShapeTable::gap_of(std::uint32_t a, std::uint32_t b) const {
  const double apart = kinds_[a].obstacle || kinds_[b].obstacle ? margin_ : gap_;
  return apart + kinds_[a].stray + kinds_[b].stray;
}

// Of outlines so intricate that their border has no end, the hulls are kept apart, or at last their
// boxes: nothing lies wrong for it, only wider apart. What a sheet lacks stays as it is.
const Field& ShapeTable::make_field(std::uint32_t a, std::uint32_t b,
                                    std::uint32_t relative) const {
  const Kind& still = kinds_[a];
  const Kind& moved = kinds_[b];
  Figure first = still.figure;
  Figure second =
      turned(moved.figure, beside(still.level, moved.level, relatives_.poses()[relative]));
  auto border = no_fit_border(first, second, Field::kMostPieces);
  for (const auto around : {hull_of, box_of}) {
    if (border) break;
    if (!still.obstacle) first = around(first);
    if (!moved.obstacle) second = around(second);
    border = no_fit_border(first, second, Field::kMostPieces);
  }
  CHECK(border, "a box beside a bounded outline has a bounded border");
  auto made = std::make_unique<const Field>(std::move(*border), gap_of(a, b));
  auto& slot = fields_[(rows_[a] + b) * relatives_.poses().size() + relative];
  const std::lock_guard lock(making_);
  if (const Field* known = slot.load(std::memory_order_acquire)) return *known;
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
      if (pose(stance.pose).flipped) std::reverse(piece.begin(), piece.end());
    }
    return pieces;
  };
  return apart(placed(a, at_a), placed(b, at_b), gap_of(a.kind, b.kind));
}

std::vector<Vec> ShapeTable::contacts(Stance a, Stance b, double more) const {
  const bool swapped = b.kind < a.kind;
  std::vector<Vec> places = spot(a, {}, b, {}).field->corners(more);
  const Turning& turning = turnings_[swapped ? b.pose : a.pose];
  for (Vec& place : places) place = turning(place) * (swapped ? -1.0 : 1.0);
  return places;
}

std::vector<BorderPiece> ShapeTable::rim(Stance a, Stance b, double more) const {
  const bool swapped = b.kind < a.kind;
  std::vector<BorderPiece> pieces = spot(a, {}, b, {}).field->rim(more);
  const Turning& turning = turnings_[swapped ? b.pose : a.pose];
  for (BorderPiece& piece : pieces) {
    piece.start = turning(piece.start) * (swapped ? -1.0 : 1.0);
    piece.direction = turning(piece.direction) * (swapped ? -1.0 : 1.0);
  }
  return pieces;
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
