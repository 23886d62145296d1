// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_case.h"

#include <algorithm>
#include <map>

#include "checks/strength/load_path.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Faces whose normals are nearer than this to an axis of the plate (cosine) look along it.
constexpr double kFacing = 0.99;
/// Of what bears from below: steeper than 60 degrees bears nothing.
constexpr double kBearing = 0.5;
/// How far a support may reach into the plate: rounding of a fit.
constexpr double kIntoMm = 0.05;

double along(Vec3 v, int axis) {
  return axis == 0 ? v.x : axis == 1 ? v.y : v.z;
}

/// What of a polygon lies on one side of a plane square to an axis.
Polygon half(const Polygon& polygon, int axis, double at, double sign) {
  Polygon out;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Vec3 a = polygon[i];
    const Vec3 b = polygon[(i + 1) % polygon.size()];
    const double da = sign * (along(a, axis) - at);
    const double db = sign * (along(b, axis) - at);
    if (da >= 0) out.push_back(a);
    if ((da < 0) != (db < 0)) out.push_back(a + (b - a) * (da / (da - db)));
  }
  return out;
}

void add_clipped(const Scene& scene, std::size_t index, const geometry::Placement& frame, Vec3 low,
                 Vec3 high, std::vector<Polygon>& out) {
  const SceneBody& body = scene.bodies[index];
  for (std::uint32_t t = 0; t < body.triangle_count; ++t) {
    Polygon part = clipped(scene.tree.triangles()[body.first_triangle + t], frame, low, high);
    if (!part.empty()) out.push_back(std::move(part));
  }
}

PlateCase bare_plate(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const panels::Part& part = scene.part_of(body);
  PlateCase plate;
  plate.body = index;
  const auto box = geometry::bounding_box(part.profile);
  plate.length_u = box.high.x.mm();
  plate.length_v = box.high.y.mm();
  plate.thickness = part.thickness.mm();
  plate.material = material_of(scene, body);
  for (std::uint32_t t = 0; t < body.triangle_count; ++t) {
    const std::uint32_t id = body.first_triangle + t;
    const double up = dot(scene.tree.normal(id), body.pose.w);
    if (up < kFacing && up > -kFacing) continue;
    Polygon face;
    for (const Vec3 p : scene.tree.triangles()[id].corners) face.push_back(body.pose.local(p));
    const double w = face[0].z;
    // Floors of pockets are no part of the full section.
    if (up > 0 && w > plate.thickness - kIntoMm) plate.upper.push_back(std::move(face));
    if (up < 0 && w < kIntoMm) plate.lower.push_back(std::move(face));
  }
  return plate;
}

}  // namespace

Polygon clipped(const Triangle& triangle, const geometry::Placement& frame, Vec3 low, Vec3 high) {
  Polygon polygon;
  for (const Vec3 p : triangle.corners) polygon.push_back(frame.local(p));
  for (int axis = 0; axis < 3 && !polygon.empty(); ++axis) {
    polygon = half(polygon, axis, along(low, axis), 1);
    polygon = half(polygon, axis, along(high, axis), -1);
  }
  return polygon;
}

PlateMaterial material_of(const Scene& scene, const SceneBody& body) {
  const model::Material& board = *scene.material_of(body);
  const catalog::StatedStrength& said = board.strength;
  PlateMaterial out;
  const auto published = catalog::plywood_strength(said.make, board.nominal);
  if (said.bending_along && said.bending_across && said.modulus_along && said.modulus_across) {
    out.known = said.declaration.empty() ? Known::assumed : Known::declared;
    out.strength = {*said.bending_along, *said.bending_across, *said.modulus_along,
                    *said.modulus_across, said.density.value_or(0)};
    out.source = said.declaration.empty()
                     ? Text("values of the workshop, without a declaration of performance",
                            "valeurs de l'atelier, sans déclaration des performances")
                     : fill({"declaration of performance {0}", "déclaration des performances {0}"},
                            {Text(said.declaration)});
  } else if (published) {
    out.known = Known::by_make;
    out.strength = *published;
    out.source = catalog::plywood_source(said.make);
  } else if (board.kind.find("plywood") != std::string::npos) {
    if (const auto lowest = catalog::plywood_strength("conifer", std::max(board.nominal, 18_mm))) {
      out.known = Known::assumed;
      out.strength = *lowest;
      out.source = catalog::plywood_source("conifer");
    }
  }
  out.is_plywood = board.kind.find("plywood") != std::string::npos;
  const model::Grain grain = scene.part_of(body).grain;
  out.grain_along_u = grain != model::Grain::along_v;
  if (grain == model::Grain::any) {
    auto& s = out.strength;
    s.bending_along = s.bending_across = std::min(s.bending_along, s.bending_across);
    s.modulus_along = s.modulus_across = std::min(s.modulus_along, s.modulus_across);
  }
  return out;
}

