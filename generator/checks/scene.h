// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design as it stands, the way safety rules look at it: bodies with their triangles in the
/// world, fasteners, modules that stand on their own, and rays and distances between all of them.
///
/// World frame in millimetres: x right, y back, z up; the playing surface lies at `ground`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assembly/bodies.h"
#include "checks/triangle_tree.h"
#include "mesh/triangles.h"
#include "model/design.h"
#include "panels/part_set.h"

namespace plano::checks {

/// How far a flattened arc strays in the triangles of a scene: a tenth of what probes tolerate.
inline constexpr Length kSceneSagitta = 100_um;

struct SceneBody {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::string element;  // "wall.left"
  Text label;
  std::size_t part = kNone;   // index into PartSet::parts; kNone: a solid of free form
  std::size_t panel = kNone;  // index into ResolvedDesign::panels; kNone: brought by a joint, or a
                              // piece of a panel that was split
  geometry::Placement pose;   // of the part's frame
  assembly::Box3 box;
  double mass_kg = 0;
  std::uint32_t first_triangle = 0;  // into Scene::tree
  std::uint32_t triangle_count = 0;
  std::size_t module = 0;  // index into Scene::modules
};

/// Bodies that joints hold together: what stands, tips and is carried as one.
struct Module {
  std::vector<std::size_t> bodies;
  assembly::Box3 box;
  double mass_kg = 0;
  geometry::Vec3 centre_of_mass;
};

/// A bolt or screw where it sits: its washer, or its head where it has none, lies at `place`.
struct SceneFastener {
  std::size_t hardware = 0;  // index into ResolvedDesign::hardware
  std::size_t joined = 0;    // index into PartSet::joined
  geometry::Vec3 place;      // on the wood
  geometry::Vec3 direction;  // unit, of insertion
  double diameter_mm = 0;
  double length_mm = 0;
  double washer_mm = 0;      // thickness of the washer under the head; zero of screws
  double barrel_nut_mm = 0;  // the nut's diameter where the bolt ends in one that lies across it
};

/// A solid of free form, as triangles in the world.
struct FreeForm {
  std::string element;
  Text label;
  double mass_kg = 0;
  std::vector<Triangle> triangles;  // a closed surface: the centre of mass is that of its inside
};

struct Scene {
  const model::ResolvedDesign& design;
  const panels::PartSet& parts;
  double ground = 0;
  std::vector<SceneBody> bodies;  // in the order of parts, then of instances; free forms last
  std::vector<std::vector<panels::Prism>> prisms;  // by part, in its frame: pockets and bores in
  std::vector<Module> modules;                     // the largest first
  std::vector<SceneFastener> fasteners;
  TriangleTree tree;  // tag: index into bodies
  /// By body, rising: what may carry it, joined to it or facing up against it from below.
  std::vector<std::vector<std::size_t>> carriers;

  const panels::Part& part_of(const SceneBody& body) const { return parts.parts[body.part]; }
  const model::Material* material_of(const SceneBody& body) const {
    return body.part == SceneBody::kNone ? nullptr : &parts.materials[part_of(body).material];
  }
  /// Nothing where no body is called so.
  std::optional<std::size_t> find(const std::string& element) const;
};

/// `design` and `parts` must outlive the scene. Cost: triangulating each distinct part once, and
/// linear in all triangles.
Scene scene_of(const model::ResolvedDesign& design, const panels::PartSet& parts,
               const std::vector<FreeForm>& free_forms);

}  // namespace plano::checks
