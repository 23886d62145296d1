// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Strip packing: all items in a rectangle of given height, as short as can be found.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "nesting/layout.h"
#include "nesting/separator.h"

namespace plano::nesting {

struct StripSolution {
  double length = 0;
  std::vector<Placement> items;
};

struct StripOptions {
  double height = 0;
  std::uint64_t seed = 1;
  std::size_t workers = 2;
  /// Called with each shorter strip found.
  std::function<void(const StripSolution&)> found = {};
};

/// Precondition: every shape fits the height in one of its poses. Same seed and effort, same
/// result, if the effort counts sweeps.
StripSolution pack_strip(const ShapeTable& shapes, const std::vector<ShapeId>& items,
                         const StripOptions& options, Effort& effort);

}  // namespace plano::nesting
