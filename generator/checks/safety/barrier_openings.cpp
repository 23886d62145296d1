// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"way through a guardrail or a barrier",
     "passage dans un garde-corps ou une barrière",
     {kWayMm, Unit::mm},
     Confidence::two_sources,
     "RPII Japan, TCVN 12721-1 and lekplats.se on EN 1176-1:2017",
     "RPII Japan, TCVN 12721-1 et lekplats.se sur l'EN 1176-1:2017"},
    {"way through a barrier under a rail",
     "passage dans une barrière, sous une lisse",
     {kWayUnderRailMm, Unit::mm},
     Confidence::two_sources,
     "RPII Japan and lekplats.se on EN 1176-1:2017",
     "RPII Japan et lekplats.se sur l'EN 1176-1:2017"},
};

/// The wide way is for steep play elements: where nothing steep was found, a person has to look.
Verdict verdict_of(const StandingSurface& surface, const Stretch& gap, bool rail, bool steep) {
  if (gap.width <= kWayMm) return Verdict::pass;
  if (!rail || gap.width > kWayUnderRailMm) return wrong_at(surface);
  return steep ? Verdict::pass : Verdict::needs_human;
}

void judge(const Survey& survey, const StandingSurface& surface, const Stretch& gap, bool rail,
           Outcome& out) {
  const WayOut way = way_out(survey, surface, gap);
  if (gap.width < kLeastWayMm || !way.leads) return;  // a hole, of which the others speak
  const Figure& figure = kFigures[rail && gap.width > kWayMm ? 1 : 0];
  Result result;
  result.measured = Measure{gap.width, Unit::mm};
  result.limit = figure.value;
  result.rests_on = {&figure};
  result.verdict = verdict_of(surface, gap, rail, way.steep);
  result.place = place_of(survey, surface);
  result.place.point = gap.middle();
  const bool wide = result.verdict == Verdict::needs_human;
  result.says = fill(wide   ? Text{"a way of {0} through the barrier of {1}, at its {2}, under a "
                                   "rail: so wide only where it leads to something steeper than "
                                   "45°, which was not found",
                                 "un passage de {0} dans la barrière de {1}, au {2}, sous une "
                                   "lisse : cette largeur ne vaut que devant un élément à plus de "
                                   "45°, et rien de tel n'a été trouvé"}
                     : rail ? Text{"a way of {0} through the barrier of {1}, at its {2}, under a "
                                   "rail",
                                   "un passage de {0} dans la barrière de {1}, au {2}, sous une "
                                   "lisse"}
                            : Text{"a way of {0} through what guards {1}, at its {2}",
                                   "un passage de {0} dans ce qui protège {1}, au {2}"},
                     {show(*result.measured), label_of(survey, surface), edge_name(gap.outwards)});
  if (result.verdict != Verdict::pass) {
    const double most = wide ? kWayMm : figure.value.value;
    result.mend = fill({"make it {0} narrower", "rétrécissez-le de {0}"},
                       {show(Measure{gap.width - most, Unit::mm})});
  }
  result.marks = {mark_of(gap.line, show(*result.measured))};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (is_slide(survey, *surface)) continue;  // barriers asks for a person
    const Guards& guards = guards_at(survey, *surface);
    if (guards.barrier.closed() > 0) {
      for (const Stretch& gap : guards.barrier.open) {
        if (!gap.unsure) judge(survey, *surface, gap, gap.rail, out);
      }
    }
    if (guards.rail.railed() == 0) continue;
    for (const Stretch& gap : guards.rail.bare) {
      // Where a barrier is asked for, the way is in that.
      if (gap.drop <= barrier_beyond_mm(*surface)) judge(survey, *surface, gap, false, out);
    }
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
    "Gaps are measured along the edge, to a tenth of a millimetre. A way is 300 mm wide or more "
    "and has, within 400 mm outwards and 600 mm down, over 200 mm, a surface one stands on, a "
    "rung, a step, a ramp or a slope: any other gap is told by barriers and guardrails as missing. "
    "Poles, ropes, nets and upright climbing walls are not seen as leading away. Wide ways under a "
    "rail pass only where a flight or slope steeper than 45° was found. Where stairs, ramps or "
    "bridges join level, the edge has no drop and nothing is asked.",
    "Les vides sont mesurés le long du bord, au dixième de millimètre. Un passage a 300 mm de "
    "large "
    "ou plus, et à 400 mm au plus devant et 600 mm plus bas, sur 200 mm, une surface où l'on se "
    "tient, un barreau, une marche, une rampe ou une pente : de tout autre vide, les règles des "
    "barrières et des garde-corps disent que la protection manque. Poteaux, cordes, filets et murs "
    "d'escalade verticaux ne sont pas vus comme des départs. Les passages larges sous une lisse ne "
    "passent que si l'on trouve une volée ou une pente à plus de 45°. Là où un escalier, une rampe "
    "ou un pont arrive de niveau, le bord n'a pas d'à-pic et rien n'est demandé.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
