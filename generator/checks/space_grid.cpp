// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/space_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kRadius = SpaceGrid::kBall / 2;
constexpr double kSlack = 1e-3;  // mm: a ball that touches has room
constexpr int kPushes = 12;      // in a corner they come to rest after a few
constexpr double kSteep = 0.3;   // sine: faces nearer to upright than this are walls
/// Sides on which there has to be wall: more than half. Beside a single long wall exactly half are.
constexpr int kWalls = SpaceGrid::kAround / 2 + 1;
constexpr std::array<double, 3> kHeights = {0.1, 0.5, 0.9};  // shares of the height of a gap

/// How far the walls are turned about the vertical, degrees within a quarter turn: the mean of
/// their directions by area, quarter turns counting as one.
double turn_of_walls(const Scene& scene) {
  double cosines = 0;
  double sines = 0;
  for (const Triangle& triangle : scene.tree.triangles()) {
    const auto& [a, b, c] = triangle.corners;
    const Vec3 twice = cross(b - a, c - a);
    const double across = std::sqrt(twice.x * twice.x + twice.y * twice.y);
    if (across <= norm(twice) * (1 - kSteep)) continue;
    const double x = twice.x / across;
    const double y = twice.y / across;
    const double xx = x * x - y * y;
    const double xy = 2 * x * y;
    cosines += across * (xx * xx - xy * xy);
    sines += across * (2 * xx * xy);
  }
  return cosines == 0 && sines == 0 ? 0 : atan2_degrees(sines, cosines) / 4;
}

int cell_of(double value) {
  return static_cast<int>(std::floor(value / SpaceGrid::kStep));
}

}  // namespace

std::uint64_t packed(CellKey key) {
  constexpr int kOffset = 1 << 20;
  const auto part = [](int value) { return static_cast<std::uint64_t>(value + kOffset); };
  return part(key.x) << 42 | part(key.y) << 21 | part(key.z);
}

SpaceGrid::SpaceGrid(const Scene& scene) : scene_(scene) {
  const double turn = turn_of_walls(scene);
  frame_.u = {cos_degrees(turn), sin_degrees(turn), 0};
  frame_.v = {-frame_.u.y, frame_.u.x, 0};
  frame_.w = {0, 0, 1};
  set_directions();
  frame_.origin = {0, 0, scene.ground};
  if (scene.tree.triangles().empty()) return;
  Vec3 least = local(scene.tree.triangles()[0].corners[0]);
  Vec3 most = least;
  for (const Triangle& triangle : scene.tree.triangles()) {
    for (const Vec3 corner : triangle.corners) {
      const Vec3 at = local(corner);
      least = {std::min(least.x, at.x), std::min(least.y, at.y), std::min(least.z, at.z)};
      most = {std::max(most.x, at.x), std::max(most.y, at.y), std::max(most.z, at.z)};
    }
  }
  frame_.origin = world({(least.x + most.x) / 2, (least.y + most.y) / 2, 0});
  const int across = cell_of((most.x - least.x) / 2) + 1;
  const int along = cell_of((most.y - least.y) / 2) + 1;
  low_ = {-across, -along, 0};
  high_ = {across, along, cell_of(most.z) + 1};
}

Vec3 SpaceGrid::local(Vec3 place) const {
  return frame_.local(place);
}

Vec3 SpaceGrid::world(Vec3 local) const {
  return frame_.at(local.x, local.y, local.z);
}

Vec3 SpaceGrid::middle_of(CellKey key) const {
  return world({(key.x + 0.5) * kStep, (key.y + 0.5) * kStep, (key.z + 0.5) * kStep});
}

CellKey SpaceGrid::key_at(Vec3 place) const {
  const Vec3 at = local(place);
  return {cell_of(at.x), cell_of(at.y), cell_of(at.z)};
}

double SpaceGrid::clearance(Vec3 place, double reach) const {
  const double above = place.z - scene_.ground;
  const double within = std::min(reach, above);
  if (within <= 0) return 0;
  const auto near = scene_.tree.nearest(place, within);
  return near ? near->distance : within;
}

