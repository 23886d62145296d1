// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// It comes apart: an order in which every element can be taken out by straight moves, found from
/// the placed solids alone; read backwards, how it is put together.
///
/// Goal: for whatever stands together, find a move that frees something, until single units are
/// left; or say which units lock one another. A unit is one body, or bodies glued together.
///
/// Steps. What stands together is a scene. In a scene, in this order:
///  1. one piece leaves by one straight move: what hangs in the air already, then what no joint
///     holds to the rest (a drawer leaves whole, where two people can carry it), then what a joint
///     brought (wedges), then what the author's steps add last, then what stands loose, then the
///     highest. A move after which something would fall (support.h) has
///     to wait;
///  2. one piece leaves by two: as far as it goes one way (off its hooks), then away;
///  3. where all moves leave something in the air, the one that leaves the lightest; the move says
///     what is to be held;
///  4. a group leaves by one move. For each direction, the graph of who blocks whom is cut into
///     strongly connected components; one that nothing outside blocks can leave as a whole
///     (Wilson, On Geometric Assembly Planning, 1992). The group is a scene of its own from then;
///  5. the same again with moves below the ground, said in the move: lay or lift it first.
/// Whatever leaves only makes room, so the order chosen never changes the verdict.
/// Directions: up, the horizontal axes, down, then both ways along the axes of the unit's own
/// frames and of those it touches, and across the line where two oblique bodies' planes meet.
///
/// Accuracy: see sweep_test.h; a move says whether all its tests were exact. No turning, no
/// bending, no more than two straight moves a unit: `locked` means locked as far as these go. Bolts
/// and screws are not bodies: they are drawn before the move that opens their joint.
///
/// Cost: each pair is tested at most once a direction, and a unit that is blocked waits for the one
/// that blocks it; with a bounded number of directions a unit, n log n tests of solids for what has
/// a bounded number of neighbours in its way. What would fall is looked up once for a move that is
/// free, n steps each, and not again while what it carries still stands. Above that: comparing
/// boxes is n² a direction, and a scene from which no single unit leaves costs n² pairs for its
/// graphs. After `Limits::tests` tests, or `Limits::pairs` pairs of boxes, the verdict is
/// `not_proven`; so it is where a stuck unit has more directions than are tried (64).
///
/// Tried and dropped: testing whole moves by small steps (hundreds of tests a pair, and nothing
/// proven between them).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "assembly/bodies.h"

namespace plano::assembly {

/// What one person lifts at most: the reference mass of ISO 11228-1 for adults at work, and the
/// most that NF X35-109 lets a person handle.
inline constexpr double kMassPerPerson = 25;  // kg
inline constexpr double kCarriedByTwo = 2 * kMassPerPerson;

struct Leg {
  geometry::Vec3 direction;  // unit, world
  Length distance;           // whole millimetres; of a first leg of two, as far as it goes
};

struct Move {
  std::vector<std::size_t> bodies;  // into Bodies::all, rising
  std::vector<Leg> legs;            // one, or two; after the last, clear of the boxes of the rest
  std::size_t scene = 0;            // what it leaves; 0: the whole
  std::size_t becomes = 0;          // the scene its bodies are from then on
  bool exact = true;                // no test by small steps was needed
  bool below_ground = false;        // the whole must be lifted or laid down for it
  std::vector<std::size_t> held;    // of what stays: in the air during the move and after it
};

enum class Verdict : std::uint8_t { comes_apart, locked, not_proven };

struct Takedown {
  Verdict verdict = Verdict::comes_apart;
  std::vector<Move> moves;          // as far as it went
  std::vector<std::size_t> locked;  // the smallest set found of bodies that lock each other
  /// Of what is not proven: the bodies, rising, of the scenes that still hold two units or more.
  std::vector<std::size_t> undecided;
  std::size_t tests = 0;  // of solids against solids
};

struct Limits {
  std::size_t tests = 400'000;        // of solids: some ten seconds
  std::size_t pairs = 1'000'000'000;  // of boxes: as long
};

/// `units`: every body in exactly one; bodies of one unit stay together.
Takedown take_down(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
                   const Limits& limits = {});

/// One unit a body.
std::vector<std::vector<std::size_t>> single_units(const Bodies& bodies);

/// One unit a body, but glued joints of `set` keep theirs together. In the order of bodies.
std::vector<std::vector<std::size_t>> units_of(const Bodies& bodies, const panels::PartSet& set);

/// What keeps a step from being done.
struct BadStep {
  std::size_t step = 0;
  std::size_t body = 0;                // of that step
  std::optional<std::size_t> blocker;  // that stands already; none where the step locks itself
};

struct StepsVerdict {
  std::vector<BadStep> bad;   // the last step at fault first; one a step
  std::size_t undecided = 0;  // the first so many steps were not tried to their end
};

/// Steps of putting together, each the bodies it adds: read backwards, can each step's bodies leave
/// what the steps before have built (one by one, or in groups that come apart themselves)? Bodies
/// in no step are taken as absent; the ground is not considered, for pieces may be turned over
/// between steps. Where `limits` are spent, what was found before is said as well: nothing that is
/// tried later takes it back.
StepsVerdict hold_steps(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& units,
                        const std::vector<std::vector<std::size_t>>& steps,
                        const Limits& limits = {});

}  // namespace plano::assembly
