// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/neck_flood.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kGrid = 10;         // mm
constexpr double kSlack = 1e-6;      // mm: a ball that touches fits
constexpr double kFine = 0.05;       // mm
constexpr int kBeside = 3;           // places each way
constexpr double kSamePlane = 0.01;  // mm
constexpr double kSameWay = 1e-6;    // sine
constexpr std::size_t kKept = 256;   // floods

/// Numbers of the places of a grid that reaches as far each way.
std::int32_t number_of(int x, int y, int reach) {
  return (y + reach) * (2 * reach + 1) + x + reach;
}
int reach_of(double far) {
  return static_cast<int>(far / kGrid) + 1;
}

}  // namespace

Floods::Floods(const Scene& scene, const NeckLimits& limits, std::size_t most)
    : scene_(scene), small_(limits.small / 2), large_(limits.large / 2), most_(most) {}

double Floods::widest(const Neck& neck, Vec3 way, const Layers& layers, double far) {
  Flood flood{neck.middle, neck.axis, cross(neck.axis, way), way, layers, reach_of(far)};
  Best best{neck.middle, room(flood, neck.middle)};
  for (const Flood& known : floods_) {
    if (!holds(known, flood)) continue;
    if (!known.beyond) return 2 * std::max(known.radius, best.radius);
    if (norm(*known.beyond - neck.middle) > far) return 2 * large_;
  }
  spread(flood, far, best);
  if (!flood.beyond && !spent()) flood.radius = finely(flood, best);
  if (spent()) return 2 * large_;
  const double radius = flood.beyond ? large_ : flood.radius;
  std::sort(flood.cells.begin(), flood.cells.end());
  if (floods_.size() < kKept) floods_.push_back(std::move(flood));
  return 2 * radius;
}

void Floods::spread(Flood& flood, double far, Best& best) {
  const int reach = flood.reach;
  seen_.resize(static_cast<std::size_t>(number_of(reach, reach, reach)) + 1);
  const auto first_time = [&](Cell cell) {
    const std::int32_t number = number_of(cell.x, cell.y, reach);
    if (seen_[static_cast<std::size_t>(number)]) return false;
    seen_[static_cast<std::size_t>(number)] = true;
    return true;
  };
  std::vector<Cell> touched{{0, 0}};
  std::vector<Cell> open{{0, 0}};
  first_time({0, 0});
  while (!open.empty() && !flood.beyond && best.radius < large_ && !spent()) {
    const Cell from = open.back();
    open.pop_back();
    flood.cells.push_back(number_of(from.x, from.y, reach));
    for (const auto& [by_x, by_y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      const Cell next{from.x + by_x, from.y + by_y};
      const Vec3 at = flood.middle + flood.axis * (next.x * kGrid) + flood.along * (next.y * kGrid);
      if (norm(at - flood.middle) > far) {
        flood.beyond = at;
        break;
      }
      if (!first_time(next)) continue;
      touched.push_back(next);
      const double room_there = room(flood, at);
      if (room_there < small_ - kSlack) continue;
      open.push_back(next);
      if (room_there > best.radius) best = {at, room_there};
    }
  }
  for (const Cell cell : touched) {
    seen_[static_cast<std::size_t>(number_of(cell.x, cell.y, reach))] = false;
  }
}

/// Whether the one came past the middle of the other, in the same plane and through the same
/// layers: to within a step of its grid.
bool Floods::holds(const Flood& flood, const Flood& other) const {
  if (norm(cross(flood.way, other.way)) > kSameWay) return false;
  const bool same = dot(flood.way, other.way) > 0;
  const Layers& layers = other.layers;
  if (flood.layers.layer != layers.layer ||
      flood.layers.ahead != (same ? layers.ahead : layers.back) ||
      flood.layers.back != (same ? layers.back : layers.ahead)) {
    return false;
  }
  const Vec3 from = other.middle - flood.middle;
  if (std::abs(dot(from, flood.way)) > kSamePlane) return false;
  const double x = dot(from, flood.axis) / kGrid;
  const double y = dot(from, flood.along) / kGrid;
  if (norm(Vec3{x, y, 0}) >= flood.reach - 1) return false;
  for (const double near_x : {std::floor(x), std::floor(x) + 1}) {
    for (const double near_y : {std::floor(y), std::floor(y) + 1}) {
      if (norm(Vec3{x - near_x, y - near_y, 0}) > 1) continue;
      const std::int32_t number =
          number_of(static_cast<int>(near_x), static_cast<int>(near_y), flood.reach);
      if (std::binary_search(flood.cells.begin(), flood.cells.end(), number)) return true;
    }
  }
  return false;
}

/// Radius of the largest ball there, in all layers at once, up to the large one.
double Floods::room(const Flood& flood, Vec3 at) {
  double least = large_;
  for (int i = -flood.layers.back; i <= flood.layers.ahead; ++i) {
    ++looks_;
    const Vec3 place = at + flood.way * (i * flood.layers.layer);
    const auto near = scene_.tree.nearest(place, least - kSlack);
    if (near) least = near->distance;
    if (least < small_ - kSlack) break;
  }
  return least;
}

/// From a place of the grid to where it is widest beside.
double Floods::finely(const Flood& flood, Best best) {
  for (double step = kGrid / 3; step > kFine && best.radius < large_ && !spent();) {
    const Best from = best;
    for (int x = -kBeside; x <= kBeside; ++x) {
      for (int y = -kBeside; y <= kBeside; ++y) {
        const Vec3 at = from.at + flood.axis * (x * step) + flood.along * (y * step);
        const double room_there = room(flood, at);
        if (room_there > best.radius + kFine / kGrid) best = {at, room_there};
      }
    }
    if (best.radius == from.radius) step /= 3;
  }
  return best.radius;
}

}  // namespace plano::checks
