// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/falling.h"
#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

constexpr Figure kMost[] = {
    {"greatest free height of fall",
     {3000, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, sichere-schule.de and RPII Japan on EN 1176-1:2017",
     "Unfallkasse NRW, sichere-schule.de et RPII Japan sur l'EN 1176-1:2017"},
};

Result result_of(const Survey& survey, const StandingSurface& surface) {
  const SceneBody& body = survey.scene.bodies[surface.body];
  Result result;
  result.measured = Measure{surface.drop, Unit::mm};
  result.limit = kMost[0].value;
  result.rests_on = {&kMost[0]};
  result.place = {{body.element}, "", surface.drop_place};
  result.says = fill({"from {0} one can fall {1}", "de {0}, on peut tomber de {1}"},
                     {body.label, show(*result.measured)});
  if (surface.said == StandingSurface::Said::no_platform) {
    result.verdict = Verdict::not_applicable;
    result.says = fill(
        {"{0} is not meant to be stood on: {1}", "{0} n'est pas prévu pour qu'on s'y tienne : {1}"},
        {body.label, surface.reason});
  } else {
    result.verdict = surface.drop <= kMost[0].value.value ? Verdict::pass : wrong_at(surface);
  }
  if (surface.drop > kMost[0].value.value && result.verdict != Verdict::not_applicable) {
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

/// What the author says of the whole design against what was found.
void hold_to_word(const Survey& survey, Outcome& out) {
  const auto& said = survey.said().fall_height;
  if (!said) return;
  const StandingSurface* worst = nullptr;
  for (const StandingSurface& surface : survey.standing) {
    if (surface.said == StandingSurface::Said::no_platform) continue;
    if (worst == nullptr || surface.drop > worst->drop) worst = &surface;
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
  hold_to_word(survey, out);
  for (const StandingSurface& surface : survey.standing) {
    out.results.push_back(result_of(survey, surface));
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
    "thing below that is 89 mm wide. Surfaces one hangs from or climbs along are not found by "
    "themselves.",
    "Des rayons vers le bas autour des bords de chaque surface où un pied tient, et par ses trous, "
    "jusqu'à la première chose large de 89 mm. Ce à quoi on se suspend ou le long de quoi on "
    "grimpe n'est pas trouvé.",
    "EN 1176-1:2017",
    kMost,
    run};

}  // namespace plano::checks
