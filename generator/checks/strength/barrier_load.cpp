// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/trig.h"
#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"
#include "checks/plan_view.h"
#include "checks/rule.h"
#include "checks/strength/members.h"
#include "checks/strength/plate_words.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr std::array<Figure, 4> kFigures = {
    {{"force along the top of a guard",
      "poussée linéique en haut d'un garde-corps",
      {750, Unit::newton_per_m},
      Confidence::two_sources,
      "Unfallkasse NRW and sichere-schule.de on EN 1176-1; GOST R 52169",
      "Unfallkasse NRW et sichere-schule.de sur l'EN 1176-1 ; GOST R 52169"},
     kVariableFigure,
     kBoardStrength,
     {"give for a span of 100",
      "flèche pour une portée de 100",
      {1, Unit::none},
      Confidence::ours,
      "our choice: no limit of the play equipment standard is known",
      "notre choix : on ne connaît pas de limite de la norme des équipements de jeu"}}};

/// A board that rises so far above a surface, so near to it, keeps people in: choices of method.
constexpr double kGuardMm = 300;
constexpr double kNearMm = 60;
/// What begins higher above a surface keeps nobody in: a roof, an arch.
constexpr double kOverheadMm = 900;
/// A surface lower than this needs no guard; what stands around it is no barrier.
constexpr double kHighMm = 600;
/// Cosine of the steepest lean of a guard.
constexpr double kUpright = 0.26;  // 15 degrees from upright

struct Guard {
  std::size_t body = 0;
  bool up_is_v = true;
  bool upwards = true;
};

std::optional<Guard> guard_of(const Scene& scene, std::size_t index) {
  const SceneBody& body = scene.bodies[index];
  const model::Material* material = scene.material_of(body);
  if (material == nullptr || model::is_bar(*material)) return std::nullopt;
  const auto& pose = body.pose;
  if (std::fabs(pose.w.z) > kUpright) return std::nullopt;
  const bool up_is_v = std::fabs(pose.v.z) >= std::fabs(pose.u.z);
  return Guard{index, up_is_v, (up_is_v ? pose.v.z : pose.u.z) > 0};
}

/// Whether a body reaches so high beside a surface that it keeps people in.
bool may_guard(const Survey& survey, const SceneBody& body, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const double level = scene.ground + surface.height;
  if (body.box.low.z > level + kOverheadMm || body.box.high.z < level + kGuardMm) return false;
  if (body.module == scene.bodies[surface.body].module) return true;
  // What is not joined to the floor guards it where it is as high as a rail; else it only stands
  // near.
  return body.box.high.z >= level + kRailLowMm && guards_at(survey, surface).rail.railed() > 0;
}

/// Where it runs along the surface, in its own frame along the level axis; nothing where it does
/// not.
std::optional<std::pair<double, double>> beside(const Scene& scene, const Guard& guard,
                                                const StandingSurface& surface,
                                                const PlateCase& plate) {
  const SceneBody& body = scene.bodies[guard.body];
  constexpr double kStepMm = 20;
  const double length = guard.up_is_v ? plate.length_u : plate.length_v;
  std::optional<std::pair<double, double>> out;
  for (double at = 0; at <= length; at += kStepMm) {
    Vec3 place = guard.up_is_v ? body.pose.at(at, 0, plate.thickness / 2)
                               : body.pose.at(0, at, plate.thickness / 2);
    if (distance_mm(surface.contours, place) > kNearMm) continue;
    if (!out) out = std::pair{at, at};
    out->second = at;
  }
  if (out && out->second - out->first < kFootWidthMm) return std::nullopt;  // it stands end on
  return out;
}

/// Whether another upright board beside the surface stands over this one, from end to end: slats
/// are pushed at the topmost.
bool is_below_another(const Survey& survey, std::size_t index, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const assembly::Box3& own = scene.bodies[index].box;
  for (std::size_t other = 0; other < scene.bodies.size(); ++other) {
    const assembly::Box3& box = scene.bodies[other].box;
    if (other == index || box.low.z < own.high.z || !guard_of(scene, other)) continue;
    if (!may_guard(survey, scene.bodies[other], surface)) continue;
    const bool over = box.low.x - kNearMm <= own.low.x && box.high.x + kNearMm >= own.high.x &&
                      box.low.y - kNearMm <= own.low.y && box.high.y + kNearMm >= own.high.y;
    if (over) return true;
  }
  return false;
}

