// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "checks/rule.h"
#include "checks/strength/load_path.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_words.h"

namespace plano::checks {
namespace {

constexpr std::array kFigures = {kUserMass,      kUserArea,  kVariableFigure,
                                 kBoardStrength, kSagFigure, kTwistFigure};

bool is_lying_board(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  constexpr double kLevel = 0.5;  // cosine of the steepest plate strips are laid on
  return material != nullptr && !model::is_bar(*material) &&
         (body.pose.w.z > kLevel || body.pose.w.z < -kLevel);
}

Result unknown_material(const SceneBody& body) {
  Result result;
  result.verdict = Verdict::needs_declaration;
  result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
  result.says = fill({"what {0} bears is not known: neither the workshop nor a table says it",
                      "on ne sait pas ce que supporte {0} : ni l'atelier ni une table ne le dit"},
                     {body.label});
  result.mend = {"give `strength:` to the sheet in the workshop's profile",
                 "donnez `strength:` à la plaque dans le profil de l'atelier"};
  return result;
}

/// Whether the rule of beams looks at it, or it spans nothing worth reckoning.
bool is_slat_or_short(const Scene& scene, std::size_t index) {
  return member_of(scene, index).has_value() ||
         long_box_of(scene, scene.bodies[index]).size.x < kShortestMm;
}

/// Nowhere as wide as a foot, and no straight slat either: curved planks, frames, lattices.
Result too_narrow(const Survey& survey, const StandingSurface& surface, std::size_t index) {
  const SceneBody& body = survey.scene.bodies[index];
  Result result;
  result.verdict = Verdict::needs_human;
  result.rests_on = {&kFigures[0], &kFigures[1]};
  result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
  result.says = fill({"{0} is nowhere as wide as a foot and no straight slat: what it bears is not "
                      "calculated",
                      "{0} : nulle part la largeur d'un pied, et ce n'est pas une lame droite ; ce "
                      "que cette plaque supporte n'est pas calculé"},
                     {body.label});
  result.mend = {"make it wider or straight, or have it calculated",
                 "prenez-la plus large ou droite, ou demandez un calcul"};
  ask_where_not_said(survey, result, surface.said);
  return result;
}

void check_plate(const Survey& survey, const LoadPath& path, const StandingSurface& surface,
                 std::size_t index, Outcome& out) {
  const Scene& scene = survey.scene;
  const SceneBody& body = scene.bodies[index];
  const PlateCase plate = lying_plate(scene, path, index);
  if (is_on_ground(scene, plate)) return;
  if (plate.material.known == Known::nothing) {
    out.results.push_back(unknown_material(body));
    return;
  }
  const PlateLoad load = users_of(surface, body, plate);
  const double k = k_mod(service_of(scene), Duration::brief);
  const PlateFound found = worst_strip(plate, load, kSpreadMm, kGammaVariable, k);
  if (!found.any && found.held_everywhere) {
    if (!is_slat_or_short(scene, index)) out.results.push_back(too_narrow(survey, surface, index));
    return;
  }
  Result result;
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3], &kFigures[4]};
  result.place.elements = {body.element};
  if (!found.any || !found.held_everywhere) {
    result.place.point = place_on(scene, plate, found.unheld_u, found.unheld_v);
    result.verdict = Verdict::needs_human;
    result.says = fill({"no strip carries a child at this place of {0} to what holds it",
                        "aucune bande ne porte un enfant de cet endroit de {0} jusqu'à ses appuis"},
                       {body.label});
    result.mend = {"put a joist or a ledge below, or have it calculated as a plate",
                   "placez une solive ou un tasseau dessous, ou demandez un calcul de "
                   "plaque"};
    ask_where_not_said(survey, result, surface.said);
    out.results.push_back(std::move(result));
    return;
  }
  double generous = 0;
  if (found.worst.use > 1) {
    generous = worst_strip(plate, load, kGenerousMm, kGammaUsersMemory, k).worst.use;
  }
  result.place.point = place_on(scene, plate, found.worst.u, found.worst.v);
  add_users(result.workings, load_of(1, masses_of_everyone()));
  result.workings.push_back(
      working({"users on the area", "usagers sur l'aire"}, "n_A", load.area_users, Unit::none));
  result.workings.push_back(
      working({"that area", "cette aire"}, "A", load.area_mm2 * 1e-6, Unit::m2));
  result.workings.push_back(working(
      {"force of all users over the area, kPa", "force de tous les usagers sur l'aire, kPa"},
      "q = F_v(n_A)/A", load.area_n_mm2 * 1000, Unit::none));
  result.workings.push_back(working({"factor on users", "coefficient sur les usagers"}, "γ",
                                    kGammaVariable, Unit::none,
                                    {kVariableFigure.source_en, kVariableFigure.source_fr}));
  add_strip(result.workings, plate, found.worst, k);
  result.says = fill(
      {"{0}: {1} of its strength is used where it spans {2}; it sags by {3} on {4}",
       "{0} : {1} de sa résistance est employée là où la portée est de {2} ; la flèche est de {3} "
       "sur {4}"},
      {body.label, fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * found.worst.use, 0)}),
       show(Measure{found.worst.span_mm, Unit::mm}), show(Measure{found.softest.sag_mm, Unit::mm}),
       show(Measure{found.softest.sag_span_mm, Unit::mm})});
  judge_strip(result, plate, found, generous, kMostSag, body.label);
  leave_narrow_parts(result, scene, plate, found);
  ask_where_not_said(survey, result, surface.said);
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const LoadPath path(survey.scene);
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    for (const std::size_t body : surface->bodies) {
      if (!is_lying_board(survey.scene, body)) continue;
      check_plate(survey, path, *surface, body, out);
    }
  }
}

}  // namespace

extern const Rule kPlates;
const Rule kPlates = {
    "plates",
    "Boards one stands on",
    "Plaques où l'on se tient",
    "A board one can stand on bears a child at any place of it, and as many as find room.",
    "Une plaque où l'on peut se tenir porte un enfant en tout endroit, et tous ceux qui y "
    "trouvent place.",
    "Strips of 300 mm at most, cut from the true outline along and across the grain, between what "
    "the board lies on; where a strip ends at a free edge, on a strip along that edge. The best of "
    "these ways counts. Curved planks and frames that are nowhere as wide as a foot are left to a "
    "person. Careful for continuous boards; supports themselves, holes smaller than "
    "5 mm, tabs and slots under their load, shear, bearing pressure, the weight of the wood and "
    "fatigue are not seen. Where strips are not enough (near the limit, too soft, no way to a "
    "support, beside a hole or along a free edge) `plano safety --plates finite-elements` "
    "calculates the board as a plate.",
    "Des bandes de 300 mm au plus, prises dans le vrai contour dans le sens du fil et en travers, "
    "entre ce sur quoi la plaque repose ; si une bande finit à un bord libre, sur une bande le "
    "long de ce bord. Le meilleur de ces chemins compte. Les planches courbes et les cadres qui "
    "n'ont nulle part la largeur d'un pied sont laissés à une personne. Prudent pour les plaques "
    "continues ; les "
    "appuis eux-mêmes, les trous de moins de 5 mm, les tenons et mortaises sous leur charge, le "
    "cisaillement, la pression aux appuis, le poids propre et la fatigue ne sont pas vus. Là où "
    "des bandes ne suffisent pas (près de la limite, trop souples, sans chemin vers un appui, au "
    "bord d'un trou ou le long d'un bord libre), `plano safety --plates finite-elements` calcule "
    "la plaque.",
    "EN 1995-1-1, EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
