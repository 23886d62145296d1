// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "checks/safety/corners.h"
#include "checks/safety/neck_place.h"
#include "checks/safety/opening_place.h"
#include "checks/safety/probes.h"
#include "checks/safety/troughs.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"least angle downwards",
     "plus petit angle vers le bas",
     {60, Unit::degree},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017, p. 22; Unfallkasse NRW",
     "RPII Japan sur l'EN 1176-1:2017, p. 22 ; Unfallkasse NRW"},
    {"height",
     "hauteur",
     {600, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"torso, width",
     "torse, largeur",
     {kTorsoWidthMm, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"narrowest neck",
     "cou le plus étroit",
     {kNeckMm, Unit::mm},
     Confidence::ours,
     "where the opening is as wide as this, the angle of its sides is taken",
     "là où l'ouverture est large d'autant, on prend l'angle de ses côtés"},
};
constexpr const Figure& kAngle = kFigures[0];
constexpr const Figure& kHeight = kFigures[1];
constexpr const Figure& kTorso = kFigures[2];
constexpr const Figure& kNeck = kFigures[3];
constexpr double kNearAngle = 63;

/// Up, in the plane of an opening; shorter where the plane lies.
Vec3 up_in(const PlaneOpening& opening) {
  return {opening.frame.u.z, opening.frame.v.z, 0};
}

struct Found {
  Convergence where;
  Verdict verdict = Verdict::pass;
};

/// The worst of an opening.
std::optional<Found> worst_of(const PlaneOpening& opening) {
  const Vec3 up = up_in(opening);
  // Planes nearer to level than to upright hold no neck by its weight.
  constexpr double kUpright = 0.70710678118654752;
  constexpr double kLevel = 1e-6;
  if (geometry::norm(up) < kUpright - kLevel) return std::nullopt;
  std::optional<Found> worst;
  const auto add = [&worst](const Convergence& at, Verdict verdict) {
    if (!worst || verdict > worst->verdict ||
        (verdict == worst->verdict && at.degrees < worst->where.degrees)) {
      worst = Found{at, verdict};
    }
  };
  constexpr double kParallel = 0.5;
  for (const Convergence& at : convergences(opening, kNeckMm, 180)) {
    if (dot(at.first + at.second, up) <= kLevel) continue;
    if (at.degrees <= kParallel || at.mouth < kNeckMm - kProbeSlackMm) continue;
    const bool both_rise = dot(at.first, up) > -kLevel && dot(at.second, up) > -kLevel;
    if (at.degrees >= kAngle.value.value - 0.05) {
      add(at, Verdict::pass);
    } else {
      add(at, both_rise ? Verdict::fail : Verdict::needs_human);
    }
  }
  for (const Convergence& at : convergences(opening, kTorsoWidthMm, kParallel)) {
    if (at.gap >= kNeckMm && at.shorter >= kNeckMm && dot(at.first + at.second, up) > kLevel) {
      add(at, Verdict::needs_human);
    }
  }
  return worst;
}

Text mend_of() {
  return {"open the angle to more than 60°, or fill the corner until it is wider",
          "ouvrez l'angle à plus de 60°, ou comblez le coin jusqu'à ce qu'il soit plus large"};
}

Result judge(const Survey& survey, const PlaneOpening& opening, const Found& found) {
  Result result = result_at(survey, opening, found.where.place);
  const Text name = name_of(survey, opening, result);
  result.verdict = found.verdict;
  result.measured = Measure{found.where.degrees, Unit::degree};
  result.limit = kAngle.value;
  result.rests_on = {&kAngle, &kHeight};
  if (found.where.gap > 0) result.rests_on.push_back(&kNeck);
  const Text angle = show(*result.measured);
  if (found.verdict == Verdict::pass) {
    result.near_limit = found.where.degrees < kNearAngle;
    result.says = fill({"in {0} the sides meet at {1} or more at the bottom",
                        "dans {0}, les côtés se rejoignent vers le bas à {1} au moins"},
                       {name, angle});
    return result;
  }
  result.says =
      found.verdict == Verdict::fail
          ? fill({"in {0} the sides run together downwards at {1}: a neck gets wedged",
                  "dans {0}, les côtés se rejoignent vers le bas à {1} : un cou s'y coince"},
                 {name, angle})
          : fill({"a narrow place of {0} leads downwards ({1} between its sides): a person "
                  "has to say whether a neck gets wedged",
                  "dans {0}, un endroit étroit mène vers le bas ({1} entre ses côtés) : une "
                  "personne doit dire si un cou s'y coince"},
                 {name, angle});
  result.mend = mend_of();
  return result;
}

Result judge(const Survey& survey, const Trough& trough) {
  Result result = result_at(survey.scene, trough.neck);
  result.verdict = trough.sure ? Verdict::fail : Verdict::needs_human;
  result.measured = Measure{trough.degrees, Unit::degree};
  result.limit = kAngle.value;
  result.rests_on = {&kAngle, &kHeight, &kTorso, &kNeck};
  result.says =
      fill(trough.sure
               ? Text("{0} the sides run together downwards at {1}: a neck gets wedged",
                      "{0}, les côtés se rejoignent vers le bas à {1} : un cou s'y coince")
               : Text("{0} the sides run together downwards at {1}, along a trough or aslant: a "
                      "person has to say whether a neck gets wedged",
                      "{0}, les côtés se rejoignent vers le bas à {1}, sur une grande longueur ou "
                      "en penchant d'un côté : une personne doit dire si un cou s'y coince"),
           {between(survey.scene, trough.neck), show(*result.measured)});
  result.mend = mend_of();
  return result;
}

/// Where an opening was found fault with.
struct Told {
  std::vector<std::size_t> bodies;
  Vec3 place;
};

/// Whether that is what was told of an opening of the same two parts: sides apart by necks reach
/// about so far from where they meet.
bool is_told(const Told& told, const Neck& neck) {
  constexpr double kNearMm = 300;
  const auto borders = [&](std::size_t body) {
    return std::count(told.bodies.begin(), told.bodies.end(), body) > 0;
  };
  return borders(neck.one) && borders(neck.other) && norm(neck.middle - told.place) <= kNearMm;
}

/// Between parts in whatever plane, but for places that were found fault with already.
void look_between_parts(const Survey& survey, const std::vector<Told>& told, Outcome& out) {
  const auto troughs = troughs_of(survey.scene, kHeight.value.value, kNeckMm);
  if (!troughs) {
    out.results.push_back(too_much_to_look_at());
    return;
  }
  for (const Trough& trough : *troughs) {
    if (std::none_of(told.begin(), told.end(),
                     [&](const Told& one) { return is_told(one, trough.neck); })) {
      out.results.push_back(judge(survey, trough));
    }
  }
}

void run(const Survey& survey, Outcome& out) {
  const OpeningPlanes planes = opening_planes(survey.scene, kHeight.value.value, kNeckMm);
  std::vector<Told> told;
  for (const PlaneOpening& opening : planes.openings) {
    if (!opening.bound() && opening.mouth() < kNeckMm) continue;
    // A head that does not get in does not hang by its neck.
    if (opening.bound() &&
        largest_disc(FreeArea(opening.loops())).at_most < kTorso.value.value - kProbeSlackMm) {
      continue;
    }
    if (const auto found = worst_of(opening)) {
      out.results.push_back(judge(survey, opening, *found));
      settle(opening, out.results.back());
      if (found->verdict != Verdict::pass) {
        told.push_back({opening.bodies, opening.world(found->where.place)});
      }
    }
  }
  look_between_parts(survey, told, out);
  tell_unread(survey, planes, out);
}

}  // namespace

