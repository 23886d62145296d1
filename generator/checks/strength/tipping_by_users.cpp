// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <map>

#include "checks/module_floors.h"
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
  Vec3 place;         // world, mm
  bool many = false;  // of its name, for the verb
};

/// One user at each corner, a row of users along each side, all users in the middle.
std::vector<Case> cases_of(const ModuleFloor& floor) {
  std::vector<Case> all;
  const AgeMass& age = masses_of_everyone();
  Vec3 middle;
  double corners = 0;
  const Loop hull = hull_of(floor.contours);  // nowhere else is worse
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
                   load_of(users_on(floor.contours, floor.area_m2), age),
                   middle * (1 / corners),
                   true});
  }
  return all;
}

struct Worst {
  double use = -1;
  Push push;
  Balance balance;
  Case worst;
  bool foot_on_it = true;  // else the users stand on another module as well
  double ballast_kg = 0;   // most of all cases
  double steady_use = -1;  // most of all cases, where users who stand still hold it as well
};

void try_all(const Scene& scene, const Footing& footing, const ModuleFloor& floor, Worst& worst) {
  const std::vector<Ground2> directions = directions_for(footing.hull);
  for (const Case& one : cases_of(floor)) {
    for (const Ground2 direction : directions) {
      Push push{direction,
                one.load.horizontal_n,
                (one.place.z - scene.ground) / 1000,
                one.load.vertical_n,
                {one.place.x / 1000, one.place.y / 1000},
                0};
      const Balance balance =
          balance_of(footing.hull, footing.centre_of_mass, footing.mass_kg, push);
      worst.ballast_kg = std::max(worst.ballast_kg, balance.ballast_kg);
      if (balance.utilisation() > worst.use) {
        worst.use = balance.utilisation();
        worst.push = push;
        worst.balance = balance;
        worst.worst = one;
        worst.foot_on_it = floor.foot_on_it;
      }
      push.steady_n = one.load.users * masses_of_everyone().mean_kg * kGravity;
      worst.steady_use = std::max(
          worst.steady_use,
          balance_of(footing.hull, footing.centre_of_mass, footing.mass_kg, push).utilisation());
    }
  }
}

