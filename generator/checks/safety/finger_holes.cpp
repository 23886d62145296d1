// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/fingers.h"
#include "checks/safety/opening_place.h"
#include "checks/safety/widening.h"

namespace plano::checks {
namespace {

/// What making and swelling take: a design stays under 7 or over 26.
constexpr double kNearSmallMm = 7;
constexpr double kNearLargeMm = 26;

void judge(const FreeArea& area, const PlaneOpening& opening, const Text& name,
           const LargestDisc& disc, Result& result) {
  result.measured = Measure{disc.diameter, Unit::mm};
  result.limit = kLargeFinger.value;
  result.rests_on = {&kFingerEdge, &kSmallFinger, &kLargeFinger};
  result.mend =
      fill({"make it narrower than {0} or wider than {1} everywhere, or bring its lower "
            "edge down to {2} or less",
            "faites-la plus étroite que {0} ou plus large que {1} partout, ou ramenez son "
            "bord inférieur à {2} au plus"},
           {show(Measure{kNearSmallMm, Unit::mm}), show(Measure{kNearLargeMm, Unit::mm}),
            show(kFingerEdge.value)});
  if (opening.bound() && disc.at_most < kLargeFinger.value.value - kProbeSlackMm) {
    result.verdict = Verdict::fail;
    result.says = fill({"a finger of {0} gets into {1}, one of {2} does not",
                        "un doigt de {0} entre dans {1}, un doigt de {2} n'y entre pas"},
                       {show(kSmallFinger.value), name, show(kLargeFinger.value)});
    return;
  }
  const auto narrow =
      where_it_stays_narrow(area, kSmallFinger.value.value, kLargeFinger.value.value);
  if (narrow) {
    result.verdict = Verdict::needs_human;
    result.place.point = opening.world(*narrow);
    result.says = fill({"a finger of {0} may lock in a narrow place of {1}",
                        "dans {1}, un doigt de {0} peut se coincer dans un endroit étroit"},
                       {show(kSmallFinger.value), name});
    return;
  }
  result.verdict = Verdict::pass;
  result.mend = {};
  result.near_limit = disc.diameter < kNearLargeMm;
  result.says =
      fill({"a finger of {0} passes {1} everywhere", "un doigt de {0} passe partout dans {1}"},
           {show(kLargeFinger.value), name});
}

void run(const Survey& survey, Outcome& out) {
  constexpr double kPlayMm = 1;  // what tabs leave of their slots needs no line
  const OpeningPlanes planes = opening_planes(survey.scene, kFingerEdge.value.value, kPlayMm);
  for (const PlaneOpening& opening : planes.openings) {
    const FreeArea area(opening.loops(), opening.lids);
    const LargestDisc disc = largest_disc(area);
    Result result = result_at(survey, opening, disc.centre);
    const Text name = name_of(survey, opening, result);
    if (disc.at_most < kSmallFinger.value.value) {
      result.verdict = Verdict::pass;
      result.measured = Measure{disc.diameter, Unit::mm};
      result.limit = kSmallFinger.value;
      result.near_limit = disc.diameter > kNearSmallMm;
      result.rests_on = {&kFingerEdge, &kSmallFinger};
      result.says = fill({"no finger of {0} gets into {1}", "aucun doigt de {0} n'entre dans {1}"},
                         {show(kSmallFinger.value), name});
    } else {
      judge(area, opening, name, disc, result);
    }
    settle(opening, result);
    out.results.push_back(std::move(result));
  }
  tell_unread(survey, planes, out);
}

}  // namespace

extern const Rule kFingerHoles;
const Rule kFingerHoles = {
    "finger-holes",
    "Holes and gaps for fingers",
    "Trous et jours : doigts",
    "A hole whose lower edge is higher than one metre lets in no rod of 8 mm, or else one of 25 mm "
    "as well, and locks neither.",
    "Un trou dont le bord inférieur est à plus d'un mètre ne laisse entrer aucune tige de 8 mm, ou "
    "alors aussi une tige de 25 mm, et n'en coince aucune.",
    "Openings of each plane as they are made, less what stands in them. From every place a rod of "
    "8 mm reaches, it has to find room for one of 25 mm; slots beside holes and gaps open at their "
    "ends are left to a person. A hole across a bolt counts as filled by the barrel nut the bolt "
    "is "
    "screwed into; whether the nut is as long as the hole is not known. Ends of tubes, holes that "
    "do not go through, gaps in the space of "
    "a "
    "forced movement below one metre and cracks of timber are not seen.",
    "Les ouvertures de chaque plan telles qu'elles sont faites, moins ce qui s'y tient. De tout "
    "endroit qu'une tige de 8 mm atteint, elle doit trouver la place d'une tige de 25 mm ; les "
    "fentes qui prolongent un trou et les jours ouverts au bout reviennent à une personne. Un trou "
    "en travers d'un boulon compte comme comblé par l'écrou cylindrique où celui-ci se visse ; on "
    "ne sait pas si l'écrou est aussi long que le trou. Les bouts de tubes, les trous borgnes, les "
    "jours à moins d'un mètre dans l'espace d'un mouvement "
    "forcé et les fentes du bois ne sont pas vus.",
    "EN 1176-1:2017",
    kFingerFigures,
    run};

}  // namespace plano::checks
