// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/standing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Floors are one if their normals differ by less (cosine): a third of a degree, and kFlushMm.
constexpr double kSameSlope = 1 - 1.7e-5;
/// Distance between sides looked at exactly; beyond, boxes say enough.
constexpr std::size_t kMostSides = 4000;

bool flush(const LevelFace& a, const LevelFace& b) {
  if (dot(a.normal, b.normal) < kSameSlope) return false;
  const double off = b.point.z - a.z_at(b.point.x, b.point.y);
  if (std::fabs(off) > kFlushMm) return false;
  const PlanBox& one = a.box;
  const PlanBox& two = b.box;
  const double apart = std::max({one.low_x - two.high_x, two.low_x - one.high_x,
                                 one.low_y - two.high_y, two.low_y - one.high_y});
  // Arcs are drawn a little within what they stand for.
  const bool bends = !a.bent.empty() || !b.bent.empty();
  const double gap = kBridgedMm + (bends ? 2 * kSceneSagitta.mm() : kHeightsMm);
  if (apart > gap) return false;
  const auto sides = [](const LevelFace& face) {
    return std::accumulate(face.loops.begin(), face.loops.end(), std::size_t{0},
                           [](std::size_t n, const Loop& loop) { return n + loop.size(); });
  };
  if (sides(a) * sides(b) > kMostSides * kMostSides) return true;
  return distance_mm(a.loops, b.loops) <= gap;
}

}  // namespace

std::vector<std::vector<std::size_t>> floors_of(const std::vector<LevelFace>& faces) {
  std::vector<std::size_t> order(faces.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return faces[a].low < faces[b].low; });
  std::vector<std::size_t> root(faces.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&root](std::size_t f) {
    while (root[f] != f) f = root[f] = root[root[f]];
    return f;
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const LevelFace& a = faces[order[i]];
      const LevelFace& b = faces[order[j]];
      if (b.low > a.high + kFlushMm) break;
      const std::size_t ra = find(order[i]);
      const std::size_t rb = find(order[j]);
      if (ra != rb && flush(a, b)) root[std::max(ra, rb)] = std::min(ra, rb);
    }
  }
  std::map<std::size_t, std::vector<std::size_t>> groups;
  for (std::size_t f = 0; f < faces.size(); ++f) groups[find(f)].push_back(f);
  std::vector<std::vector<std::size_t>> floors;
  for (auto& [first, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      return faces[a].area_m2 > faces[b].area_m2;
    });
    floors.push_back(std::move(group));
  }
  return floors;
}

}  // namespace plano::checks
