// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Sections through two placed prisms, and how deep they overlap there: the inner part of
/// `interference.h`. Millimetres in floating point throughout.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "geometry/outline.h"
#include "geometry/placement.h"

namespace plano::panels {

/// An upright prism over a flattened region, in its part's frame or in one of its own.
class Prism {
 public:
  struct Segment {
    double ax = 0;
    double ay = 0;
    double bx = 0;
    double by = 0;
  };

  Prism(const geometry::Region& region, Length low, Length high);
  /// Upright in a frame that itself stands in the part's.
  Prism(const geometry::Region& region, Length low, Length high, const geometry::Placement& own)
      : Prism(region, low, high) {
    own_ = own;
  }
  /// Over the region that `segments` bound, in any order; from `low` to `high`, millimetres.
  Prism(std::vector<Segment> segments, double low, double high)
      : segments_(std::move(segments)), low_(low), high_(high) {}

  const std::vector<Segment>& segments() const { return segments_; }
  double low() const { return low_; }
  double high() const { return high_; }

  /// Not in its part's frame.
  bool has_frame() const { return own_.has_value(); }
  /// The frame of the prism in the world, where its part stands at `pose`.
  geometry::Placement stands(const geometry::Placement& pose) const {
    return own_ ? geometry::compose(pose, *own_) : pose;
  }
  /// This one over another region, from `low` to `high`, in the same frame.
  Prism remade(std::vector<Segment> segments, double low, double high) const {
    Prism prism(std::move(segments), low, high);
    prism.own_ = own_;
    return prism;
  }

 private:
  std::vector<Segment> segments_;
  double low_ = 0;
  double high_ = 0;
  std::optional<geometry::Placement> own_;
};

struct Overlap {
  double depth_mm = 0;
  geometry::Vec3 place;  // world
};

/// The deepest place found of the space two stacks of prisms share, if it is deeper than
/// kTolerated. The depth is that of one pair of prisms: at least the true depth of a stack's layer.
std::optional<Overlap> deepest_overlap(const std::vector<Prism>& a,
                                       const geometry::Placement& pose_a,
                                       const std::vector<Prism>& b,
                                       const geometry::Placement& pose_b);

/// The volume of all the space two stacks of prisms share, mm³, however thin. Exact but for
/// flattened arcs and rounding. Precondition: the prisms of one stack do not overlap.
double common_volume_mm3(const std::vector<Prism>& a, const geometry::Placement& pose_a,
                         const std::vector<Prism>& b, const geometry::Placement& pose_b);

}  // namespace plano::panels
