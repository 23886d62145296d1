// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/neck_rim.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// mm between rays before and behind one another: thinner plates are not built with.
constexpr double kLayer = 6;
/// Degrees beside a ray that is lost: a seam between two parts is no outlet.
constexpr double kBeside = 2;

/// How often `layer` mm that way from the neck, up to `depth`, or to where `room` around the middle
/// of the way ends.
int layers_along(const Scene& scene, const Neck& neck, Vec3 way, double depth, double layer,
                 double room) {
  int count = 0;
  while ((count + 1) * layer <= depth) {
    const Vec3 at = neck.middle + way * ((count + 1) * layer);
    if (at.z <= scene.ground || scene.tree.any_within(at, room)) break;
    ++count;
  }
  return count;
}

/// The middle of the way in all its layers, before and behind the neck.
std::vector<Vec3> line_through(const Scene& scene, const Neck& neck, Vec3 way, double depth) {
  std::vector<Vec3> line{neck.middle};
  for (const Vec3 side : {way, -way}) {
    const int count = layers_along(scene, neck, side, depth, kLayer, kLayer);
    for (int i = 1; i <= count; ++i) line.push_back(neck.middle + side * (i * kLayer));
  }
  return line;
}

class Looking {
 public:
  Looking(const Scene& scene, const Neck& neck, Vec3 way, double depth)
      : scene_(scene),
        neck_(neck),
        along_(cross(neck.axis, way)),
        from_(line_through(scene, neck, way, depth)) {}

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

}  // namespace

double widest_through(const Scene& scene, const NeckLimits& limits, const Neck& neck, Vec3 way,
                      double depth, Floods& floods) {
  const double here = floods.widest(neck, way, {}, kRimFar);
  if (here < limits.large) return here;
  constexpr double kSlack = 1e-6;  // mm
  const double room = limits.small / 2 - kSlack;
  const Floods::Layers layers{2 * kLayer, layers_along(scene, neck, way, depth, 2 * kLayer, room),
                              layers_along(scene, neck, -way, depth, 2 * kLayer, room)};
  return floods.widest(neck, way, layers, kRimFar);
}

Rim rim_of(const Scene& scene, const Neck& neck, Vec3 way, double depth) {
  return Looking(scene, neck, way, depth).all_around();
}

}  // namespace plano::checks
