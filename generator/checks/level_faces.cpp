// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The faces of a scene that look up: planes found among the triangles of each body, and planes
/// that bend into one another taken together.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/trig.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Triangles of one body belong to one plane if their normals and offsets agree so far: bodies are
/// flat to the nanometre, and turning them costs 1e-12 of their size.
constexpr double kSamePlane = 1e-6;
/// Facets that meet at less than this bend into one another: what rounds a bar of 6 mm has.
constexpr double kBendDegrees = 31;
/// So much the flanks of the thickest bar whose top is too narrow for a foot hang below it: its
/// radius is kPatchMm / (2 sin kSteepestFloor), and what slopes less is the top.
constexpr double kFlankMm = 64;

struct Plane {
  Vec3 normal;
  double offset = 0;
  std::vector<std::uint32_t> triangles;
};

std::vector<Triangle> triangles_of(const Scene& scene, const std::vector<std::uint32_t>& indices) {
  std::vector<Triangle> triangles;
  triangles.reserve(indices.size());
  for (const std::uint32_t t : indices) triangles.push_back(scene.tree.triangles()[t]);
  return triangles;
}

/// The planes of a body that look up, by their first triangles.
std::vector<Plane> planes_of(const Scene& scene, const SceneBody& body) {
  std::vector<Plane> planes;
  std::map<long long, std::vector<std::size_t>> by_offset;  // rounded to 1 mm
  for (std::uint32_t t = body.first_triangle; t < body.first_triangle + body.triangle_count; ++t) {
    const Vec3 normal = scene.tree.normal(t);
    if (normal.z < kLeastUp) continue;
    const double offset = dot(normal, scene.tree.triangles()[t].corners[0]);
    const long long key = std::llround(offset);
    const auto same = [&](std::size_t p) {
      return std::fabs(planes[p].offset - offset) <= kSamePlane * (1 + std::fabs(offset)) &&
             geometry::norm(planes[p].normal - normal) <= kSamePlane;
    };
    std::size_t plane = planes.size();
    for (long long k = key - 1; k <= key + 1 && plane == planes.size(); ++k) {
      const auto it = by_offset.find(k);
      if (it == by_offset.end()) continue;
      const auto found = std::find_if(it->second.begin(), it->second.end(), same);
      if (found != it->second.end()) plane = *found;
    }
    if (plane == planes.size()) {
      planes.push_back({normal, offset, {}});
      by_offset[key].push_back(plane);
    }
    planes[plane].triangles.push_back(t);
  }
  return planes;
}

/// A face of these triangles; without loops where they leave no border.
LevelFace face_of(std::size_t body, const std::vector<Triangle>& triangles) {
  LevelFace face;
  face.body = body;
  const auto& [a, b, c] = triangles.front().corners;
  face.normal = geometry::unit(cross(b - a, c - a));
  face.point = a;
  face.loops = border_of(triangles);
  if (face.loops.empty()) return face;
  face.area_m2 = area_m2(face.loops);
  face.high = face.low = a.z;
  for (const Triangle& triangle : triangles) {
    for (const Vec3 p : triangle.corners) {
      face.high = std::max(face.high, p.z);
      face.low = std::min(face.low, p.z);
    }
  }
  face.width = width_of(hull_of(face.loops));
  face.box = plan_box(face.loops);
  return face;
}

/// The narrow planes of one body that bend into one another.
class Bends {
 public:
  Bends(const Scene& scene, std::size_t body, const std::vector<Plane>& planes)
      : scene_(scene), body_(body), planes_(planes), next_(planes.size()), taken_(planes.size()) {
    link();
  }

  /// A face for each run of planes from one that slopes no more than a floor.
  std::vector<LevelFace> faces() {
    std::vector<LevelFace> found;
    for (std::size_t p = 0; p < planes_.size(); ++p) {
      if (taken_[p] || next_[p].empty() || planes_[p].normal.z < least_level_) continue;
      std::vector<std::size_t> run{p};
      taken_[p] = true;
      grow(run, least_level_, -kFarMm);
      LevelFace face = face_of_run(run);
      const std::size_t level = run.size();
      if (face.limb_mm() < kPatchMm) grow(run, kLeastUp, face.low - kFlankMm);
      if (run.size() == 1) {
        taken_[p] = false;
        continue;
      }
      if (run.size() > level) face = face_of_run(run);
      if (face.loops.empty()) {
        for (const std::size_t one : run) taken_[one] = false;
        continue;
      }
      found.push_back(std::move(face));
    }
    return found;
  }
  /// Whether a plane is part of one of them.
  bool taken(std::size_t plane) const { return taken_[plane]; }

 private:
  static constexpr double kFarMm = 1e9;

  double low_of(std::size_t plane) const {
    double low = kFarMm;
    for (const std::uint32_t t : planes_[plane].triangles) {
      for (const Vec3 p : scene_.tree.triangles()[t].corners) low = std::min(low, p.z);
    }
    return low;
  }

