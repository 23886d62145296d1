// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/members.h"

#include <algorithm>
#include <cmath>
#include <map>

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

}  // namespace

LongBox long_box_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  const auto outline = geometry::bounding_box(part.profile);
  LongBox box{body.pose, {outline.high.x.mm(), outline.high.y.mm(), part.thickness.mm()}};
  const auto rotate = [&box] {  // (u, v, w) to (v, w, u): right-handed still
    box.frame = {box.frame.origin, box.frame.v, box.frame.w, box.frame.u};
    box.size = {box.size.y, box.size.z, box.size.x};
  };
  for (int i = 0; i < 2 && (box.size.x < box.size.y || box.size.x < box.size.z); ++i) rotate();
  return box;
}

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
  const LongBox box = long_box_of(scene, body);
  const bool lies = std::fabs(body.pose.w.z) > kUprightEdge;
  if (!bar && lies && std::max(box.size.y, box.size.z) >= kSlatMm) return std::nullopt;
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
  const LongBox box = long_box_of(scene, scene.bodies[member.body]);
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

namespace {

/// Bearings that overlap or nearly touch, as one.
std::vector<Bearing> merged(std::vector<Bearing> all) {
  std::sort(all.begin(), all.end(),
            [](const Bearing& a, const Bearing& b) { return a.first < b.first; });
  std::vector<Bearing> out;
  for (const Bearing& one : all) {
    if (!out.empty() && one.first <= out.back().second + kMergedMm) {
      out.back().second = std::max(out.back().second, one.second);
      out.back().held = out.back().held || one.held;
    } else {
      out.push_back(one);
    }
  }
  return out;
}

/// Where parts of triangles lie along the member.
class Touch {
 public:
  void add(const Polygon& part) {
    for (const Vec3 p : part) {
      reach_.first = std::min(reach_.first, p.x);
      reach_.second = std::max(reach_.second, p.x);
    }
  }
  bool any() const { return reach_.first <= reach_.second; }
  Bearing reach(bool held) const { return {reach_.first, reach_.second, held}; }

 private:
  Bearing reach_{1e12, -1e12, false};
};

/// What of the member's own underside lies on the ground.
void add_ground(const Scene& scene, const SceneBody& body, const LongBox& box,
                std::vector<Bearing>& out) {
  const double level = scene.ground + kBearsMm;
  if (body.box.low.z > level) return;
  for (std::uint32_t t = 0; t < body.triangle_count; ++t) {
    const std::uint32_t id = body.first_triangle + t;
    if (scene.tree.normal(id).z > -kUprightEdge) continue;
    Touch touch;
    Polygon part;
    for (const Vec3 p : clipped(scene.tree.triangles()[id], {}, body.box.low,
                                {body.box.high.x, body.box.high.y, level})) {
      part.push_back(box.frame.local(p));
    }
    touch.add(part);
    if (touch.any()) out.push_back(touch.reach(false));
  }
}

/// Whether a support is at an end of the member.
bool is_at_end(const Bearing& reach, double length) {
  constexpr double kEnd = 0.1;  // of the length
  return reach.first < kEnd * length || reach.second > (1 - kEnd) * length;
}

void add_joined(const Scene& scene, const LoadPath& path, const BeamMember& member,
                const LongBox& box, std::vector<Bearing>& out) {
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high = box.size - low;
  for (const std::size_t other : neighbours_of(scene, member.body)) {
    const SceneBody& holds = scene.bodies[other];
    if (lies_on(scene, member, other)) continue;
    Touch touch;
    for (std::uint32_t t = 0; t < holds.triangle_count; ++t) {
      touch.add(clipped(scene.tree.triangles()[holds.first_triangle + t], box.frame, low, high));
    }
    if (!touch.any()) continue;
    // Of what has a foot on the ground itself, the other end may lean on anything that stands.
    const bool leans = path.is_on_ground(member.body) && path.bears(other, member.body) &&
                       is_at_end(touch.reach(true), member.length_mm);
    if (leans || path.is_nearer_to_ground(other, member.body)) out.push_back(touch.reach(true));
  }
}

/// What bears it from below without a joint.
void add_below(const Scene& scene, const LoadPath& path, const BeamMember& member,
               const LongBox& box, std::vector<Bearing>& out) {
  const SceneBody& body = scene.bodies[member.body];
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high = box.size - low;
  const Vec3 near{kBearsMm, kBearsMm, kBearsMm};
  std::map<std::size_t, bool> bears;
  scene.tree.for_each_in(body.box.low - near, body.box.high + near, [&](std::uint32_t id) {
    const Triangle& triangle = scene.tree.triangles()[id];
    if (triangle.tag == member.body || scene.tree.normal(id).z < kUprightEdge) return;
    const Vec3 off = triangle.corners[0] - member.start;
    if (off.z > member.along.z * dot(off, member.along)) return;  // above its axis
    Touch touch;
    touch.add(clipped(triangle, box.frame, low, high));
    if (!touch.any()) return;
    auto found = bears.find(triangle.tag);
    if (found == bears.end()) {
      found = bears.emplace(triangle.tag, path.bears(triangle.tag, member.body)).first;
    }
    if (found->second) out.push_back(touch.reach(false));
  });
}

}  // namespace

std::vector<Bearing> supports_of(const Scene& scene, const LoadPath& path,
                                 const BeamMember& member) {
  const SceneBody& body = scene.bodies[member.body];
  const LongBox box = long_box_of(scene, body);
  std::vector<Bearing> all;
  add_joined(scene, path, member, box, all);
  add_below(scene, path, member, box, all);
  add_ground(scene, body, box, all);
  return merged(std::move(all));
}

bool lies_on_ground(const Scene& scene, const BeamMember& member) {
  const SceneBody& body = scene.bodies[member.body];
  std::vector<Bearing> all;
  add_ground(scene, body, long_box_of(scene, body), all);
  double from = 0;
  for (const Bearing& one : merged(std::move(all))) {
    if (one.first - from >= kShortestMm) return false;
    from = one.second;
  }
  return member.length_mm - from < kShortestMm && from > 0;
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
    take({supports[i + 1].first - supports[i].second, false, 0, supports[i].second,
          supports[i + 1].first, false});
  }
  const std::size_t last = supports.size() - 1;
  const auto lifts = [](double overhang, const Bearing& next) {
    return overhang > kFootHalfMm && !next.held;
  };
  const double before = supports[0].first;
  const double after = length_mm - supports[last].second;
  take({before, true, supports[1].first - before, before, 0, false});
  take({after, true, supports[last].second - supports[last - 1].second, supports[last].second,
        length_mm, false});
  worst.lifts = lifts(before, supports[1]) || lifts(after, supports[last - 1]);
  return worst;
}

}  // namespace plano::checks
