// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/neck_rim.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// mm between rays before and behind one another: thinner plates are not built with.
constexpr double kLayer = 6;
/// Degrees beside a ray that is lost: a seam between two parts is no outlet.
constexpr double kBeside = 2;

/// The middle of the way every `layer` mm, up to `depth` before and behind the neck, or to where
/// `room` around it ends.
std::vector<Vec3> line_through(const Scene& scene, const Neck& neck, Vec3 way, double depth,
                               double layer, double room) {
  std::vector<Vec3> line{neck.middle};
  for (const Vec3 side : {way, -way}) {
    for (double far = layer; far <= depth; far += layer) {
      const Vec3 at = neck.middle + side * far;
      if (at.z <= scene.ground || scene.tree.any_within(at, room)) break;
      line.push_back(at);
    }
  }
  return line;
}

class Looking {
 public:
  Looking(const Scene& scene, const Neck& neck, Vec3 way, double depth)
      : scene_(scene),
        neck_(neck),
        along_(cross(neck.axis, way)),
        from_(line_through(scene, neck, way, depth, kLayer, kLayer)) {}

  Rim all_around() const {
    Rim rim{true, neck_.lower_touch};
    for (int i = 0; i < kRimRays; ++i) {
      const double turn = 360.0 / kRimRays * i;
      std::optional<double> wood = wood_met(turn);
      for (const double aside : {kBeside, -kBeside}) {
        if (!wood) wood = wood_met(turn + aside);
      }
      const bool down = towards(turn).z < -kLevel;
      const bool ground = down && (neck_.middle.z - scene_.ground) / -towards(turn).z <= kRimFar;
      rim.shut = rim.shut && (wood || ground);
      if (wood || ground) rim.lower_edge = std::min(rim.lower_edge, wood.value_or(scene_.ground));
    }
    return rim;
  }

 private:
  static constexpr double kLevel = 1e-6;

  Vec3 towards(double turn) const {
    return neck_.axis * cos_degrees(turn) + along_ * sin_degrees(turn);
  }

  /// z of the first wood that way.
  std::optional<double> wood_met(double turn) const {
    const Vec3 ray = towards(turn);
    double reach = kRimFar;
    std::optional<double> height;
    for (const Vec3 from : from_) {
      if (ray.z < -kLevel) reach = std::min(reach, (from.z - scene_.ground) / -ray.z);
      const auto hit = scene_.tree.first_hit(from, ray, reach);
      if (!hit) continue;
      reach = hit->distance;
      height = from.z + ray.z * reach;
    }
    return height;
  }

  const Scene& scene_;
  const Neck& neck_;
  Vec3 along_;
  std::vector<Vec3> from_;
};

/// Places in the plane of an opening, on a grid around its neck.
class Plane {
 public:
  Plane(const Scene& scene, const NeckLimits& limits, const Neck& neck, Vec3 along,
        std::vector<Vec3> line)
      : tree_(scene.tree),
        small_(limits.small / 2),
        large_(limits.large / 2),
        axis_(neck.axis),
        along_(along),
        line_(std::move(line)) {}

  double widest() const {
    std::pair<Vec3, double> best{{0, 0, 0}, room({0, 0, 0})};
    std::set<std::pair<int, int>> seen{{0, 0}};
    std::vector<std::pair<int, int>> open{{0, 0}};
    while (!open.empty() && best.second < large_) {
      const auto [x, y] = open.back();
      open.pop_back();
      for (const auto& [by_x, by_y] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        const std::pair next{x + by_x, y + by_y};
        if (!seen.insert(next).second) continue;
        const Vec3 at = axis_ * (next.first * kGrid) + along_ * (next.second * kGrid);
        if (norm(at) > kRimFar) return 2 * large_;
        const double room_there = room(at);
        if (room_there < small_ - kSlack) continue;
        open.push_back(next);
        if (room_there > best.second) best = {at, room_there};
      }
    }
    return 2 * finely(best);
  }

 private:
  static constexpr double kGrid = 10;     // mm
  static constexpr double kSlack = 1e-6;  // mm: a ball that touches fits
  static constexpr double kFine = 0.05;   // mm
  static constexpr int kBeside = 3;       // places each way

  /// Radius of the largest ball, as far from the middle of the way, up to the large one.
  double room(Vec3 off) const {
    double least = large_;
    for (const Vec3 place : line_) {
      const auto near = tree_.nearest(place + off, least - kSlack);
      if (near) least = near->distance;
      if (least < small_ - kSlack) break;
    }
    return least;
  }

  /// From a place of the grid to where it is widest beside.
  double finely(std::pair<Vec3, double> best) const {
    for (double step = kGrid / 3; step > kFine && best.second < large_;) {
      const std::pair<Vec3, double> from = best;
      for (int x = -kBeside; x <= kBeside; ++x) {
        for (int y = -kBeside; y <= kBeside; ++y) {
          const Vec3 at = from.first + axis_ * (x * step) + along_ * (y * step);
          const double room_there = room(at);
          if (room_there > best.second + kFine / kGrid) best = {at, room_there};
        }
      }
      if (best.second == from.second) step /= 3;
    }
    return best.second;
  }

  const TriangleTree& tree_;
  double small_;
  double large_;
  Vec3 axis_;
  Vec3 along_;
  std::vector<Vec3> line_;
};

}  // namespace

double widest_through(const Scene& scene, const NeckLimits& limits, const Neck& neck, Vec3 way,
                      double depth) {
  const Vec3 along = cross(neck.axis, way);
  const double here = Plane(scene, limits, neck, along, {neck.middle}).widest();
  if (here < limits.large) return here;
  constexpr double kSlack = 1e-6;  // mm
  const auto line = line_through(scene, neck, way, depth, 2 * kLayer, limits.small / 2 - kSlack);
  return Plane(scene, limits, neck, along, line).widest();
}

Rim rim_of(const Scene& scene, const Neck& neck, Vec3 way, double depth) {
  return Looking(scene, neck, way, depth).all_around();
}

}  // namespace plano::checks
