// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapes lying in rectangular rooms, overlaps allowed and counted.
///
/// Several sheets are several rooms of one plane, so far apart that nothing reaches from one to
/// another. What a room lacks of a rectangle lies there as a fixed shape.
#pragma once

#include <vector>

#include "nesting/box_index.h"
#include "nesting/shapes.h"

namespace plano::nesting {

/// Where the origin of a shape may be, so that its box lies in the room. Empty: low beyond high.
Bounds places_in(const Bounds& room, const Bounds& shape);

class Layout {
 public:
  /// The last `fixed` of `items` stay where they are.
  Layout(const ShapeTable& shapes, std::vector<Bounds> rooms, std::vector<Placement> items,
         std::size_t fixed = 0);

  std::size_t size() const { return items_.size(); }
  std::size_t movable() const { return items_.size() - fixed_; }
  const std::vector<Placement>& items() const { return items_; }
  const std::vector<Bounds>& rooms() const { return rooms_; }
  /// The room an item lies in: the one its box's middle is in or nearest to, along x.
  std::size_t room_of(std::size_t i) const;
  const ShapeTable& shapes() const { return *shapes_; }
  Stance stance(std::size_t i) const { return stances_[i]; }

  /// Calls act(j) for each item whose box comes nearer than the gap to `box`, less `but`, in order.
  template <typename Act>
  void near(const Bounds& box, std::size_t but, const Act& act) const {
    const Vec gap{shapes_->reach(), shapes_->reach()};
    boxes_.each({box.low - gap, box.high + gap}, [&](std::size_t j) {
      if (j != but) act(j);
    });
  }

  /// Whether one more item would lie free there. Precondition: inside a room.
  bool is_free(const Placement& item) const;
  /// One more item. Precondition: none is fixed.
  void add(const Placement& item);
  /// Puts item `i` elsewhere and counts its overlaps anew.
  void move(std::size_t i, const Placement& to);
  /// Gives the last room another width; of its items what lies beyond `cut` (x) goes along with its
  /// right side. Items that no longer fit hang out at the right.
  void resize_last(double width, double cut);

  /// How much two items overlap: depth by scale.
  struct Overlap {
    std::uint32_t with = 0;
    float loss = 0;
  };
  /// What overlaps item `i`, in order.
  const std::vector<Overlap>& overlaps(std::size_t i) const { return overlaps_[i]; }
  /// Whether an item overlaps another or sticks out of its room.
  bool misplaced(std::size_t i) const { return outside_[i] != 0 || !overlaps_[i].empty(); }
  /// Of all pairs; kOutside more for each item that sticks out of its room.
  double total() const;
  static constexpr double kOutside = 1e12;

 private:
  bool sticks_out(std::size_t i) const;
  void put(std::size_t i, const Placement& to);
  void forget(std::size_t i);
  void count(std::size_t i);

  const ShapeTable* shapes_;
  std::vector<Bounds> rooms_;
  std::vector<Placement> items_;
  std::vector<Stance> stances_;
  std::size_t fixed_ = 0;
  BoxIndex boxes_;
  std::vector<char> outside_;
  std::vector<std::vector<Overlap>> overlaps_;
};

}  // namespace plano::nesting
