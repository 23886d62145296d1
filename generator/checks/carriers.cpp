// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/carriers.h"

#include <algorithm>
#include <cmath>

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kTouchesMm = 1;        // wider than any fit
constexpr double kDown = -0.5;          // steeper than 60 degrees lies on nothing
constexpr double kOpposite = -0.95;     // cosine between two faces that touch
constexpr double kLeastTouchMm2 = 0.5;  // less is a line

/// Where a linear function of the plan is not negative, of a polygon.
template <class Function>
std::vector<Vec3> kept_where(const std::vector<Vec3>& polygon, const Function& value) {
  std::vector<Vec3> kept;
  for (std::size_t k = 0; k < polygon.size(); ++k) {
    const Vec3 from = polygon[k];
    const Vec3 to = polygon[(k + 1) % polygon.size()];
    const double at_from = value(from);
    const double at_to = value(to);
    if (at_from >= 0) kept.push_back(from);
    if ((at_from < 0) != (at_to < 0)) {
      kept.push_back(from + (to - from) * (at_from / (at_from - at_to)));
    }
  }
  return kept;
}

/// Twice the area in plan of what of one triangle lies over another, within kTouchesMm of its
/// plane.
double touching_twice(const Triangle& a, const Triangle& b, Vec3 normal_of_b) {
  std::vector<Vec3> part(a.corners.begin(), a.corners.end());
  const auto& c = b.corners;
  const double turn =
      (c[1].x - c[0].x) * (c[2].y - c[0].y) - (c[1].y - c[0].y) * (c[2].x - c[0].x) < 0 ? -1 : 1;
  for (int i = 0; i < 3 && !part.empty(); ++i) {
    const Vec3 p = c[i];
    const Vec3 q = c[(i + 1) % 3];
    part = kept_where(part, [&](Vec3 v) {
      return turn * ((q.x - p.x) * (v.y - p.y) - (q.y - p.y) * (v.x - p.x));
    });
  }
  // Facets of a round bar lean: how far two of them are apart differs from place to place.
  const auto apart = [&](Vec3 v) { return dot(v - c[0], normal_of_b); };
  part = kept_where(part, [&](Vec3 v) { return kTouchesMm - apart(v); });
  part = kept_where(part, [&](Vec3 v) { return kTouchesMm + apart(v); });
  double twice = 0;
  for (std::size_t k = 2; k < part.size(); ++k) {
    twice += (part[k - 1].x - part[0].x) * (part[k].y - part[0].y) -
             (part[k - 1].y - part[0].y) * (part[k].x - part[0].x);
  }
  return std::fabs(twice);
}

void add_below(const Scene& scene, std::uint32_t id, std::vector<std::size_t>& out) {
  const auto& triangles = scene.tree.triangles();
  const Triangle& down = triangles[id];
  const Vec3 normal = scene.tree.normal(id);
  if (normal.z > kDown) return;
  const auto& c = down.corners;
  const Vec3 low{std::min({c[0].x, c[1].x, c[2].x}), std::min({c[0].y, c[1].y, c[2].y}),
                 std::min({c[0].z, c[1].z, c[2].z}) - kTouchesMm};
  const Vec3 high{std::max({c[0].x, c[1].x, c[2].x}), std::max({c[0].y, c[1].y, c[2].y}),
                  std::max({c[0].z, c[1].z, c[2].z}) + kTouchesMm};
  scene.tree.for_each_in(low, high, [&](std::uint32_t other) {
    const Triangle& up = triangles[other];
    if (up.tag == down.tag || dot(scene.tree.normal(other), normal) > kOpposite) return;
    if (std::find(out.begin(), out.end(), up.tag) != out.end()) return;
    if (touching_twice(down, up, scene.tree.normal(other)) >= 2 * kLeastTouchMm2) {
      out.push_back(up.tag);
    }
  });
}

}  // namespace

std::vector<std::vector<std::size_t>> carriers_of(
    const Scene& scene, const std::vector<std::pair<std::size_t, std::size_t>>& joined) {
  std::vector<std::vector<std::size_t>> all(scene.bodies.size());
  for (const auto& [a, b] : joined) {
    all[a].push_back(b);
    all[b].push_back(a);
  }
  for (std::size_t b = 0; b < all.size(); ++b) {
    const SceneBody& body = scene.bodies[b];
    for (std::uint32_t i = 0; i < body.triangle_count; ++i) {
      add_below(scene, body.first_triangle + i, all[b]);
    }
    std::sort(all[b].begin(), all[b].end());
    all[b].erase(std::unique(all[b].begin(), all[b].end()), all[b].end());
  }
  return all;
}

bool rests_on(const Scene& scene, std::size_t body, std::size_t below) {
  std::vector<std::size_t> all;
  const SceneBody& on = scene.bodies[body];
  for (std::uint32_t i = 0; i < on.triangle_count; ++i) {
    add_below(scene, on.first_triangle + i, all);
  }
  return std::find(all.begin(), all.end(), below) != all.end();
}

}  // namespace plano::checks
