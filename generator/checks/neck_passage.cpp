// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/trig.h"
#include "checks/necks.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kStep = 10;   // mm a ball is moved at a time
constexpr double kFar = 3000;  // mm: what is not met by then does not shut an opening
constexpr int kPushes = 16;  // aside, each time; between two sides they come to rest in the middle
constexpr double kDeep = 100;    // mm: less deep hollows are no openings
constexpr double kSlack = 1e-6;  // mm: a ball that touches passes
constexpr int kWays = 12;        // over half a turn about the axis of a neck
/// Share of the radius: balls whose two sides lean more to one side than this lie in a funnel, and
/// only a way across the lean can be the narrow one.
constexpr double kLean = 0.4;
/// The same: balls that lean less have their sides opposite, and no way of their own.
constexpr double kSquare = 0.01;
constexpr int kRays = 24;  // in the plane of an opening

class Walker {
 public:
  Walker(const Scene& scene, const NeckLimits& limits)
      : tree_(scene.tree), small_(limits.small / 2), large_(limits.large / 2) {}

  bool wide(Vec3 at) const { return !tree_.any_within(at, large_ - kSlack); }
  bool fits(Vec3 at) const { return !tree_.any_within(at, small_ - kSlack); }

  struct Walk {
    bool out = false;  // came to where the large ball fits
    double far = 0;    // mm
  };
  /// Moves the small ball that way and aside from what it touches, to the width of the large one.
  Walk through(Vec3 from, Vec3 way) const {
    Vec3 at = from;
    Walk walk;
    while (walk.far < kFar) {
      Vec3 next = at + way * kStep;
      Vec3 before = next;
      for (int push = 0; push < kPushes; ++push) {
        const auto near = tree_.nearest(next, small_ - kSlack);
        if (!near) break;
        if (push + 1 == kPushes || near->distance <= kSlack) return walk;
        const Vec3 pushed = near->point + (next - near->point) * (small_ / near->distance);
        // To and fro between two walls, for ever.
        if (push > 0 && pushed == before) return walk;
        before = next;
        next = pushed;
      }
      const double gained = dot(next - from, way);
      if (gained < walk.far + kStep / 10) return walk;
      walk.far = gained;
      at = next;
      if (wide(at)) {
        walk.out = true;
        return walk;
      }
    }
    return walk;
  }

  /// Straight along the opening: whether wood stops the small ball before the large one fits.
  bool ends(Vec3 from, Vec3 way) const {
    for (double far = kStep; far < kFar; far += kStep) {
      if (!fits(from + way * far)) return true;
      if (wide(from + way * far)) return false;
    }
    return false;
  }

 private:
  const TriangleTree& tree_;
  double small_;
  double large_;
};

/// A direction across the axis, along the face of the first body where it has one.
Vec3 first_way(const Scene& scene, const Neck& neck) {
  for (const std::size_t body : {neck.one, neck.other}) {
    const geometry::Placement& pose = scene.bodies[body].pose;
    for (const Vec3 face : {pose.w, pose.u}) {
      const Vec3 across = face - neck.axis * dot(face, neck.axis);
      if (norm(across) > 0.5) return geometry::unit(across);
    }
  }
  const Vec3 any = std::abs(neck.axis.z) < 0.7 ? Vec3{0, 0, 1} : Vec3{1, 0, 0};
  return geometry::unit(any - neck.axis * dot(any, neck.axis));
}

/// Whether every ray in the plane of the opening meets something; the ground counts.
bool shut_around(const Scene& scene, const Neck& neck, Vec3 along) {
  for (int i = 0; i < kRays; ++i) {
    const double turn = 360.0 / kRays * i;
    const Vec3 ray = neck.axis * cos_degrees(turn) + along * sin_degrees(turn);
    if (scene.tree.first_hit(neck.middle, ray, kFar)) continue;
    const bool meets_ground = ray.z < 0 && (neck.middle.z - scene.ground) / -ray.z <= kFar;
    if (!meets_ground) return false;
  }
  return true;
}

}  // namespace

