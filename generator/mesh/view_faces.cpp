// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/view_faces.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "mesh/view_raster.h"

namespace plano::mesh {
namespace {

// Samples across the picture when asking which triangles are seen at all: finer than a printed
// page.
constexpr std::size_t kSamplesAcross = 2400;
// Planes tried for each cut; more make the tree better and its making slower.
constexpr std::size_t kCandidates = 6;
// A polygon cut in two costs as much as this many that lie on the heavier side.
constexpr std::size_t kCutCost = 6;

using Polygons = std::vector<PaintedPolygon>;

/// x a + y b + depth c = d, with (a, b, c) a unit vector and c > 0: positive is nearer to the eye.
struct Plane {
  double a = 0;
  double b = 0;
  double c = 1;
  double d = 0;
  double above(const Seen& p) const { return a * p.x + b * p.y + c * p.depth - d; }
};

enum class Side : std::uint8_t { behind, within, before, both };

Side side_of(const PaintedPolygon& polygon, const Plane& plane) {
  bool behind = false;
  bool before = false;
  for (const Seen& corner : polygon.corners) {
    const double above = plane.above(corner);
    behind = behind || above < -kInPlaneMm;
    before = before || above > kInPlaneMm;
  }
  if (behind && before) {
    return Side::both;
  }
  return behind ? Side::behind : before ? Side::before : Side::within;
}

/// The pieces behind and before a plane. Corners within the tolerance belong to both.
std::pair<PaintedPolygon, PaintedPolygon> cut(const PaintedPolygon& polygon, const Plane& plane) {
  PaintedPolygon behind{{}, polygon.triangle};
  PaintedPolygon before{{}, polygon.triangle};
  const std::size_t count = polygon.corners.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Seen& p = polygon.corners[i];
    const Seen& q = polygon.corners[(i + 1) % count];
    const double at_p = plane.above(p);
    const double at_q = plane.above(q);
    if (at_p <= kInPlaneMm) {
      behind.corners.push_back(p);
    }
    if (at_p >= -kInPlaneMm) {
      before.corners.push_back(p);
    }
    const bool crosses =
        (at_p < -kInPlaneMm && at_q > kInPlaneMm) || (at_p > kInPlaneMm && at_q < -kInPlaneMm);
    if (crosses) {
      const double t = at_p / (at_p - at_q);
      const Seen on{p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t,
                    p.depth + (q.depth - p.depth) * t};
      behind.corners.push_back(on);
      before.corners.push_back(on);
    }
  }
  return {std::move(behind), std::move(before)};
}

class Orderer {
 public:
  explicit Orderer(const Scene& scene) : scene_(scene) {
    for (const SceneTriangle& triangle : scene.triangles) {
      const Camera& camera = scene.camera;
      Plane plane{dot(triangle.normal, camera.right()), dot(triangle.normal, camera.up()),
                  dot(triangle.normal, camera.eye()), 0};
      plane.d = plane.above(scene.seen[triangle.corners[0]]);
      planes_.push_back(plane);
    }
  }

  Polygons run(Polygons polygons) {
    // A stack of our own: a row of a thousand boards makes a tree a thousand deep.
    std::vector<Task> tasks;
    tasks.push_back({std::move(polygons), false});
    while (!tasks.empty()) {
      Task task = std::move(tasks.back());
      tasks.pop_back();
      if (task.ordered || task.polygons.size() <= 1) {
        std::move(task.polygons.begin(), task.polygons.end(), std::back_inserter(out_));
      } else {
        split(std::move(task.polygons), tasks);
      }
    }
    return std::move(out_);
  }

 private:
  struct Task {
    Polygons polygons;
    bool ordered = false;
  };

  void split(Polygons polygons, std::vector<Task>& tasks) {
    const Plane plane = best_plane(polygons);
    Polygons behind;
    Polygons within;
    Polygons before;
    for (PaintedPolygon& polygon : polygons) {
      switch (side_of(polygon, plane)) {
        case Side::behind:
          behind.push_back(std::move(polygon));
          break;
        case Side::within:
          within.push_back(std::move(polygon));
          break;
        case Side::before:
          before.push_back(std::move(polygon));
          break;
        case Side::both: {
          auto [back, front] = cut(polygon, plane);
          behind.push_back(std::move(back));
          before.push_back(std::move(front));
        }
      }
    }
    std::stable_sort(within.begin(), within.end(),
                     [&](const PaintedPolygon& p, const PaintedPolygon& q) {
                       return scene_.triangles[p.triangle].face < scene_.triangles[q.triangle].face;
                     });
    tasks.push_back({std::move(before), false});
    tasks.push_back({std::move(within), true});
    tasks.push_back({std::move(behind), false});
  }

  Plane best_plane(const Polygons& polygons) const {
    const std::size_t tried = std::min(kCandidates, polygons.size());
    std::size_t best_cost = std::numeric_limits<std::size_t>::max();
    Plane best;
    for (std::size_t k = 0; k < tried; ++k) {
      const Plane& plane = planes_[polygons[(2 * k + 1) * polygons.size() / (2 * tried)].triangle];
      std::size_t cuts = 0;
      std::size_t behind = 0;
      std::size_t before = 0;
      for (const PaintedPolygon& polygon : polygons) {
        const Side side = side_of(polygon, plane);
        cuts += side == Side::both ? 1 : 0;
        behind += side == Side::behind ? 1 : 0;
        before += side == Side::before ? 1 : 0;
      }
      const std::size_t cost = kCutCost * cuts + std::max(behind, before);
      if (cost < best_cost) {
        best_cost = cost;
        best = plane;
      }
    }
    return best;
  }

  const Scene& scene_;
  std::vector<Plane> planes_;  // by triangle
  Polygons out_;
};

}  // namespace

std::vector<PaintedPolygon> painted_polygons(const Scene& scene) {
  const std::vector<bool> seen = seen_triangles(scene, kSamplesAcross);
  Polygons polygons;
  for (std::size_t i = 0; i < scene.triangles.size(); ++i) {
    if (seen[i]) {
      PaintedPolygon polygon;
      polygon.triangle = static_cast<std::uint32_t>(i);
      for (const std::uint32_t corner : scene.triangles[i].corners) {
        polygon.corners.push_back(scene.seen[corner]);
      }
      polygons.push_back(std::move(polygon));
    }
  }
  return Orderer(scene).run(std::move(polygons));
}

}  // namespace plano::mesh
