// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>

#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

struct Look {
  Text at;    // what is to be looked at
  Text with;  // what to look for, and with what
};

/// Of the built object, in the order of a walk around it. What no drawing shows comes with what the
/// drawing shows and no other rule measures.
const std::array<Look, 8>& looks() {
  static const std::array<Look, 8> kLooks = {{
      {{"wood: no splinters, no cracks that pinch, no resin",
        "bois : ni éclats, ni fentes qui pincent, ni résine"},
       {"rub every surface in reach with a cloth", "passez un chiffon sur tout ce qu'on touche"}},
      {{"metal: no burrs, no ends of nails or wire",
        "métal : ni bavures, ni pointes de clous, ni bouts de fil"},
       {"feel every head, nut and cut end", "tâtez chaque tête, écrou et bout coupé"}},
      {{"fasteners are tight, and need a tool to be undone",
        "les fixations sont serrées et ne se défont pas sans outil"},
       {"try each with its key", "essayez chacune avec sa clé"}},
      {{"an adult reaches a child wherever one can crawl in; no door, lid or curtain shuts it in",
        "un adulte atteint un enfant partout où l'on peut se glisser ; ni porte, ni couvercle, ni "
        "rideau ne l'enferme"},
       {"reach in from every way out; shut each door from outside, and open it from inside",
        "tendez le bras par chaque sortie ; fermez chaque porte de l'extérieur, ouvrez-la de "
        "l'intérieur"}},
      {{"water runs off, and stands in no pocket or hole",
        "l'eau s'écoule et ne stagne dans aucun creux ni trou"},
       {"pour water on it", "versez-y de l'eau"}},
      {{"no cord, rope or strap that could close around a neck",
        "ni corde, ni cordon, ni sangle qui puisse se refermer autour d'un cou"},
       {"look at what users bring and tie on as well",
        "regardez aussi ce que les usagers y nouent"}},
      {{"no surface grows hot in the sun", "aucune surface ne devient brûlante au soleil"},
       {"lay a hand on it on a summer afternoon", "posez-y la main un après-midi d'été"}},
      {{"the place: no toxic or thorny plants, no roots or stones where one falls",
        "le lieu : ni plantes toxiques ou épineuses, ni racines ou pierres là où l'on tombe"},
       {"walk around it, and again each season", "faites-en le tour, puis à chaque saison"}},
  }};
  return kLooks;
}

void run(const Survey& survey, Outcome& out) {
  if (survey.scene.bodies.empty()) return;
  for (const Look& look : looks()) {
    Result result;
    result.verdict = Verdict::needs_human;
    result.says = look.at;
    result.mend = look.with;
    out.results.push_back(std::move(result));
  }
}

}  // namespace

extern const Rule kSeenByAPerson;
const Rule kSeenByAPerson = {
    "seen-by-a-person",
    "What a person must see",
    "Ce qu'une personne doit voir",
    "Some faults show only on the object once it is built, and somebody has to look for them.",
    "Certains défauts ne se voient que sur l'objet construit, et quelqu'un doit les y chercher.",
    "Nothing is measured: the list is the same for every design, and never passes.",
    "Rien n'est mesuré : la liste est la même pour tout modèle, et n'est jamais réputée conforme.",
    "—",
    {},
    run};

}  // namespace plano::checks
