// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"guardrail where not easily reached",
     "garde-corps là où l'accès n'est pas facile",
     {kGuardrailBeyondMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"least top of a guardrail",
     "dessus le plus bas d'un garde-corps",
     {kRailLowMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"greatest top of a guardrail",
     "dessus le plus haut d'un garde-corps",
     {kRailHighMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
};

void missing(const Survey& survey, const StandingSurface& surface, const Stretch& gap,
             Outcome& out) {
  Result result;
  result.verdict = gap.unsure ? Verdict::needs_human : wrong_at(surface);
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.place = place_of(survey, surface);
  result.place.point = gap.middle();
  result.measured = Measure{gap.top, Unit::mm};
  result.limit = gap.top > kRailHighMm ? kFigures[2].value : kFigures[1].value;
  const Text along = show(Measure{gap.width, Unit::mm});
  const Text edge = edge_name(gap.outwards);
  const Text label = label_of(survey, surface);
  const Text drop = show(Measure{gap.drop, Unit::mm});
  result.says =
      gap.top == 0
          ? fill({"from {0} one can fall {1}; over {2} of its {3} there is no guardrail",
                  "de {0}, on peut tomber de {1} ; sur {2} de son {3}, il n'y a pas de "
                  "garde-corps"},
                 {label, drop, along, edge})
          : fill({"from {0} one can fall {1}; over {2} of its {3} what guards it is {4} high",
                  "de {0}, on peut tomber de {1} ; sur {2} de son {3}, ce qui l'en préserve est "
                  "à {4}"},
                 {label, drop, along, edge, show(*result.measured)});
  result.mend = {
      "set the top of a rail between 600 and 850 mm above the floor; a way in needs "
      "steps, a ladder, a ramp or a slide in front",
      "placez le dessus d'une lisse entre 600 et 850 mm au-dessus du plancher ; devant "
      "un passage, il faut des marches, une échelle, une rampe ou un toboggan"};
  result.marks = {mark_of(gap.line, along)};
  out.results.push_back(std::move(result));
}

/// Whether a gap in the rails is for barrier-openings to tell, or none at all.
bool is_other(const Survey& survey, const StandingSurface& surface, const Guarding& rails,
              const Stretch& gap) {
  if (rails.railed() == 0) return false;
  if (gap.width < kInfillMm) return true;
  // A way that is too wide, beside a rail that is right.
  const bool told = gap.width <= kWayMm || (gap.top == 0 && gap.width <= kWayUnderRailMm);
  return told && is_way(survey, surface, gap);
}

void guarded(const Survey& survey, const StandingSurface& surface, const GuardedEdge& edge,
             Outcome& out) {
  Result result;
  result.verdict = Verdict::pass;
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.place = place_of(survey, surface);
  result.place.point = edge.line.front();
  result.says = fill({"the {1} of {0} is guarded", "{0} : le {1} est protégé"},
                     {label_of(survey, surface), edge_name(edge.outwards)});
  if (surface.is_hard_by_word()) {
    result.verdict = Verdict::needs_human;
    result.says =
        fill({"the {1} of {0} has a rail; that it needs no barrier rests on the design's "
              "word that access is not easy",
              "{0} : le {1} a une lisse ; qu'il se passe de barrière repose sur la parole "
              "du modèle, qui dit l'accès difficile"},
             {label_of(survey, surface), edge_name(edge.outwards)});
    result.mend = {"have the way up looked at, or build a barrier",
                   "faites examiner le chemin d'accès, ou montez une barrière"};
  }
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (is_slide(survey, *surface)) continue;  // barriers asks for a person
    const Guarding& rails = guards_at(survey, *surface).rail;
    std::vector<bool> lacks(rails.edges.size());
    for (const Stretch& gap : rails.bare) {
      if (is_other(survey, *surface, rails, gap)) continue;
      missing(survey, *surface, gap, out);
      lacks[gap.edge] = true;
    }
    for (std::size_t e = 0; e < rails.edges.size(); ++e) {
      if (rails.edges[e].railed > 0 && !lacks[e]) guarded(survey, *surface, rails.edges[e], out);
    }
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
    "Each edge of a floor is told by itself; boards up to 30 mm apart are one floor. It is cut "
    "upright each 10 mm, from 120 mm inside to 100 mm outside of it, and ends of rails are found "
    "to 0.1 mm. Gaps of less than 89 mm in a rail count for nothing; wider ones are ways only "
    "from 300 mm on and where something leads away in front, as barrier-openings looks for it.",
    "Chaque bord d'un plancher est jugé séparément ; des planches à 30 mm au plus l'une de l'autre "
    "forment un seul plancher. Il est coupé verticalement tous les 10 mm, de 120 mm en dedans à "
    "100 mm en dehors, et les bouts des lisses sont trouvés au dixième de millimètre. Un vide de "
    "moins de 89 mm dans une lisse ne compte pas ; au-delà, c'est un passage à partir de 300 mm "
    "seulement, et si quelque chose en part devant, comme le cherche barrier-openings.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
