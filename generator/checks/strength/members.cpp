// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/members.h"

#include <algorithm>
#include <cmath>

#include "checks/strength/plate_case.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Placement;
using geometry::Vec3;

constexpr double kSteepest = 0.616;   // sine of 38 degrees
constexpr double kSlender = 3;        // longer than so many heights, or it is no beam
constexpr double kMergedMm = 1;       // supports nearer than this are one
constexpr double kUprightEdge = 0.5;  // sine: a board on edge leans no more

/// The frame of a member: u along it, v as upright as may be.
struct Box {
  Placement frame;
  Vec3 size;  // along u, v and w
};

Box box_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  const auto outline = geometry::bounding_box(part.profile);
  Box box{body.pose, {outline.high.x.mm(), outline.high.y.mm(), part.thickness.mm()}};
  const auto rotate = [&box] {  // (u, v, w) to (v, w, u): right-handed still
    box.frame = {box.frame.origin, box.frame.v, box.frame.w, box.frame.u};
    box.size = {box.size.y, box.size.z, box.size.x};
  };
  for (int i = 0; i < 2 && (box.size.x < box.size.y || box.size.x < box.size.z); ++i) rotate();
  return box;
}

}  // namespace

double BeamMember::modulus_mm3() const {
  return round ? RoundSection{height_mm}.modulus_mm3() : Section{width_mm, height_mm}.modulus_mm3();
}
double BeamMember::inertia_mm4() const {
  return round ? RoundSection{height_mm}.inertia_mm4() : Section{width_mm, height_mm}.inertia_mm4();
}

std::optional<BeamMember> member_of(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  if (material == nullptr || material->wall > Length()) return std::nullopt;
  const bool bar = model::is_bar(*material);
  if (!bar && std::fabs(body.pose.w.z) > kUprightEdge) return std::nullopt;  // a lying board
  const Box box = box_of(scene, body);
  if (std::fabs(box.frame.u.z) > kSteepest) return std::nullopt;
  BeamMember member;
  member.body = index;
  member.along = box.frame.u;
  member.length_mm = box.size.x;
  member.start = box.frame.at(0, box.size.y / 2, box.size.z / 2);
  member.round = bar && material->round;
  const bool v_upright = std::fabs(box.frame.v.z) >= std::fabs(box.frame.w.z);
  member.height_mm = v_upright ? box.size.y : box.size.z;
  member.width_mm = v_upright ? box.size.z : box.size.y;
  if (member.length_mm < kSlender * member.height_mm) return std::nullopt;
  return member;
}

bool lies_on(const Scene& scene, const BeamMember& member, std::size_t other) {
  const Box box = box_of(scene, scene.bodies[member.body]);
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high = box.size - low;
  const SceneBody& holds = scene.bodies[other];
  double lowest = 1e12;
  for (std::uint32_t t = 0; t < holds.triangle_count; ++t) {
    const Triangle& triangle = scene.tree.triangles()[holds.first_triangle + t];
    for (const Vec3 p : clipped(triangle, box.frame, low, high)) {
      const Vec3 off = box.frame.at(p.x, p.y, p.z) - member.start;
      lowest = std::min(lowest, off.z - member.along.z * dot(off, member.along));
    }
  }
  constexpr double kWellAbove = 0.25;  // of its height
  return lowest < 1e12 && lowest > kWellAbove * member.height_mm;
}

std::vector<Bearing> supports_of(const Scene& scene, const BeamMember& member) {
  const SceneBody& body = scene.bodies[member.body];
  const Box box = box_of(scene, body);
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high = box.size - low;
  std::vector<Bearing> all;
  for (const std::size_t other : neighbours_of(scene, member.body)) {
    const SceneBody& holds = scene.bodies[other];
    if (lies_on(scene, member, other)) continue;
    Bearing reach{1e12, -1e12};
    for (std::uint32_t t = 0; t < holds.triangle_count; ++t) {
      const Triangle& triangle = scene.tree.triangles()[holds.first_triangle + t];
      for (const Vec3 p : clipped(triangle, box.frame, low, high)) {
        reach = {std::min(reach.first, p.x), std::max(reach.second, p.x)};
      }
    }
    if (reach.first <= reach.second) all.push_back(reach);
  }
  // What bears it from below without a joint.
  const Vec3 near{kBearsMm, kBearsMm, kBearsMm};
  scene.tree.for_each_in(body.box.low - near, body.box.high + near, [&](std::uint32_t id) {
    const Triangle& triangle = scene.tree.triangles()[id];
    if (triangle.tag == member.body || scene.tree.normal(id).z < kUprightEdge) return;
    const Vec3 off = triangle.corners[0] - member.start;
    if (off.z > member.along.z * dot(off, member.along)) return;  // above its axis
    Bearing reach{1e12, -1e12};
    for (const Vec3 p : clipped(triangle, box.frame, low, high)) {
      reach = {std::min(reach.first, p.x), std::max(reach.second, p.x)};
    }
    if (reach.first <= reach.second) all.push_back(reach);
  });
  std::sort(all.begin(), all.end());
  std::vector<Bearing> merged;
  for (const Bearing& one : all) {
    if (!merged.empty() && one.first <= merged.back().second + kMergedMm) {
      merged.back().second = std::max(merged.back().second, one.second);
    } else {
      merged.push_back(one);
    }
  }
  return merged;
}

std::optional<FreePart> worst_free_part(const std::vector<Bearing>& supports, double length_mm) {
  if (supports.size() < 2) return std::nullopt;
  FreePart worst;
  const auto moment = [](const FreePart& part) {  // of one force, by its own measure
    return part.beyond ? part.length_mm : part.length_mm / 4;
  };
  const auto take = [&](const FreePart& part) {
    if (moment(part) > moment(worst)) worst = part;
  };
  for (std::size_t i = 0; i + 1 < supports.size(); ++i) {
    take({supports[i + 1].first - supports[i].second, false, 0});
  }
  const std::size_t last = supports.size() - 1;
  take({supports[0].first, true, supports[1].first - supports[0].first});
  take(
      {length_mm - supports[last].second, true, supports[last].second - supports[last - 1].second});
  return worst;
}

}  // namespace plano::checks
