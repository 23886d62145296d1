// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"guardrail where not easily reached",
     {kGuardrailBeyondMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"least top of a guardrail",
     {kRailLowMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"greatest top of a guardrail",
     {kRailHighMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
};

void missing(const Survey& survey, const StandingSurface& surface, const Stretch& gap,
             Outcome& out) {
  Result result;
  result.verdict = wrong_at(surface);
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.place = place_of(survey, surface);
  result.place.point = gap.from;
  result.measured = Measure{gap.top, Unit::mm};
  result.limit = gap.top > kRailHighMm ? kFigures[2].value : kFigures[1].value;
  const Text along = show(Measure{gap.width, Unit::mm});
  const Text label = label_of(survey, surface);
  const Text drop = show(Measure{gap.drop, Unit::mm});
  result.says = gap.top == 0
                    ? fill({"from {0} one can fall {1}; over {2} of its edge there is no guardrail",
                            "de {0}, on peut tomber de {1} ; sur {2} de son bord, il n'y a pas de "
                            "garde-corps"},
                           {label, drop, along})
                    : fill({"from {0} one can fall {1}; over {2} of its edge what guards it is {3} "
                            "high",
                            "de {0}, on peut tomber de {1} ; sur {2} de son bord, ce qui l'en "
                            "préserve est à {3}"},
                           {label, drop, along, show(*result.measured)});
  result.mend = {"set the top of a rail between 600 and 850 mm above the floor",
                 "placez le dessus d'une lisse entre 600 et 850 mm au-dessus du plancher"};
  result.marks = {{Mark::Kind::line, {gap.from, gap.to}, along}};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (surface->easy_access) continue;  // asks for barriers
    const Guarding guarding = guarding_of(survey, *surface, kGuardrailBeyondMm);
    if (guarding.needed == 0) continue;
    bool whole = true;
    for (const Stretch& gap : guarding.bare) {
      if (gap.width <= kWayMm && guarding.railed > 0) continue;
      // A way that is too wide, beside a rail that is right, is for barrier-openings to tell.
      if (gap.top == 0 && gap.width <= kWayUnderRailMm && guarding.railed > 0) continue;
      missing(survey, *surface, gap, out);
      whole = false;
    }
    if (!whole) continue;
    Result result;
    result.verdict = Verdict::pass;
    result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
    result.place = place_of(survey, *surface);
    result.says = fill({"{0} is guarded along its edges", "{0} est protégé le long de ses bords"},
                       {label_of(survey, *surface)});
    out.results.push_back(std::move(result));
  }
}

}  // namespace

extern const Rule kGuardrails;
const Rule kGuardrails = {
    "guardrails",
    "Guardrails",
    "Garde-corps",
    "Floors that ask skill to get onto have a rail, its top 600 to 850 mm up, or a barrier where "
    "one can fall more than 1000 mm.",
    "Les planchers où l'on monte avec adresse ont une lisse, dont le dessus est à 600 à "
    "850 mm, ou une barrière là où l'on peut tomber de plus de 1000 mm.",
    "Every edge is cut upright each 10 mm, from 120 mm inside to 100 mm outside of it.",
    "Chaque bord est coupé verticalement tous les 10 mm, de 120 mm en dedans à 100 mm en dehors.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