extern const Rule kNeckAngles;
const Rule kNeckAngles = {
    "neck-angles",
    "Sides that run together downwards",
    "Côtés qui se rejoignent vers le bas",
    "No opening higher than 600 mm has sides that run together downwards at less than 60°.",
    "Aucune ouverture à plus de 600 mm n'a de côtés qui se rejoignent vers le bas à moins de 60°.",
    "The angle between the sides at the bottom of each opening and notch, and of their tangents "
    "where a rounded one is 45 mm wide. A corner that points sideways rather than down, and slots "
    "of 45 to 89 mm that lead down from a wider place, are left to a person. Between parts, balls "
    "of "
    "45 to 90 mm are grown from points every 40 mm, and the angle is taken where they touch two of "
    "them; troughs longer than 200 mm, and those a torso gets into along them only, are left to a "
    "person. Not looked at: planes nearer to level than to upright, corners whose sides end before "
    "they are 45 mm apart, and, between parts, sides that end within 20 mm above that.",
    "L'angle entre les côtés au bas de chaque ouverture et de chaque encoche, et celui de leurs "
    "tangentes là où un fond arrondi est large de 45 mm. Un coin tourné vers le côté plutôt que "
    "vers le bas et les fentes de 45 à 89 mm qui descendent d'un endroit plus large reviennent à "
    "une personne. Entre pièces, des boules de 45 à 90 mm sont gonflées depuis des points pris "
    "tous "
    "les 40 mm, et l'angle est pris là où elles en touchent deux ; les creux en V de plus de "
    "200 mm de long, et ceux où un torse n'entre que par le bout, reviennent à une personne. Ne "
    "sont "
    "regardés ni les plans plus proches de l'horizontale que de la verticale, ni les coins dont "
    "les "
    "côtés finissent avant d'être à 45 mm l'un de l'autre, ni, entre pièces, les côtés qui "
    "finissent moins de 20 mm au-dessus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
