// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/necks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/trig.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Share of a radius that two balls may differ by and be one; sums of doubles lose less.
constexpr double kSame = 1e-7;
/// Cosine of 120 degrees: two places a ball touches lie opposite each other beyond it.
constexpr double kOpposite = -0.5;
/// Balls grow this much larger than the large one: from an arris they start up to 11.25 degrees off
/// the narrowest way, and are larger by 1 / cos of that than the way is wide.
constexpr double kOver = 1.03;
/// mm: one neck is kept in each cube of this side.
constexpr double kCube = 60;

struct Grown {
  Vec3 middle;
  double radius = 0;
  TriangleTree::Near other;
};

/// The largest ball that touches `from`, with its middle that way, between the two limits.
std::optional<Grown> grown(const TriangleTree& tree, Vec3 from, Vec3 way,
                           const NeckLimits& limits) {
  double radius = limits.large / 2 * kOver;
  std::optional<TriangleTree::Near> touched;
  for (int round = 0; round < 40; ++round) {
    const Vec3 middle = from + way * radius;
    const auto near = tree.nearest(middle, radius * (1 - kSame));
    if (!near) {
      if (!touched) return std::nullopt;
      return Grown{middle, radius, *touched};
    }
    const Vec3 there = near->point - from;
    const double ahead = 2 * dot(way, there);
    if (ahead <= 0) return std::nullopt;
    const double less = dot(there, there) / ahead;
    if (less < limits.small / 2 * (1 - kSame)) return std::nullopt;
    touched = near;
    if (less >= radius * (1 - kSame)) return Grown{middle, radius, *touched};
    radius = less;
  }
  return std::nullopt;
}

/// Points of a triangle in rows along its longest side.
template <class Use>
void points_on(const Triangle& triangle, double spacing, const Use& use) {
  auto [a, b, c] = triangle.corners;
  for (int turn = 0; turn < 2; ++turn) {
    if (norm(b - a) >= norm(c - b) && norm(b - a) >= norm(a - c)) break;
    std::tie(a, b, c) = std::tuple{b, c, a};
  }
  const double base = norm(b - a);
  const double height = norm(cross(b - a, c - a)) / base;
  const double rows = std::ceil(height / spacing);
  for (double row = 0; row < rows; ++row) {
    const double up = (row + 0.5) / rows;
    const double count = std::ceil(base * (1 - up) / spacing);
    for (double i = 0; i < count; ++i) {
      use(a + (c - a) * up + (b - a) * ((1 - up) * (i + 0.5) / count));
    }
  }
}

class Search {
 public:
  Search(const Scene& scene, const NeckLimits& limits) : scene_(scene), limits_(limits) {}

  std::optional<std::vector<Neck>> run() {
    const TriangleTree& tree = scene_.tree;
    for (std::uint32_t i = 0; i < tree.triangles().size(); ++i) {
      const Triangle& triangle = tree.triangles()[i];
      const Vec3 normal = tree.normal(i);
      points_on(triangle, limits_.spacing, [&](Vec3 p) { grow(i, p, normal); });
      for (std::size_t side = 0; side < 3; ++side) {
        // Between the faces of an arris that stands out; along a flat seam and in a hollow the
        // balls start in wood, and end there.
        const Vec3 a = triangle.corners[side];
        const Vec3 b = triangle.corners[(side + 1) % 3];
        const Vec3 aside = geometry::unit(cross(b - a, normal));
        const double count = std::ceil(norm(b - a) / limits_.spacing);
        for (double k = 0; k < count; ++k) {
          const Vec3 from = a + (b - a) * ((k + 0.5) / count);
          if (is_low(from, triangle.tag) || !stands_out(from, normal, aside)) continue;
          for (const double turn : {0.0, 22.5, 45.0, 67.5}) {
            grow(i, from, normal * cos_degrees(turn) + aside * sin_degrees(turn));
          }
        }
      }
      if (points_ > limits_.most) return std::nullopt;
    }
    std::vector<Neck> all;
    for (const auto& [key, kept] : kept_) all.push_back(kept.neck);
    return all;
  }

 private:
  struct Kept {
    double radius;
    Neck neck;
  };
  using Key = std::tuple<std::size_t, std::size_t, long, long, long>;

  /// False for the seams of a flat face and for hollows: wood is beside them.
  bool stands_out(Vec3 from, Vec3 normal, Vec3 aside) const {
    constexpr double kBeside = 0.1;  // mm
    const Vec3 way = geometry::unit(normal + aside);
    return !scene_.tree.any_within(from + way * (2 * kBeside), kBeside * 1.9);
  }

  /// Whether a place of this body is at a height that is not looked at.
  bool is_low(Vec3 place, std::size_t body) const {
    return place.z - scene_.ground <= limits_.above + kSameHeight &&
           !(body < limits_.at_any_height.size() && limits_.at_any_height[body]);
  }

  void grow(std::uint32_t index, Vec3 from, Vec3 way) {
    const std::size_t mine = scene_.tree.triangles()[index].tag;
    if (is_low(from, mine)) return;
    if (points_++ > limits_.most) return;
    const auto ball = grown(scene_.tree, from, way, limits_);
    if (!ball) return;
    const Vec3 to = ball->other.point;
    const std::size_t its = scene_.tree.triangles()[ball->other.triangle].tag;
    if (is_low(to, mine) && is_low(to, its)) return;
    const double radius = ball->radius;
    const double width = norm(to - from);
    if (width >= limits_.large * (1 - kSame)) return;
    if (dot(from - ball->middle, to - ball->middle) > kOpposite * radius * radius) return;
    const std::size_t one = std::min(mine, its);
    const std::size_t other = std::max(mine, its);
    const Vec3 lean = (from + to - ball->middle * 2) * (1 / radius);
    const Neck neck{ball->middle, width, geometry::unit(to - from), lean,
                    one,          other, std::min(from.z, to.z)};
    const auto cell = [](double v) { return static_cast<long>(std::floor(v / kCube)); };
    const Key key{one, other, cell(neck.middle.x), cell(neck.middle.y), cell(neck.middle.z)};
    const auto [at, fresh] = kept_.emplace(key, Kept{radius, neck});
    if (!fresh && radius < at->second.radius * (1 - kSame)) at->second = {radius, neck};
  }

  const Scene& scene_;
  const NeckLimits& limits_;
  std::size_t points_ = 0;
  std::map<Key, Kept> kept_;
};

}  // namespace

std::optional<std::vector<Neck>> necks_of(const Scene& scene, const NeckLimits& limits) {
  return Search(scene, limits).run();
}

}  // namespace plano::checks
