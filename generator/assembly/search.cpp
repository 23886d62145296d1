// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace plano::assembly {

namespace {

using geometry::Vec3;

/// Bodies nearer than this are neighbours: their axes are worth trying.
constexpr double kNear = kRests.mm();
/// Directions closer than this are one: over 10 m they part by less than what is tolerated.
constexpr double kSameDirection = 1e-6;
constexpr std::size_t kMostWays = 64;

const std::array<Vec3, 6> kWorld = {
    {{0, 0, 1}, {0, -1, 0}, {0, 1, 0}, {-1, 0, 0}, {1, 0, 0}, {0, 0, -1}}};

bool boxes_near(const Box3& a, const Box3& b) {
  return a.low.x <= b.high.x + kNear && b.low.x <= a.high.x + kNear &&
         a.low.y <= b.high.y + kNear && b.low.y <= a.high.y + kNear &&
         a.low.z <= b.high.z + kNear && b.low.z <= a.high.z + kNear;
}

}  // namespace

Search::Search(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
               Order order, const Limits& limits)
    : bodies_(bodies), units_(units), order_(order), limits_(limits), test_(bodies) {
  unit_of_.resize(bodies.all.size());
  scene_.assign(units_.size(), 0);
  population_ = {units_.size()};
  for (std::size_t u = 0; u < units_.size(); ++u) {
    for (const std::size_t body : units_[u]) unit_of_[body] = u;
  }
  hangs_.assign(bodies.all.size(), false);
  find_neighbours();
  find_directions();
  std::vector<std::size_t> all(bodies.all.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  ground_ = {lowest(all)};
  if (order == Order::any) return;
  support_.emplace(bodies, near_, test_);
  support_->found(all);
  find_loose();
}

void Search::find_neighbours() {
  const std::size_t n = bodies_.all.size();
  near_.resize(n);
  std::vector<std::size_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  const auto low = [&](std::size_t i) { return std::pair(bodies_.all[i].box.low.x, i); };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return low(a) < low(b); });
  std::vector<std::size_t> open;
  for (const std::size_t next : order) {
    const Box3& box = bodies_.all[next].box;
    std::erase_if(open,
                  [&](std::size_t o) { return bodies_.all[o].box.high.x + kNear < box.low.x; });
    for (const std::size_t before : open) {
      if (!boxes_near(bodies_.all[before].box, box)) continue;
      near_[before].push_back(next);
      near_[next].push_back(before);
    }
    open.push_back(next);
  }
  for (auto& some : near_) std::sort(some.begin(), some.end());
}

std::size_t Search::direction_index(Vec3 d) {
  for (std::size_t k = 0; k < directions_.size(); ++k) {
    if (norm(directions_[k] - d) < kSameDirection) return k;
  }
  directions_.push_back(d);
  return directions_.size() - 1;
}

void Search::find_directions() {
  for (const Vec3 d : kWorld) direction_index(d);
  for (std::size_t u = 0; u < units_.size(); ++u) {
    Piece piece;
    piece.units = {u};
    piece.bodies = units_[u];
    find_ways(piece);
    pieces_.push_back(std::move(piece));
  }
}

void Search::find_ways(Piece& piece) {
  const auto add = [&](Vec3 d) {
    for (const Vec3 way : {d, -d}) {
      const std::size_t k = direction_index(way);
      if (std::find(piece.ways.begin(), piece.ways.end(), k) != piece.ways.end()) continue;
      if (piece.ways.size() < kMostWays) {
        piece.ways.push_back(k);
      } else {
        piece.left_out_ways = true;
      }
    }
  };
  const auto add_frame = [&](std::size_t body) {
    const geometry::Placement& pose = bodies_.all[body].pose;
    for (const Vec3 axis : {pose.w, pose.v, pose.u}) add(axis);
  };
  for (std::size_t k = 0; k < kWorld.size(); ++k) piece.ways.push_back(k);
  for (const std::size_t body : piece.bodies) add_frame(body);
  for (const std::size_t body : piece.bodies) {
    for (const std::size_t other : near_[body]) {
      add_frame(other);
      const Vec3 line = cross(bodies_.all[body].pose.w, bodies_.all[other].pose.w);
      if (norm(line) < kSameDirection) continue;
      add(cross(unit(line), bodies_.all[body].pose.w));
      add(cross(unit(line), bodies_.all[other].pose.w));
    }
  }
  piece.watches.assign(piece.ways.size(), {});
}

/// What joints hold together, but for the heaviest of these groups: the others leave whole where
/// two people can carry them.
void Search::find_loose() {
  std::vector<std::size_t> root(units_.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto root_of = [&](std::size_t u) {
    while (root[u] != u) u = root[u] = root[root[u]];
    return u;
  };
  for (const auto& [a, b] : bodies_.joined) {
    const std::size_t one = root_of(unit_of_[a]);
    const std::size_t other = root_of(unit_of_[b]);
    root[std::max(one, other)] = std::min(one, other);
  }
  std::map<std::size_t, Piece> groups;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    Piece& piece = groups[root_of(u)];
    piece.units.push_back(u);
    piece.bodies.insert(piece.bodies.end(), units_[u].begin(), units_[u].end());
  }
  std::size_t heaviest = 0;  // the first unit is the root of its group
  for (const auto& [first, piece] : groups) {
    if (mass_of(piece.bodies) > mass_of(groups[heaviest].bodies)) heaviest = first;
  }
  for (auto& [first, piece] : groups) {
    if (first == heaviest) continue;
    if (piece.units.size() == 1) {
      pieces_[first].loose = true;
    } else if (mass_of(piece.bodies) <= kCarriedByTwo) {
      piece.loose = true;
      std::sort(piece.bodies.begin(), piece.bodies.end());
      find_ways(piece);
      pieces_.push_back(std::move(piece));
    }
  }
}

