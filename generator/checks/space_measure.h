// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What `spaces_of` finds in cells, measured in millimetres.
#pragma once

#include <unordered_map>
#include <utility>
#include <vector>

#include "checks/space_grid.h"
#include "checks/spaces.h"

namespace plano::checks {

/// A space as cells.
struct SpaceCells {
  std::vector<CellKey> keys;
  std::vector<geometry::Vec3> at;  // where the ball has room, one for each key
  std::unordered_map<std::uint64_t, std::size_t> index;  // of packed keys
  /// Steps of the ball from inside to outside, by openings.
  std::vector<std::vector<std::pair<geometry::Vec3, geometry::Vec3>>> exits;
  std::vector<bool> climbed;  // of each exit: see WayOut

  bool holds(CellKey key) const { return index.count(packed(key)) != 0; }
};

/// The height z of what lies under a place: a face, or the ground.
double floor_under(const Scene& scene, geometry::Vec3 at);

/// The opening that `steps` lead through.
WayOut way_out_of(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells,
                  const std::vector<std::pair<geometry::Vec3, geometry::Vec3>>& steps);

/// All but the ways out.
Space measured(const Scene& scene, const SpaceGrid& grid, const SpaceCells& cells);

}  // namespace plano::checks
