// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "panels/interference.h"

namespace plano::assembly {

namespace {

using geometry::Vec3;

/// Bodies nearer than this are neighbours: their axes are worth trying. Wider than any fit.
constexpr double kNear = 1.0;  // mm
/// Directions closer than this are one: over 10 m they part by less than what is tolerated.
constexpr double kSameDirection = 1e-6;
constexpr std::size_t kMostWays = 64;
/// A first move of two goes as far as this: hooks and bayonets are shorter.
constexpr double kLongestFirst = 60;  // mm
constexpr double kFirstStep = 2;      // mm: thinner than any board that is cut
constexpr double kFirstFinest = 0.05;

const std::array<Vec3, 6> kWorld = {
    {{0, 0, 1}, {0, -1, 0}, {0, 1, 0}, {-1, 0, 0}, {1, 0, 0}, {0, 0, -1}}};

bool boxes_near(const Box3& a, const Box3& b) {
  return a.low.x <= b.high.x + kNear && b.low.x <= a.high.x + kNear &&
         a.low.y <= b.high.y + kNear && b.low.y <= a.high.y + kNear &&
         a.low.z <= b.high.z + kNear && b.low.z <= a.high.z + kNear;
}

}  // namespace

Search::Search(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
               const Limits& limits)
    : bodies_(bodies), units_(units), limits_(limits), test_(bodies) {
  unit_of_.resize(bodies.all.size());
  scene_.assign(units_.size(), 0);
  step_.assign(units_.size(), 0);
  for (std::size_t u = 0; u < units_.size(); ++u) {
    for (const std::size_t body : units_[u]) {
      unit_of_[body] = u;
      step_[u] = std::max(step_[u], bodies.all[body].step);
    }
  }
  ground_ = 1e12;
  for (const Body& body : bodies.all) ground_ = std::min(ground_, body.box.low.z);
  find_neighbours();
  find_directions();
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
  ways_.resize(units_.size());
  watches_.resize(units_.size());
  for (std::size_t u = 0; u < units_.size(); ++u) {
    std::vector<std::size_t>& ways = ways_[u];
    const auto add = [&](Vec3 d) {
      for (const Vec3 way : {d, -d}) {
        if (ways.size() >= kMostWays) return;
        const std::size_t k = direction_index(way);
        if (std::find(ways.begin(), ways.end(), k) == ways.end()) ways.push_back(k);
      }
    };
    const auto add_frame = [&](std::size_t body) {
      const geometry::Placement& pose = bodies_.all[body].pose;
      for (const Vec3 axis : {pose.w, pose.v, pose.u}) add(axis);
    };
    for (std::size_t k = 0; k < kWorld.size(); ++k) ways.push_back(k);
    for (const std::size_t body : units_[u]) add_frame(body);
    for (const std::size_t body : units_[u]) {
      for (const std::size_t other : near_[body]) {
        add_frame(other);
        const Vec3 line = cross(bodies_.all[body].pose.w, bodies_.all[other].pose.w);
        if (norm(line) < kSameDirection) continue;
        add(cross(unit(line), bodies_.all[body].pose.w));
        add(cross(unit(line), bodies_.all[other].pose.w));
      }
    }
    watches_[u].resize(ways.size());
  }
}

// ---- Who is in the way
// ---------------------------------------------------------------------------

bool Search::hits(std::size_t mover, std::size_t direction, std::size_t other) {
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

bool Search::blocked(std::size_t unit, std::size_t k) {
  Watch& watch = watches_[unit][k];
  const std::size_t direction = ways_[unit][k];
  const auto& members = units_[unit];
  for (; watch.member < members.size(); ++watch.member, watch.other = 0) {
    const std::size_t member = members[watch.member];
    const std::size_t candidates = near_[member].size() + bodies_.all.size();
    for (; watch.other < candidates; ++watch.other, watch.hit = false) {
      const std::size_t other = candidate(member, watch.other);
      if (!is_other(unit, other)) continue;
      if (watch.hit || hits(member, direction, other)) {
        watch.hit = true;
        return true;
      }
    }
  }
  return false;
}

bool Search::blocked_from(std::size_t unit, Vec3 from, Vec3 d) {
  for (const std::size_t member : units_[unit]) {
    for (std::size_t k = 0; k < near_[member].size() + bodies_.all.size(); ++k) {
      const std::size_t other = candidate(member, k);
      if (is_other(unit, other) && test_.meets(member, from, d, other)) return true;
    }
  }
  return false;
}

bool Search::stands_clear(std::size_t unit, Vec3 at) {
  for (const std::size_t member : units_[unit]) {
    for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
      if (is_other(unit, other) && test_.overlaps(member, at, other)) return false;
    }
  }
  return true;
}

Length Search::distance(const Units& units, Vec3 from, Vec3 d) const {
  const std::set<std::size_t> moving(units.begin(), units.end());
  double far = 1;
  for (const std::size_t u : units) {
    for (const std::size_t member : units_[u]) {
      for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
        if (!is_other(u, other) || moving.contains(unit_of_[other])) continue;
        far = std::max(far, test_.clear_after(member, from, d, other));
      }
    }
  }
  return Length::millimetres(static_cast<std::int64_t>(std::ceil(far - 1e-6)));
}

