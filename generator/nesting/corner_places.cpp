// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/corner_places.h"

#include <algorithm>

namespace plano::nesting {
namespace {

/// Beside the gap: what rounding to a nanometre takes, mm.
constexpr double kBesideGap = 2e-6;
/// Of the places where two copies touch, those whose common box is the smallest.
constexpr std::size_t kMostContacts = 16;

double area_of(const Bounds& a, const Bounds& b) {
  Bounds both = a;
  both.include(b.low);
  both.include(b.high);
  return both.width() * both.height();
}

}  // namespace

void CornerPlaces::learn(std::size_t room) {
  if (rooms_.size() <= room) rooms_.resize(room + 1);
  Room& to = rooms_[room];
  const Bounds& all = layout_.rooms()[room];
  const ShapeTable& shapes = layout_.shapes();
  const double gap = shapes.gap() + 2 * shapes.most_stray() + kBesideGap;
  if (to.known == 0) add_corner(to, all, all.low);
  for (; to.known < layout_.size(); ++to.known) {
    const Placement& item = layout_.items()[to.known];
    const Bounds box = shapes.bounds_of(item);
    if (box.low.x > all.high.x || box.high.x < all.low.x) continue;
    const Vec right{box.high.x + gap, std::max(box.low.y, all.low.y)};
    const Vec above{std::max(box.low.x, all.low.x), box.high.y + gap};
    for (const Vec corner : {right, above, Vec{right.x, all.low.y}, Vec{all.low.x, above.y}}) {
      add_corner(to, all, corner);
    }
    add_contacts(to, all, item);
  }
}

void CornerPlaces::add_corner(Room& to, const Bounds& room, Vec corner) {
  const auto& poses = layout_.shapes()[shape_].bounds;
  for (std::uint32_t pose = 0; pose < poses.size(); ++pose) {
    add(to, room, pose, corner - poses[pose].low);
  }
}

// Of the shape's own kind only: between others there is no pattern to go on with.
void CornerPlaces::add_contacts(Room& to, const Bounds& room, const Placement& beside) {
  const ShapeTable& shapes = layout_.shapes();
  if (shapes.stance_of(beside).kind != shapes.stance_of({shape_, 0, {}}).kind) return;
  for (std::uint32_t pose = 0; pose < shapes[shape_].bounds.size(); ++pose) {
    for (const Vec place : contacts(beside, pose)) add(to, room, pose, beside.at + place);
  }
}

void CornerPlaces::add(Room& to, const Bounds& room, std::uint32_t pose, Vec at) {
  const Bounds places = places_in(room, layout_.shapes()[shape_].bounds[pose]);
  if (at.x < places.low.x || at.y < places.low.y || at.x > places.high.x || at.y > places.high.y) {
    return;
  }
  to.open.push_back({shape_, pose, at});
}

const std::vector<Vec>& CornerPlaces::contacts(const Placement& beside, std::uint32_t pose) {
  const ShapeTable& shapes = layout_.shapes();
  const Stance stance = shapes.stance_of(beside);
  const auto [it, is_new] = contacts_.try_emplace({stance.pose, pose});
  if (!is_new) return it->second;
  std::vector<Vec> places =
      shapes.contacts(stance, shapes.stance_of({shape_, pose, {}}), kBesideGap);
  const Bounds still = shapes.bounds_of({beside.shape, beside.pose, {}});
  const auto worth = [&](Vec place) {
    return area_of(still, shapes.bounds_of({shape_, pose, place}));
  };
  std::stable_sort(places.begin(), places.end(), [&](Vec a, Vec b) { return worth(a) < worth(b); });
  if (places.size() > kMostContacts) places.resize(kMostContacts);
  return it->second = std::move(places);
}

}  // namespace plano::nesting
