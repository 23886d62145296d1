// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A group of bolts and the wood of one of the two bodies it joins. N, mm, N/mm²; world frame.
#pragma once

#include <optional>
#include <vector>

#include "checks/scene.h"
#include "checks/strength/bolts.h"
#include "checks/strength/plate_case.h"

namespace plano::checks {

struct BoltGroup {
  const panels::Joined* joined = nullptr;
  std::vector<const SceneFastener*> all;  // not empty
  geometry::Vec3 middle() const;
};

/// Why a seat is not known.
enum class NoSeat : std::uint8_t {
  thickness,  // the bolt finds no wood in it
  board,      // nobody says what the board bears, or how dense it is
  timber,     // the bar has no strength class that is known
  solid,      // of free form
};

struct Seat {
  Member member;       // the least thickness of all bolts
  double density = 0;  // characteristic, kg/m³
  Known known = Known::declared;
  bool is_plywood = true;    // else a board whose pressure under bolts follows another formula
  bool timber = false;       // else a board, alike in all directions
  bool end_grain = false;    // the bolts run along the grain
  double across_factor = 1;  // k_90 of timber
  double angle = 0;          // of a load that is upright, to the grain, degrees
  double row_share = 1;      // n_ef / n of the longest row along the grain, for that load
  double splitting = 0;      // F_90,Rk where the load runs across the grain; 0: it does not split
  /// What is nearest to its least distance, of edges, ends and neighbours: is < least: too near.
  struct Distance {
    Text what;
    double is = 1e12;
    double least = 0;
  } nearest;
};
/// One of the two is set.
struct SeatFound {
  std::optional<Seat> seat;
  NoSeat why = NoSeat::thickness;
};
/// `loaded`: the body that the load comes down on, whose wood bolts press upwards; the other bears
/// it, and they press it down. `turned`: they take a moment as well, and may press either way.
SeatFound seat_of(const Scene& scene, std::size_t body, const BoltGroup& bolts, bool loaded,
                  bool turned);

}  // namespace plano::checks
