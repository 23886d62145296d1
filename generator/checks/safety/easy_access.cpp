// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/access.h"
#include "checks/falling.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"step of the smallest",
     "marche que montent les plus petits",
     {kTierMm, Unit::mm},
     Confidence::unverified,
     "from memory of EN 1176-1; Unfallkasse NRW has the same for the first platform",
     "de mémoire de l'EN 1176-1 ; l'Unfallkasse NRW dit la même chose de la première plateforme"},
    {"first rung out of reach",
     "premier barreau hors d'atteinte",
     {kFirstRungMm, Unit::mm},
     Confidence::one_source,
     "Unfallkasse NRW on EN 1176-1",
     "Unfallkasse NRW sur l'EN 1176-1"},
    {"ramp too steep to walk up",
     "rampe trop raide pour y monter debout",
     {kSteepestFloor, Unit::degree},
     Confidence::one_source,
     "Unfallkasse NRW on EN 1176-1",
     "Unfallkasse NRW sur l'EN 1176-1"},
};

Text word_of(bool easy) {
  return easy ? Text{"easily reached", "d'accès facile"}
              : Text{"not easily reached", "d'accès difficile"};
}

Result result_of(const Survey& survey, const StandingSurface& surface) {
  Result result;
  result.measured = Measure{surface.height, Unit::mm};
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.place = place_of(survey, surface);
  const Text& label = label_of(survey, surface);
  const std::string& said = survey.said().access;
  if (said.empty()) {
    result.verdict = Verdict::needs_declaration;
    result.says = fill({"{0}, {1} up, was found to be {2}; the design does not say",
                        "{0}, à {1} de haut : le programme trouve {2} ; le modèle ne dit rien"},
                       {label, show(*result.measured), word_of(surface.found_easy)});
    result.mend = fill({"write `access: {0}` under `expects:`, or set it right there",
                        "écrivez `access: {0}` sous `expects:`, ou rectifiez-y"},
                       {surface.found_easy ? "easy" : "hard"});
  } else if (said == "hard" && surface.easy_access) {
    result.verdict = Verdict::needs_declaration;
    result.says = fill(
        {"{0}, {1} up, was found to be {2}; the design says {3} without a reason, so that the "
         "other rules take it as {2}",
         "{0}, à {1} de haut : le programme trouve {2} ; le modèle dit {3} sans raison, et les "
         "autres règles s'en tiennent à {2}"},
        {label, show(*result.measured), word_of(true), word_of(false)});
    result.mend = {"say why under `expects:`, with `access_reason:`, or write `access: easy`",
                   "dites pourquoi sous `expects:`, avec `access_reason:`, ou écrivez "
                   "`access: easy`"};
  } else if (surface.easy_access == surface.found_easy || surface.easy_access) {
    // The author agrees, or asks more of the design than the program would.
    result.verdict = Verdict::pass;
    if (surface.easy_access) result.rests_on.clear();
    result.says = fill({"{0}, {1} up, counts as {2}", "{0}, à {1} de haut, compte comme {2}"},
                       {label, show(*result.measured), word_of(surface.easy_access)});
  } else {
    result.verdict = Verdict::needs_human;
    result.says =
        fill({"{0}, {1} up, was found to be {2}; the design says {3}, and that is what "
              "the other rules take; the reason given: {4}",
              "{0}, à {1} de haut : le programme trouve {2} ; le modèle dit {3}, et c'est "
              "ce que retiennent les autres règles ; raison donnée : {4}"},
             {label, show(*result.measured), word_of(true), word_of(false),
              survey.said().access_reason});
    result.mend = {"have the way up looked at, or write `access: easy`",
                   "faites examiner le chemin d'accès, ou écrivez `access: easy`"};
  }
  return result;
}

/// Who would be reached by them is not known.
void tell_left_out(const Survey& survey, Outcome& out) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.rests_on = {&kFigures[1]};
  result.says =
      fill({"the design has more rungs than are looked at: the {0} highest were left out, "
            "and what they lead to may be easily reached",
            "le modèle a plus de barreaux qu'on n'en examine : les {0} plus hauts ont "
            "été laissés de côté, et ce à quoi ils mènent peut être d'accès facile"},
           {plano::show(static_cast<std::int64_t>(survey.rungs_left_out))});
  result.mend = {"have the ways up looked at by a person",
                 "faites examiner par une personne les chemins d'accès"};
  out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  if (survey.rungs_left_out > 0) tell_left_out(survey, out);
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (surface->height <= kTierMm) continue;
    out.results.push_back(result_of(survey, *surface));
  }
}

}  // namespace

extern const Rule kEasyAccess;
const Rule kEasyAccess = {
    "easy-access",
    "Ease of access",
    "Facilité d'accès",
    "What the smallest reach by themselves is guarded from 600 mm; what asks skill of them, from "
    "1000 mm.",
    "Ce que les plus petits atteignent seuls est protégé dès 600 mm ; ce qui leur demande de "
    "l'adresse, dès 1000 mm.",
    "A graph of all surfaces and rungs: steps of at most 600 mm between surfaces 400 mm apart in "
    "plan, ladders with a first rung below 400 mm and rungs 400 mm apart at most, ramps up to 38°. "
    "The thousand lowest rungs are looked at; of more, a person judges. "
    "Ropes, nets and climbing holds are not seen; barriers on the way are not counted. What the "
    "author says wins; that something found easy is hard, only with a reason, and a person has to "
    "see it.",
    "Un graphe des surfaces et des barreaux : marches de 600 mm au plus entre surfaces à 400 mm en "
    "plan, échelles dont le premier barreau est sous 400 mm et les suivants à 400 mm au plus, "
    "rampes jusqu'à 38°. Les mille barreaux les plus bas sont examinés ; s'il y en a davantage, "
    "une personne juge. Cordes, filets et prises d'escalade ne sont pas vus ; les barrières en "
    "chemin ne comptent pas. Ce que dit l'auteur l'emporte ; mais qu'un accès trouvé facile soit "
    "difficile, seulement avec une raison, et une personne doit le voir.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
