// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/disrupt.h"

#include <algorithm>
#include <numeric>

namespace plano::nesting {
namespace {

// Those of the large that make up this share of all hulls' area.
constexpr double kLargeShare = 0.75;
constexpr int kTries = 100;

std::vector<std::size_t> large_items(const Layout& layout) {
  const auto hull = [&](std::size_t i) {
    return layout.shapes()[layout.items()[i].shape].hull_area;
  };
  std::vector<std::size_t> order(layout.movable());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return hull(a) > hull(b); });
  double all = 0;
  for (const std::size_t i : order) all += hull(i);
  double sum = 0;
  std::size_t count = 0;
  while (count < order.size() && sum < kLargeShare * all) sum += hull(order[count++]);
  order.resize(count);
  return order;
}

// In its own pose as near as the room at `p.at` lets it.
Placement into_room(const Layout& layout, Placement p, std::size_t room) {
  const Bounds places = places_in(layout.rooms()[room], layout.shapes()[p.shape].bounds[p.pose]);
  p.at.x = std::clamp(p.at.x, places.low.x, std::max(places.low.x, places.high.x));
  p.at.y = std::clamp(p.at.y, places.low.y, std::max(places.low.y, places.high.y));
  return p;
}

bool inside(const Bounds& box, Vec p) {
  return p.x > box.low.x && p.x < box.high.x && p.y > box.low.y && p.y < box.high.y;
}

}  // namespace

void disrupt(Layout& layout, Random& random) {
  const std::vector<std::size_t> large = large_items(layout);
  if (large.empty()) return;
  const std::size_t a = large[random.below(large.size())];
  std::size_t b = a;
  for (int k = 0; k < kTries && layout.items()[b].shape == layout.items()[a].shape; ++k) {
    b = large[random.below(large.size())];
  }
  if (a == b) return;
  const Placement at_a = layout.items()[a];
  const Placement at_b = layout.items()[b];
  const std::size_t room_a = layout.room_of(a);
  const std::size_t room_b = layout.room_of(b);
  const Bounds box_a = layout.shapes().bounds_of(at_a);
  const Bounds box_b = layout.shapes().bounds_of(at_b);
  for (std::size_t i = 0; i < layout.movable(); ++i) {
    if (i == a || i == b) continue;
    Placement p = layout.items()[i];
    if (inside(box_a, p.at)) {
      p.at = p.at + (at_b.at - at_a.at);
      layout.move(i, into_room(layout, p, room_b));
    } else if (inside(box_b, p.at)) {
      p.at = p.at + (at_a.at - at_b.at);
      layout.move(i, into_room(layout, p, room_a));
    }
  }
  layout.move(a, into_room(layout, {at_a.shape, at_a.pose, at_b.at}, room_b));
  layout.move(b, into_room(layout, {at_b.shape, at_b.pose, at_a.at}, room_a));
}

}  // namespace plano::nesting
