// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/clip.h"

#include <array>

namespace plano::documents {
namespace {

/// How far a spot lies inside each of the four sides; negative outside.
std::array<double, 4> depths_of(Spot spot, const Frame& frame) {
  return {spot.x - frame.left, frame.right() - spot.x, spot.y - frame.top, frame.bottom() - spot.y};
}

Spot between(Spot a, Spot b, double depth_a, double depth_b) {
  const double share = depth_a / (depth_a - depth_b);
  return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

}  // namespace

std::optional<std::pair<Spot, Spot>> clipped(Spot from, Spot to, const Frame& frame) {
  for (std::size_t side = 0; side < 4; ++side) {
    const double a = depths_of(from, frame)[side];
    const double b = depths_of(to, frame)[side];
    if (a < 0 && b < 0) return std::nullopt;
    if (a < 0) {
      from = between(from, to, a, b);
    } else if (b < 0) {
      to = between(from, to, a, b);
    }
  }
  return std::pair{from, to};
}

std::vector<Spot> clipped(const std::vector<Spot>& polygon, const Frame& frame) {
  std::vector<Spot> inside = polygon;
  for (std::size_t side = 0; side < 4 && !inside.empty(); ++side) {
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const Spot here = inside[i];
      const Spot next = inside[(i + 1) % inside.size()];
      const double a = depths_of(here, frame)[side];
      const double b = depths_of(next, frame)[side];
      if (a >= 0) kept.push_back(here);
      if ((a < 0) != (b < 0)) kept.push_back(between(here, next, a, b));
    }
    inside = std::move(kept);
  }
  return inside;
}

}  // namespace plano::documents
