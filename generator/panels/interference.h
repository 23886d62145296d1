// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which placed parts run into one another. The last word on whether a design can be put together,
/// so it shares no code with the joints that are meant to make it so.
///
/// Goal: find every pair whose common space is more than kTolerated deep, at any angle, and never
/// report parts that only touch.
///
/// Steps. A part is a stack of prisms (one; more where it has pockets). A bore through solid wood
/// is a square block of it with a round hole, a prism along the bore's axis that fills a square
/// hollow of the stack. Two prisms are cut by
/// planes square to a common direction: where their planes cross, along the line of crossing; where
/// they are parallel, along one side. In such a section both are sets of rectangles, one per
/// interval of the outline. Between two neighbouring breakpoints of the outlines, the ends of all
/// intervals move in straight lines, so how deep two rectangles overlap (the least overlap along
/// their four side directions) is a concave function of the place, whose greatest value a search by
/// thirds finds. The area two rectangles share is, between two places where a corner of one crosses
/// a side of the other, a quadratic function of the place: Simpson's rule gives their volume
/// without error.
///
/// Accuracy: arcs are flattened to kFlattening; depths are right to that, volumes to that times the
/// area of curved walls in the common space. Cost: about n log n in the parts (a tree of their
/// boxes), and n log n in the edges near a pair's common space.
///
/// Tried and dropped: volumes by triangle meshes (touching counts as meeting), 3D booleans (three
/// thousand times slower).
#pragma once

#include <vector>

#include "geometry/placement.h"
#include "panels/part_set.h"
#include "panels/section.h"

namespace plano::panels {

/// Parts may share space to this depth: rounding leaves some nanometres, and flattening an arc
/// kFlattening on each side. A fiftieth of what a hand feels when pushing a joint together.
inline constexpr Length kTolerated = 20_um;
inline constexpr Length kFlattening = 4_um;

struct Interference {
  std::size_t part_a = 0;      // index into PartSet::parts
  std::size_t instance_a = 0;  // index into its instances
  std::size_t part_b = 0;
  std::size_t instance_b = 0;
  geometry::Vec3 place;   // inside the common space; world, mm
  Length depth;           // how far one would have to move for the two to part, there
  double volume_mm3 = 0;  // of all their common space
};

/// Around a bore: the block it is cut from is wider by this.
inline constexpr Length kBlockWall = 500_um;

/// A part as the sections see it: its slices, and blocks with the bores that run through solid wood
/// alone, kBlockWall of it at least; arcs flattened. Other bores count as filled.
std::vector<Prism> prisms_of(const Part& part);

/// Every pair once, in the order of parts and instances.
std::vector<Interference> find_interferences(const PartSet& set);

}  // namespace plano::panels
