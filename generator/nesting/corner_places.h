// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Places of one shape beside what lies already, as a layout grows.
#pragma once

#include <optional>
#include <vector>

#include "nesting/layout.h"

namespace plano::nesting {

/// Corners where the shape's box touches two others, or another and the room: right of each item
/// and above it. Parts that come often line up there without a search. What was not free once is
/// not asked for again, as nothing is taken off a layout that grows. Cost of n copies: about n²
/// comparisons, and free places are asked for some n times.
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
  void add(Room& to, const Bounds& room, Vec corner);

  const Layout& layout_;
  ShapeId shape_;
  std::vector<Room> rooms_;
};

}  // namespace plano::nesting
