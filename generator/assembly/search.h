// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The search of `takedown.h`, with its state. Used by this folder only.
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "assembly/blocking_graph.h"
#include "assembly/sweep_test.h"
#include "assembly/takedown.h"

namespace plano::assembly {

class Search {
 public:
  using MayLeave = std::function<bool(std::size_t unit)>;
  enum class Ground : std::uint8_t { holds, ignored };

  Search(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
         const Limits& limits);

  /// Units that are not there at all.
  void leave_out(std::size_t unit) { scene_[unit] = kGone; }

  /// Takes all units that may leave out of the scene; of a scene all of which may, one stays.
  /// False where it is stuck or has spent its limits.
  bool empty(std::size_t scene, const MayLeave& may_leave, Ground ground);
  /// Takes scenes apart that moves have made, down to single units.
  bool finish();

  std::vector<std::size_t> in_scene(std::size_t scene) const;
  bool spent() const { return test_.tests() > limits_.tests; }
  /// Units of the scene that lock one another, after `empty` was stuck.
  std::vector<std::size_t> lock_in(std::size_t scene);
  /// Some unit of the scene that stands in this one's way: in most directions, then the first.
  std::optional<std::size_t> blocker_of(std::size_t unit, const MayLeave& but_not);

  const std::vector<Move>& moves() const { return moves_; }
  std::size_t tests() const { return test_.tests(); }

 private:
  static constexpr std::size_t kGone = static_cast<std::size_t>(-1);
  using Units = std::vector<std::size_t>;

  /// Where the search for something in the way of a unit in one direction has come to.
  struct Watch {
    std::size_t member = 0;
    std::size_t other = 0;
    bool hit = false;
  };

  std::size_t direction_index(geometry::Vec3 d);
  void find_neighbours();
  void find_directions();
  bool hits(std::size_t mover, std::size_t direction, std::size_t other);
  bool is_other(std::size_t unit, std::size_t body) const {
    return unit_of_[body] != unit && scene_[unit_of_[body]] == scene_[unit];
  }
  std::size_t candidate(std::size_t member, std::size_t k) const;
  bool blocked(std::size_t unit, std::size_t k);
  bool blocked_from(std::size_t unit, geometry::Vec3 from, geometry::Vec3 d);
  bool stands_clear(std::size_t unit, geometry::Vec3 at);
  Length distance(const Units& units, geometry::Vec3 from, geometry::Vec3 d) const;
  bool stays_above_ground(const Units& units, geometry::Vec3 d, Length far) const;
  bool exact(const Units& units, geometry::Vec3 d) const;

  bool step(std::size_t scene, const MayLeave& may_leave, Ground ground);
  /// Of what the author's last step adds: wedges and single units, else a group of it (a drawer),
  /// before anything of the steps before. Nothing where no unit has a step.
  bool last_leaves(std::size_t scene, const Units& movers, const MayLeave& may_leave,
                   Ground ground);
  bool brought(std::size_t unit) const;
  bool one_leaves(const Units& movers, Ground ground);
  bool one_leaves_by_two(const Units& movers, Ground ground);
  bool leaves_by_two(std::size_t unit, geometry::Vec3 first, Ground ground);
  bool group_leaves(std::size_t scene, const MayLeave& may_leave, Ground ground);
  std::vector<std::size_t> directions_of(const Units& units) const;
  BlockingGraph graph_of(const Units& units, std::size_t direction);
  void leave(const Units& units, std::vector<Leg> legs, bool is_exact, Ground ground);

  const Bodies& bodies_;
  std::vector<std::vector<std::size_t>> units_;
  Limits limits_;
  SweepTest test_;
  double ground_ = 0;
  std::vector<std::size_t> unit_of_;               // by body
  std::vector<std::size_t> scene_;                 // by unit
  std::vector<std::size_t> step_;                  // by unit: the author's last of its bodies
  std::vector<std::vector<std::size_t>> near_;     // by body
  std::vector<geometry::Vec3> directions_;         // all
  std::vector<std::vector<std::size_t>> ways_;     // by unit: directions to try, best first
  std::vector<std::vector<Watch>> watches_;        // by unit, by way
  std::unordered_map<std::uint64_t, bool> known_;  // tests of solids already made
  std::vector<Move> moves_;
  std::size_t scenes_ = 1;
};

}  // namespace plano::assembly