/// Whether a level bar runs along a surface: a rail.
bool is_rail(const Survey& survey, std::size_t index, const StandingSurface& surface) {
  const SceneBody& body = survey.scene.bodies[index];
  const model::Material* material = survey.scene.material_of(body);
  if (material == nullptr || !model::is_bar(*material)) return false;
  if (!may_guard(survey, body, surface)) return false;
  const LongBox box = long_box_of(survey.scene, body);
  if (std::fabs(box.frame.u.z) > kUpright) return false;
  constexpr double kStepMm = 20;
  double along = 0;
  for (double at = 0; at <= box.size.x; at += kStepMm) {
    const Vec3 place = box.frame.at(at, box.size.y / 2, box.size.z / 2);
    if (distance_mm(surface.contours, place) <= kNearMm) along += kStepMm;
  }
  return along > kGuardMm;
}

/// Bars along the floors, which no strip is cut from.
void ask_of_rails(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    for (const StandingSurface* surface : surfaces_in_use(survey)) {
      if (surface->height <= kHighMm || !is_rail(survey, b, *surface)) continue;
      const SceneBody& body = scene.bodies[b];
      Result result;
      result.verdict = Verdict::needs_human;
      result.rests_on = {&kFigures[0]};
      result.place = {{body.element}, "", (body.box.low + body.box.high) * 0.5};
      result.says = fill({"{0} is a bar along {1}: what it bears of a push is not calculated",
                          "{0} est une barre le long de {1} : ce qu'elle supporte d'une poussée "
                          "n'est pas calculé"},
                         {body.label, label_of(survey, *surface)});
      result.mend = {"have bars, posts and their joints calculated for 750 N on each metre",
                     "demandez un calcul des barres, des poteaux et de leurs assemblages, pour "
                     "750 N par mètre"};
      ask_where_not_said(survey, result, surface->said);
      out.results.push_back(std::move(result));
      break;
    }
  }
}

/// A floor that something guards, none of which was told above.
void ask_of_guards(const Survey& survey, Outcome& out) {
  if (!out.results.empty()) return;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    const Guards& guards = guards_at(survey, *surface);
    if (guards.barrier.closed() <= 0 && guards.rail.railed() <= 0) continue;
    Result result;
    result.verdict = Verdict::needs_human;
    result.rests_on = {&kFigures[0]};
    result.place = place_of(survey, *surface);
    result.says = fill({"what guards {0} is of no kind whose strength is calculated here",
                        "ce qui protège {0} n'est pas d'une sorte dont la résistance soit calculée "
                        "ici"},
                       {label_of(survey, *surface)});
    result.mend = {"have it calculated for a push of 750 N on each metre of its top",
                   "demandez un calcul sous une poussée de 750 N par mètre de son bord supérieur"};
    ask_where_not_said(survey, result, surface->said);
    out.results.push_back(std::move(result));
  }
}

