// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Boxes in space, found by where they lie: a tree whose nodes hold four boxes side by side, so
/// that one look at a node holds all four against a place.
///
/// Boxes are kept in single precision, rounded outwards: a question names every box that fulfils
/// it, and sometimes one that misses it by some thousandths of a millimetre. Who asks holds what is
/// inside against the question in double precision; so no answer depends on the tree.
///
/// Frame and units: those of the boxes, meant for millimetres.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "geometry/placement.h"

namespace plano::checks {

struct SpaceBox {
  geometry::Vec3 low;
  geometry::Vec3 high;
};

class BoxTree {
 public:
  BoxTree() = default;
  /// Fewer than 2^31 boxes, split where the surface of both sides times what each holds is least.
  /// Cost: n log n; the depth is bounded whatever the boxes are.
  explicit BoxTree(const std::vector<SpaceBox>& boxes);

  /// Calls `use(index)` for boxes within the root of `squared` of `p`, the nearer about first.
  /// `use` returns the squared reach from then on, no more than before; below zero ends it.
  template <class Use>
  void near(geometry::Vec3 p, double squared, const Use& use) const;
  /// Calls `use(index)` for boxes that `from + t * direction` meets for 0 <= t <= `reach`, those
  /// entered earlier about first. `use` returns the reach from then on, no more than before.
  template <class Use>
  void along(geometry::Vec3 from, geometry::Vec3 direction, double reach, const Use& use) const;
  /// Calls `use(index)` for boxes that meet `box`, in no order.
  template <class Use>
  void in(const SpaceBox& box, const Use& use) const;

 private:
  static constexpr std::size_t kLanes = 4;
  static constexpr std::uint32_t kItem = 1U << 31;  // a lane holds a box given, else a node
  static constexpr std::size_t kDeepest = 80;
  static constexpr std::size_t kMostOpen = kDeepest * (kLanes - 1) + 1;

  /// Both compilers have this: sums and comparisons of all four lanes are one instruction each.
  using Lanes [[gnu::vector_size(kLanes * sizeof(float))]] = float;
  struct alignas(64) Node {
    Lanes low[3] = {};   // by axis
    Lanes high[3] = {};  // by axis
    std::array<std::uint32_t, kLanes> what{};
    std::uint32_t count = 0;  // lanes from here on are not used
  };
  /// A span in single precision that holds a number in double precision, with some to spare.
  struct Span {
    explicit Span(double value) {
      const auto rounded = static_cast<float>(value);
      const float spare =
          2 * std::numeric_limits<float>::epsilon() * (rounded < 0 ? -rounded : rounded) + 1e-6F;
      low = rounded - spare;
      high = rounded + spare;
    }
    float low;
    float high;
  };
  struct Open {
    double enter;  // squared distance, or where a ray enters
    std::uint32_t what;
  };
  /// What is still to be looked at.
  class Stack {
   public:
    bool empty() const { return size_ == 0; }
    Open pop() { return open_[--size_]; }
    void push(Open one) { open_[size_++] = one; }
    /// Those of one node: the least will come first.
    void push_sorted(std::array<Open, kLanes>& some, std::size_t count) {
      for (std::size_t i = 1; i < count; ++i) {
        for (std::size_t k = i; k > 0 && some[k - 1].enter < some[k].enter; --k) {
          std::swap(some[k - 1], some[k]);
        }
      }
      for (std::size_t i = 0; i < count; ++i) push(some[i]);
    }

   private:
    std::array<Open, kMostOpen> open_;
    std::size_t size_ = 0;
  };