double Search::mass_of(const std::vector<std::size_t>& bodies) const {
  double mass = 0;
  for (const std::size_t body : bodies) mass += bodies_.all[body].mass_kg;
  return mass;
}

double Search::lowest(const std::vector<std::size_t>& bodies) const {
  double low = 1e12;
  for (const std::size_t body : bodies) low = std::min(low, bodies_.all[body].box.low.z);
  return low;
}

// ---- Scenes
// --------------------------------------------------------------------------------------

std::vector<std::size_t> Search::in_scene(std::size_t scene) const {
  std::vector<std::size_t> found;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    if (scene_[u] == scene) found.push_back(u);
  }
  return found;
}

std::vector<std::size_t> Search::not_taken_apart() const {
  Units units;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    if (scene_[u] != kGone && population_[scene_[u]] > 1) units.push_back(u);
  }
  return bodies_of_units(units);
}

std::vector<std::size_t> Search::bodies_of_units(const Units& units) const {
  std::vector<std::size_t> bodies;
  for (const std::size_t u : units) {
    bodies.insert(bodies.end(), units_[u].begin(), units_[u].end());
  }
  std::sort(bodies.begin(), bodies.end());
  return bodies;
}

Search::Units Search::there(const Piece& piece, std::size_t scene) const {
  Units units;
  for (const std::size_t u : piece.units) {
    if (scene_[u] == scene) units.push_back(u);
  }
  return units;
}

bool Search::is_other(const Piece& piece, std::size_t scene, std::size_t body) const {
  const std::size_t u = unit_of_[body];
  return scene_[u] == scene && !std::binary_search(piece.units.begin(), piece.units.end(), u);
}

// ---- Who is in the way
// ---------------------------------------------------------------------------

bool Search::hits(std::size_t mover, std::size_t direction, std::size_t other) {
  ++pairs_;
  if (test_.clear_after(mover, {}, directions_[direction], other) <= 0) return false;
  const std::uint64_t n = bodies_.all.size();
  const auto [place, is_new] = known_.try_emplace((direction * n + mover) * n + other, false);
  if (is_new) place->second = test_.meets(mover, {}, directions_[direction], other);
  return place->second;
}

/// The k-th body to hold `member` against: its neighbours, then all.
std::size_t Search::candidate(std::size_t member, std::size_t k) const {
  const auto& near = near_[member];
  return k < near.size() ? near[k] : k - near.size();
}

bool Search::blocked(Piece& piece, std::size_t scene, std::size_t k) {
  Watch& watch = piece.watches[k];
  const std::size_t direction = piece.ways[k];
  for (; watch.member < piece.bodies.size(); ++watch.member, watch.other = 0, watch.hit = false) {
    const std::size_t member = piece.bodies[watch.member];
    if (!is_there(scene, member)) continue;
    const std::size_t candidates = near_[member].size() + bodies_.all.size();
    for (; watch.other < candidates; ++watch.other, watch.hit = false) {
      const std::size_t other = candidate(member, watch.other);
      if (!is_other(piece, scene, other)) continue;
      if (watch.hit || hits(member, direction, other)) {
        watch.hit = true;
        return true;
      }
    }
  }
  return false;
}

std::optional<std::size_t> Search::blocked_from(const Piece& piece, std::size_t scene, Vec3 from,
                                                Vec3 d) {
  for (const std::size_t member : piece.bodies) {
    if (!is_there(scene, member)) continue;
    for (std::size_t k = 0; k < near_[member].size() + bodies_.all.size(); ++k) {
      const std::size_t other = candidate(member, k);
      if (!is_other(piece, scene, other)) continue;
      ++pairs_;
      if (test_.meets(member, from, d, other)) return other;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Search::overlapped(const Piece& piece, std::size_t scene, Vec3 at) {
  for (const std::size_t member : piece.bodies) {
    if (!is_there(scene, member)) continue;
    for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
      if (!is_other(piece, scene, other)) continue;
      ++pairs_;
      if (test_.overlaps(member, at, other)) return other;
    }
  }
  return std::nullopt;
}

bool Search::exact(const Piece& piece, std::size_t scene, Vec3 d) const {
  for (const std::size_t member : piece.bodies) {
    if (!is_there(scene, member)) continue;
    for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
      if (is_other(piece, scene, other) && test_.clear_after(member, {}, d, other) > 0 &&
          !test_.exact_for(member, d, other)) {
        return false;
      }
    }
  }
  return true;
}

std::optional<std::size_t> Search::blocker_of(std::size_t unit, const MayLeave& but_not) {
  const Piece& piece = pieces_[unit];
  std::map<std::size_t, std::size_t> times;
  for (const std::size_t way : piece.ways) {
    for (const std::size_t member : piece.bodies) {
      for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
        if (!is_other(piece, scene_[unit], other) || but_not(unit_of_[other])) continue;
        if (hits(member, way, other)) ++times[other];
      }
    }
  }
  std::optional<std::size_t> most;
  for (const auto& [body, count] : times) {
    if (!most || count > times[*most]) most = body;
  }
  return most;
}

}  // namespace plano::assembly
