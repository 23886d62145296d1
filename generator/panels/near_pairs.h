// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which placed elements are close enough to be looked at two by two: the broad phase of every
/// question about pairs.
#pragma once

#include <cstddef>
#include <vector>

#include "base/length.h"
#include "panels/part_set.h"

namespace plano::panels {

/// Two instances, by indices into PartSet::parts and their instances; (part, instance) of `a` is
/// the smaller.
struct NearPair {
  std::size_t part_a = 0;
  std::size_t instance_a = 0;
  std::size_t part_b = 0;
  std::size_t instance_b = 0;
};

/// Every pair whose boxes along the world's axes are no more than `gap` apart in each direction
/// (negative: overlap by more than that), once, in the order of parts and instances. The boxes are
/// those of the turned bounding boxes of outlines, so a pair that touches is never left out.
///
/// Cost: n log n to build a tree of boxes, then log n and the pairs found for each element. All
/// elements in one place are all pairs: that many there are then to answer for.
std::vector<NearPair> near_pairs(const PartSet& set, Length gap);

}  // namespace plano::panels
