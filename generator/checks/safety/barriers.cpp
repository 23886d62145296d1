// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/access.h"
#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"barrier where not easily reached",
     "barrière là où l'accès n'est pas facile",
     {2000, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"barrier where easily reached",
     "barrière là où l'accès est facile",
     {600, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"top of a barrier",
     "dessus d'une barrière",
     {kBarrierTopMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se, RPII Japan and TCVN 12721-1 on EN 1176-1",
     "Unfallkasse NRW, lekplats.se, RPII Japan et TCVN 12721-1 sur l'EN 1176-1"},
    {"gap in a barrier",
     "vide dans une barrière",
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

Text edge_of(const Stretch& gap) {
  return edge_name(gap.outwards);
}

void missing(const Survey& survey, const StandingSurface& surface, const Stretch& gap,
             Outcome& out) {
  Result result = begun(survey, surface, wrong_at(surface));
  result.measured = Measure{gap.drop, Unit::mm};
  result.limit = Measure{barrier_beyond_mm(surface), Unit::mm};
  result.place.point = gap.middle();
  const Text width = show(Measure{gap.width, Unit::mm});
  result.says = fill({"from {0} one can fall {1}; over {2} of its {3} no barrier without gaps of "
                      "89 mm keeps one from it",
                      "de {0}, on peut tomber de {1} ; sur {2} de son {3}, aucune barrière sans "
                      "vide de 89 mm n'en préserve"},
                     {label_of(survey, surface), show(*result.measured), width, edge_of(gap)});
  result.mend = {
      "close the edge up to 700 mm above the floor at least, or lower the floor",
      "fermez le bord jusqu'à 700 mm au moins au-dessus du plancher, ou abaissez le plancher"};
  result.marks = {mark_of(gap.line, width)};
  out.results.push_back(std::move(result));
}

/// A gap that a torso passes and nobody is meant to.
void hole(const Survey& survey, const StandingSurface& surface, const Stretch& gap, Outcome& out) {
  Result result = begun(survey, surface, wrong_at(surface));
  result.measured = Measure{gap.width, Unit::mm};
  result.limit = kFigures[3].value;
  result.place.point = gap.middle();
  result.says = fill(
      gap.width < kLeastWayMm
          ? Text{"the barrier at the {1} of {0} has a gap {2} wide: a torso passes, and it is too "
                 "narrow for a way in or out",
                 "{0} : la barrière du {1} a un vide large de {2} : un torse y passe, et c'est "
                 "trop étroit pour un passage"}
          : Text{"the barrier at the {1} of {0} has a gap {2} wide, and nothing was found that "
                 "leads away in front of it",
                 "{0} : la barrière du {1} a un vide large de {2}, et devant, rien n'a été trouvé "
                 "qui en parte"},
      {label_of(survey, surface), edge_of(gap), show(*result.measured)});
  result.mend = {
      "close it to less than 89 mm; a way is 300 mm wide or more and has steps, a "
      "ladder, a ramp or a slide in front",
      "ramenez-le à moins de 89 mm ; un passage a 300 mm de large ou plus, avec devant "
      "des marches, une échelle, une rampe ou un toboggan"};
  result.marks = {mark_of(gap.line, show(*result.measured))};
  out.results.push_back(std::move(result));
}

void unsure(const Survey& survey, const StandingSurface& surface, const Stretch& gap,
            Outcome& out) {
  Result result = begun(survey, surface, Verdict::needs_human);
  result.limit = kFigures[3].value;
  result.place.point = gap.middle();
  result.says =
      fill({"at the {1} of {0}, pieces of the barrier lie at different depths: a person "
            "has to see whether a torso passes between them",
            "{0} : au {1}, des pièces de la barrière sont à des profondeurs différentes : "
            "une personne doit voir si un torse passe entre elles"},
           {label_of(survey, surface), edge_of(gap)});
  result.mend = {"set them nearer to each other, or close what lies between",
                 "rapprochez-les, ou fermez ce qui est entre elles"};
  result.marks = {mark_of(gap.line, {})};
  out.results.push_back(std::move(result));
}

void height(const Survey& survey, const StandingSurface& surface, const GuardedEdge& edge,
            Outcome& out) {
  const bool enough = *edge.least_top >= kBarrierTopMm;
  Result result = begun(survey, surface, enough ? Verdict::pass : wrong_at(surface));
  result.measured = Measure{*edge.least_top, Unit::mm};
  result.limit = Measure{kBarrierTopMm, Unit::mm};
  result.place.point = edge.least_top_place;
  result.says = fill({"the barrier at the {1} of {0} is {2} high at its lowest",
                      "{0} : la barrière du {1} a {2} de haut à son point le plus bas"},
                     {label_of(survey, surface), edge_name(edge.outwards), show(*result.measured)});
  if (!enough) {
    result.mend = fill({"raise it by {0}", "relevez-la de {0}"},
                       {show(Measure{kBarrierTopMm - *edge.least_top, Unit::mm})});
    result.marks = {mark_of(edge.line, {})};
  }
  out.results.push_back(std::move(result));
}

/// What carries its user down is guarded by sides of its own kind, which no rule here knows.
void ask_of_sides(const Survey& survey, std::size_t body, Outcome& out) {
  const SceneBody& bed = survey.scene.bodies[body];
  const double height = bed.box.high.z - survey.scene.ground;
  if (!survey.spoken.carries[body] || height <= kTierMm || !slopes(survey.scene, body)) return;
  Result result;
  result.verdict = Verdict::needs_human;
  result.measured = Measure{height, Unit::mm};
  result.place = {{bed.element}, "", {0, 0, 0}};
  result.place.point = (bed.box.low + bed.box.high) * 0.5;
  result.says =
      fill({"{0} carries its user down from {1}: how high the sides of a slide have to be "
            "is not worked out here",
            "{0} entraîne l'usager depuis {1} de haut : la hauteur que doivent avoir les "
            "côtés d'un toboggan n'est pas calculée ici"},
           {bed.label, show(*result.measured)});
  result.mend = {"have a person hold its sides against EN 1176-3",
                 "faites vérifier ses côtés par une personne d'après l'EN 1176-3"};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  for (std::size_t b = 0; b < survey.scene.bodies.size(); ++b) ask_of_sides(survey, b, out);
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (is_slide(survey, *surface)) continue;
    const Guarding& barrier = guards_at(survey, *surface).barrier;
    const bool none = barrier.closed() == 0;
    for (const Stretch& gap : barrier.open) {
      if (gap.unsure) {
        unsure(survey, *surface, gap, out);
      } else if (none || gap.width > kWayUnderRailMm) {
        missing(survey, *surface, gap, out);
      } else if (!is_way(survey, *surface, gap)) {
        hole(survey, *surface, gap, out);
      }  // Of ways in and out, barrier-openings speaks.
    }
    for (const GuardedEdge& edge : barrier.edges) {
      if (edge.least_top) height(survey, *surface, edge, out);
    }
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
    "Each edge of a floor is told by itself; boards up to 30 mm apart are one floor. It is cut "
    "upright each 10 mm, from 120 mm inside to 100 mm outside of it, and where something ends is "
    "found to 0.1 mm. Closed is what leaves a ball of 89 mm no way out below 700 mm, between "
    "pieces at different depths as well; there, slots from 77 to 89 mm are for a person to see, or "
    "fail. "
    "The top is counted up from the floor to the first gap of 89 mm. A gap is a way in or out "
    "from 300 mm on, and where something leads away in front of it (see barrier-openings); any "
    "other is a hole. The sides of slides are for a person. Between sides that lean, a gap counts "
    "as wider by up to 1 mm. Not seen: nets and flexible infill, bodies thinner than 6 mm in depth "
    "or 10 mm along the edge, and poles or upright climbing walls as ways out; none of these makes "
    "a barrier pass.",
    "Chaque bord d'un plancher est jugé séparément ; des planches à 30 mm au plus l'une de l'autre "
    "forment un seul plancher. Il est coupé verticalement tous les 10 mm, de 120 mm en dedans à "
    "100 mm en dehors, et ce qui s'y termine est trouvé au dixième de millimètre. Est fermé ce qui "
    "ne laisse à une boule de 89 mm aucune issue sous 700 mm, entre pièces de profondeurs "
    "différentes aussi ; là, les fentes de 77 à 89 mm sont à voir par une personne, ou en échec. "
    "Le dessus se "
    "compte à partir du plancher jusqu'au premier vide de 89 mm. Un vide est un passage à partir "
    "de 300 mm, et si quelque chose en part devant (voir barrier-openings) ; tout autre est un "
    "trou. Les côtés des toboggans sont laissés à une personne. Entre des côtés qui penchent, un "
    "vide "
    "compte pour plus large, de 1 mm au plus. Ne sont vus ni les filets et remplissages souples, "
    "ni "
    "les pièces de moins de 6 mm en profondeur ou de 10 mm le long du bord, ni les mâts et les "
    "murs "
    "d'escalade verticaux comme issues ; rien de cela ne fait réussir une barrière.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