std::optional<SpaceGrid::Touch> SpaceGrid::touched(Vec3 place) const {
  const double above = place.z - scene_.ground;
  const double within = std::min(kRadius - kSlack, above);
  if (within > 0) {
    if (const auto near = scene_.tree.nearest(place, within)) {
      return Touch{near->distance, near->point};
    }
  }
  if (above >= kRadius - kSlack) return std::nullopt;
  return Touch{above, {place.x, place.y, scene_.ground}};
}

std::optional<Vec3> SpaceGrid::room(CellKey key) const {
  const Vec3 low{key.x * kStep, key.y * kStep, key.z * kStep};
  const double farthest = kStep / 2 * std::sqrt(3.0);
  Vec3 place = middle_of(key);
  for (int push = 0; push < kPushes; ++push) {
    const auto near = touched(place);
    if (!near) return place;
    if (near->distance <= kSlack) return std::nullopt;
    if (push == 0 && near->distance < kRadius - farthest) return std::nullopt;
    const Vec3 away = near->point + (place - near->point) * (kRadius / near->distance);
    const Vec3 at = local(away);
    const Vec3 next =
        world({std::clamp(at.x, low.x, low.x + kStep), std::clamp(at.y, low.y, low.y + kStep),
               std::clamp(at.z, low.z, low.z + kStep)});
    if (norm(next - place) < kSlack) return std::nullopt;
    place = next;
  }
  return std::nullopt;
}

bool SpaceGrid::passes(Vec3 from, Vec3 to) const {
  const Vec3 whole = to - from;
  const double far = norm(whole);
  if (far < kSlack) return true;
  if (clearance((from + to) * 0.5, kRadius + far / 2) >= kRadius + far / 2 - kSlack) return true;
  const Vec3 way = whole * (1 / far);
  constexpr int kParts = 4;
  for (int i = 1; i < kParts; ++i) {
    // Aside alone, so that the ball does not turn back from a hole that is too narrow for it.
    Vec3 place = from + whole * (static_cast<double>(i) / kParts);
    bool fits = false;
    for (int push = 0; push < kPushes && !fits; ++push) {
      const auto near = touched(place);
      fits = !near;
      if (fits || near->distance <= kSlack) break;
      const Vec3 off = (place - near->point) * (kRadius / near->distance - 1);
      const Vec3 aside = off - way * dot(off, way);
      if (norm(aside) < kSlack) break;
      place = place + aside;
    }
    if (!fits || norm(place - from) > 2 * kStep + far) return false;
  }
  return true;
}

void SpaceGrid::set_directions() {
  for (std::size_t i = 0; i < around_.size(); ++i) {
    const double turn = (static_cast<double>(i) + 0.5) * 360.0 / kAround;
    around_[i] = frame_.u * cos_degrees(turn) + frame_.v * sin_degrees(turn);
  }
}

std::optional<SpaceGrid::Gap> SpaceGrid::gap(CellKey key, Vec3 place) const {
  Vec3 middle = middle_of(key);
  middle.z = place.z;
  const auto roof = scene_.tree.first_hit(middle, frame_.w, kReach);
  if (!roof || scene_.tree.normal(roof->triangle).z > 0) return std::nullopt;
  const auto floor = scene_.tree.first_hit(middle, -frame_.w, middle.z - scene_.ground);
  return Gap{floor ? middle.z - floor->distance : scene_.ground, middle.z + roof->distance};
}

bool SpaceGrid::enclosed(CellKey key, Gap gap) const {
  if (gap.roof - gap.floor > kReach) return false;
  int walls = 0;
  for (int i = 0; i < kAround && walls < kWalls; ++i) {
    std::size_t met = 0;
    for (std::size_t h = 0; h < kHeights.size(); ++h) {
      Vec3 from = middle_of(key);
      from.z = gap.floor + (gap.roof - gap.floor) * kHeights[h];
      if (scene_.tree.first_hit(from, around(i), kReach)) ++met;
      if (2 * (met + kHeights.size() - 1 - h) <= kHeights.size()) break;
      if (2 * met > kHeights.size()) break;
    }
    if (2 * met > kHeights.size()) ++walls;
    if (walls + kAround - 1 - i < kWalls) return false;
  }
  return true;
}

}  // namespace plano::checks
