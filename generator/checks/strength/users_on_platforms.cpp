// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <optional>

#include "checks/module_floors.h"
#include "checks/rule.h"
#include "checks/strength/footing.h"
#include "checks/strength/workings.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::array kFigures = {kUserMass, kUserArea, kUserLength};

/// A body of another module that this one rests on; nothing where it hangs in the air.
std::optional<std::size_t> rests_on(const Scene& scene, std::size_t index) {
  const Module& module = scene.modules[index];
  const auto& triangles = scene.tree.triangles();
  std::optional<std::size_t> found;
  for (const std::size_t b : module.bodies) {
    for (const std::size_t below : scene.carriers[b]) {
      if (scene.bodies[below].module != index && (!found || below < *found)) found = below;
    }
  }
  if (found) return found;
  for (const std::size_t b : module.bodies) {
    const SceneBody& body = scene.bodies[b];
    for (std::uint32_t t = 0; t < body.triangle_count; ++t) {
      for (const Vec3 p : triangles[body.first_triangle + t].corners) {
        if (p.z > module.box.low.z + kFootMm) continue;
        const Vec3 reach{kFootMm, kFootMm, kFootMm};
        scene.tree.for_each_in(p - reach, p + reach, [&](std::uint32_t other) {
          const std::size_t tag = triangles[other].tag;
          if (scene.bodies[tag].module != index && (!found || tag < *found)) found = tag;
        });
      }
    }
    if (found) return found;
  }
  return found;
}

UserLoad users_of(const ModuleFloor& floor) {
  return load_of(users_on(floor.contours, floor.area_m2), masses_of_everyone());
}

Result result_of(const Survey& survey, const StandingSurface& surface, const ModuleFloor& floor) {
  const Scene& scene = survey.scene;
  const SceneBody& body = scene.bodies[floor.body];
  Result result;
  const UserLoad load = users_of(floor);
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.measured = Measure{load.vertical_n, Unit::newton};
  result.place = {{body.element},
                  "",
                  floor.body == surface.body ? surface.drop_place : floor.contours.front().front()};
  result.workings.push_back(
      working({"area seen from above", "surface vue de dessus"}, "A", floor.area_m2, Unit::m2));
  result.workings.push_back(working({"length of the narrowest strip it fits in",
                                     "longueur de la bande la plus étroite où elle tient"},
                                    "L", width_of(hull_of(floor.contours)).length, Unit::mm));
  result.workings.push_back(working(
      {"users who find room, rounded up", "usagers qui y trouvent place, arrondi par excès"},
      "n = max(A/0.36; L/600)", load.users, Unit::none));
  add_users(result.workings, load);
  result.says = fill({"{0}, {1}: {2} users, {3} down and {4} sideways",
                      "{0}, {1} : nombre d'usagers {2}, {3} vers le bas et {4} à l'horizontale"},
                     {body.label, show(Measure{floor.area_m2, Unit::m2}),
                      plano::show(static_cast<std::int64_t>(load.users)), show(*result.measured),
                      show(Measure{load.horizontal_n, Unit::newton})});
  const bool on_ground = footing_of(scene, scene.modules[body.module]).on_ground;
  const auto carrier = on_ground ? std::nullopt : rests_on(scene, body.module);
  if (!on_ground && !carrier) {
    result.verdict = Verdict::fail;
    result.mend = fill({"nothing brings this force to the ground: join {0} to what stands, or set "
                        "`expects: ground:` to the level it stands on",
                        "rien ne mène cette force au sol : liez {0} à ce qui tient debout, ou "
                        "mettez `expects: ground:` au niveau sur lequel il repose"},
                       {body.label});
  } else if (carrier) {
    result.verdict = Verdict::needs_human;
    result.mend =
        fill({"it lies on {0} without being joined to it: whether it can slide off has to "
              "be seen on the spot",
              "il repose sur {0} sans y être lié : reste à voir sur place s'il risque "
              "d'en glisser"},
             {scene.bodies[*carrier].label});
  } else {
    result.verdict = surface.said == StandingSurface::Said::platform ? Verdict::pass
                                                                     : Verdict::needs_declaration;
    if (result.verdict == Verdict::needs_declaration) {
      result.mend = {
          "list it under `expects: platforms:`, or under `not_platforms:` with a reason",
          "citez cette surface sous `expects: platforms:`, ou sous `not_platforms:` avec une "
          "raison"};
    }
  }
  return result;
}

void run(const Survey& survey, Outcome& out) {
  Table table;
  table.title = {"Users and their loads", "Usagers et leurs charges"};
  table.head = {{"surface", "surface"}, {"area", "aire"},        {"users", "usagers"},
                {"mass", "masse"},      {"down", "vers le bas"}, {"sideways", "à l'horizontale"}};
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (const ModuleFloor& floor : floors_by_module(survey.scene, *surface)) {
      const UserLoad load = users_of(floor);
      table.rows.push_back(
          {survey.scene.bodies[floor.body].label, show(Measure{floor.area_m2, Unit::m2}),
           plano::show(static_cast<std::int64_t>(load.users)),
           show(Measure{load.mass_kg, Unit::kg}), show(Measure{load.vertical_n, Unit::newton}),
           show(Measure{load.horizontal_n, Unit::newton})});
      out.results.push_back(result_of(survey, *surface, floor));
    }
  }
  if (!table.rows.empty()) out.tables.push_back(std::move(table));
}

}  // namespace

extern const Rule kUsersOnPlatforms;
const Rule kUsersOnPlatforms = {
    "users-on-platforms",
    "Users and their way to the ground",
    "Les usagers et le chemin de leurs charges",
    "Every surface carries as many users as find room on it, and their load reaches the ground.",
    "Chaque surface porte autant d'usagers qu'elle en accueille, et leur charge atteint le sol.",
    "Users of all ages, one on each 0.36 m², or one on each 0.60 m of a narrow surface where that "
    "is more, with the dynamic factor of their number. Where the surface of several modules is one "
    "floor, each is asked for its own part. That a module stands on the ground is seen; how the "
    "load runs through it, the rules that follow.",
    "Des usagers de tout âge, un par 0,36 m², ou un tous les 0,60 m d'une surface étroite si cela "
    "en fait davantage, avec le coefficient dynamique de leur nombre. Là où plusieurs modules "
    "forment un même plancher, chacun répond de sa part. Qu'un module repose sur le sol est "
    "vérifié ; le chemin de la charge en lui, par les règles qui suivent.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
