// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A scene in cells of 75 mm: where a ball as large as a head has room, from which cell it gets to
/// the next, and where walls and a roof are around it.
///
/// The cells stand along the walls of the design and around its middle, from the ground up:
/// wherever the design is drawn, however it is turned about the vertical or mirrored, the same
/// places lie in a cell. World frame, mm.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "checks/scene.h"

namespace plano::checks {

struct CellKey {
  int x = 0;
  int y = 0;
  int z = 0;  // 0: the lowest above the ground

  friend constexpr auto operator<=>(const CellKey&, const CellKey&) = default;
};
/// One number for each key within a hundred thousand cells of the middle.
std::uint64_t packed(CellKey key);

class SpaceGrid {
 public:
  static constexpr double kStep = 75;
  /// Diameter of the ball: where a large head passes, so does the child behind it.
  static constexpr double kBall = 230;
  /// What is not met within this is no wall and no roof of the place.
  static constexpr double kReach = 2500;
  static constexpr int kAround = 16;

  explicit SpaceGrid(const Scene& scene);

  /// Cells whose columns cover the scene, `high` excluded; in z nothing is said.
  CellKey low() const { return low_; }
  CellKey high() const { return high_; }
  geometry::Vec3 middle_of(CellKey key) const;
  CellKey key_at(geometry::Vec3 place) const;

  /// To the nearest surface or the ground, `reach` where neither is nearer.
  double clearance(geometry::Vec3 place, double reach) const;
  /// A place in the cell around which the ball has room; found from the middle of the cell by
  /// moving away from what is too near.
  std::optional<geometry::Vec3> room(CellKey key) const;
  /// Whether the ball gets from one place to the other, less than two cells away, nearly straight.
  bool passes(geometry::Vec3 from, geometry::Vec3 to) const;
  /// From the floor to the roof over it, as heights z.
  struct Gap {
    double floor = 0;
    double roof = 0;
  };
  /// In the middle of the column, at the height of `place` in the cell: nothing under the sky, in
  /// wood, and under a roof higher than kReach.
  std::optional<Gap> gap(CellKey key, geometry::Vec3 place) const;
  /// Whether there is wall on more than half of all sides of the column's middle. On a side is wall
  /// where two of three level rays meet it, at a tenth, a half and nine tenths of the height: not
  /// the barrier alone that one looks over, nor the apron one crawls under, but the wall around a
  /// porthole.
  bool enclosed(CellKey key, Gap gap) const;
  /// One of kAround horizontal unit directions, none along the walls of the design.
  geometry::Vec3 around(int i) const { return around_[static_cast<std::size_t>(i)]; }
  /// Unit, horizontal: the way the walls of the design stand; a quarter turn makes no difference.
  geometry::Vec3 along_walls() const { return frame_.u; }

 private:
  struct Touch {
    double distance;
    geometry::Vec3 point;
  };
  /// What is nearer to the middle of the ball than its radius.
  std::optional<Touch> touched(geometry::Vec3 place) const;
  geometry::Vec3 local(geometry::Vec3 place) const;
  geometry::Vec3 world(geometry::Vec3 local) const;

  void set_directions();

  const Scene& scene_;
  std::array<geometry::Vec3, kAround> around_;
  geometry::Placement frame_;  // u, v horizontal; its origin in the middle, on the ground
  CellKey low_;
  CellKey high_;
};

}  // namespace plano::checks
