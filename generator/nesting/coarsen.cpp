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
  return static_cast<double>(corners(polygon)) * std::sqrt(static_cast<double>(poses));
}

Polygon box_of(const Polygon& polygon) {
  const Bounds box = bounds(polygon.outer);
  return {{box.low, {box.high.x, box.low.y}, box.high, {box.low.x, box.high.y}}, {}};
}

// The number of the first outline like each: alike, all are simplified alike, and pairs of them are
// worked out once.
std::vector<std::size_t> first_likes(const std::vector<Outline>& outlines) {
  std::vector<std::size_t> first;
  std::vector<std::size_t> different;
  for (std::size_t k = 0; k < outlines.size(); ++k) {
    const auto like = std::find_if(different.begin(), different.end(), [&](std::size_t other) {
      return outlines[other].poses == outlines[k].poses &&
             outlines[other].lacking == outlines[k].lacking &&
             same(outlines[other].polygon, outlines[k].polygon);
    });
    first.push_back(like == different.end() ? k : *like);
    if (first.back() == k) different.push_back(k);
  }
  return first;
}

}  // namespace

std::vector<Simplified> simplified_within_bounds(const std::vector<Outline>& outlines) {
  const std::vector<std::size_t> first = first_likes(outlines);
  std::vector<Simplified> made(outlines.size());
  std::vector<double> stray(outlines.size(), kStrayMm);
  std::priority_queue<std::pair<double, std::size_t>> most;  // the most intricate first
  double total = 0;
  for (std::size_t k = 0; k < outlines.size(); ++k) {
    if (first[k] != k) continue;
    made[k] = {simplified_outward(outlines[k].polygon, kStrayMm)};
    const double own = weight(made[k].polygon, outlines[k].poses);
    most.emplace(own, k);
    total += own;
  }
  while (total > kMostCorners && !most.empty()) {
    const auto [before, k] = most.top();
    most.pop();
    if (corners(made[k].polygon) <= kBoxCorners) continue;  // nothing to be gained from this one
    stray[k] *= 2;
    if (outlines[k].lacking && stray[k] > kMostStrayMm) continue;
    if (stray[k] <= kMostStrayMm) {
      made[k] = {simplified_outward(outlines[k].polygon, stray[k])};
    } else {
      made[k] = {box_of(outlines[k].polygon), Counts::as_box};
    }
    const double after = weight(made[k].polygon, outlines[k].poses);
    total += after - before;
    most.emplace(after, k);
  }
  for (std::size_t k = 0; k < outlines.size(); ++k) {
    if (first[k] != k) made[k] = made[first[k]];
  }
  return made;
}

}  // namespace plano::nesting
