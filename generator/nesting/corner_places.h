// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Places of one shape beside what lies already, as a layout grows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "nesting/layout.h"

namespace plano::nesting {

/// Copies of one shape that are laid together: a single one, or two that interlock.
struct Cluster {
  std::vector<Placement> members;  // about the cluster's own origin
  Bounds box;
};
/// One of each pose.
std::vector<Cluster> singles_of(const ShapeTable& shapes, ShapeId shape);
/// The few pairs with the smallest boxes, turned by quarters to one another; none where no pair's
/// box is smaller than two single ones. Cost: the square of the shape's poses.
std::vector<Cluster> pairs_of(const ShapeTable& shapes, ShapeId shape);

/// Corners where a cluster's box touches two others, or another and the room: right of each item
/// and above it. Beside others of its own kind also where a member and the other touch with two
/// sides at once, so that hooks, wedges and angles lie in one another. Parts that come often line
/// up there without a search. What was not free once is not asked for again, as nothing is taken
/// off a layout that grows. Cost of n copies: about n² comparisons, and free places are asked for
/// some n times.
class CornerPlaces {
 public:
  /// `interlocks`: whether places where copies touch with two sides are looked for, at the cost of
  /// a field for each two poses.
  CornerPlaces(const Layout& layout, ShapeId shape, std::vector<Cluster> clusters, bool interlocks)
      : layout_(layout), shape_(shape), clusters_(std::move(clusters)), interlocks_(interlocks) {}

  struct Place {
    std::size_t cluster = 0;
    Vec at;
  };
  /// The free one with the least `value` of its box in a room, if that is less than `below`; only
  /// clusters for which `may_lie_so` holds. All items of the layout are known from then on.
  template <typename MayLieSo, typename Value>
  std::optional<Place> best(std::size_t room, double below, const MayLieSo& may_lie_so,
                            const Value& value) {
    learn(room);
    std::optional<Place> found;
    std::vector<Place>& open = rooms_[room].open;
    for (std::size_t k = 0; k < open.size();) {
      const Place tried = open[k];
      const Cluster& cluster = clusters_[tried.cluster];
      const double worth = may_lie_so(cluster)
                               ? value({cluster.box.low + tried.at, cluster.box.high + tried.at})
                               : below;
      if (worth < below && !is_free(tried)) {
        open[k] = open.back();
        open.pop_back();
        continue;
      }
      if (worth < below) {
        below = worth;
        found = tried;
      }
      ++k;
    }
    return found;
  }

  /// The copies that lie at a place.
  std::vector<Placement> laid(const Place& place) const;
  ShapeId shape() const { return shape_; }

 private:
  struct Room {
    std::size_t known = 0;  // items of the layout
    std::vector<Place> open;
  };
  bool is_free(const Place& place) const;
  void learn(std::size_t room);
  void add_corner(Room& to, const Bounds& room, Vec corner);
  void add_contacts(Room& to, const Bounds& room, const Placement& beside);
  void add(Room& to, const Bounds& room, std::size_t cluster, Vec at);
  const std::vector<Vec>& contacts(const Placement& beside, std::uint32_t pose);

  const Layout& layout_;
  ShapeId shape_;
  std::vector<Cluster> clusters_;
  bool interlocks_;
  std::vector<Room> rooms_;
  /// Of the pose of what lies there and the shape's own: where the shape touches it.
  std::map<std::pair<PoseId, std::uint32_t>, std::vector<Vec>> contacts_;
};

}  // namespace plano::nesting
