// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "checks/falling.h"
#include "checks/module_floors.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"radius of a sitting or standing user",
     "rayon d'un usager assis ou debout",
     {1000, Unit::mm},
     Confidence::unverified,
     "from memory of EN 1176-1; RPII Japan tells only that such cylinders exist",
     "de mémoire de l'EN 1176-1 ; RPII Japan dit seulement que ces cylindres existent"},
    {"no overlap where movement is forced",
     "aucun chevauchement là où le mouvement est forcé",
     {0, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017, two pages",
     "RPII Japan sur l'EN 1176-1:2017, deux pages"},
};

Result undeclared() {
  Result missing;
  missing.verdict = Verdict::needs_declaration;
  missing.says = {"the design does not say whether anything carries its user along",
                  "le modèle ne dit pas si quelque chose entraîne son utilisateur"};
  missing.mend = {
      "write `forced_movement: no`, or `yes` and what does it under `forced_by:`: slides, swings, "
      "poles, carousels",
      "écrivez `forced_movement: no`, ou `yes` avec ce qui entraîne sous `forced_by:` : toboggans, "
      "balançoires, mâts, manèges"};
  return missing;
}

/// Named by the author, but with no face that is stood on: a slide steeper than a floor, a swing.
Result unseen(const Survey& survey) {
  Result result;
  result.verdict = Verdict::needs_human;
  for (const std::size_t p : survey.said().forced_by) {
    result.place.elements.push_back(survey.scene.design.panels[p].id);
  }
  result.says = {"what carries its user along has no face level enough to draw its free space from",
                 "ce qui entraîne son utilisateur n'a pas de face assez horizontale pour qu'on en "
                 "trace l'espace libre"};
  result.mend = {"have the free space drawn and judged by a person",
                 "faites tracer et juger l'espace libre par une personne"};
  return result;
}

/// Spaces of other modules that reach into the space of `moving`.
void overlaps(const Survey& survey, const StandingSurface& moving, Outcome& out) {
  const double radius = kFigures[0].value.value;
  for (const StandingSurface* other : surfaces_in_use(survey)) {
    if (other == &moving || of_one_module(survey.scene, *other, moving)) continue;
    const double needed = radius + (other->carries ? radius : reach_of_fall_mm(other->drop));
    const double apart = distance_mm(moving.contours, other->contours);
    if (apart >= needed) continue;
    Result result;
    result.verdict = Verdict::needs_human;
    result.measured = Measure{apart, Unit::mm};
    result.limit = Measure{needed, Unit::mm};
    result.rests_on = {&kFigures[0], &kFigures[1]};
    result.place = place_of(survey, moving);
    result.place.elements.push_back(survey.scene.bodies[other->body].element);
    result.says = fill(
        other->carries
            ? Text{"{0} and {1} both carry their users along, {2} apart",
                   "{0} et {1} entraînent tous deux leurs utilisateurs, à {2} l'un de l'autre"}
            : Text{"{0} carries its user along; the falling space of {1}, {2} away, reaches into "
                   "its free space",
                   "{0} entraîne son utilisateur ; l'espace de chute de {1}, à {2}, empiète sur "
                   "son "
                   "espace libre"},
        {label_of(survey, moving), label_of(survey, *other), show(*result.measured)});
    result.mend = fill({"set them {0} apart", "écartez-les de {0}"}, {show(*result.limit)});
    out.results.push_back(std::move(result));
  }
}

void look_at(const Survey& survey, const StandingSurface& moving, Outcome& out) {
  const double radius = kFigures[0].value.value;
  out.ground.push_back(ground_area(survey, moving, radius, GroundArea::Kind::free_space));
  Result drawn;
  drawn.verdict = Verdict::needs_human;
  drawn.limit = Measure{radius, Unit::mm};
  drawn.rests_on = {&kFigures[0]};
  drawn.place = place_of(survey, moving);
  drawn.says = fill({"{0} carries its user along: the free space drawn around it, {1} each way, is "
                     "from memory, and where the movement ends more may be asked",
                     "{0} entraîne son utilisateur : l'espace libre dessiné autour, {1} de chaque "
                     "côté, est donné de mémoire, et il peut en falloir davantage à l'arrivée"},
                    {label_of(survey, moving), show(*drawn.limit)});
  drawn.mend = {"have the free space read in the standard and looked at on the plan",
                "faites lire l'espace libre dans la norme et regarder le plan"};
  out.results.push_back(std::move(drawn));
  overlaps(survey, moving, out);
}

void run(const Survey& survey, Outcome& out) {
  const auto used = surfaces_in_use(survey);
  const auto carries = [](const StandingSurface* one) { return one->carries; };
  const bool any = std::any_of(used.begin(), used.end(), carries);
  const auto& said = survey.said().forced_movement;
  if (used.empty() && !said) return;
  if (!any && (!said || *said)) {
    const bool named = !survey.said().forced_by.empty();
    out.results.push_back(named ? unseen(survey) : undeclared());
  }
  for (const StandingSurface* moving : used) {
    if (moving->carries) look_at(survey, *moving, out);
  }
}

}  // namespace

extern const Rule kFreeSpace;
const Rule kFreeSpace = {
    "free-space",
    "Free space of forced movement",
    "Espace libre du mouvement forcé",
    "Where equipment carries its user along, nobody and nothing else may be in the way, and no "
    "other space may overlap.",
    "Là où l'équipement entraîne son utilisateur, rien ni personne ne doit se trouver sur le "
    "passage, et aucun autre espace ne doit empiéter.",
    "Only what the design names under `forced_by:` is looked at. Its free space is drawn on the "
    "ground and held against the spaces of all other modules; the path of the movement itself is "
    "not worked out.",
    "Seul ce que le modèle nomme sous `forced_by:` est examiné. Son espace libre est dessiné au "
    "sol et confronté aux espaces des autres modules ; le trajet lui-même n'est pas calculé.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
