// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>

#include "checks/plan_view.h"
#include "checks/rule.h"
#include "checks/strength/footing.h"
#include "checks/strength/workings.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::array kFigures = {kUserMass, kUserArea, kUserLength, kOverturningFigure,
                                 kStabilisingFigure};

struct Case {
  Text name;
  UserLoad load;
  Vec3 place;  // world, mm
};

/// One user at each corner, a row of users along each side, all users in the middle.
std::vector<Case> cases_of(const StandingSurface& surface) {
  std::vector<Case> all;
  const AgeMass& age = masses_of_everyone();
  Vec3 middle;
  double corners = 0;
  const Loop hull = hull_of(surface.contours);  // nowhere else is worse
  for (std::size_t i = 0; i < hull.size(); ++i) {
    const Vec3 a = hull[i];
    const Vec3 b = hull[(i + 1) % hull.size()];
    middle = middle + a;
    corners += 1;
    all.push_back({{"one user at the edge", "un usager au bord"}, load_of(1, age), a});
    const int users = users_on_line(geometry::norm(b - a) / 1000);
    if (users < 2) continue;
    all.push_back({{"a row of users along the edge", "une rangée d'usagers le long du bord"},
                   load_of(users, age),
                   (a + b) * 0.5});
  }
  if (corners > 0) {
    all.push_back({{"all users", "tous les usagers"},
                   load_of(users_on_area(surface.area_m2), age),
                   middle * (1 / corners)});
  }
  return all;
}

struct Worst {
  double use = -1;
  Balance balance;
  Case worst;
  double ballast_kg = 0;
};

void try_all(const Scene& scene, const Footing& footing, const StandingSurface& surface,
             Worst& worst) {
  const std::vector<Ground2> directions = directions_for(footing.hull);
  for (const Case& one : cases_of(surface)) {
    for (const Ground2 direction : directions) {
      const Push push{direction,
                      one.load.horizontal_n,
                      (one.place.z - scene.ground) / 1000,
                      one.load.vertical_n,
                      {one.place.x / 1000, one.place.y / 1000}};
      const Balance balance =
          balance_of(footing.hull, footing.centre_of_mass, footing.mass_kg, push);
      worst.ballast_kg = std::max(worst.ballast_kg, balance.ballast_kg);
      if (balance.utilisation() <= worst.use) continue;
      worst.use = balance.utilisation();
      worst.balance = balance;
      worst.worst = one;
    }
  }
}

void add_workings(Result& result, const Footing& footing, const Worst& worst) {
  add_users(result.workings, worst.worst.load);
  result.workings.push_back(
      working({"mass of the module", "masse du module"}, "m", footing.mass_kg, Unit::kg));
  result.workings.push_back(working({"overturning moment", "moment de renversement"},
                                    "1.5·(F_h·h·cos + F_v·e)", worst.balance.overturning_nm,
                                    Unit::newton_m, {"EN 1990, EQU"}));
  result.workings.push_back(working({"moment that holds", "moment stabilisant"}, "0.9·m·9.81·a",
                                    worst.balance.stabilising_nm, Unit::newton_m,
                                    {"EN 1990, EQU"}));
  result.workings.push_back(working({"ballast that is missing", "lest manquant"},
                                    "(1.5·M − 0.9·m·9.81·a) / (0.9·9.81·b)", worst.ballast_kg,
                                    Unit::kg));
}

/// Of a module with users on it that stands on one line, on something else or on nothing.
Result unfounded(const Scene& scene, const Module& module) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.place = {{element_of(scene, module)}, "", module.centre_of_mass};
  result.rests_on = {&kFigures[0]};
  result.says = fill({"{0} has no feet of its own on the ground around it: whether it tips is not "
                      "worked out",
                      "{0} n'a pas ses propres pieds au sol tout autour : son basculement n'est "
                      "pas calculé"},
                     {name_of(scene, module)});
  result.mend = {"join it to what stands on the ground, or have its hold calculated",
                 "liez ses pièces à ce qui repose sur le sol, ou demandez un calcul de sa tenue"};
  return result;
}

void check_module(const Survey& survey, std::size_t index,
                  const std::vector<const StandingSurface*>& surfaces, Outcome& out) {
  const Scene& scene = survey.scene;
  const Module& module = scene.modules[index];
  const Footing footing = footing_of(scene, module);
  Worst worst;
  if (!footing.on_ground || footing.hull.size() < 3) {
    const bool used = std::any_of(surfaces.begin(), surfaces.end(), [&](const auto* surface) {
      return scene.bodies[surface->body].module == index;
    });
    if (used) out.results.push_back(unfounded(scene, module));
    return;
  }
  for (const StandingSurface* surface : surfaces) {
    if (scene.bodies[surface->body].module == index) try_all(scene, footing, *surface, worst);
  }
  if (worst.use < 0) return;
  Result result;
  result.place = {{element_of(scene, module)}, "", worst.worst.place};
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3], &kFigures[4]};
  result.measured = Measure{worst.use, Unit::none};
  result.limit = Measure{1, Unit::none};
  add_workings(result, footing, worst);
  result.says = fill({"{0}: with {1}, {2} of what holds it is used up",
                      "{0} : avec {1}, {2} de ce qui le tient est employé"},
                     {name_of(scene, module), worst.worst.name,
                      fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * worst.use, 0)})});
  result.verdict = Verdict::pass;
  if (worst.use > 1) {
    const std::string& anchoring = survey.said().anchoring;
    result.verdict = anchoring == "fixed" || anchoring == "ballasted" ? Verdict::needs_human
                     : anchoring.empty()                              ? Verdict::needs_declaration
                                                                      : Verdict::fail;
    result.mend = fill(
        {"widen its feet, put {0} of ballast on it or anchor it; say which under "
         "`expects: anchoring:`",
         "élargissez ses pieds, lestez ce module de {0} ou ancrez ses pieds ; dites lequel sous "
         "`expects: anchoring:`"},
        {show(Measure{worst.ballast_kg, Unit::kg})});
  }
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const auto surfaces = used_surfaces(survey);
  for (std::size_t m = 0; m < survey.scene.modules.size(); ++m) {
    check_module(survey, m, surfaces, out);
  }
}

}  // namespace

extern const Rule kTippingByUsers;
const Rule kTippingByUsers = {
    "tipping-by-users",
    "Standing under its users",
    "Tenue sous ses usagers",
    "Users at an edge, pushing sideways as well, must not tip over what is not anchored.",
    "Des usagers au bord, qui poussent aussi de côté, ne doivent pas faire basculer ce qui n'est "
    "pas ancré.",
    "One user at each corner, a row of users along each edge and all users in the middle of every "
    "surface one can stand on, with a tenth of their force sideways in 36 directions. Users who "
    "hang outside from a wall or a rail are not seen.",
    "Un usager à chaque coin, une rangée d'usagers le long de chaque bord et tous les usagers au "
    "milieu de chaque surface où l'on peut se tenir, avec un dixième de leur force à l'horizontale "
    "dans 36 directions. Ceux qui se suspendent dehors à une paroi ou à une barre ne sont pas vus.",
    "EN 1176-1:2017, EN 1990",
    kFigures,
    run};

}  // namespace plano::checks