double lower_edge_of(const Scene& scene, const Neck& neck, Vec3 along) {
  double lowest = neck.lower_touch;
  for (int i = 0; i < kRays; ++i) {
    const double turn = 360.0 / kRays * i;
    const Vec3 ray = neck.axis * cos_degrees(turn) + along * sin_degrees(turn);
    if (ray.z > -1e-6) continue;
    const double to_ground = (neck.middle.z - scene.ground) / -ray.z;
    const auto hit = scene.tree.first_hit(neck.middle, ray, to_ground);
    const double met = hit ? neck.middle.z + ray.z * hit->distance : scene.ground;
    if (hit || to_ground <= kFar) lowest = std::min(lowest, met);
  }
  return lowest;
}

std::vector<Vec3> ways_of(const Scene& scene, const Neck& neck) {
  if (norm(neck.lean) > kLean) return {geometry::unit(cross(neck.axis, neck.lean))};
  const Vec3 first = first_way(scene, neck);
  const Vec3 second = cross(neck.axis, first);
  std::vector<Vec3> ways;
  for (int i = 0; i < kWays; ++i) {
    const double turn = 180.0 / kWays * i;
    ways.push_back(first * cos_degrees(turn) + second * sin_degrees(turn));
  }
  return ways;
}

namespace {

/// What a way leads to: nothing where it does not go through.
Passage along_way(const Scene& scene, const NeckLimits& limits, const Neck& neck, Vec3 way,
                  bool& comes_out) {
  const Walker walker(scene, limits);
  const Walker::Walk there = walker.through(neck.middle, way);
  const Walker::Walk back = walker.through(neck.middle, -way);
  comes_out = comes_out || there.out || back.out;
  Passage passage{Passage::Kind::pocket, way, cross(neck.axis, way), 0};
  if (there.out && back.out) {
    const bool shut = walker.ends(neck.middle, passage.along) &&
                      walker.ends(neck.middle, -passage.along) &&
                      shut_around(scene, neck, passage.along);
    passage.kind = shut ? Passage::Kind::shut : Passage::Kind::open;
  } else if (std::min(there.far, back.far) >= kDeep) {
    passage.kind = there.out || back.out ? Passage::Kind::unsure : Passage::Kind::groove;
  } else {
    return passage;
  }
  passage.lower_edge = lower_edge_of(scene, neck, passage.along);
  return passage;
}

}  // namespace

Passage passage_of(const Scene& scene, const NeckLimits& limits, const Neck& neck) {
  // Where the ball gets away from both sides at once, the narrow way, if any, leads back between
  // them; a neck this far from its narrowest place has other balls nearer to it.
  std::vector<Vec3> ways = ways_of(scene, neck);
  if (norm(neck.lean) > kSquare) {
    const Vec3 between = geometry::unit(neck.lean);
    if (Walker(scene, limits).through(neck.middle, -between).out) {
      if (norm(neck.lean) > kLean) return {};
      ways = {between};
    }
  }
  Passage worst;
  bool comes_out = false;
  for (const Vec3 way : ways) {
    const Passage passage = along_way(scene, limits, neck, way, comes_out);
    if (passage.kind <= worst.kind) continue;
    if (passage.lower_edge - scene.ground > limits.above + kSameHeight) worst = passage;
  }
  // Along a groove nothing is passed where the ball leaves it sideways.
  if (worst.kind == Passage::Kind::groove && comes_out) return {};
  return worst;
}

bool admits_stadium(const Scene& scene, const NeckLimits& limits, const Neck& neck,
                    const Passage& passage, double length) {
  const Walker walker(scene, limits);
  const double core = length - limits.small;
  constexpr double kTry = 1;  // mm
  double low = 0;
  double high = 0;
  while (low > -core && walker.fits(neck.middle + passage.along * (low - kTry))) low -= kTry;
  while (high < core && walker.fits(neck.middle + passage.along * (high + kTry))) high += kTry;
  return high - low >= core;
}

}  // namespace plano::checks
