// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <map>
#include <utility>

#include "checks/neck_flood.h"
#include "checks/necks.h"
#include "checks/rule.h"
#include "checks/safety/neck_place.h"
#include "checks/survey.h"
#include "geometry/containment.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Narrow places that are passed through one by one; a design with more is told so. Bounds the time
/// to seconds.
constexpr std::size_t kMostNecks = 2000;

constexpr Figure kFigures[] = {
    {"small torso, width",
     "petit torse, largeur",
     {89, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"large head",
     "grande tête",
     {230, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW and HAGS on EN 1176-1",
     "Unfallkasse NRW et HAGS sur l'EN 1176-1"},
    {"lower edge from which openings count",
     "bord inférieur à partir duquel les vides comptent",
     {600, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; Unfallkasse NRW",
     "RPII Japan sur l'EN 1176-1:2017 ; Unfallkasse NRW"},
    {"small torso, length",
     "petit torse, longueur",
     {157, Unit::mm},
     Confidence::two_sources,
     "playgroundaudit.com on the American probe, which is its twin",
     "playgroundaudit.com sur la sonde américaine, sa jumelle"},
};
constexpr const Figure& kTorso = kFigures[0];
constexpr const Figure& kHead = kFigures[1];
constexpr const Figure& kAbove = kFigures[2];
constexpr const Figure& kTorsoLength = kFigures[3];

/// An opening within one panel, which is looked at exactly in the panel's own plane.
bool own_hole(const Scene& scene, const Neck& neck) {
  const SceneBody& body = scene.bodies[neck.one];
  if (neck.one != neck.other || body.part == SceneBody::kNone) return false;
  const Vec3 local = body.pose.local(neck.middle);
  const geometry::Point at{Length::nearest_to_mm(local.x), Length::nearest_to_mm(local.y)};
  for (const geometry::Contour& hole : scene.part_of(body).profile.holes) {
    if (geometry::contains(hole, at)) return true;
  }
  return false;
}

Text words_of(const Passage::Kind kind, bool torso) {
  if (kind == Passage::Kind::shut && torso) {
    return {"{0} a gap of {1} lets a small torso through, and no head: a child can be caught",
            "{0}, un vide de {1} laisse passer un petit torse, mais pas une tête : un enfant peut "
            "y rester pris"};
  }
  if (kind == Passage::Kind::shut) {
    return {
        "{0} a gap of {1} is too short for a small torso; whether a small head goes in is not "
        "known",
        "{0}, un vide de {1} est trop court pour un petit torse ; on ne sait si une petite "
        "tête y entre"};
  }
  if (kind == Passage::Kind::open) {
    return {
        "{0} a gap of {1} is not closed all around, or widens: a person has to see whether a "
        "neck can be caught",
        "{0}, un vide de {1} n'est pas fermé tout autour, ou s'élargit : une personne doit "
        "voir si un cou peut y rester pris"};
  }
  return {"{0} a gap of {1} leads on from both sides, and where it ends was not found",
          "{0}, un vide de {1} se prolonge des deux côtés, sans qu'on ait trouvé où il débouche"};
}

Result result_of(const Survey& survey, const Neck& neck, const Passage& passage, bool torso) {
  const Scene& scene = survey.scene;
  Result result = result_at(scene, neck);
  result.measured = Measure{passage.width, Unit::mm};
  const bool caught = passage.kind == Passage::Kind::shut && torso;
  result.verdict = caught ? Verdict::fail : Verdict::needs_human;
  result.limit = kTorso.value;
  result.rests_on = {&kTorso, &kHead, &kAbove, &kTorsoLength};
  result.says = fill(words_of(passage.kind, torso), {between(scene, neck), show(*result.measured)});
  result.mend = {"make it 85 mm at most, or 235 mm at least, everywhere",
                 "ramenez-le à 85 mm au plus, ou portez-le à 235 mm au moins, partout"};
  result.marks.push_back({Mark::Kind::arrow, {neck.middle - passage.way * 150, neck.middle}, {}});
  return result;
}

/// Of each pair of bodies what is worst, and there the narrowest.
void look(const Survey& survey, const NeckLimits& limits, const std::vector<Neck>& necks,
          Outcome& out) {
  const Scene& scene = survey.scene;
  std::map<std::pair<std::size_t, std::size_t>, Result> worst;
  std::size_t looked_at = 0;
  Floods floods(scene, limits);
  for (const Neck& neck : necks) {
    if (own_hole(scene, neck)) continue;
    if (looked_at++ == kMostNecks || floods.spent()) {
      out.results.push_back(too_much_to_look_at());
      break;
    }
    const Passage passage = passage_of(scene, limits, neck, floods);
    if (passage.kind == Passage::Kind::pocket) continue;
    const bool torso = passage.kind == Passage::Kind::shut &&
                       admits_stadium(scene, limits, neck, passage, kTorsoLength.value.value);
    Result result = result_of(survey, neck, passage, torso);
    const auto [at, fresh] = worst.emplace(std::pair{neck.one, neck.other}, result);
    if (fresh) continue;
    const bool worse = result.verdict > at->second.verdict ||
                       (result.verdict == at->second.verdict &&
                        result.measured->value < at->second.measured->value);
    if (worse) at->second = std::move(result);
  }
  for (auto& [pair, result] : worst) out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  if (survey.scene.bodies.empty()) return;
  const NeckLimits limits{
      .small = kTorso.value.value, .large = kHead.value.value, .above = kAbove.value.value};
  const auto necks = necks_of(survey.scene, limits);
  if (!necks) {
    out.results.push_back(too_much_to_look_at());
    return;
  }
  look(survey, limits, *necks, out);
  if (!out.results.empty()) return;
  Result none;
  none.verdict = Verdict::pass;
  none.rests_on = {&kTorso, &kHead, &kAbove};
  none.says = {"no gap between parts was found that lets a small torso in and stops a head",
               "aucun vide entre pièces n'a été trouvé qui laisse entrer un petit torse et "
               "retienne une tête"};
  out.results.push_back(std::move(none));
}

}  // namespace

extern const Rule kHeadGaps;
const Rule kHeadGaps = {
    "head-gaps",
    "Head and neck: gaps between parts",
    "Tête et cou : vides entre les pièces",
    "Gaps between parts whose lower edge is more than 600 mm above the ground must stop a small "
    "torso (89 mm), or let a large head through (230 mm).",
    "Les vides entre pièces dont le bord inférieur est à plus de 600 mm du sol doivent arrêter un "
    "petit torse (89 mm) ou laisser passer une grande tête (230 mm).",
    "Balls grown from points every 40 mm on all surfaces and edges; the narrow places are then "
    "passed by a ball of 89 mm, and a gap is as wide as the largest disc in it. What stands up to "
    "63 mm before or behind it, along the way, closes it as well; where only things farther off "
    "do, a person is asked. What rounder ways hide behind bends nearer than 100 mm, and corners "
    "of parts smaller than the points' distance, is not seen; gaps open to one side are left to a "
    "person, as are small heads.",
    "Des boules gonflées depuis des points pris tous les 40 mm sur toutes les surfaces et arêtes ; "
    "une boule de 89 mm traverse ensuite les endroits étroits, et un vide est aussi large que le "
    "plus grand disque qui y tient. Ce qui se trouve jusqu'à 63 mm devant ou derrière, le long du "
    "passage, le ferme aussi ; quand seul le ferme ce qui est plus loin, une personne est "
    "sollicitée. Ce que cachent des coudes à moins de 100 mm, ou des coins de pièces plus petites "
    "que l'écart des points, n'est pas vu ; les vides ouverts d'un côté et les petites têtes sont "
    "laissés à une personne.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
