// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/coarsen.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

#include "nesting/simplify.h"

namespace plano::nesting {
namespace {

constexpr std::size_t kBoxCorners = 4;

std::size_t corners(const Polygon& polygon) {
  std::size_t count = polygon.outer.size();
  for (const Ring& hole : polygon.holes) count += hole.size();
  return count;
}

double weight(const Polygon& polygon, std::size_t poses) {
  return static_cast<double>(corners(polygon)) * std::max(1.0, static_cast<double>(poses) / 2);
}

Polygon box_of(const Polygon& polygon) {
  const Bounds box = bounds(polygon.outer);
  return {{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}}, {}};
}

}  // namespace

std::vector<Polygon> simplified_within_bounds(const std::vector<Outline>& outlines) {
  std::vector<Polygon> made;
  std::vector<double> stray(outlines.size(), kStrayMm);
  std::priority_queue<std::pair<double, std::size_t>> most;  // the most intricate first
  double total = 0;
  for (std::size_t k = 0; k < outlines.size(); ++k) {
    made.push_back(simplified_outward(outlines[k].polygon, kStrayMm));
    const double own = weight(made[k], outlines[k].poses);
    most.emplace(own, k);
    total += own;
  }
  while (total > kMostCorners && !most.empty()) {
    const auto [before, k] = most.top();
    most.pop();
    if (corners(made[k]) <= kBoxCorners) continue;  // nothing to be gained from this one
    stray[k] *= 2;
    made[k] = stray[k] <= kMostStrayMm ? simplified_outward(outlines[k].polygon, stray[k])
                                       : box_of(outlines[k].polygon);
    const double after = weight(made[k], outlines[k].poses);
    total += after - before;
    most.emplace(after, k);
  }
  return made;
}

}  // namespace plano::nesting