  bool is_narrow(std::size_t plane) const {
    const auto triangles = triangles_of(scene_, planes_[plane].triangles);
    return face_of(body_, triangles).width.least < kPatchMm;
  }

  /// Planes that share a side and bend little there are next to one another.
  void link() {
    using Corner = std::array<double, 3>;
    std::map<std::pair<Corner, Corner>, std::size_t> sides;
    const auto corner = [](Vec3 p) { return Corner{p.x, p.y, p.z}; };
    const double least = cos_degrees(kBendDegrees);
    std::map<std::size_t, bool> narrow;  // asked only of planes that bend into others
    const auto ask = [&](std::size_t p) {
      const auto [it, is_new] = narrow.try_emplace(p);
      if (is_new) it->second = is_narrow(p);
      return it->second;
    };
    for (std::size_t p = 0; p < planes_.size(); ++p) {
      for (const std::uint32_t t : planes_[p].triangles) {
        const auto& corners = scene_.tree.triangles()[t].corners;
        for (std::size_t i = 0; i < 3; ++i) {
          Corner a = corner(corners.at(i));
          Corner b = corner(corners.at((i + 1) % 3));
          if (b < a) std::swap(a, b);
          const auto [it, is_new] = sides.try_emplace({a, b}, p);
          const std::size_t other = it->second;
          if (is_new || other == p) continue;
          if (dot(planes_[p].normal, planes_[other].normal) < least) continue;
          if (!ask(p) || !ask(other)) continue;
          next_[p].push_back(other);
          next_[other].push_back(p);
        }
      }
    }
  }

  /// Adds to a run all planes next to it, and next to those, that look up so far and end no lower.
  void grow(std::vector<std::size_t>& run, double least_up, double lowest) {
    for (std::size_t i = 0; i < run.size(); ++i) {
      for (const std::size_t other : next_[run[i]]) {
        if (taken_[other] || planes_[other].normal.z < least_up || low_of(other) < lowest) continue;
        taken_[other] = true;
        run.push_back(other);
      }
    }
  }

  LevelFace face_of_run(const std::vector<std::size_t>& run) const {
    std::vector<std::uint32_t> indices;
    for (const std::size_t p : run) {
      indices.insert(indices.end(), planes_[p].triangles.begin(), planes_[p].triangles.end());
    }
    std::sort(indices.begin(), indices.end());
    const std::vector<Triangle> triangles = triangles_of(scene_, indices);
    LevelFace face = face_of(body_, triangles);
    Vec3 sum;
    for (const Triangle& triangle : triangles) {
      const auto& [a, b, c] = triangle.corners;
      const Vec3 area = cross(b - a, c - a);
      if (area.z >= least_level_ * geometry::norm(area)) sum = sum + area;
    }
    face.normal = geometry::unit(sum);
    for (const Triangle& triangle : triangles) {
      for (const Vec3 p : triangle.corners) {
        if (dot(p - face.point, face.normal) > 0) face.point = p;
      }
    }
    face.bent = std::move(indices);
    return face;
  }

  const Scene& scene_;
  std::size_t body_;
  const std::vector<Plane>& planes_;
  std::vector<std::vector<std::size_t>> next_;  // by plane
  std::vector<bool> taken_;
  double least_level_ = cos_degrees(kSteepestFloor) - kRoundedCosine;
};

}  // namespace

double LevelFace::limb_mm() const {
  double border = 0;
  for (const Loop& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      border += geometry::norm(loop[i + 1 == loop.size() ? 0 : i + 1] - loop[i]);
    }
  }
  return border > 0 ? 2 * area_m2 * 1e6 / border : 0;
}

std::vector<LevelFace> level_faces(const Scene& scene, double steepest) {
  const double least_up = cos_degrees(steepest) - kRoundedCosine;
  std::vector<LevelFace> faces;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const std::vector<Plane> planes = planes_of(scene, scene.bodies[b]);
    Bends bends(scene, b, planes);
    for (LevelFace& face : bends.faces()) faces.push_back(std::move(face));
    for (std::size_t p = 0; p < planes.size(); ++p) {
      if (bends.taken(p) || planes[p].normal.z < least_up) continue;
      LevelFace face = face_of(b, triangles_of(scene, planes[p].triangles));
      if (!face.loops.empty()) faces.push_back(std::move(face));
    }
  }
  return faces;
}

bool is_mostly_steeper(const Scene& scene, std::size_t body, double degrees) {
  const SceneBody& one = scene.bodies[body];
  const double least_level = cos_degrees(degrees) - kRoundedCosine;
  double steeper = 0;
  double level = 0;
  for (std::uint32_t t = one.first_triangle; t < one.first_triangle + one.triangle_count; ++t) {
    const double up = scene.tree.normal(t).z;
    if (up <= kLeastUp) continue;
    const auto& [a, b, c] = scene.tree.triangles()[t].corners;
    (up >= least_level ? level : steeper) += geometry::norm(cross(b - a, c - a));
  }
  return steeper > level;
}

}  // namespace plano::checks
