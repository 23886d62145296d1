// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/apart.h"

#include <algorithm>

namespace plano::nesting {
namespace {

// Whether all of `other` lies beyond one of the ring's sides, by the gap.
bool beyond_a_side(const Ring& ring, const Ring& other, double gap) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec side = ring[i + 1 == ring.size() ? 0 : i + 1] - ring[i];
    const double least = gap * norm(side);
    const bool beyond = std::all_of(other.begin(), other.end(), [&](Vec p) {
      return cross(p - ring[i], side) >= least;  // to the right of the side: outside
    });
    if (beyond && norm(side) > 0) return true;
  }
  return false;
}

bool far(const Bounds& a, const Bounds& b, double gap) {
  return a.low.x >= b.high.x + gap || b.low.x >= a.high.x + gap || a.low.y >= b.high.y + gap ||
         b.low.y >= a.high.y + gap;
}

}  // namespace

bool apart(const std::vector<Ring>& a, const std::vector<Ring>& b, double gap) {
  std::vector<Bounds> boxes;
  for (const Ring& piece : b) boxes.push_back(bounds(piece));
  for (const Ring& mine : a) {
    const Bounds box = bounds(mine);
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (far(box, boxes[j], gap) || beyond_a_side(mine, b[j], gap) ||
          beyond_a_side(b[j], mine, gap)) {
        continue;
      }
      return false;
    }
  }
  return true;
}

}  // namespace plano::nesting
