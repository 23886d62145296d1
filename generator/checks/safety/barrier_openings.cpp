// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"way through a guardrail or a barrier",
     {kWayMm, Unit::mm},
     Confidence::two_sources,
     "RPII Japan, TCVN 12721-1 and lekplats.se on EN 1176-1:2017",
     "RPII Japan, TCVN 12721-1 et lekplats.se sur l'EN 1176-1:2017"},
    {"way through a barrier under a rail",
     {kWayUnderRailMm, Unit::mm},
     Confidence::two_sources,
     "RPII Japan and lekplats.se on EN 1176-1:2017",
     "RPII Japan et lekplats.se sur l'EN 1176-1:2017"},
};

void judge(const Survey& survey, const StandingSurface& surface, const Stretch& gap, bool rail,
           Outcome& out) {
  const Figure& figure = kFigures[rail ? 1 : 0];
  Result result;
  result.measured = Measure{gap.width, Unit::mm};
  result.limit = figure.value;
  result.rests_on = {&figure};
  result.verdict = gap.width <= figure.value.value ? Verdict::pass : wrong_at(surface);
  result.place = place_of(survey, surface);
  result.place.point = (gap.from + gap.to) * 0.5;
  result.says = fill(rail ? Text{"a way of {0} through the barrier of {1}, under a rail",
                                 "un passage de {0} dans la barrière de {1}, sous une lisse"}
                          : Text{"a way of {0} through what guards {1}",
                                 "un passage de {0} dans ce qui protège {1}"},
                     {show(*result.measured), label_of(survey, surface)});
  if (result.verdict != Verdict::pass) {
    result.mend = fill({"make it {0} narrower", "rétrécissez-le de {0}"},
                       {show(Measure{gap.width - figure.value.value, Unit::mm})});
  }
  result.marks = {{Mark::Kind::line, {gap.from, gap.to}, show(*result.measured)}};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    const Guarding barrier = guarding_of(survey, *surface, barrier_beyond_mm(*surface));
    if (barrier.closed > 0) {
      for (const Stretch& gap : barrier.open) judge(survey, *surface, gap, gap.rail, out);
    }
    if (surface->easy_access || barrier.needed > 0) continue;
    const Guarding rails = guarding_of(survey, *surface, kGuardrailBeyondMm);
    if (rails.railed == 0) continue;
    for (const Stretch& gap : rails.bare) judge(survey, *surface, gap, false, out);
  }
}

}  // namespace

extern const Rule kBarrierOpenings;
const Rule kBarrierOpenings = {
    "barrier-openings",
    "Ways through guardrails and barriers",
    "Passages dans les garde-corps et les barrières",
    "A way in or out is 500 mm wide at most, 1200 mm where a rail crosses the opening of a "
    "barrier.",
    "Un passage a 500 mm de large au plus, 1200 mm là où une lisse traverse l'ouverture d'une "
    "barrière.",
    "Gaps are measured along the edge, to a tenth of a millimetre. Where stairs, ramps or bridges "
    "join, the edge has no drop and nothing is asked. Whether something steep lies behind a wide "
    "way under a rail is not looked at.",
    "Les vides sont mesurés le long du bord, au dixième de millimètre. Là où arrive un escalier, "
    "une "
    "rampe ou un pont, le bord n'a pas d'à-pic et rien n'est demandé. Si un large passage sous une "
    "lisse donne bien sur un élément raide n'est pas examiné.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
