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
constexpr std::size_t kMostPairs = 6;
/// A pair whose box is no smaller than this share of two boxes saves nothing.
constexpr double kWorthPairing = 0.95;

double area_of(const Bounds& box) {
  return box.width() * box.height();
}

Bounds both(Bounds a, const Bounds& b) {
  a.include(b.low);
  a.include(b.high);
  return a;
}

// Where the second touches the first: with two sides at once, or with one while their boxes end in
// one line, as two wedges do that make up a rectangle.
std::vector<Vec> touching(const ShapeTable& shapes, const Placement& first,
                          const Placement& second) {
  const Stance a = shapes.stance_of(first);
  const Stance b = shapes.stance_of(second);
  const Bounds still = shapes.bounds_of({first.shape, first.pose, {}});
  const Bounds own = shapes.bounds_of({second.shape, second.pose, {}});
  std::vector<Vec> places = shapes.contacts(a, b, kBesideGap);
  for (const BorderPiece& piece : shapes.rim(a, b, kBesideGap)) {
    const auto add_where = [&](double from, double per_mm, double wanted) {
      const double t = (wanted - from) / per_mm;
      if (t > 0 && t < piece.length) places.push_back(piece.start + piece.direction * t);
    };
    for (const double x : {still.low.x - own.low.x, still.high.x - own.high.x}) {
      if (piece.direction.x != 0) add_where(piece.start.x, piece.direction.x, x);
    }
    for (const double y : {still.low.y - own.low.y, still.high.y - own.high.y}) {
      if (piece.direction.y != 0) add_where(piece.start.y, piece.direction.y, y);
    }
  }
  std::erase_if(places, [&](Vec at) { return !shapes.keep_gap(a, {}, b, at); });
  return places;
}

// Whether the one is turned by quarters against the other: what interlocks at other turns is rare,
// and a field for each of them dear.
bool is_square(const ShapeTable& shapes, ShapeId shape, std::uint32_t first, std::uint32_t second) {
  const std::vector<PoseId>& poses = shapes[shape].poses;
  const Pose between = relative(shapes.pose(poses[first]), shapes.pose(poses[second]));
  return between.turn.microdegrees() % Angle::degrees(90).microdegrees() == 0;
}

}  // namespace

std::vector<Cluster> singles_of(const ShapeTable& shapes, ShapeId shape) {
  std::vector<Cluster> singles;
  for (std::uint32_t pose = 0; pose < shapes[shape].bounds.size(); ++pose) {
    singles.push_back({{{shape, pose, {}}}, shapes[shape].bounds[pose]});
  }
  return singles;
}

std::vector<Cluster> pairs_of(const ShapeTable& shapes, ShapeId shape) {
  const auto& own = shapes[shape].bounds;
  double alone = area_of(own[0]);
  for (const Bounds& box : own) alone = std::min(alone, area_of(box));
  std::vector<Cluster> pairs;
  for (std::uint32_t first = 0; first < own.size(); ++first) {
    for (std::uint32_t second = first; second < own.size(); ++second) {
      if (!is_square(shapes, shape, first, second)) continue;
      std::optional<Cluster> best;
      for (const Vec at : touching(shapes, {shape, first, {}}, {shape, second, {}})) {
        Cluster pair{{{shape, first, {}}, {shape, second, at}}, {}};
        pair.box = both(own[first], shapes.bounds_of(pair.members[1]));
        if (!best || area_of(pair.box) < area_of(best->box)) best = std::move(pair);
      }
      if (best && area_of(best->box) < kWorthPairing * 2 * alone) pairs.push_back(*best);
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Cluster& a, const Cluster& b) {
    return area_of(a.box) < area_of(b.box);
  });
  if (pairs.size() > kMostPairs) pairs.resize(kMostPairs);
  return pairs;
}

std::vector<Placement> CornerPlaces::laid(const Place& place) const {
  std::vector<Placement> copies = clusters_[place.cluster].members;
  for (Placement& copy : copies) copy.at = copy.at + place.at;
  return copies;
}

bool CornerPlaces::is_free(const Place& place) const {
  const std::vector<Placement>& members = clusters_[place.cluster].members;
  return std::all_of(members.begin(), members.end(), [&](Placement member) {
    member.at = member.at + place.at;
    return layout_.is_free(member);
  });
}

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
    if (interlocks_) add_contacts(to, all, item);
  }
}

void CornerPlaces::add_corner(Room& to, const Bounds& room, Vec corner) {
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    add(to, room, c, corner - clusters_[c].box.low);
  }
}

// Of the shape's own kind only: between others there is no pattern to go on with.
void CornerPlaces::add_contacts(Room& to, const Bounds& room, const Placement& beside) {
  const ShapeTable& shapes = layout_.shapes();
  if (shapes.stance_of(beside).kind != shapes.stance_of({shape_, 0, {}}).kind) return;
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    for (const Placement& member : clusters_[c].members) {
      for (const Vec place : contacts(beside, member.pose)) {
        add(to, room, c, beside.at + place - member.at);
      }
    }
  }
}

void CornerPlaces::add(Room& to, const Bounds& room, std::size_t cluster, Vec at) {
  const Bounds places = places_in(room, clusters_[cluster].box);
  if (at.x < places.low.x || at.y < places.low.y || at.x > places.high.x || at.y > places.high.y) {
    return;
  }
  to.open.push_back({cluster, at});
}

const std::vector<Vec>& CornerPlaces::contacts(const Placement& beside, std::uint32_t pose) {
  const ShapeTable& shapes = layout_.shapes();
  const auto [it, is_new] = contacts_.try_emplace({shapes.stance_of(beside).pose, pose});
  if (!is_new) return it->second;
  std::vector<Vec> places = touching(shapes, beside, {shape_, pose, {}});
  const Bounds still = shapes.bounds_of({beside.shape, beside.pose, {}});
  const auto worth = [&](Vec place) {
    return area_of(both(still, shapes.bounds_of({shape_, pose, place})));
  };
  std::stable_sort(places.begin(), places.end(), [&](Vec a, Vec b) { return worth(a) < worth(b); });
  if (places.size() > kMostContacts) places.resize(kMostContacts);
  return it->second = std::move(places);
}

}  // namespace plano::nesting
