// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"barrier where not easily reached",
     {2000, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"barrier where easily reached",
     {600, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"top of a barrier",
     {kBarrierTopMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"gap in a barrier",
     {kInfillMm, Unit::mm},
     Confidence::two_sources,
     "RPII Japan, lekplats.se and Unfallkasse NRW on EN 1176-1",
     "RPII Japan, lekplats.se et Unfallkasse NRW sur l'EN 1176-1"},
};

Result begun(const Survey& survey, const StandingSurface& surface, Verdict verdict) {
  Result result;
  result.verdict = verdict;
  result.place = place_of(survey, surface);
  result.rests_on = {&kFigures[surface.easy_access ? 1 : 0], &kFigures[2], &kFigures[3]};
  return result;
}

void missing(const Survey& survey, const StandingSurface& surface, const Stretch& gap,
             Outcome& out) {
  Result result = begun(survey, surface, wrong_at(surface));
  result.measured = Measure{gap.drop, Unit::mm};
  result.limit = Measure{barrier_beyond_mm(surface), Unit::mm};
  result.place.point = gap.from;
  result.says =
      fill({"from {0} one can fall {1}; over {2} of its edge no barrier without gaps of "
            "89 mm keeps one from it",
            "de {0}, on peut tomber de {1} ; sur {2} de son bord, aucune barrière sans "
            "vide de 89 mm n'en préserve"},
           {label_of(survey, surface), show(*result.measured), show(Measure{gap.width, Unit::mm})});
  result.mend = {
      "close the edge up to 700 mm above the floor at least, or lower the floor",
      "fermez le bord jusqu'à 700 mm au moins au-dessus du plancher, ou abaissez le plancher"};
  result.marks = {{Mark::Kind::line, {gap.from, gap.to}, show(Measure{gap.width, Unit::mm})}};
  out.results.push_back(std::move(result));
}

void height(const Survey& survey, const StandingSurface& surface, const Guarding& guarding,
            Outcome& out) {
  const bool enough = guarding.least_top >= kBarrierTopMm;
  Result result = begun(survey, surface, enough ? Verdict::pass : wrong_at(surface));
  result.measured = Measure{guarding.least_top, Unit::mm};
  result.limit = Measure{kBarrierTopMm, Unit::mm};
  result.place.point = guarding.least_top_place;
  result.says = fill({"the barrier of {0} is {1} high at its lowest",
                      "la barrière de {0} a {1} de haut à son point le plus bas"},
                     {label_of(survey, surface), show(*result.measured)});
  if (!enough) {
    result.mend = fill({"raise it by {0}", "relevez-la de {0}"},
                       {show(Measure{kBarrierTopMm - guarding.least_top, Unit::mm})});
  }
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    const Guarding guarding = guarding_of(survey, *surface, barrier_beyond_mm(*surface));
    if (guarding.needed == 0) continue;
    for (const Stretch& gap : guarding.open) {
      // Narrower ones are ways in and out, of which barrier-openings speaks.
      if (gap.width > kWayUnderRailMm || guarding.closed == 0) {
        missing(survey, *surface, gap, out);
      }
    }
    if (guarding.closed > 0) height(survey, *surface, guarding, out);
  }
}

}  // namespace

extern const Rule kBarriers;
const Rule kBarriers = {
    "barriers",
    "Barriers",
    "Barrières",
    "Floors from which one can fall more than 600 mm where the smallest get up by themselves, or "
    "more than 2000 mm anywhere, have a barrier 700 mm high that no torso passes.",
    "Les planchers d'où l'on peut tomber de plus de 600 mm là où les plus petits montent seuls, ou "
    "de "
    "plus de 2000 mm ailleurs, ont une barrière de 700 mm de haut qu'aucun torse ne traverse.",
    "Every edge is cut upright each 10 mm, from 120 mm inside to 100 mm outside of it. What leaves "
    "no gap of 89 mm both ways is a barrier. Nets and flexible infill are not known.",
    "Chaque bord est coupé verticalement tous les 10 mm, de 120 mm en dedans à 100 mm en dehors. "
    "Ce "
    "qui ne laisse aucun vide de 89 mm dans les deux sens est une barrière. Filets et remplissages "
    "souples ne sont pas connus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
