// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/scene.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "catalog/hardware.h"
#include "checks/carriers.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// A triangle narrower than this says nothing about where its surface is: 1 µm of a millimetre.
constexpr double kLeastAreaMm2 = 1e-6;

void append(const mesh::TriangleMesh& mesh, const geometry::Placement& pose, std::uint32_t tag,
            std::vector<Triangle>& out) {
  std::vector<Vec3> world;
  world.reserve(mesh.vertices.size());
  for (const auto& vertex : mesh.vertices) world.push_back(pose.at(vertex.xy, vertex.z));
  for (const auto& corners : mesh.triangles) {
    const Triangle one{{world[corners[0]], world[corners[1]], world[corners[2]]}, tag};
    const Vec3 twice = cross(one.corners[1] - one.corners[0], one.corners[2] - one.corners[0]);
    if (geometry::norm(twice) > 2 * kLeastAreaMm2) out.push_back(one);
  }
}

assembly::Box3 box_of(const std::vector<Triangle>& triangles) {
  assembly::Box3 box{{1e12, 1e12, 1e12}, {-1e12, -1e12, -1e12}};
  for (const Triangle& triangle : triangles) {
    for (const Vec3 p : triangle.corners) {
      box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y), std::min(box.low.z, p.z)};
      box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y), std::max(box.high.z, p.z)};
    }
  }
  return box;
}

/// Of a closed surface of triangles, by the divergence theorem.
Vec3 centre_of(const std::vector<Triangle>& all, std::uint32_t first, std::uint32_t count) {
  double volume = 0;
  Vec3 moment;
  for (std::uint32_t i = first; i < first + count; ++i) {
    const auto& [a, b, c] = all[i].corners;
    const double six = dot(a, cross(b, c));
    volume += six;
    moment = moment + (a + b + c) * (six / 4);
  }
  return volume == 0 ? all[first].corners[0] : moment * (1 / volume);
}

double washer_under(const joints::HardwareUse& use, const catalog::ThreadFigures* thread) {
  if (thread == nullptr || use.washers == 0) return 0;
  return use.washer == catalog::WasherForm::wide ? thread->wide_washer_thickness.mm()
                                                 : thread->washer_thickness.mm();
}

std::vector<SceneFastener> fasteners_of(const model::ResolvedDesign& design,
                                        const panels::PartSet& parts) {
  std::vector<SceneFastener> all;
  for (std::size_t j = 0; j < parts.joined.size(); ++j) {
    for (const joints::HardwareUse& use : parts.joined[j].hardware) {
      if (geometry::norm(use.direction) == 0) continue;
      const model::Hardware& piece = design.hardware[use.hardware];
      const catalog::ThreadFigures* thread = catalog::find_thread(piece.thread);
      const Length diameter = piece.diameter      ? *piece.diameter
                              : thread != nullptr ? thread->diameter
                                                  : Length{};
      const bool barrel =
          catalog::hardware_kind(piece.kind) == catalog::HardwareKind::bolt_and_barrel_nut &&
          thread != nullptr && thread->barrel_nut;
      all.push_back({use.hardware, j, use.place, geometry::unit(use.direction), diameter.mm(),
                     piece.length.mm(), washer_under(use, thread),
                     barrel ? thread->barrel_nut->mm() : 0.0});
    }
  }
  return all;
}

/// Which module each body belongs to, as the least body of it.
std::vector<std::size_t> roots_of(const assembly::Bodies& bodies, std::size_t count) {
  std::vector<std::size_t> root(count);
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&root](std::size_t b) {
    while (root[b] != b) b = root[b] = root[root[b]];
    return b;
  };
  for (const auto& [a, b] : bodies.joined) {
    const auto [low, high] = std::minmax({find(a), find(b)});
    root[high] = low;
  }
  for (std::size_t b = 0; b < count; ++b) root[b] = find(b);
  return root;
}