bool Search::stays_above_ground(const Units& units, Vec3 d, Length far) const {
  if (d.z >= -kSameDirection) return true;
  for (const std::size_t u : units) {
    for (const std::size_t member : units_[u]) {
      const double low = bodies_.all[member].box.low.z + d.z * far.mm();
      if (low < ground_ - panels::kTolerated.mm()) return false;
    }
  }
  return true;
}

bool Search::exact(const Units& units, Vec3 d) const {
  const std::set<std::size_t> moving(units.begin(), units.end());
  for (const std::size_t u : units) {
    for (const std::size_t member : units_[u]) {
      for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
        if (!is_other(u, other) || moving.contains(unit_of_[other])) continue;
        if (test_.clear_after(member, {}, d, other) > 0 && !test_.exact_for(member, d, other)) {
          return false;
        }
      }
    }
  }
  return true;
}

// ---- Moves
// ---------------------------------------------------------------------------------------

std::vector<std::size_t> Search::in_scene(std::size_t scene) const {
  std::vector<std::size_t> found;
  for (std::size_t u = 0; u < units_.size(); ++u) {
    if (scene_[u] == scene) found.push_back(u);
  }
  return found;
}

void Search::leave(const Units& units, std::vector<Leg> legs, bool is_exact, Ground ground) {
  Move move;
  move.legs = std::move(legs);
  move.scene = scene_[units.front()];
  move.becomes = scenes_++;
  move.exact = is_exact;
  move.below_ground =
      ground == Ground::ignored &&
      !stays_above_ground(units, move.legs.back().direction, move.legs.back().distance);
  for (const std::size_t u : units) {
    scene_[u] = move.becomes;
    move.bodies.insert(move.bodies.end(), units_[u].begin(), units_[u].end());
  }
  std::sort(move.bodies.begin(), move.bodies.end());
  moves_.push_back(std::move(move));
}

bool Search::one_leaves(const Units& movers, Ground ground) {
  for (const std::size_t u : movers) {
    for (std::size_t k = 0; k < ways_[u].size() && !spent(); ++k) {
      const Vec3 d = directions_[ways_[u][k]];
      if (blocked(u, k)) continue;
      const Length far = distance({u}, {}, d);
      if (ground == Ground::holds && !stays_above_ground({u}, d, far)) continue;
      const bool is_exact = exact({u}, d);
      leave({u}, {{d, far}}, is_exact, ground);
      return true;
    }
  }
  return false;
}

bool Search::leaves_by_two(std::size_t u, Vec3 first, Ground ground) {
  if (!stands_clear(u, first * kFirstFinest)) return false;
  double reached = kFirstFinest;
  double blocked_at = 0;
  for (double t = kFirstStep; t <= kLongestFirst && blocked_at == 0; t += kFirstStep) {
    if (stands_clear(u, first * t)) {
      reached = t;
    } else {
      blocked_at = t;
    }
  }
  while (blocked_at - reached > kFirstFinest) {
    const double middle = (reached + blocked_at) / 2;
    (stands_clear(u, first * middle) ? reached : blocked_at) = middle;
  }
  for (const double share : {1.0, 0.5}) {
    const double t = reached * share;
    for (const std::size_t way : ways_[u]) {
      const Vec3 d = directions_[way];
      if (std::fabs(dot(d, first)) > 0.99 || spent()) continue;
      if (blocked_from(u, first * t, d)) continue;
      const Length far = distance({u}, first * t, d);
      if (ground == Ground::holds && (!stays_above_ground({u}, d, far) ||
                                      !stays_above_ground({u}, first, Length::nearest_to_mm(t)))) {
        continue;
      }
      leave({u}, {{first, Length::nearest_to_mm(t)}, {d, far}}, false, ground);
      return true;
    }
  }
  return false;
}

bool Search::one_leaves_by_two(const Units& movers, Ground ground) {
  for (const std::size_t u : movers) {
    for (const std::size_t way : ways_[u]) {
      if (spent()) return false;
      if (leaves_by_two(u, directions_[way], ground)) return true;
    }
  }
  return false;
}

std::vector<std::size_t> Search::directions_of(const Units& units) const {
  std::set<std::size_t> all;
  for (const std::size_t u : units) all.insert(ways_[u].begin(), ways_[u].end());
  std::vector<std::size_t> some(all.begin(), all.end());
  if (some.size() > kMostWays) some.resize(kMostWays);
  return some;
}