void check_guard(const Survey& survey, const Guard& guard, const PlateCase& plate,
                 std::pair<double, double> run, StandingSurface::Said said, Outcome& out) {
  const Scene& scene = survey.scene;
  const SceneBody& body = scene.bodies[guard.body];
  const double k = k_mod(service_of(scene), Duration::brief);
  const double line = kFigures[0].value.value / 1000;
  const auto under = [&](double spread, double factor) {
    return worst_under_edge(plate, line, guard.up_is_v, guard.upwards, run.first, run.second,
                            spread, factor, k);
  };
  const PlateFound found = under(kSpreadMm, kGammaVariable);
  Result result;
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2], &kFigures[3]};
  result.place.elements = {body.element};
  if (!found.any || !found.held_everywhere) {
    result.verdict = Verdict::needs_human;
    result.place.point = place_on(scene, plate, found.unheld_u, found.unheld_v);
    result.says = fill({"nothing was found that holds the upper edge of {0} here against a push",
                        "rien n'a été trouvé qui tienne ici le bord supérieur de {0} contre une "
                        "poussée"},
                       {body.label});
    result.mend = {"join it to posts or walls on both sides, or have it calculated",
                   "prévoyez des poteaux ou des parois liés des deux côtés, ou demandez un calcul"};
    ask_where_not_said(survey, result, said);
    out.results.push_back(std::move(result));
    return;
  }
  const double generous = found.worst.use > 1 ? under(kGenerousMm, kGammaUsersMemory).worst.use : 0;
  result.place.point = place_on(scene, plate, found.worst.u, found.worst.v);
  result.workings.push_back(working({"force along the top", "force le long du bord supérieur"}, "q",
                                    kFigures[0].value.value, Unit::newton_per_m,
                                    {kFigures[0].source_en, kFigures[0].source_fr}));
  result.workings.push_back(working({"factor on users", "coefficient sur les usagers"}, "γ",
                                    kGammaVariable, Unit::none,
                                    {kVariableFigure.source_en, kVariableFigure.source_fr}));
  add_strip(result.workings, plate, found.worst, k);
  result.says =
      fill({"{0}, pushed at its top: {1} of its strength is used, it gives by {2}",
            "{0}, sous une poussée en haut : {1} de sa résistance est employée, la flèche "
            "est de {2}"},
           {body.label, fill({"{0} %", "{0}\u00a0%"}, {show_number(100 * found.worst.use, 0)}),
            show(Measure{found.softest.sag_mm, Unit::mm})});
  judge_strip(result, plate, found, generous, kMostGive, body.label);
  ask_where_not_said(survey, result, said);
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const auto guard = guard_of(scene, b);
    if (!guard) continue;
    std::optional<PlateCase> plate;
    std::optional<std::pair<double, double>> along;
    StandingSurface::Said said = StandingSurface::Said::nothing;
    for (const StandingSurface* surface : surfaces_in_use(survey)) {
      if (surface->height <= kHighMm || surface->body == b) continue;
      // What the author says of one floor beside it is not undone by another he does not speak of.
      if (along && surface->said == StandingSurface::Said::nothing) continue;
      if (!may_guard(survey, scene.bodies[b], *surface)) continue;
      if (is_below_another(survey, b, *surface)) continue;
      if (!plate) plate = joined_plate(scene, b);
      if (plate->material.known == Known::nothing) continue;
      const auto found = beside(scene, *guard, *surface, *plate);
      if (!found) continue;
      along = found;
      said = surface->said;
      if (said == StandingSurface::Said::platform) break;
    }
    if (along) check_guard(survey, *guard, *plate, *along, said, out);
  }
  ask_of_rails(survey, out);
  ask_of_guards(survey, out);
}

}  // namespace

extern const Rule kBarrierLoad;
const Rule kBarrierLoad = {
    "barrier-load",
    "A push against guards",
    "Poussée contre les garde-corps",
    "Guards and barriers bear 750 N on every metre of their top.",
    "Garde-corps et barrières supportent 750 N sur chaque mètre de leur bord supérieur.",
    "Boards that rise 300 mm or more beside a surface higher than 600 mm, pushed square to their "
    "faces along the top: level strips between what joints hold to them, or upright ones clamped "
    "by two supports below; the better counts. Rails cut from boards are such strips; bars along a "
    "floor "
    "and what is joined to nothing are left to a person; posts and the joints themselves are not "
    "seen.",
    "Les plaques qui s'élèvent d'au moins 300 mm au bord d'une surface de plus de 600 mm de haut, "
    "poussées perpendiculairement à leurs faces le long du haut : bandes horizontales entre ce "
    "que des assemblages y lient, ou verticales encastrées par deux appuis en bas ; la meilleure "
    "compte. Les lisses découpées dans une planche sont de telles bandes ; les barres le long d'un "
    "plancher et ce que rien ne tient sont laissés à une personne ; les poteaux et les assemblages "
    "eux-mêmes ne sont pas vus.",
    "EN 1176-1:2017, EN 1995-1-1",
    kFigures,
    run};

}  // namespace plano::checks
