// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/corner_places.h"

#include <algorithm>

namespace plano::nesting {
namespace {

/// Beside the gap: what rounding to a nanometre takes, mm.
constexpr double kBesideGap = 2e-6;

}  // namespace

void CornerPlaces::learn(std::size_t room) {
  if (rooms_.size() <= room) rooms_.resize(room + 1);
  Room& to = rooms_[room];
  const Bounds& all = layout_.rooms()[room];
  const ShapeTable& shapes = layout_.shapes();
  const double gap = shapes.gap() + 2 * shapes.most_stray() + kBesideGap;
  if (to.known == 0) add(to, all, all.low);
  for (; to.known < layout_.size(); ++to.known) {
    const Bounds box = shapes.bounds_of(layout_.items()[to.known]);
    if (box.low.x > all.high.x || box.high.x < all.low.x) continue;
    const Vec right{box.high.x + gap, std::max(box.low.y, all.low.y)};
    const Vec above{std::max(box.low.x, all.low.x), box.high.y + gap};
    for (const Vec corner : {right, above, Vec{right.x, all.low.y}, Vec{all.low.x, above.y}}) {
      add(to, all, corner);
    }
  }
}

void CornerPlaces::add(Room& to, const Bounds& room, Vec corner) {
  const auto& poses = layout_.shapes()[shape_].bounds;
  for (std::size_t pose = 0; pose < poses.size(); ++pose) {
    const Bounds places = places_in(room, poses[pose]);
    const Vec at = corner - poses[pose].low;
    if (at.x < places.low.x || at.y < places.low.y || at.x > places.high.x ||
        at.y > places.high.y) {
      continue;
    }
    to.open.push_back({shape_, static_cast<std::uint32_t>(pose), at});
  }
}

}  // namespace plano::nesting
