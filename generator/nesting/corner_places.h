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

/// Corners where the shape's box touches two others, or another and the room: right of each item
/// and above it. Beside others of its own kind also where the two touch with two sides at once, so
/// that hooks, wedges and angles lie in one another. Parts that come often line up there without a
/// search. What was not free once is not asked for again, as nothing is taken off a layout that
/// grows. Cost of n copies: about n² comparisons, and free places are asked for some n times.
class CornerPlaces {
 public:
  CornerPlaces(const Layout& layout, ShapeId shape) : layout_(layout), shape_(shape) {}

  /// The free one with the least `value` of its box in a room, if that is less than `below`; only
  /// poses for which `may_turn_so` holds. All items of the layout are known from then on.
  template <typename MayTurnSo, typename Value>
  std::optional<Placement> best(std::size_t room, double below, const MayTurnSo& may_turn_so,
                                const Value& value) {
    learn(room);
    std::optional<Placement> found;
    std::vector<Placement>& open = rooms_[room].open;
    for (std::size_t k = 0; k < open.size();) {
      const Placement& tried = open[k];
      const double worth =
          may_turn_so(tried.pose) ? value(layout_.shapes().bounds_of(tried)) : below;
      if (worth < below && !layout_.is_free(tried)) {
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

  ShapeId shape() const { return shape_; }

 private:
  struct Room {
    std::size_t known = 0;  // items of the layout
    std::vector<Placement> open;
  };
  void learn(std::size_t room);
  void add_corner(Room& to, const Bounds& room, Vec corner);
  void add_contacts(Room& to, const Bounds& room, const Placement& beside);
  void add(Room& to, const Bounds& room, std::uint32_t pose, Vec at);
  const std::vector<Vec>& contacts(const Placement& beside, std::uint32_t pose);

  const Layout& layout_;
  ShapeId shape_;
  std::vector<Room> rooms_;
  /// Of the pose of what lies there and the shape's own: where the shape touches it.
  std::map<std::pair<PoseId, std::uint32_t>, std::vector<Vec>> contacts_;
};

}  // namespace plano::nesting
