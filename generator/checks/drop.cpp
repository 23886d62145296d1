// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How far one falls from a floor: along rays outwards from its edges, the height of what is below.

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/floor_outline.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kEdgeStepMm = 20;
/// Places along all edges of one floor, at most; then they lie wider apart.
constexpr double kMostPlaces = 3000;
/// Where the first ray goes down: this far outside of the edge, and above it.
constexpr double kOutsideMm = 1;
/// Outwards from there: five rays make one landing.
constexpr int kRaysOfLanding = 5;
constexpr double kOutwardsMm = (kLandingMm - kOutsideMm) / (kRaysOfLanding - 1);
/// A body that falls over the edge comes down within this distance of it, or meets a wall.
constexpr double kFallsWithinMm = 400;
/// Down a slope in steps of this, and at most so many: three metres, more than may be fallen.
constexpr double kSlidMm = 50;
constexpr int kMostSlid = 60;
/// Where nothing is below: the ground, surely above this.
constexpr double kFarBelowMm = 1e6;

struct Drop {
  double height = 0;
  Vec3 place;
};

class Feeler {
 public:
  explicit Feeler(const Scene& scene) : scene_(scene) {}

  /// The deepest landing within kFallsWithinMm of `edge`, outwards.
  Drop from(Vec3 edge, Vec3 outwards) const {
    Drop deepest{0, edge};
    double window[kRaysOfLanding] = {};
    int filled = 0;
    for (double s = kOutsideMm; s <= kFallsWithinMm; s += kOutwardsMm) {
      const Vec3 above = edge + outwards * s + Vec3{0, 0, kOutsideMm};
      const std::optional<double> floor = below(above);
      if (!floor) {
        filled = 0;  // inside of a wall: beyond it the landing begins anew
        continue;
      }
      window[filled % kRaysOfLanding] = edge.z - *floor;
      if (++filled < kRaysOfLanding) continue;
      const double least = *std::min_element(window, window + kRaysOfLanding);
      if (least > deepest.height) deepest = {least, edge};
    }
    deepest.height = std::round(deepest.height / kHeightsMm) * kHeightsMm;
    return deepest;
  }

 private:
  /// The height of what a body comes to rest on below, the ground at least; nothing inside of a
  /// body. A slope steeper than a floor holds nobody: what slides down it is followed to its foot.
  std::optional<double> below(Vec3 from) const {
    Vec3 at = from;
    std::optional<double> passed;
    for (int slid = 0; slid < kMostSlid; ++slid) {
      const auto hit = scene_.tree.first_hit(at, {0, 0, -1}, kFarBelowMm);
      if (!hit) return scene_.ground;
      const Vec3 normal = scene_.tree.normal(hit->triangle);
      if (normal.z < 0) return passed;  // against a wall: there it stays
      const double z = at.z - hit->distance;
      if (z <= scene_.ground) return scene_.ground;
      if (normal.z >= least_upright_) return z;
      passed = z;
      const double flat = std::sqrt(normal.x * normal.x + normal.y * normal.y);
      at = Vec3{at.x + normal.x / flat * kSlidMm, at.y + normal.y / flat * kSlidMm, z + kOutsideMm};
    }
    return scene_.ground;  // who slides so far is not held by it
  }

  double least_upright_ = cos_degrees(kSteepestFloor) - kRoundedCosine;
  const Scene& scene_;
};

double length_of(const std::vector<Loop>& loops) {
  double sum = 0;
  for (const Loop& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      sum += geometry::norm(loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i]);
    }
  }
  return sum;
}

/// Calls `use` with a place about every `step` along a loop, and the way outwards there.
template <class Use>
void walk(const Loop& loop, double step, const Use& use) {
  double since = step / 2;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec3 from = loop[i];
    const Vec3 way = loop[i + 1 == loop.size() ? 0 : i + 1] - from;
    const double flat = std::sqrt(way.x * way.x + way.y * way.y);
    since += flat;
    if (flat == 0 || since < step) continue;
    since = 0;
    const Vec3 outwards{way.y / flat, -way.x / flat, 0};
    const int places = std::max(1, static_cast<int>(std::ceil(flat / step)));
    for (int k = 0; k < places; ++k) use(from + way * ((k + 0.5) / places), outwards);
  }
}

void measure_drop(const Scene& scene, StandingSurface& surface) {
  const Feeler feeler(scene);
  const double step = std::max(kEdgeStepMm, length_of(surface.outline) / kMostPlaces);
  for (const Loop& loop : surface.outline) {
    // Nobody falls through a hole that holds no torso.
    if (signed_area_mm2(loop) < 0 && width_of(hull_of({loop})).least < kLandingMm) continue;
    walk(loop, step, [&](Vec3 place, Vec3 outwards) {
      const Drop drop = feeler.from(place, outwards);
      if (drop.height <= surface.drop) return;
      surface.drop = drop.height;
      surface.drop_place = drop.place;
    });
  }
}

}  // namespace

double drop_at(const Scene& scene, Vec3 edge, Vec3 outwards) {
  return Feeler(scene).from(edge, outwards).height;
}

StandingSurface surface_of(const Scene& scene, const std::vector<LevelFace>& faces,
                           const std::vector<std::size_t>& group) {
  const LevelFace& largest = faces[group.front()];
  StandingSurface surface;
  surface.body = largest.body;
  surface.slope_degrees = acos_degrees(std::clamp(largest.normal.z, 0.0, 1.0));
  double high = largest.high;
  double low = largest.low;
  for (const std::size_t f : group) {
    const LevelFace& face = faces[f];
    high = std::max(high, face.high);
    low = std::min(low, face.low);
    surface.area_m2 += face.area_m2;
    surface.contours.insert(surface.contours.end(), face.loops.begin(), face.loops.end());
    surface.contour_bodies.resize(surface.contours.size(), face.body);
    if (std::find(surface.bodies.begin(), surface.bodies.end(), face.body) ==
        surface.bodies.end()) {
      surface.bodies.push_back(face.body);
    }
  }
  const auto told = [&](double z) {
    return std::round((z - scene.ground) / kHeightsMm) * kHeightsMm;
  };
  surface.height = told(high);
  surface.low = told(low);
  surface.outline = outline_of(surface.contours, kBridgedMm);
  surface.drop_place = largest.loops.front().front();
  measure_drop(scene, surface);
  return surface;
}

}  // namespace plano::checks