ServiceClass service_of(const Scene& scene) {
  const auto& purpose = scene.design.info.purpose;
  const auto setting = purpose.find("setting");
  const bool indoors = setting != purpose.end() && setting->second.rfind("indoor", 0) == 0;
  return indoors ? ServiceClass::indoors : ServiceClass::outdoors;
}

namespace {

/// What of the lower side lies on the ground, as far as kBearsMm above it.
void add_ground(const Scene& scene, const PlateCase& plate, bool upright,
                std::vector<Polygon>& out) {
  const SceneBody& body = scene.bodies[plate.body];
  const double level = scene.ground + kBearsMm;
  if (body.box.low.z > level) return;
  for (const Polygon& face : upright ? plate.lower : plate.upper) {
    Triangle world;
    for (int i = 0; i < 3; ++i) world.corners[i] = body.pose.at(face[i].x, face[i].y, face[i].z);
    Polygon part;
    for (const Vec3 p : clipped(world, {}, body.box.low - Vec3{1, 1, 1},
                                {body.box.high.x + 1, body.box.high.y + 1, level})) {
      part.push_back(body.pose.local(p));
    }
    if (part.size() >= 3) out.push_back(std::move(part));
  }
}

}  // namespace

bool is_on_ground(const Scene& scene, const PlateCase& plate) {
  const SceneBody& body = scene.bodies[plate.body];
  const bool upright = body.pose.w.z > 0;
  for (const Polygon& face : upright ? plate.lower : plate.upper) {
    for (const Vec3 p : face) {
      if (body.pose.at(p.x, p.y, p.z).z > scene.ground + kBearsMm) return false;
    }
  }
  return true;
}

PlateCase lying_plate(const Scene& scene, const LoadPath& path, std::size_t index) {
  PlateCase plate = bare_plate(scene, index);
  const SceneBody& body = scene.bodies[index];
  const bool upright = body.pose.w.z > 0;  // else it lies on what is its top face in its own frame
  const double face = upright ? 0 : plate.thickness;
  const Vec3 up = upright ? body.pose.w : -body.pose.w;
  const Vec3 reach{kBearsMm, kBearsMm, kBearsMm};
  const Vec3 low{0, 0, face - (upright ? kBearsMm : kIntoMm)};
  const Vec3 high{plate.length_u, plate.length_v, face + (upright ? kIntoMm : kBearsMm)};
  std::map<std::size_t, bool> below;  // what touches it from below, and whether that is borne
  scene.tree.for_each_in(body.box.low - reach, body.box.high + reach, [&](std::uint32_t id) {
    const Triangle& triangle = scene.tree.triangles()[id];
    if (triangle.tag == index || dot(scene.tree.normal(id), up) < kBearing) return;
    Polygon part = clipped(triangle, body.pose, low, high);
    if (part.size() < 3) return;
    auto found = below.find(triangle.tag);
    if (found == below.end()) {
      found = below.emplace(triangle.tag, path.bears(triangle.tag, index)).first;
    }
    if (found->second) plate.supports.push_back(std::move(part));
  });
  add_ground(scene, plate, upright, plate.supports);
  const double middle = plate.thickness / 2;
  for (const std::size_t other : neighbours_of(scene, index)) {
    // What stands in a slot from above, and on nothing else, is carried by the plate.
    const auto shoulder = below.find(other);
    const bool bears = shoulder != below.end() && shoulder->second;
    if (!bears && !path.is_nearer_to_ground(other, index)) continue;
    add_clipped(scene, other, body.pose, {0, 0, middle - kBearsMm},
                {plate.length_u, plate.length_v, middle + kBearsMm}, plate.through);
    add_clipped(scene, other, body.pose, -reach,
                Vec3{plate.length_u, plate.length_v, plate.thickness} + reach, plate.held_down);
  }
  return plate;
}

PlateCase joined_plate(const Scene& scene, std::size_t index) {
  PlateCase plate = bare_plate(scene, index);
  const SceneBody& body = scene.bodies[index];
  const Vec3 low{-kBearsMm, -kBearsMm, -kBearsMm};
  const Vec3 high{plate.length_u + kBearsMm, plate.length_v + kBearsMm, plate.thickness + kBearsMm};
  for (const std::size_t other : neighbours_of(scene, index)) {
    add_clipped(scene, other, body.pose, low, high, plate.supports);
  }
  plate.held_down = plate.supports;
  return plate;
}

std::vector<std::size_t> neighbours_of(const Scene& scene, std::size_t index) {
  const std::string& element = scene.bodies[index].element;
  std::vector<std::size_t> all;
  for (const panels::Joined& joined : scene.parts.joined) {
    if (joined.a == joined.b || (joined.a != element && joined.b != element)) continue;
    const auto other = scene.find(joined.a == element ? joined.b : joined.a);
    if (other) all.push_back(*other);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace plano::checks
