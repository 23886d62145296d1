// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

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
    result.verdict = surface.drop <= kMost[0].value.value ? Verdict::pass : Verdict::fail;
  }
  if (result.verdict == Verdict::fail) {
    result.mend = fill({"lower it by {0} at least, or put something to land on below its edge",
                        "abaissez-la d'au moins {0}, ou placez sous son bord de quoi se recevoir"},
                       {show(Measure{surface.drop - kMost[0].value.value, Unit::mm})});
  }
  return result;
}

void run(const Survey& survey, Outcome& out) {
  if (survey.standing.empty()) return;
  if (!survey.said().platforms) {
    Result missing;
    missing.verdict = Verdict::needs_declaration;
    missing.says = {
        "surfaces to stand on were found; the design does not say which of them are meant",
        "des surfaces où se tenir ont été trouvées ; le modèle ne dit pas lesquelles sont "
        "voulues"};
    missing.mend = {
        "list them under `expects: platforms:`; those not meant go under "
        "`not_platforms:` with a reason",
        "énumérez-les sous `expects: platforms:` ; celles qui ne le sont pas vont sous "
        "`not_platforms:`, avec une raison"};
    out.results.push_back(std::move(missing));
  }
  for (const StandingSurface& surface : survey.standing) {
    out.results.push_back(result_of(survey, surface));
  }
}

}  // namespace

extern const Rule kFallHeight;
const Rule kFallHeight = {
    "fall-height",
    Subject::falling,
    "Free height of fall",
    "Hauteur de chute libre",
    "Nobody may fall further than three metres from where a foot, a seat or a hand is meant to be.",
    "Nul ne doit pouvoir tomber de plus de trois mètres depuis l'endroit prévu pour un pied, une "
    "assise ou une main.",
    "Rays down from the edges of every surface a foot finds, to the first thing below. Surfaces "
    "one "
    "hangs from or climbs along are not found by themselves.",
    "Des rayons vers le bas depuis les bords de chaque surface où un pied tient, jusqu'à la "
    "première "
    "chose rencontrée. Ce à quoi on se suspend ou le long de quoi on grimpe n'est pas trouvé.",
    "EN 1176-1:2017",
    kMost,
    run};

}  // namespace plano::checks
