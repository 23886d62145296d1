// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/trig.h"
#include "checks/neck_rim.h"
#include "checks/necks.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kStep = 10;  // mm a ball is moved at a time
constexpr int kPushes = 16;   // aside, each time; between two sides they come to rest in the middle
constexpr double kDeep = 100;        // mm: less deep hollows are no openings
constexpr double kSlack = 1e-6;      // mm: a ball that touches passes
constexpr double kTouches = 1e-6;    // share of a radius: the same
constexpr double kSameWidth = 0.98;  // share: the flats of a bar are cut off by less
constexpr double kWaist = 0.02;      // mm along a way
constexpr int kWays = 12;            // over half a turn about the axis of a neck
/// Share of the radius: balls whose two sides lean more to one side than this lie in a funnel, and
/// only a way across the lean can be the narrow one.
constexpr double kLean = 0.4;
/// The same: balls that lean less have their sides opposite, and no way of their own.
constexpr double kSquare = 0.01;

class Walker {
 public:
  Walker(const Scene& scene, const NeckLimits& limits)
      : tree_(scene.tree), small_(limits.small / 2), large_(limits.large / 2) {}

  /// Whether the large ball fits around the small one there, pushed aside by what it touches.
  bool wide(Vec3 at) const {
    Vec3 place = at;
    for (int push = 0; push < kPushes; ++push) {
      const auto near = tree_.nearest(place, large_ - kSlack);
      if (!near) return true;
      if (near->distance <= kSlack) return false;
      place = near->point + (place - near->point) * (large_ / near->distance);
      if (norm(place - at) > large_ - small_) return false;
    }
    return false;
  }
  bool fits(Vec3 at) const { return !tree_.any_within(at, small_ - kSlack); }

  /// Whether it need not turn aside, that far both ways.
  bool straight(Vec3 from, Vec3 way, double depth) const {
    for (double far = 0; far <= depth; far += kStep) {
      if (!fits(from + way * far) || !fits(from - way * far)) return false;
    }
    return true;
  }