BlockingGraph Search::graph_of(const Units& units, std::size_t direction) {
  BlockingGraph graph(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (std::size_t j = 0; j < units.size() && !spent(); ++j) {
      if (i == j) continue;
      bool meets = false;
      for (const std::size_t a : units_[units[i]]) {
        for (const std::size_t b : units_[units[j]]) meets = meets || hits(a, direction, b);
      }
      if (meets) graph[i].push_back(j);
    }
  }
  return graph;
}

bool Search::group_leaves(std::size_t scene, const MayLeave& may_leave, Ground ground) {
  const Units all = in_scene(scene);
  std::optional<Units> best;
  std::size_t best_way = 0;
  for (const std::size_t way : directions_of(all)) {
    const auto components = free_components(graph_of(all, way));
    if (spent()) return false;
    for (const auto& component : components) {
      if (component.size() == all.size()) continue;
      Units group;
      for (const std::size_t i : component) group.push_back(all[i]);
      if (!std::all_of(group.begin(), group.end(), may_leave)) continue;
      const Vec3 d = directions_[way];
      if (ground == Ground::holds && !stays_above_ground(group, d, distance(group, {}, d))) {
        continue;
      }
      if (best && best->size() <= group.size()) continue;
      best = group;
      best_way = way;
    }
  }
  if (!best) return false;
  const Vec3 d = directions_[best_way];
  leave(*best, {{d, distance(*best, {}, d)}}, exact(*best, d), ground);
  return true;
}

bool Search::brought(std::size_t unit) const {
  return std::all_of(units_[unit].begin(), units_[unit].end(),
                     [&](std::size_t body) { return bodies_.all[body].brought; });
}

bool Search::step(std::size_t scene, const MayLeave& may_leave, Ground ground) {
  Units movers;
  for (const std::size_t u : in_scene(scene)) {
    if (may_leave(u)) movers.push_back(u);
  }
  const auto rank = [&](std::size_t u) {
    double top = -1e12;
    for (const std::size_t member : units_[u]) {
      top = std::max(top, bodies_.all[member].box.high.z);
    }
    return std::tuple(!brought(u), -static_cast<std::int64_t>(step_[u]), -std::llround(top * 1e3),
                      u);
  };
  std::sort(movers.begin(), movers.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return last_leaves(scene, movers, may_leave, ground) || one_leaves(movers, ground) ||
         one_leaves_by_two(movers, ground) || group_leaves(scene, may_leave, ground);
}

bool Search::last_leaves(std::size_t scene, const Units& movers, const MayLeave& may_leave,
                         Ground ground) {
  std::size_t last = 0;
  for (const std::size_t u : movers) last = std::max(last, step_[u]);
  if (last == 0) return false;
  const auto belongs = [&](std::size_t u) { return may_leave(u) && step_[u] == last; };
  Units first;
  for (const std::size_t u : movers) {
    if (step_[u] == last || brought(u)) first.push_back(u);
  }
  if (one_leaves(first, ground) || one_leaves_by_two(first, ground)) return true;
  const Units standing = in_scene(scene);
  const bool alone = std::all_of(standing.begin(), standing.end(), belongs);
  return !alone && group_leaves(scene, belongs, ground);
}

bool Search::empty(std::size_t scene, const MayLeave& may_leave, Ground ground) {
  while (!spent()) {
    const Units standing = in_scene(scene);
    const bool done =
        standing.size() <= 1 || std::none_of(standing.begin(), standing.end(), may_leave);
    if (done) return true;
    if (step(scene, may_leave, ground)) continue;
    if (ground == Ground::ignored || !step(scene, may_leave, Ground::ignored)) return false;
  }
  return false;
}

bool Search::finish() {
  for (std::size_t scene = 1; scene < scenes_; ++scene) {
    const auto anyone = [](std::size_t) { return true; };
    if (!empty(scene, anyone, Ground::ignored)) return false;
  }
  return true;
}

std::vector<std::size_t> Search::lock_in(std::size_t scene) {
  const Units all = in_scene(scene);
  std::vector<BlockingGraph> graphs;
  for (const std::size_t way : directions_of(all)) graphs.push_back(graph_of(all, way));
  if (spent()) return {};
  std::vector<std::size_t> bodies;
  for (const std::size_t i : smallest_lock(graphs)) {
    bodies.insert(bodies.end(), units_[all[i]].begin(), units_[all[i]].end());
  }
  std::sort(bodies.begin(), bodies.end());
  return bodies;
}

std::optional<std::size_t> Search::blocker_of(std::size_t unit, const MayLeave& but_not) {
  std::map<std::size_t, std::size_t> times;
  for (const std::size_t way : ways_[unit]) {
    for (const std::size_t member : units_[unit]) {
      for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
        if (!is_other(unit, other) || but_not(unit_of_[other])) continue;
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