void add_modules(Scene& scene, const std::vector<std::size_t>& roots,
                 const std::vector<Vec3>& centres) {
  std::map<std::size_t, Module> by_root;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) by_root[roots[b]].bodies.push_back(b);
  for (auto& [root, module] : by_root) {
    module.box = scene.bodies[module.bodies.front()].box;
    Vec3 moment;
    for (const std::size_t b : module.bodies) {
      const SceneBody& body = scene.bodies[b];
      module.mass_kg += body.mass_kg;
      moment = moment + centres[b] * body.mass_kg;
      module.box.low = {std::min(module.box.low.x, body.box.low.x),
                        std::min(module.box.low.y, body.box.low.y),
                        std::min(module.box.low.z, body.box.low.z)};
      module.box.high = {std::max(module.box.high.x, body.box.high.x),
                         std::max(module.box.high.y, body.box.high.y),
                         std::max(module.box.high.z, body.box.high.z)};
    }
    module.centre_of_mass =
        module.mass_kg > 0 ? moment * (1 / module.mass_kg) : centres[module.bodies.front()];
    scene.modules.push_back(std::move(module));
  }
  std::stable_sort(
      scene.modules.begin(), scene.modules.end(),
      [](const Module& a, const Module& b) { return a.bodies.size() > b.bodies.size(); });
  for (std::size_t m = 0; m < scene.modules.size(); ++m) {
    for (const std::size_t b : scene.modules[m].bodies) scene.bodies[b].module = m;
  }
}

}  // namespace

std::optional<std::size_t> Scene::find(const std::string& element) const {
  for (std::size_t b = 0; b < bodies.size(); ++b) {
    if (bodies[b].element == element) return b;
  }
  return std::nullopt;
}

Scene scene_of(const model::ResolvedDesign& design, const panels::PartSet& parts,
               const std::vector<FreeForm>& free_forms) {
  Scene scene{design, parts, design.expects.ground.mm(), {}, {}, {}, {}, {}, {}};
  assembly::Bodies bodies = assembly::bodies_of(parts);
  std::map<std::string, std::size_t> panel_of;
  for (std::size_t p = 0; p < design.panels.size(); ++p) panel_of[design.panels[p].id] = p;

  std::vector<mesh::TriangleMesh> meshes;
  for (const panels::Part& part : parts.parts) {
    // Every part of a PartSet has a boundary: make_parts asked.
    meshes.push_back(mesh::triangulated(mesh::boundary_of(part).value(), kSceneSagitta));
  }
  std::vector<Triangle> triangles;
  std::vector<Vec3> centres;
  const auto add = [&](SceneBody body, std::uint32_t first) {
    body.first_triangle = first;
    body.triangle_count = static_cast<std::uint32_t>(triangles.size()) - first;
    scene.bodies.push_back(std::move(body));
  };
  for (const assembly::Body& body : bodies.all) {
    const auto first = static_cast<std::uint32_t>(triangles.size());
    append(meshes[body.shape], body.pose, static_cast<std::uint32_t>(scene.bodies.size()),
           triangles);
    centres.push_back(
        centre_of(triangles, first, static_cast<std::uint32_t>(triangles.size()) - first));
    const auto panel = panel_of.find(body.element);
    add({body.element, parts.parts[body.shape].instances[body.instance].label, body.shape,
         panel == panel_of.end() ? SceneBody::kNone : panel->second, body.pose, body.box,
         body.mass_kg, 0, 0, 0},
        first);
  }
  for (const FreeForm& form : free_forms) {
    const auto first = static_cast<std::uint32_t>(triangles.size());
    for (Triangle triangle : form.triangles) {
      triangle.tag = static_cast<std::uint32_t>(scene.bodies.size());
      triangles.push_back(triangle);
    }
    centres.push_back(
        centre_of(triangles, first, static_cast<std::uint32_t>(triangles.size()) - first));
    add({form.element,
         form.label,
         SceneBody::kNone,
         SceneBody::kNone,
         {},
         box_of(form.triangles),
         form.mass_kg,
         0,
         0,
         0},
        first);
  }
  add_modules(scene, roots_of(bodies, scene.bodies.size()), centres);
  scene.fasteners = fasteners_of(design, parts);
  scene.prisms = std::move(bodies.shapes);
  scene.tree = TriangleTree(std::move(triangles));
  scene.carriers = carriers_of(scene, bodies.joined);
  return scene;
}

}  // namespace plano::checks