  static Lanes squared_distances(const Node& node, const std::array<Span, 3>& p) {
    Lanes sum{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const Lanes under = node.low[axis] - p[axis].high;
      const Lanes over = p[axis].low - node.high[axis];
      const Lanes out = under > over ? under : over;
      const Lanes beside = out > Lanes{} ? out : Lanes{};
      sum += beside * beside;
    }
    return sum;
  }
  /// Where a ray enters a lane; beyond `reach` where it does not.
  static double entry(const Node& node, std::size_t lane, const std::array<double, 3>& from,
                      const std::array<double, 3>& direction, const std::array<double, 3>& inverse,
                      double reach) {
    double enter = 0;
    double leave = reach;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double to_low = node.low[axis][lane] - from[axis];
      const double to_high = node.high[axis][lane] - from[axis];
      if (direction[axis] == 0) {
        if (to_low > 0 || to_high < 0) return kNever;
        continue;
      }
      const double one = to_low * inverse[axis];
      const double two = to_high * inverse[axis];
      enter = std::max(enter, std::min(one, two));
      leave = std::min(leave, std::max(one, two));
    }
    return enter <= leave ? enter : kNever;
  }
  static constexpr double kNever = std::numeric_limits<double>::infinity();

  class Builder;

  std::vector<Node> nodes_;
};

template <class Use>
void BoxTree::near(geometry::Vec3 p, double squared, const Use& use) const {
  if (nodes_.empty()) return;
  // Single precision loses less of a sum of three squares.
  constexpr double kLost = 1 + 1e-6;
  const std::array<Span, 3> at{Span(p.x), Span(p.y), Span(p.z)};
  auto limit = static_cast<float>(squared * kLost);
  Stack open;
  open.push({0, 0});
  while (!open.empty()) {
    const Open next = open.pop();
    if (next.enter > limit) continue;
    if ((next.what & kItem) != 0) {
      const double left = use(next.what & ~kItem);
      if (left < 0) return;
      limit = static_cast<float>(left * kLost);
      continue;
    }
    const Node& node = nodes_[next.what];
    const Lanes distances = squared_distances(node, at);
    std::array<Open, kLanes> inside;
    std::size_t count = 0;
    for (std::size_t k = 0; k < node.count; ++k) {
      if (distances[k] <= limit) inside[count++] = {distances[k], node.what[k]};
    }
    open.push_sorted(inside, count);
  }
}

template <class Use>
void BoxTree::along(geometry::Vec3 from, geometry::Vec3 direction, double reach,
                    const Use& use) const {
  if (nodes_.empty()) return;
  const std::array<double, 3> at{from.x, from.y, from.z};
  const std::array<double, 3> way{direction.x, direction.y, direction.z};
  const std::array<double, 3> inverse{1 / way[0], 1 / way[1], 1 / way[2]};
  double limit = reach;
  Stack open;
  open.push({0, 0});
  while (!open.empty()) {
    const Open next = open.pop();
    if (next.enter > limit) continue;
    if ((next.what & kItem) != 0) {
      limit = use(next.what & ~kItem);
      continue;
    }
    const Node& node = nodes_[next.what];
    std::array<Open, kLanes> inside;
    std::size_t count = 0;
    for (std::size_t k = 0; k < node.count; ++k) {
      const double enter = entry(node, k, at, way, inverse, limit);
      if (enter != kNever) inside[count++] = {enter, node.what[k]};
    }
    open.push_sorted(inside, count);
  }
}

template <class Use>
void BoxTree::in(const SpaceBox& box, const Use& use) const {
  if (nodes_.empty()) return;
  const std::array<Span, 3> low{Span(box.low.x), Span(box.low.y), Span(box.low.z)};
  const std::array<Span, 3> high{Span(box.high.x), Span(box.high.y), Span(box.high.z)};
  Stack open;
  open.push({0, 0});
  while (!open.empty()) {
    const Open next = open.pop();
    if ((next.what & kItem) != 0) {
      use(next.what & ~kItem);
      continue;
    }
    const Node& node = nodes_[next.what];
    for (std::size_t k = 0; k < node.count; ++k) {
      bool meets = true;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        meets =
            meets && node.low[axis][k] <= high[axis].high && low[axis].low <= node.high[axis][k];
      }
      if (meets) open.push({0, node.what[k]});
    }
  }
}

}  // namespace plano::checks
