// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a torso gets out over the edges of a floor: a ball of its width, held against what rays
/// felt there (see guard_field.h).
///
/// A barrier is closed if a line can be drawn along it, in plan, on no point of which the centre of
/// the ball finds room below the height of a barrier. The line runs along layers and may change
/// from one to the next where something is in the way of the ball between both; the line that
/// crosses the least free length is taken, and where it crosses some, the barrier is open. Pieces
/// at different depths are therefore one barrier only where the ball does not pass between them.
///
/// Along the edge and upwards, the width of a gap is exact to 0.1 mm; in depth bodies count as
/// thinner by up to one layer on each side: a slot between pieces that overlap is closed if it is
/// 77 mm deep or less, and said to be unsure up to 89 mm.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "checks/guard_field.h"

namespace plano::checks {

/// A gap this wide both ways lets a torso through: what has one is no barrier there.
inline constexpr double kInfillMm = 89;
/// A barrier's top, at least, above the floor.
inline constexpr double kBarrierTopMm = 700;

/// Columns that follow each other along a loop, all with a drop that asks for a guard.
struct GuardRun {
  struct At {
    std::size_t side = 0;
    std::size_t column = 0;
  };
  std::vector<At> columns;
  std::vector<double> start;  // of each column along the edge, from the run's beginning, mm
  double length = 0;          // of the edge; corners add nothing
  bool ring = false;          // the whole loop
};

/// A piece of a run, along the edge.
struct GuardGap {
  double from = 0;
  double to = 0;
  bool unsure = false;
};

/// What the rays of a loop hit, by where it stands in plan. Between two neighbours of one layer
/// that hit the same, all is as solid as both.
class BallRoom {
 public:
  explicit BallRoom(const GuardLoop& loop);

  /// Whether a ball of `radius` finds no room with its centre above any point from `a` to `b`, from
  /// `low` to `high` above their heights. Where this is not sure, as over a long piece, no.
  bool is_blocked(geometry::Vec3 a, geometry::Vec3 b, double low, double high, double radius) const;
  /// Whether it finds room above all of them, at one height. Where this is not sure, no.
  bool is_free(geometry::Vec3 a, geometry::Vec3 b, double low, double high, double radius) const;

 private:
  /// From one ray to another of its layer.
  struct Strip {
    geometry::Vec3 from;
    geometry::Vec3 to;
    Spans solid;  // above `from`
  };
  void add(Strip strip);
  /// Whether spans widened by a ball leave nothing from `low` to `high`; `least`: by the least that
  /// is sure from `a` to `b`, else by the most that is possible.
  bool is_taken(geometry::Vec3 a, geometry::Vec3 b, double low, double high, double radius,
                bool least) const;
  static std::uint64_t key_of(std::int64_t x, std::int64_t y);

  std::vector<Strip> strips_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

/// Gaps a torso wide or wider, rising, apart.
std::vector<GuardGap> gaps_of(const GuardLoop& loop, const BallRoom& room, const GuardRun& run);

}  // namespace plano::checks
