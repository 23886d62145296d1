// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapes lying in rectangular rooms, overlaps allowed and counted.
///
/// Several sheets are several rooms of one plane, so far apart that nothing reaches from one to
/// another. What a room lacks of a rectangle lies there as a fixed shape.
#pragma once

#include <vector>

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

  /// The items whose boxes come nearer than the gap to `box`, less `but`, in order.
  void near(const Bounds& box, std::size_t but, std::vector<std::uint32_t>& found) const;

  /// Puts item `i` elsewhere and counts its overlaps anew.
  void move(std::size_t i, const Placement& to);
  /// Gives the last room another width; of its items what lies beyond `cut` (x) goes along with its
  /// right side. Items that no longer fit hang out at the right.
  void resize_last(double width, double cut);

  /// Overlap of a pair: depth by scale; 0 where there is none.
  double loss(std::size_t i, std::size_t j) const { return loss_[i * items_.size() + j]; }
  const float* losses(std::size_t i) const { return &loss_[i * items_.size()]; }
  /// Whether an item overlaps another or sticks out of its room.
  bool misplaced(std::size_t i) const;
  /// Of all pairs; kOutside more for each item that sticks out of its room.
  double total() const;
  static constexpr double kOutside = 1e12;

 private:
  void set_box(std::size_t i);
  void count(std::size_t i);

  const ShapeTable* shapes_;
  std::vector<Bounds> rooms_;
  std::vector<Placement> items_;
  std::size_t fixed_ = 0;
  std::vector<double> low_x_, low_y_, high_x_, high_y_;
  std::vector<char> outside_;
  std::vector<float> loss_;  // square, symmetric
  std::vector<std::uint32_t> near_;
};

}  // namespace plano::nesting
