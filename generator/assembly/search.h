// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The search of `takedown.h`, with its state. Used by this folder only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "assembly/blocking_graph.h"
#include "assembly/support.h"
#include "assembly/sweep_test.h"
#include "assembly/takedown.h"

namespace plano::assembly {

class Search {
 public:
  using MayLeave = std::function<bool(std::size_t unit)>;
  enum class Ground : std::uint8_t { holds, ignored };
  /// `any`: whichever move is found first. `followable`: what stays is carried, where it can be;
  /// what no joint holds to the rest leaves whole.
  enum class Order : std::uint8_t { any, followable };

  Search(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units, Order order,
         const Limits& limits);

  /// Units that are not there at all.
  void leave_out(std::size_t unit) { scene_[unit] = kGone; }

  /// Takes all units that may leave out of the scene; of a scene all of which may, one stays.
  /// False where it is stuck or has spent its limits.
  bool empty(std::size_t scene, const MayLeave& may_leave, Ground ground);
  /// Takes scenes apart that moves have made, down to single units.
  bool finish();

  std::vector<std::size_t> in_scene(std::size_t scene) const;
  /// Bodies of the scenes that hold two units or more, rising.
  std::vector<std::size_t> not_taken_apart() const;
  bool spent() const { return test_.tests() > limits_.tests || pairs_ > limits_.pairs; }
  /// Whether no direction was left out for any unit of the scene.
  bool tried_all(std::size_t scene) const;
  /// Units of the scene that lock one another, after `empty` was stuck.
  std::vector<std::size_t> lock_in(std::size_t scene);
  /// Some unit of the scene that stands in this one's way: in most directions, then the first.
  std::optional<std::size_t> blocker_of(std::size_t unit, const MayLeave& but_not);

  const std::vector<Move>& moves() const { return moves_; }
  std::size_t tests() const { return test_.tests(); }

 private:
  static constexpr std::size_t kGone = static_cast<std::size_t>(-1);
  using Units = std::vector<std::size_t>;

  /// Where the search for something in the way of a piece in one direction has come to. Scenes only
  /// ever lose bodies, so what was passed stays passed.
  struct Watch {
    std::size_t member = 0;
    std::size_t other = 0;
    bool hit = false;
  };

  /// What moves at once: one unit, or several that joints hold together.
  struct Piece {
    Units units;
    std::vector<std::size_t> bodies;
    std::vector<std::size_t> ways;  // directions to try, best first
    std::vector<Watch> watches;     // by way
    /// Bodies that together keep it from leaving by two moves, by the kind of ground. While all of
    /// them stand, it need not be tried again.
    std::optional<std::vector<std::size_t>> stuck[2];
    /// A body that would fall without it.
    std::optional<std::size_t> carried;
    bool loose = false;          // no joint holds it to anything else
    bool left_out_ways = false;  // there were too many
  };

  struct Reach {
    Length far;
    std::optional<std::size_t> last;  // the body whose box it is clear of last
  };

  struct Candidate {
    Units units;
    std::vector<Leg> legs;
    bool exact = true;
  };

  std::size_t direction_index(geometry::Vec3 d);
  void find_neighbours();
  void find_directions();
  void find_ways(Piece& piece);
  void find_loose();
  double mass_of(const std::vector<std::size_t>& bodies) const;
  double lowest(const std::vector<std::size_t>& bodies) const;

  std::vector<std::size_t> bodies_of_units(const Units& units) const;
  Units there(const Piece& piece, std::size_t scene) const;
  bool is_there(std::size_t scene, std::size_t body) const {
    return scene_[unit_of_[body]] == scene;
  }
  bool is_other(const Piece& piece, std::size_t scene, std::size_t body) const;

  bool hits(std::size_t mover, std::size_t direction, std::size_t other);
  std::size_t candidate(std::size_t member, std::size_t k) const;
  bool blocked(Piece& piece, std::size_t scene, std::size_t k);
  /// The body in the way, if any.
  std::optional<std::size_t> blocked_from(const Piece& piece, std::size_t scene,
                                          geometry::Vec3 from, geometry::Vec3 d);
  std::optional<std::size_t> overlapped(const Piece& piece, std::size_t scene, geometry::Vec3 at);
  bool exact(const Piece& piece, std::size_t scene, geometry::Vec3 d) const;

  bool step(std::size_t scene, const MayLeave& may_leave, Ground ground);
  std::vector<std::size_t> movers(std::size_t scene, const MayLeave& may_leave) const;
  bool may_move(const Piece& piece, std::size_t scene, const MayLeave& may_leave) const;
  /// How far down the piece can go before it meets the ground, along a direction that points down.
  double room_below(const Piece& piece, std::size_t scene, geometry::Vec3 d) const;
  bool above_ground(const Piece& piece, std::size_t scene, geometry::Vec3 at) const;
  Reach distance(const Piece& piece, std::size_t scene, geometry::Vec3 from, geometry::Vec3 d,
                 Ground ground) const;
  std::optional<Candidate> by_one(std::size_t piece, std::size_t scene, Ground ground);
  std::optional<Candidate> by_two(std::size_t piece, std::size_t scene, Ground ground);
  std::optional<Candidate> by_two(const Piece& piece, std::size_t scene, geometry::Vec3 first,
                                  Ground ground, std::vector<std::size_t>& stuck);
  double reach_of_first(const Piece& piece, std::size_t scene, geometry::Vec3 first, double most,
                        std::vector<std::size_t>& stuck);
  std::optional<Candidate> by_group(std::size_t scene, const MayLeave& may_leave, Ground ground);
  std::vector<std::size_t> directions_of(const Units& units) const;
  BlockingGraph graph_of(const Units& units, std::size_t direction);

  /// What would fall once `units` have left the scene, and does not hang in the air already.
  std::vector<std::size_t> would_fall(std::size_t scene, const Units& units) const;
  bool carries(Piece& piece, std::size_t scene);
  void leave(const Candidate& candidate);

  const Bodies& bodies_;
  std::vector<std::vector<std::size_t>> units_;
  Order order_;
  Limits limits_;
  SweepTest test_;
  std::size_t pairs_ = 0;                          // compared by their boxes
  std::vector<std::size_t> unit_of_;               // by body
  std::vector<std::size_t> scene_;                 // by unit
  std::vector<std::size_t> population_;            // by scene: units
  std::vector<double> ground_;                     // by scene: height, mm
  std::vector<std::vector<std::size_t>> near_;     // by body
  std::optional<Support> support_;                 // where the order is to be followable
  std::vector<bool> hangs_;                        // by body: in the air, held
  std::vector<geometry::Vec3> directions_;         // all
  std::vector<Piece> pieces_;                      // the units, then groups that joints hold
  std::unordered_map<std::uint64_t, bool> known_;  // tests of solids already made
  std::vector<Move> moves_;
};

}  // namespace plano::assembly
