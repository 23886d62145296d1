// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/hanging.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/flights.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kStepMm = 20;
/// Places around one body, at most; then they lie wider apart.
constexpr double kMostPlaces = 1000;

/// The line a hand may be on: that of the top of a bar, or level through the highest place.
class Top {
 public:
  Top(Vec3 middle, Vec3 axis, const Loop& corners) : middle_(middle), axis_(axis) {
    const double flat = axis.x * axis.x + axis.y * axis.y;
    slope_ = flat > kLevelled ? axis.z / flat : 0;
    for (const Vec3 p : corners) above_ = std::max(above_, p.z - line(p));
  }
  double at(Vec3 p) const { return line(p) + above_; }

 private:
  /// Steeper axes have no top but their upper end: the square of the cosine of 45 degrees.
  static constexpr double kLevelled = 0.5;

  double line(Vec3 p) const {
    return middle_.z + slope_ * (axis_.x * (p.x - middle_.x) + axis_.y * (p.y - middle_.y));
  }

  Vec3 middle_;
  Vec3 axis_;
  double slope_ = 0;
  double above_ = -1e12;
};

Loop corners_of(const Scene& scene, const SceneBody& body) {
  Loop corners;
  for (std::uint32_t t = body.first_triangle; t < body.first_triangle + body.triangle_count; ++t) {
    const auto& three = scene.tree.triangles()[t].corners;
    corners.insert(corners.end(), three.begin(), three.end());
  }
  return corners;
}

void measure_drop(const Scene& scene, StandingSurface& from) {
  const Loop& loop = from.contours.front();
  const auto side = [&](std::size_t i) {
    const Vec3 way = loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i];
    return Vec3{way.x, way.y, 0};
  };
  double round = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) round += geometry::norm(side(i));
  const double step = std::max(kStepMm, round / kMostPlaces);
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const double length = geometry::norm(side(i));
    const Vec3 outwards{side(i).y / length, -side(i).x / length, 0};
    const Vec3 way = loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i];
    const int count = std::max(1, static_cast<int>(std::ceil(length / step)));
    for (int k = 0; k < count; ++k) {
      const Vec3 place = loop[i] + way * ((k + 0.5) / count);
      const double drop = drop_at(scene, place, outwards);
      if (drop <= from.drop) continue;
      from.drop = drop;
      from.drop_place = place;
    }
  }
}

StandingSurface hang_of(const Scene& scene, std::size_t b) {
  const SceneBody& body = scene.bodies[b];
  const Sides sides = sides_of(scene, b);
  const Loop corners = corners_of(scene, body);
  const Top top((body.box.low + body.box.high) * 0.5, sides.way[0], corners);
  StandingSurface from;
  from.body = b;
  from.bodies = {b};
  from.said = StandingSurface::Said::platform;
  Loop hull = hull_of({corners});
  double low = body.box.high.z;
  for (Vec3& p : hull) {
    p.z = top.at(p);
    low = std::min(low, p.z);
  }
  from.contours = {std::move(hull)};
  from.area_m2 = area_m2(from.contours);
  from.height = std::round((body.box.high.z - scene.ground) / kHeightsMm) * kHeightsMm;
  from.low = std::round((low - scene.ground) / kHeightsMm) * kHeightsMm;
  from.slope_degrees = std::fabs(asin_degrees(std::clamp(sides.way[0].z, -1.0, 1.0)));
  from.drop_place = from.contours.front().front();
  measure_drop(scene, from);
  if (is_pole(scene, from)) from.drop = std::max(0.0, from.drop - kHeldWithLegsMm);
  return from;
}

}  // namespace

bool is_pole(const Scene& scene, const StandingSurface& hung) {
  const model::Material* material = scene.material_of(scene.bodies[hung.body]);
  return material != nullptr && model::is_bar(*material) &&
         hung.slope_degrees > kPoleFromDegrees + kAnglesDegrees;
}

std::vector<StandingSurface> hung_from(const Scene& scene, const Spoken& said) {
  std::vector<StandingSurface> all;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    if (said.grips[b] && scene.bodies[b].triangle_count > 0) all.push_back(hang_of(scene, b));
  }
  return all;
}

}  // namespace plano::checks
