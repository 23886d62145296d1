// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every placed element as a body that can be moved: prisms, where they stand, how heavy they are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geometry/placement.h"
#include "panels/part_set.h"
#include "panels/section.h"

namespace plano::assembly {

struct Box3 {  // mm, world
  geometry::Vec3 low;
  geometry::Vec3 high;
};

struct Body {
  std::string element;
  std::size_t shape = 0;  // index into Bodies::shapes, and into PartSet::parts
  std::size_t instance = 0;
  geometry::Placement pose;
  Box3 box;
  double mass_kg = 0;
  bool brought = false;  // by a joint: a wedge, taken out before what it holds
  std::size_t step = 0;  // of the author's, that puts it in its place, from 1; 0: none
};

struct Bodies {
  std::vector<std::vector<panels::Prism>> shapes;
  std::vector<Body> all;  // in the order of parts, then of instances
  /// Pairs that a declared joint holds together, rising; a piece a joint brought is held to both of
  /// its elements.
  std::vector<std::pair<std::size_t, std::size_t>> joined;
};

/// Cost: the slices of every distinct part, and linear in the instances.
Bodies bodies_of(const panels::PartSet& set);

/// The box of a stack of prisms that stands at `pose`.
Box3 box_of(const std::vector<panels::Prism>& shape, const geometry::Placement& pose);

}  // namespace plano::assembly
