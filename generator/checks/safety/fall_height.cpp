// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <set>

#include "checks/climbs.h"
#include "checks/falling.h"
#include "checks/flights.h"
#include "checks/hanging.h"
#include "checks/rule.h"
#include "checks/standing.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

constexpr Figure kMost[] = {
    {"greatest free height of fall",
     "plus grande hauteur de chute libre",
     {3000, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, sichere-schule.de and RPII Japan on EN 1176-1:2017",
     "Unfallkasse NRW, sichere-schule.de et RPII Japan sur l'EN 1176-1:2017"},
    {"fall that a reason alone does not excuse",
     "chute qu'une raison seule n'excuse pas",
     {600, Unit::mm},
     Confidence::ours,
     "our own choice: from so high up a wrong reason hurts",
     "notre choix : de si haut, une raison erronée blesse"},
    {"fall from a pole, below the grip",
     "chute depuis une perche, sous la prise",
     {kHeldWithLegsMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and sichere-schule.de on EN 1176-1: held with hands and legs",
     "Unfallkasse NRW et sichere-schule.de sur l'EN 1176-1 : tenu des mains et des jambes"},
    {"holds in reach of one another are climbed",
     "prises à portée l'une de l'autre, donc escaladées",
     {kHoldReachMm, Unit::mm},
     Confidence::ours,
     "our own choice: what the smallest climb from tier to tier",
     "notre choix : ce que les plus petits grimpent d'un niveau à l'autre"},
    {"depth to which feet may stand in the ground",
     "profondeur dont un pied peut s'enfoncer dans le sol",
     {100, Unit::mm},
     Confidence::ours,
     "our own choice: the thickness of a cover; what stands deeper is founded, or a slip",
     "notre choix : l'épaisseur d'un revêtement ; ce qui descend plus bas est une fondation, ou "
     "une "
     "erreur"},
};

/// Whether a ladder or a stair ends a step away, or what is climbed leads there.
bool is_led_to(const Survey& survey, const StandingSurface& surface) {
  return surface.found_reached ||
         std::any_of(survey.flights.begin(), survey.flights.end(),
                     [&](const Flight& flight) { return leads_to(flight, surface); });
}

/// A surface that the author takes out: where anybody gets there and falls far, a person judges the
/// reason.
void take_reason(const Survey& survey, const StandingSurface& surface, Result& result) {
  const SceneBody& body = survey.scene.bodies[surface.body];
  result.verdict = Verdict::not_applicable;
  result.says = fill(
      {"{0} is not meant to be stood on: {1}", "{0} n'est pas prévu pour qu'on s'y tienne : {1}"},
      {body.label, surface.reason});
  if (surface.drop <= kMost[1].value.value) return;
  if (!surface.found_easy && !is_led_to(survey, surface)) return;
  result.verdict = Verdict::needs_human;
  result.limit = kMost[1].value;
  result.rests_on = {&kMost[1]};
  result.says = fill(
      surface.found_easy
          ? Text{"{0} is not meant to be stood on: {1}; yet the smallest get there, and can "
                 "fall {2}",
                 "{0} n'est pas prévu pour qu'on s'y tienne : {1} ; pourtant les plus petits "
                 "y arrivent, et peuvent tomber de {2}"}
          : Text{"{0} is not meant to be stood on: {1}; yet rungs or steps lead there, and one "
                 "can fall {2}",
                 "{0} n'est pas prévu pour qu'on s'y tienne : {1} ; pourtant des barreaux ou "
                 "des marches y mènent, et l'on peut tomber de {2}"},
      {body.label, surface.reason, show(*result.measured)});
  result.mend = {"have a person judge that reason, or let nothing lead there",
                 "faites juger cette raison par une personne, ou faites que rien n'y mène"};
}

Result result_of(const Survey& survey, const StandingSurface& surface) {
  const SceneBody& body = survey.scene.bodies[surface.body];
  Result result;
  result.measured = Measure{surface.drop, Unit::mm};
  result.limit = kMost[0].value;
  result.rests_on = {&kMost[0]};
  result.place = {{body.element}, "", surface.drop_place};
  const bool hung = is_hung_from(survey, surface);
  result.says =
      fill(hung ? Text{"who hangs on {0} can fall {1}", "qui se suspend à {0} peut tomber de {1}"}
                : Text{"from {0} one can fall {1}", "de {0}, on peut tomber de {1}"},
           {body.label, show(*result.measured)});
  if (hung && is_pole(survey.scene, surface)) result.rests_on.push_back(&kMost[2]);
  if (surface.said == StandingSurface::Said::no_platform) {
    take_reason(survey, surface, result);
    return result;
  }
  result.verdict = surface.drop <= kMost[0].value.value ? Verdict::pass : wrong_at(surface);
  if (surface.drop > kMost[0].value.value) {
    result.mend =
        fill({"lower it by {0} at least, or put something to land on below its edge",
              "réduisez cette hauteur d'au moins {0}, ou placez sous son bord de quoi se recevoir"},
             {show(Measure{surface.drop - kMost[0].value.value, Unit::mm})});
  }
  return result;
}

/// The surfaces nobody spoke of, by the names of their bodies.
std::vector<const StandingSurface*> unspoken(const Survey& survey) {
  std::vector<const StandingSurface*> all;
  for (const StandingSurface& surface : survey.standing) {
    if (surface.said == StandingSurface::Said::nothing) all.push_back(&surface);
  }
  return all;
}

Result ask(const Survey& survey, const std::vector<const StandingSurface*>& surfaces) {
  constexpr std::size_t kMostNamed = 12;
  Result missing;
  missing.verdict = Verdict::needs_declaration;
  std::vector<std::string> names;
  for (const StandingSurface* surface : surfaces) {
    const std::string& element = survey.scene.bodies[surface->body].element;
    missing.place.elements.push_back(element);
    if (names.size() < kMostNamed) names.push_back(element);
  }
  missing.place.point = surfaces.front()->drop_place;
  const auto more = static_cast<std::int64_t>(surfaces.size() - names.size());
  missing.says =
      fill({"a foot finds room on {0}; the design does not say whether that is meant",
            "un pied tient sur {0} ; le modèle ne dit pas si c'est voulu"},
           {more == 0 ? list_and(names)
                      : fill(more == 1 ? Text{"{0} and one more", "{0} et un autre élément"}
                                       : Text{"{0} and {1} more", "{0} et {1} autres"},
                             {list_and(names), plano::show(more)})});
  missing.mend = {
      "list those that are under `expects: platforms:`; the others go under `not_platforms:`, with "
      "a reason",
      "énumérez sous `expects: platforms:` ce qui l'est ; le reste va sous `not_platforms:`, avec "
      "une raison"};
  return missing;
}

/// Beams so high that one falls far who balances on them: all in one result.
void ask_of_beams(const Survey& survey, Outcome& out) {
  constexpr std::size_t kMostNamed = 12;
  Result missing;
  std::vector<std::string> names;
  double highest = 0;
  for (const Beam& beam : survey.beams) {
    if (beam.height <= kMost[1].value.value) continue;
    const std::string& element = survey.scene.bodies[beam.body].element;
    missing.place.elements.push_back(element);
    if (names.size() < kMostNamed) names.push_back(element);
    if (beam.height <= highest) continue;
    highest = beam.height;
    missing.place.point = beam.place;
  }
  if (names.empty()) return;
  const auto more = static_cast<std::int64_t>(missing.place.elements.size() - names.size());
  missing.verdict = Verdict::needs_declaration;
  missing.measured = Measure{highest, Unit::mm};
  missing.limit = kMost[1].value;
  missing.rests_on = {&kMost[1]};
  missing.says = fill(
      {"long and level, up to {1} high, and too narrow for two feet: {0}; the "
       "design does not say whether one balances there",
       "longs et horizontaux, jusqu'à {1} de haut, trop étroits pour deux pieds : "
       "{0} ; le modèle ne dit pas si l'on s'y tient en équilibre"},
      {more == 0 ? list_and(names) : fill({"{0} and others", "{0} et d'autres"}, {list_and(names)}),
       show(*missing.measured)});
  missing.mend = {
      "list those that are meant under `expects: platforms:`, the others under `not_platforms:` "
      "with a reason",
      "énumérez sous `expects: platforms:` ce qui est prévu pour cela ; le reste va sous "
      "`not_platforms:`, avec une raison"};
  out.results.push_back(std::move(missing));
}

/// Panels that the author declares, none of whose faces is level enough to be measured.
void ask_of_lost(const Survey& survey, Outcome& out) {
  if (!survey.said().platforms) return;
  std::set<std::string> found;
  for (const StandingSurface& surface : survey.standing) {
    for (std::string& element : elements_of(survey, surface)) found.insert(std::move(element));
  }
  for (const std::size_t p : *survey.said().platforms) {
    const std::vector<std::string> own =
        survey.scene.parts.elements_of(survey.scene.design.panels[p].id);
    const bool lost = std::none_of(own.begin(), own.end(), [&](const std::string& element) {
      return found.count(element) != 0;
    });
    if (!lost || own.empty()) continue;
    Result result;
    result.verdict = Verdict::needs_human;
    result.place.elements = own;
    if (const auto body = survey.scene.find(own.front())) {
      result.place.point = survey.scene.bodies[*body].box.high;
    }
    result.says = fill({"{0} is declared as a platform, but no face of it is level enough to stand "
                        "on: no rule of falling measured it",
                        "{0} est déclaré comme plateforme, mais aucune de ses faces n'est assez "
                        "horizontale pour qu'on s'y tienne : aucune règle de chute ne l'a mesuré"},
                       {Text(own.front())});
    result.mend = {"have a person judge the fall from it, or take it off `platforms:`",
                   "faites juger par une personne la chute depuis cet endroit, ou retirez-le de "
                   "`platforms:`"};
    out.results.push_back(std::move(result));
  }
}

/// Boards with holes one above another, all in one result.
void ask_of_climbs(const Survey& survey, Outcome& out) {
  const std::vector<ClimbedBoard> boards = climbed_boards(survey);
  if (boards.empty()) return;
  const ClimbedBoard& worst = *std::max_element(
      boards.begin(), boards.end(), [](const auto& a, const auto& b) { return a.top < b.top; });
  Result result;
  result.verdict = Verdict::needs_human;
  result.measured = Measure{worst.top, Unit::mm};
  result.limit = kMost[0].value;
  result.rests_on = {&kMost[0], &kMost[3]};
  result.place.point = worst.place;
  result.place.elements.push_back(survey.scene.bodies[worst.body].element);
  for (const ClimbedBoard& board : boards) {
    if (&board == &worst) continue;
    result.place.elements.push_back(survey.scene.bodies[board.body].element);
  }
  result.says = fill(
      {"{0} has {1} holes to hold on to, one above another, from {2} to {3} above the ground: "
       "whoever climbs there falls from higher than any surface tells",
       "{0} a {1} trous où se tenir, l'un au-dessus de l'autre, de {2} à {3} au-dessus du sol : "
       "qui y grimpe tombe de plus haut que ne le disent les surfaces"},
      {survey.scene.bodies[worst.body].label, plano::show(static_cast<std::int64_t>(worst.holds)),
       show(Measure{worst.first, Unit::mm}), show(*result.measured)});
  result.mend = {
      "have a person judge how high it is climbed, the surfacing below and the grip at the top; or "
      "leave a gap of more than 600 mm between the holes",
      "faites juger par une personne la hauteur où l'on grimpe, le sol dessous et la prise en "
      "haut ; ou laissez plus de 600 mm entre les trous"};
  out.results.push_back(std::move(result));
}

/// Heights count from the ground: where it lies above the feet of the design, someone has to see
/// that it does.
void hold_to_ground(const Survey& survey, Outcome& out) {
  const SceneBody* deepest = nullptr;
  for (const SceneBody& body : survey.scene.bodies) {
    if (deepest == nullptr || body.box.low.z < deepest->box.low.z) deepest = &body;
  }
  if (deepest == nullptr) return;
  const double depth = survey.scene.ground - deepest->box.low.z;
  if (depth <= kMost[4].value.value + kHeightsMm) return;
  Result result;
  result.verdict = Verdict::needs_human;
  result.measured = Measure{depth, Unit::mm};
  result.limit = kMost[4].value;
  result.rests_on = {&kMost[4]};
  result.place = {{deepest->element}, "", deepest->box.low};
  result.says = fill({"the ground is said to lie {0} above the foot of {1}, and every height and "
                      "fall counts from there",
                      "le sol est dit à {0} au-dessus du pied de {1}, et toutes les hauteurs et "
                      "les chutes se comptent de là"},
                     {show(*result.measured), deepest->label});
  result.mend = {
      "have a person see that it stands so deep; or say where the ground lies, under "
      "`expects: ground:`",
      "faites vérifier par une personne qu'il est enfoncé d'autant ; ou dites où est le "
      "sol, sous `expects: ground:`"};
  for (const StandingSurface& surface : survey.standing) {
    if (surface.said == StandingSurface::Said::no_platform || surface.height >= -kHeightsMm) {
      continue;
    }
    Result under = result;
    under.verdict = wrong_at(surface);
    under.measured = Measure{-surface.height, Unit::mm};
    under.place = place_of(survey, surface);
    under.says =
        fill({"{0} lies {1} below the ground as declared: no fall from it can be told",
              "{0} se trouve à {1} sous le sol déclaré : on ne peut rien dire d'une chute"},
             {label_of(survey, surface), show(*under.measured)});
    out.results.push_back(std::move(under));
  }
  out.results.push_back(std::move(result));
}

/// What the author says of the whole design against what was found.
void hold_to_word(const Survey& survey, Outcome& out) {
  const auto& said = survey.said().fall_height;
  if (!said) return;
  const StandingSurface* worst = nullptr;
  for (const StandingSurface* surface : fallen_from(survey)) {
    if (worst == nullptr || surface->drop > worst->drop) worst = surface;
  }
  if (worst == nullptr || worst->drop <= said->mm()) return;
  Result result = result_of(survey, *worst);
  result.verdict = Verdict::fail;
  result.limit = Measure{said->mm(), Unit::mm};
  result.says =
      fill({"from {0} one can fall {1}, but `expects: fall_height:` says {2}",
            "de {0}, on peut tomber de {1}, mais `expects: fall_height:` dit {2}"},
           {survey.scene.bodies[worst->body].label, show(*result.measured), plano::show(*said)});
  result.mend = fill({"write `fall_height: {0}` and choose the surfacing for it, or lower the part",
                      "écrivez `fall_height: {0}` et choisissez le sol en conséquence, ou abaissez "
                      "la pièce"},
                     {Text(decimal(worst->drop, 1) + "mm")});
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const auto asked = unspoken(survey);
  if (!asked.empty()) out.results.push_back(ask(survey, asked));
  ask_of_beams(survey, out);
  ask_of_lost(survey, out);
  ask_of_climbs(survey, out);
  hold_to_ground(survey, out);
  hold_to_word(survey, out);
  for (const StandingSurface& surface : survey.standing) {
    out.results.push_back(result_of(survey, surface));
  }
  for (const StandingSurface& bar : survey.hung_from) {
    out.results.push_back(result_of(survey, bar));
  }
}

}  // namespace

extern const Rule kFallHeight;
const Rule kFallHeight = {
    "fall-height",
    "Free height of fall",
    "Hauteur de chute libre",
    "Nobody may fall further than three metres from where a foot, a seat or a hand is meant to be.",
    "Nul ne doit pouvoir tomber de plus de trois mètres depuis l'endroit prévu pour un pied, une "
    "assise ou une main.",
    "Rays down around the edges of every surface a foot finds, and through its holes, to the first "
    "thing below that is 89 mm wide. A foot finds a surface up to 38° steep where a disc of 100 mm "
    "bears, over gaps up to 30 mm, with 300 mm of room above it: where a child lies or crawls, it "
    "is. What the design names under `grips:` is fallen from as well, from its top, and from "
    "1000 mm below the top of a bar steeper than 45°. A surface is taken out by a reason only "
    "where "
    "all its boards are, and where surfaces, rungs that begin 1000 mm up at most, or any ladder or "
    "stair lead "
    "there and one falls more than 600 mm, a person judges the reason. Boards with three holes of "
    "25 mm or "
    "more one above another, 600 mm apart at most, are named, and a ground that lies more than "
    "100 mm above the lowest part; a person judges both. Other things to hang from or climb along "
    "are not found.",
    "Des rayons vers le bas autour des bords de chaque surface où un pied tient, et par ses trous, "
    "jusqu'à la première chose large de 89 mm. Un pied tient sur une surface inclinée de 38° au "
    "plus là où un disque de 100 mm repose, par-dessus des vides de 30 mm au plus, avec 300 mm "
    "de libre au-dessus : un enfant va là où il peut s'allonger ou ramper. On tombe aussi de ce "
    "que le modèle nomme sous `grips:` : de son sommet, et de 1000 mm sous le sommet d'une barre "
    "inclinée de plus de 45°. Une raison n'écarte une surface que si elle vaut pour toutes ses "
    "planches ; si d'autres surfaces, des barreaux dont le premier est à 1000 mm au plus, une "
    "échelle ou un escalier "
    "y mènent et qu'on peut en tomber de plus de 600 mm, une personne juge cette raison. Les "
    "planches où trois trous de 25 mm ou plus se suivent de bas en haut, à 600 mm au plus l'un de "
    "l'autre, sont nommées, de même qu'un sol déclaré à plus de 100 mm au-dessus de la pièce la "
    "plus basse ; une personne juge. Le reste de ce à quoi on se suspend ou le long de quoi on "
    "grimpe n'est pas trouvé.",
    "EN 1176-1:2017",
    kMost,
    run};

}  // namespace plano::checks