  struct Walk {
    bool out = false;  // came to where the large ball fits
    double far = 0;    // mm
  };
  /// Moves the small ball that way and aside from what it touches, to the width of the large one.
  Walk through(Vec3 from, Vec3 way) const {
    Vec3 at = from;
    Walk walk;
    while (walk.far < kRimFar) {
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

}  // namespace

double lower_edge_of(const Scene& scene, const Neck& neck, Vec3 along) {
  double lowest = neck.lower_touch;
  for (int i = 0; i < kRimRays; ++i) {
    const double turn = 360.0 / kRimRays * i;
    const Vec3 ray = neck.axis * cos_degrees(turn) + along * sin_degrees(turn);
    if (ray.z > -1e-6) continue;
    const double to_ground = (neck.middle.z - scene.ground) / -ray.z;
    const auto hit = scene.tree.first_hit(neck.middle, ray, to_ground);
    const double met = hit ? neck.middle.z + ray.z * hit->distance : scene.ground;
    if (hit || to_ground <= kRimFar) lowest = std::min(lowest, met);
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

/// The diameter of the ball that was grown, which in a funnel is more than its two places are
/// apart.
double width_at(const Scene& scene, const Neck& neck) {
  const auto near = scene.tree.nearest(neck.middle, neck.width);
  return std::max(neck.width, near ? 2 * near->distance : 0);
}

/// Half-way between the two places it touches, where nothing else is nearer: balls grow from an
/// arris a little to one side of that.
std::optional<Vec3> half_way(const Scene& scene, const Neck& neck) {
  const auto near = scene.tree.nearest(neck.middle, neck.width);
  if (!near) return std::nullopt;
  const double side = dot(near->point - neck.middle, neck.axis) > 0 ? -0.5 : 0.5;
  const Vec3 middle = near->point + neck.axis * (side * neck.width);
  if (scene.tree.any_within(middle, neck.width / 2 * (1 - kTouches))) return std::nullopt;
  return middle;
}

/// Between the flats of two round sides: that way, as far as they come nearer to each other.
std::optional<Vec3> inwards(const Scene& scene, const NeckLimits& limits, const Neck& neck) {
  const auto room = [&](Vec3 at) {
    const auto near = scene.tree.nearest(at, neck.width);
    return near ? near->distance : neck.width;
  };
  const Vec3 towards = geometry::unit(neck.lean);
  Vec3 middle = neck.middle;
  double least = room(middle);
  for (double step = kStep; step > kWaist; step /= 2) {
    while (room(middle + towards * step) < least) {
      middle = middle + towards * step;
      least = room(middle);
      if (least < limits.small / 2 - kSlack) return std::nullopt;
    }
  }
  return middle;
}

/// Moved to where its two sides are nearest to each other.
Neck at_waist(const Scene& scene, const NeckLimits& limits, const Neck& neck) {
  if (norm(neck.lean) <= kSquare || neck.width < limits.small) return neck;
  auto middle = half_way(scene, neck);
  if (!middle) middle = inwards(scene, limits, neck);
  if (!middle) return neck;
  const auto near = scene.tree.nearest(*middle, neck.width);
  // Much less is not the waist: it went off to one of its sides.
  if (!near || 2 * near->distance < kSameWidth * neck.width) return neck;
  Neck moved = neck;
  moved.middle = *middle;
  moved.width = 2 * near->distance;
  moved.lean = {0, 0, 0};
  return moved;
}

/// What a way leads to: nothing where it does not go through.
Passage along_way(const Scene& scene, const NeckLimits& limits, const Neck& neck, Vec3 way,
                  bool& comes_out, Floods& floods) {
  const Walker walker(scene, limits);
  const Walker::Walk there = walker.through(neck.middle, way);
  const Walker::Walk back = walker.through(neck.middle, -way);
  comes_out = comes_out || there.out || back.out;
  Passage passage{Passage::Kind::pocket, way, cross(neck.axis, way), 0, width_at(scene, neck)};
  if (there.out && back.out) {
    // Half a torso before and behind, along ways up to 45 degrees aslant.
    const double depth = limits.small / std::sqrt(2.0);
    passage.kind = Passage::Kind::open;
    passage.lower_edge = rim_of(scene, neck, way, kDeep).lower_edge;
    if (passage.lower_edge - scene.ground <= limits.above + kSameHeight) return passage;
    if (!walker.straight(neck.middle, way, depth)) return passage;
    if (!rim_of(scene, neck, way, depth).shut) return passage;
    const double widest = widest_through(scene, limits, neck, way, depth, floods);
    if (widest >= limits.large) return passage;
    passage.kind = Passage::Kind::shut;
    passage.width = widest;
    return passage;
  } else if (std::min(there.far, back.far) >= kDeep) {
    const bool outs = there.out || back.out;
    // Between sides nearer to each other than it is wide it does not get: it runs before them.
    if (!outs && neck.width < limits.small) return passage;
    passage.kind = outs ? Passage::Kind::unsure : Passage::Kind::groove;
  } else {
    return passage;
  }
  passage.lower_edge = lower_edge_of(scene, neck, passage.along);
  return passage;
}

}  // namespace

Passage passage_of(const Scene& scene, const NeckLimits& limits, const Neck& found,
                   Floods& floods) {
  const Neck neck = at_waist(scene, limits, found);
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
    const Passage passage = along_way(scene, limits, neck, way, comes_out, floods);
    if (passage.kind <= worst.kind) continue;
    if (passage.lower_edge - scene.ground > limits.above + kSameHeight) worst = passage;
  }
  // Along a groove nothing is passed where the ball leaves it sideways.
  if (worst.kind == Passage::Kind::groove && comes_out) return {};
  return worst;
}

bool gets_out(const Scene& scene, const NeckLimits& limits, Vec3 from, Vec3 way) {
  const Walker walker(scene, limits);
  return walker.fits(from) && walker.through(from, way).out;
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
