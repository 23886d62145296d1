// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <map>
#include <vector>

#include "checks/plan_view.h"
#include "checks/rule.h"
#include "checks/strength/guard_runs.h"
#include "checks/strength/plate_words.h"

namespace plano::checks {
namespace {

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

/// Bars along the floors, which no strip is cut from.
void ask_of_rails(const Survey& survey, const std::vector<FloorGuards>& floors, Outcome& out) {
  const Scene& scene = survey.scene;
  std::map<std::size_t, const StandingSurface*> rails;  // each once, beside the first floor
  for (const FloorGuards& floor : floors) {
    for (const std::size_t rail : floor.rails) rails.emplace(rail, floor.surface);
  }
  for (const auto& [b, surface] : rails) {
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
  }
}

/// What guards edges of a floor and none of the results above tells of.
void ask_of_guards(const Survey& survey, const std::vector<FloorGuards>& floors, PlatesOf& plates,
                   Outcome& out) {
  for (const FloorGuards& floor : floors) {
    const StandingSurface& surface = *floor.surface;
    const Untold untold = untold_guards(survey, floor, plates);
    if (untold.edges.en.empty()) continue;
    Result result;
    result.verdict = Verdict::needs_human;
    result.rests_on = {&kFigures[0]};
    result.place = place_of(survey, surface);
    const Text label = label_of(survey, surface);
    result.says =
        untold.everywhere
            ? fill({"what guards {0} is of no kind whose strength is calculated here",
                    "ce qui protège {0} n'est pas d'une sorte dont la résistance soit calculée "
                    "ici"},
                   {label})
            : fill({"{0}, {1}: what guards it there is of no kind whose strength is calculated "
                    "here",
                    "{0}, {1} : ce qui protège à cet endroit n'est pas d'une sorte dont la "
                    "résistance soit calculée ici"},
                   {label, untold.edges});
    result.mend = {"have it calculated for a push of 750 N on each metre of its top",
                   "demandez un calcul sous une poussée de 750 N par mètre de son bord supérieur"};
    ask_where_not_said(survey, result, surface.said);
    out.results.push_back(std::move(result));
  }
}

void check_guard(const Survey& survey, const BoardRun& guard, const PlateCase& plate,
                 StandingSurface::Said said, Outcome& out) {
  const Scene& scene = survey.scene;
  const SceneBody& body = scene.bodies[guard.body];
  const double k = k_mod(service_of(scene), Duration::brief);
  const double line = kFigures[0].value.value / 1000;
  const auto under = [&](double spread, double factor) {
    return worst_under_edge(plate, line, guard.up_is_v, guard.upwards, guard.from, guard.to, spread,
                            factor, k);
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

/// The run to push of one board, of those along all floors it guards.
struct Pushed {
  BoardRun run;
  StandingSurface::Said said = StandingSurface::Said::nothing;
};

std::map<std::size_t, Pushed> pushed_boards(const std::vector<FloorGuards>& floors) {
  std::map<std::size_t, Pushed> all;
  for (const FloorGuards& floor : floors) {
    const auto said = floor.surface->said;
    for (const BoardRun& run : floor.pushed) {
      const auto [it, first] = all.emplace(run.body, Pushed{run, said});
      // What the author says of one floor beside it is not undone by another he does not speak of.
      if (first || said == StandingSurface::Said::nothing) continue;
      if (it->second.said == StandingSurface::Said::platform) continue;
      it->second = {run, said};
    }
  }
  return all;
}

void run(const Survey& survey, Outcome& out) {
  PlatesOf plates(survey.scene);
  const std::vector<FloorGuards> floors = guards_of_floors(survey, plates);
  for (const auto& [body, pushed] : pushed_boards(floors)) {
    check_guard(survey, pushed.run, plates.of(body), pushed.said, out);
  }
  ask_of_rails(survey, floors, out);
  ask_of_guards(survey, floors, plates, out);
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