void add_workings(Result& result, const Footing& footing, const Worst& worst) {
  auto& out = result.workings;
  const Text equ{"EN 1990, EQU"};
  add_users(out, worst.worst.load);
  out.push_back(working({"height of the push", "hauteur de la poussée"}, "h",
                        worst.push.height_m * 1000, Unit::mm));
  add_holding(out, footing, worst.balance);
  out.push_back(working(
      {"how far users stand beyond that side", "distance des usagers à ce côté, vers l'extérieur"},
      "e", worst.balance.beyond_m * 1000, Unit::mm));
  out.push_back(working({"overturning moment", "moment de renversement"},
                        "M = 1.5·(F_h·h·cos + F_v·e)", worst.balance.overturning_nm, Unit::newton_m,
                        equ));
  out.push_back(working({"moment that holds", "moment stabilisant"}, "0.9·m·9.81·a",
                        worst.balance.stabilising_nm, Unit::newton_m, equ));
  out.push_back(working(
      {"most ballast that is missing in any case", "plus grand lest manquant, tous cas confondus"},
      "max((M − 0.9·m·9.81·a) / (0.9·9.81·b))", worst.ballast_kg, Unit::kg));
  out.push_back(working({"most of what holds that is used in any case if users stand still and "
                         "hold it down as well",
                         "plus grande part employée de ce qui le tient, tous cas confondus, si "
                         "des usagers immobiles le retiennent aussi"},
                        "", worst.steady_use, Unit::none));
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

void judge(const Survey& survey, Result& result, const Worst& worst) {
  result.verdict = Verdict::pass;
  if (worst.use <= 1) return;
  const std::string& anchoring = survey.said().anchoring;
  result.mend = {
      "widen its feet, put the ballast told on it or anchor it; say which under "
      "`expects: anchoring:`",
      "élargissez ses pieds, mettez le lest indiqué ou ancrez-les ; dites lequel sous "
      "`expects: anchoring:`"};
  if (anchoring == "fixed" || anchoring == "ballasted") {
    result.verdict = Verdict::needs_human;
  } else if (anchoring.empty()) {
    result.verdict = Verdict::needs_declaration;
  } else if (worst.steady_use <= 1) {
    result.verdict = Verdict::needs_human;
    result.mend = fill({"only the weight of the users themselves keeps it down while they push: "
                        "{0}, or have it tried out",
                        "seul le poids des usagers le retient pendant qu'ils poussent : {0}, ou "
                        "faites un essai"},
                       {result.mend});
  } else {
    result.verdict = worst.foot_on_it ? Verdict::fail : Verdict::needs_human;
  }
}

/// "pulls it over with 3.3 times what holds it": users by their number, a row being one.
Text what_it_does(const Worst& worst) {
  const Text tips = worst.worst.many ? Text("pull it over with {0}", "le font basculer avec {0}")
                                     : Text("pulls it over with {0}", "le fait basculer avec {0}");
  const Text stays =
      worst.worst.many ? Text("take {0}", "prennent {0}") : Text("takes {0}", "prend {0}");
  return fill(worst.use > 1 ? tips : stays, {share_of_hold(worst.use)});
}

void check_module(const Survey& survey, std::size_t index, const std::vector<ModuleFloor>& floors,
                  Outcome& out) {
  const Scene& scene = survey.scene;
  const Module& module = scene.modules[index];
  const Footing footing = footing_of(scene, module);
  if (!footing.on_ground || footing.hull.size() < 3) {
    out.results.push_back(unfounded(scene, module));
    return;
  }
  Worst worst;
  for (const ModuleFloor& floor : floors) try_all(scene, footing, floor, worst);
  if (worst.use < 0) return;
  Result result;
  result.place = {{element_of(scene, module)}, "", worst.worst.place};
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3], &kFigures[4]};
  result.measured = Measure{worst.use, Unit::none};
  result.limit = Measure{1, Unit::none};
  add_workings(result, footing, worst);
  const Text missing = worst.ballast_kg <= 0
                           ? Text()
                           : fill({"; {0} of ballast missing", " ; il manque {0} de lest"},
                                  {show_ballast(worst.ballast_kg)});
  result.says = fill({"{0}: {1} {2}{3}", "{0} : {1} {2}{3}"},
                     {name_of(scene, module), worst.worst.name, what_it_does(worst), missing});
  if (survey.said().anchoring != "fixed") {
    out.ballast.push_back({index, Ballast::Against::tipping_by_users, worst.ballast_kg});
  }
  judge(survey, result, worst);
  out.results.push_back(std::move(result));
}

/// By module: what of any surface in use is its own.
void run(const Survey& survey, Outcome& out) {
  std::map<std::size_t, std::vector<ModuleFloor>> by_module;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (ModuleFloor& floor : floors_by_module(survey.scene, *surface)) {
      by_module[floor.module].push_back(std::move(floor));
    }
  }
  for (const auto& [module, floors] : by_module) check_module(survey, module, floors, out);
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
    "surface one can stand on, with a tenth of their force sideways in 36 directions. Each module "
    "stands for itself, with the part of the surface that is its own, and by its own weight: users "
    "hold nothing down; where only users who stand still would, a person decides. Users who hang "
    "outside from a wall or a rail are not seen.",
    "Un usager à chaque coin, une rangée d'usagers le long de chaque bord et tous les usagers au "
    "milieu de chaque surface où l'on peut se tenir, avec un dixième de leur force à l'horizontale "
    "dans 36 directions. Chaque module tient seul, avec la part de la surface qui est à lui, et "
    "par "
    "son propre poids : les usagers ne retiennent rien ; si seuls des usagers immobiles le "
    "retiendraient, une personne décide. Ceux qui se suspendent dehors à une paroi ou à une barre "
    "ne sont pas vus.",
    "EN 1176-1:2017, EN 1990",
    kFigures,
    run};

}  // namespace plano::checks
