// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which move comes next.

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "assembly/search.h"
#include "panels/interference.h"

namespace plano::assembly {

namespace {

using geometry::Vec3;

/// Steeper than this, a direction points down: over 10 m it sinks by less than what is tolerated.
constexpr double kPointsDown = 1e-6;
/// A first move of two goes as far as this: hooks and bayonets are shorter.
constexpr double kLongestFirst = 60;  // mm
constexpr double kFirstStep = 2;      // mm: thinner than any board that is cut
constexpr double kFirstFinest = 0.05;
/// A move goes at least as far: what lies against the rest is clear of it at once, but not out.
constexpr double kOut = 100;  // mm
/// Where each move leaves something in the air, so many are compared.
constexpr std::size_t kCompared = 16;

}  // namespace

// ---- One piece
// -----------------------------------------------------------------------------------

double Search::room_below(const Piece& piece, std::size_t scene, Vec3 d) const {
  return (lowest(bodies_of_units(there(piece, scene))) - ground_[scene]) / -d.z;
}

bool Search::above_ground(const Piece& piece, std::size_t scene, Vec3 at) const {
  if (at.z >= -panels::kTolerated.mm()) return true;
  return lowest(bodies_of_units(there(piece, scene))) + at.z >=
         ground_[scene] - panels::kTolerated.mm();
}

Search::Reach Search::distance(const Piece& piece, std::size_t scene, Vec3 from, Vec3 d,
                               Ground ground) const {
  double out = kOut;
  if (ground == Ground::holds && d.z < -kPointsDown) {
    out = std::clamp(room_below(piece, scene, d), 1.0, kOut);
  }
  Reach reach;
  double far = std::floor(out);
  for (const std::size_t member : piece.bodies) {
    if (!is_there(scene, member)) continue;
    for (std::size_t other = 0; other < bodies_.all.size(); ++other) {
      if (!is_other(piece, scene, other)) continue;
      const double clear = test_.clear_after(member, from, d, other);
      if (clear <= far) continue;
      far = clear;
      reach.last = other;
    }
  }
  reach.far = Length::millimetres(static_cast<std::int64_t>(std::ceil(far - 1e-6)));
  return reach;
}

std::optional<Search::Candidate> Search::by_one(std::size_t p, std::size_t scene, Ground ground) {
  Piece& piece = pieces_[p];
  for (std::size_t k = 0; k < piece.ways.size() && !spent(); ++k) {
    if (blocked(piece, scene, k)) continue;
    const Vec3 d = directions_[piece.ways[k]];
    const Length far = distance(piece, scene, {}, d, ground).far;
    if (ground == Ground::holds && !above_ground(piece, scene, d * far.mm())) continue;
    return Candidate{there(piece, scene), {{d, far}}, exact(piece, scene, d)};
  }
  return std::nullopt;
}

/// How far the piece goes along `first`, to kFirstFinest; 0 where it does not move at all.
double Search::reach_of_first(const Piece& piece, std::size_t scene, Vec3 first, double most,
                              std::vector<std::size_t>& stuck) {
  const auto stands_clear = [&](double t) {
    const std::optional<std::size_t> other = overlapped(piece, scene, first * t);
    if (other) stuck.push_back(*other);
    return !other.has_value();
  };
  if (most < kFirstFinest || !stands_clear(kFirstFinest)) return 0;
  double reached = kFirstFinest;
  double blocked_at = 0;
  for (double t = kFirstStep; t <= most && blocked_at == 0; t += kFirstStep) {
    (stands_clear(t) ? reached : blocked_at) = t;
  }
  while (blocked_at - reached > kFirstFinest) {
    const double middle = (reached + blocked_at) / 2;
    (stands_clear(middle) ? reached : blocked_at) = middle;
  }
  return reached;
}

std::optional<Search::Candidate> Search::by_two(const Piece& piece, std::size_t scene, Vec3 first,
                                                Ground ground, std::vector<std::size_t>& stuck) {
  double most = kLongestFirst;
  if (ground == Ground::holds && first.z < -kPointsDown) {
    most = std::min(most, room_below(piece, scene, first));
  }
  const double reached = reach_of_first(piece, scene, first, most, stuck);
  if (reached <= 0) return std::nullopt;
  for (const double share : {1.0, 0.5}) {
    const double t = reached * share;
    for (const std::size_t way : piece.ways) {
      const Vec3 d = directions_[way];
      if (std::fabs(dot(d, first)) > 0.99 || spent()) continue;
      if (const auto other = blocked_from(piece, scene, first * t, d)) {
        stuck.push_back(*other);
        continue;
      }
      const Reach reach = distance(piece, scene, first * t, d, ground);
      if (ground == Ground::holds && !above_ground(piece, scene, first * t + d * reach.far.mm())) {
        if (reach.last) stuck.push_back(*reach.last);
        continue;
      }
      return Candidate{
          there(piece, scene), {{first, Length::nearest_to_mm(t)}, {d, reach.far}}, false};
    }
  }
  return std::nullopt;
}

std::optional<Search::Candidate> Search::by_two(std::size_t p, std::size_t scene, Ground ground) {
  Piece& piece = pieces_[p];
  auto& known = piece.stuck[ground == Ground::holds ? 0 : 1];
  const auto still_there = [&](std::size_t body) { return is_there(scene, body); };
  if (known && std::all_of(known->begin(), known->end(), still_there)) return std::nullopt;
  std::vector<std::size_t> stuck;
  for (const std::size_t way : piece.ways) {
    if (spent()) return std::nullopt;
    if (auto found = by_two(piece, scene, directions_[way], ground, stuck)) return found;
  }
  std::sort(stuck.begin(), stuck.end());
  stuck.erase(std::unique(stuck.begin(), stuck.end()), stuck.end());
  known = std::move(stuck);
  return std::nullopt;
}

// ---- Groups that lock one another
// ----------------------------------------------------------------

std::vector<std::size_t> Search::directions_of(const Units& units) const {
  std::set<std::size_t> all;
  for (const std::size_t u : units) all.insert(pieces_[u].ways.begin(), pieces_[u].ways.end());
  return {all.begin(), all.end()};
}

bool Search::tried_all(std::size_t scene) const {
  const Units units = in_scene(scene);
  return std::none_of(units.begin(), units.end(),
                      [&](std::size_t u) { return pieces_[u].left_out_ways; });
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

std::optional<Search::Candidate> Search::by_group(std::size_t scene, const MayLeave& may_leave,
                                                  Ground ground) {
  const Units all = in_scene(scene);
  std::optional<Candidate> best;
  std::pair<std::size_t, std::size_t> least;  // what falls, and how large it is
  for (const std::size_t way : directions_of(all)) {
    const auto components = free_components(graph_of(all, way));
    if (spent()) return std::nullopt;
    for (const auto& component : components) {
      if (component.size() == all.size()) continue;
      Piece piece;
      for (const std::size_t i : component) piece.units.push_back(all[i]);
      if (!std::all_of(piece.units.begin(), piece.units.end(), may_leave)) continue;
      piece.bodies = bodies_of_units(piece.units);
      const std::pair size(would_fall(scene, piece.units).size(), piece.units.size());
      if (best && least <= size) continue;
      const Vec3 d = directions_[way];
      const Length far = distance(piece, scene, {}, d, ground).far;
      if (ground == Ground::holds && !above_ground(piece, scene, d * far.mm())) continue;
      best = {piece.units, {{d, far}}, exact(piece, scene, d)};
      least = size;
    }
  }
  return best;
}

std::vector<std::size_t> Search::lock_in(std::size_t scene) {
  const Units all = in_scene(scene);
  // `by_group` has been through these pairs just before, within the limits, and its tests are
  // known: that nothing leaves is certain, and stays so.
  pairs_ = 0;
  std::vector<BlockingGraph> graphs;
  for (const std::size_t way : directions_of(all)) graphs.push_back(graph_of(all, way));
  Units locked;
  for (const std::size_t i : smallest_lock(graphs)) locked.push_back(all[i]);
  return bodies_of_units(locked);
}

// ---- What falls
// ----------------------------------------------------------------------------------

std::vector<std::size_t> Search::would_fall(std::size_t scene, const Units& units) const {
  if (!support_) return {};
  std::vector<std::size_t> standing;
  for (std::size_t body = 0; body < bodies_.all.size(); ++body) {
    if (is_there(scene, body) && !std::binary_search(units.begin(), units.end(), unit_of_[body])) {
      standing.push_back(body);
    }
  }
  std::vector<std::size_t> falling = support_->falling(standing);
  std::erase_if(falling, [&](std::size_t body) { return hangs_[body]; });
  return falling;
}

/// Scenes only lose bodies, so what falls without a piece falls without it later on as well.
bool Search::carries(Piece& piece, std::size_t scene) {
  if (piece.carried && is_there(scene, *piece.carried) && !hangs_[*piece.carried]) return true;
  const std::vector<std::size_t> falling = would_fall(scene, there(piece, scene));
  if (falling.empty()) return false;
  // The lowest is likely to stay the longest.
  piece.carried = *std::min_element(falling.begin(), falling.end(), [&](auto a, auto b) {
    return bodies_.all[a].box.low.z < bodies_.all[b].box.low.z;
  });
  return true;
}

// ---- The next move
// -------------------------------------------------------------------------------

/// Of a group that joints hold, what is not there any more must have left alone.
bool Search::may_move(const Piece& piece, std::size_t scene, const MayLeave& may_leave) const {
  std::size_t present = 0;
  for (const std::size_t u : piece.units) {
    if (scene_[u] == scene) {
      if (!may_leave(u)) return false;
      ++present;
    } else if (scene_[u] != kGone && population_[scene_[u]] > 1) {
      return false;
    }
  }
  return present >= std::min<std::size_t>(2, piece.units.size()) && present < population_[scene];
}

/// In the order they are tried: what is held, groups that stand loose, what a joint brought; then
/// what the author's steps add last, what stands loose, the highest.
std::vector<std::size_t> Search::movers(std::size_t scene, const MayLeave& may_leave) const {
  using Rank = std::tuple<int, std::int64_t, bool, std::int64_t, std::size_t>;
  std::vector<Rank> ranks;
  for (std::size_t p = 0; p < pieces_.size(); ++p) {
    const Piece& piece = pieces_[p];
    if (!may_move(piece, scene, may_leave)) continue;
    double top = -1e12;
    bool brought = true;
    bool hangs = true;
    std::size_t step = 0;
    for (const std::size_t body : piece.bodies) {
      if (!is_there(scene, body)) continue;
      top = std::max(top, bodies_.all[body].box.high.z);
      brought = brought && bodies_.all[body].brought;
      hangs = hangs && hangs_[body];
      step = std::max(step, bodies_.all[body].step);
    }
    const bool whole = piece.units.size() > 1;
    const int kind = hangs ? 0 : whole ? 1 : brought ? 2 : 3;
    ranks.emplace_back(kind, -static_cast<std::int64_t>(step), !piece.loose,
                       -std::llround(top * 1e3), p);
  }
  std::sort(ranks.begin(), ranks.end());
  std::vector<std::size_t> ranked;
  for (const Rank& rank : ranks) ranked.push_back(std::get<std::size_t>(rank));
  return ranked;
}

void Search::leave(const Candidate& candidate) {
  Move move;
  move.bodies = bodies_of_units(candidate.units);
  move.legs = candidate.legs;
  move.scene = scene_[candidate.units.front()];
  move.becomes = population_.size();
  move.exact = candidate.exact;
  double down = 0;
  double deepest = 0;
  for (const Leg& leg : move.legs) {
    down -= leg.direction.z * leg.distance.mm();
    deepest = std::max(deepest, down);
  }
  const double low = lowest(move.bodies);
  move.below_ground = deepest > panels::kTolerated.mm() &&
                      low - deepest < ground_[move.scene] - panels::kTolerated.mm();
  for (const std::size_t u : candidate.units) scene_[u] = move.becomes;
  population_[move.scene] -= candidate.units.size();
  population_.push_back(candidate.units.size());
  ground_.push_back(low);
  if (support_) {
    for (const std::size_t body : move.bodies) hangs_[body] = false;
    for (const std::size_t body : would_fall(move.scene, {})) hangs_[body] = true;
    for (std::size_t body = 0; body < hangs_.size(); ++body) {
      if (hangs_[body] && is_there(move.scene, body)) move.held.push_back(body);
    }
    support_->found(move.bodies);
  }
  moves_.push_back(std::move(move));
}

bool Search::step(std::size_t scene, const MayLeave& may_leave, Ground ground) {
  const std::vector<std::size_t> ranked = movers(scene, may_leave);
  std::vector<Candidate> holding;  // something has to be held for these
  for (const std::size_t p : ranked) {
    auto found = by_one(p, scene, ground);
    if (!found) continue;
    if (!carries(pieces_[p], scene)) return leave(*found), true;
    if (holding.size() < kCompared) holding.push_back(std::move(*found));
  }
  for (const std::size_t p : ranked) {
    if (spent()) return false;
    if (carries(pieces_[p], scene)) continue;
    if (auto found = by_two(p, scene, ground)) return leave(*found), true;
  }
  for (std::size_t k = 0; k < ranked.size() && holding.empty() && !spent(); ++k) {
    if (auto found = by_two(ranked[k], scene, ground)) holding.push_back(std::move(*found));
  }
  if (holding.empty() && !spent()) {
    if (auto found = by_group(scene, may_leave, ground)) holding.push_back(std::move(*found));
  }
  if (holding.empty() || spent()) return false;
  const auto held = [&](const Candidate& a) { return mass_of(would_fall(scene, a.units)); };
  std::vector<double> masses;
  for (const Candidate& candidate : holding) masses.push_back(held(candidate));
  const auto least = std::min_element(masses.begin(), masses.end()) - masses.begin();
  leave(holding[static_cast<std::size_t>(least)]);
  return true;
}

bool Search::empty(std::size_t scene, const MayLeave& may_leave, Ground ground) {
  while (true) {
    const Units standing = in_scene(scene);
    const bool done =
        standing.size() <= 1 || std::none_of(standing.begin(), standing.end(), may_leave);
    if (done) return true;
    if (spent()) return false;
    if (step(scene, may_leave, ground)) continue;
    if (ground == Ground::ignored || !step(scene, may_leave, Ground::ignored)) return false;
  }
}

bool Search::finish() {
  for (std::size_t scene = 1; scene < population_.size(); ++scene) {
    const auto anyone = [](std::size_t) { return true; };
    if (!empty(scene, anyone, Ground::holds)) return false;
  }
  return true;
}

}  // namespace plano::assembly
