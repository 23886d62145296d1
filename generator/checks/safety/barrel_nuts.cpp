// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/barrel_nuts.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Joints drill the holes of barrel nuts wider by 0.2 mm; a hole wider by more is another's.
constexpr double kMostPlayMm = 0.5;
/// Clearance holes of M6 and M8, the threads barrel nuts come with, are wider by no more.
constexpr double kMostChannelPlayMm = 1;
/// How far bores go on beyond the end of a bolt, and a washer thinner than reckoned moves it.
constexpr double kBeyondEndMm = 5;
/// How far points of a flattened circle, rounded, are from being round.
constexpr double kDrawnMm = 0.05;

/// A point of the outline, as the bolt sees it: along its axis from under its head, and off it.
struct Seen {
  double along = 0;
  double off = 0;
};

std::vector<Seen> seen_along(const SceneFastener& bolt, const PlaneOpening& opening) {
  std::vector<Seen> all;
  for (const Vec3 p : opening.outline) {
    const Vec3 way = opening.frame.at(p.x, p.y, 0) - bolt.place;
    const double along = dot(way, bolt.direction);
    const Vec3 side = way - bolt.direction * along;
    all.push_back({along, geometry::norm(side - opening.frame.w * dot(side, opening.frame.w))});
  }
  return all;
}

/// Whether the outline is the bolt's channel and a round hole of its nut, or the hole alone.
bool is_filled_by(const SceneFastener& bolt, const PlaneOpening& opening) {
  constexpr double kSquare = 1e-6;
  if (bolt.barrel_nut_mm <= 0 || std::fabs(dot(bolt.direction, opening.frame.w)) > kSquare) {
    return false;
  }
  const std::vector<Seen> seen = seen_along(bolt, opening);
  const double channel = (bolt.diameter_mm + kMostChannelPlayMm) / 2 + kDrawnMm;
  double low = 1e12;
  double high = -1e12;
  for (const Seen& p : seen) {
    if (p.off <= channel) continue;
    low = std::min(low, p.along);
    high = std::max(high, p.along);
  }
  if (low >= high) return false;
  const double middle = (low + high) / 2;
  if (middle < 0 || middle > bolt.length_mm) return false;
  return std::all_of(seen.begin(), seen.end(), [&](const Seen& p) {
    if (p.off <= channel) return p.along > -kDrawnMm && p.along < bolt.length_mm + kBeyondEndMm;
    const double play = 2 * geometry::norm({p.along - middle, p.off, 0}) - bolt.barrel_nut_mm;
    return play > -2 * kDrawnMm && play < kMostPlayMm + 2 * kDrawnMm;
  });
}

}  // namespace

bool holds_barrel_nut(const Scene& scene, const PlaneOpening& opening) {
  if (!opening.bound() || !opening.islands.empty()) return false;
  const auto borders = [&](const std::string& element) {
    return std::any_of(opening.bodies.begin(), opening.bodies.end(),
                       [&](std::size_t b) { return scene.bodies[b].element == element; });
  };
  return std::any_of(scene.fasteners.begin(), scene.fasteners.end(),
                     [&](const SceneFastener& bolt) {
                       const panels::Joined& joint = scene.parts.joined[bolt.joined];
                       return is_filled_by(bolt, opening) && (borders(joint.a) || borders(joint.b));
                     });
}

}  // namespace plano::checks
