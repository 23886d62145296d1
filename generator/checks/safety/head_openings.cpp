// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/opening_place.h"
#include "checks/safety/probes.h"
#include "checks/safety/straight_through.h"
#include "checks/safety/widening.h"

namespace plano::checks {
namespace {

constexpr const char* kKletter =
    "Unfallkasse NRW and HAGS on EN 1176-1; RPII Japan on its edition of 2017";
constexpr const char* kKletterFr =
    "Unfallkasse NRW et HAGS sur l'EN 1176-1 ; RPII Japan sur son édition de 2017";

constexpr Figure kFigures[] = {
    {"lower edge",
     "bord inférieur",
     {600, Unit::mm},
     Confidence::two_sources,
     kKletter,
     kKletterFr},
    {"torso, width",
     "torse, largeur",
     {kTorsoWidthMm, Unit::mm},
     Confidence::two_sources,
     kKletter,
     kKletterFr},
    {"torso, length",
     "torse, longueur",
     {kTorsoLengthMm, Unit::mm},
     Confidence::two_sources,
     "playgroundaudit.com, on the same probe of American rules; its corners are not known",
     "playgroundaudit.com, sur la sonde identique des règles américaines ; ses coins ne sont pas "
     "connus"},
    {"large head", "grande tête", {230, Unit::mm}, Confidence::two_sources, kKletter, kKletterFr},
    {"narrowest neck",
     "cou le plus étroit",
     {kNeckMm, Unit::mm},
     Confidence::unverified,
     "from memory: the thickness of the template for notches",
     "de mémoire : l'épaisseur du gabarit pour les encoches"},
};
constexpr const Figure& kLowerEdge = kFigures[0];
constexpr const Figure& kTorso = kFigures[1];
constexpr const Figure& kTorsoLength = kFigures[2];
constexpr const Figure& kHead = kFigures[3];
constexpr const Figure& kNeck = kFigures[4];
/// What making and swelling take: a design stays under 85 or over 235.
constexpr double kNearSmallMm = 85;
constexpr double kNearLargeMm = 235;

Text mend_of() {
  return fill({"make it narrower than {0} or wide enough for a disc of {1}, or bring its lower "
               "edge down to {2} or less",
               "faites-la plus étroite que {0} ou assez large pour un disque de {1}, ou ramenez "
               "son bord inférieur à {2} au plus"},
              {show(Measure{kNearSmallMm, Unit::mm}), show(Measure{kNearLargeMm, Unit::mm}),
               show(kLowerEdge.value)});
}

/// Between the two sizes: whether the torso gets in decides what can be said.
void judge_between(const FreeArea& area, const Text& name, const Text& disc, Result& result) {
  result.rests_on = {&kLowerEdge, &kTorso, &kTorsoLength, &kHead};
  result.limit = kHead.value;
  result.mend = mend_of();
  if (torso_fit(area, true).fits == Fits::yes) {
    result.verdict = Verdict::fail;
    result.says =
        fill({"a torso of {0} by {1} gets through {2}, a head of {3} does not (largest "
              "disc: {4})",
              "un torse de {0} sur {1} passe dans {2}, une tête de {3} n'y passe pas "
              "(plus grand disque : {4})"},
             {show(kTorso.value), show(kTorsoLength.value), name, show(kHead.value), disc});
    return;
  }
  result.verdict = Verdict::needs_human;
  const bool by_corners = torso_fit(area, false).fits != Fits::no;
  result.says = fill(
      by_corners
          ? Text("whether a torso gets through {0} depends on the corners of the probe, which we "
                 "do not know (largest disc: {1})",
                 "qu'un torse passe ou non dans {0} dépend des coins de la sonde, que nous ne "
                 "connaissons pas (plus grand disque : {1})")
          : Text(
                "no torso gets through {0}, but the small head decides, whose size we do not know "
                "(largest disc: {1})",
                "aucun torse ne passe dans {0}, mais c'est la petite tête qui décide, et nous n'en "
                "connaissons pas la taille (plus grand disque : {1})"),
      {name, disc});
}

/// Where a large head passes: unless it has an arm in which a torso gets stuck all the same.
void judge_wide(const Scene& scene, const PlaneOpening& opening, const FreeArea& area,
                const LargestDisc& disc, const Text& name, Result& result) {
  result.limit = kHead.value;
  result.rests_on = {&kLowerEdge, &kHead};
  if (!goes_straight_through(scene, opening, area, kHead.value.value / 2, kTorso.value.value)) {
    result.verdict = Verdict::needs_human;
    result.rests_on.push_back(&kTorso);
    result.says = fill({"a large head gets into {0}, but within {1} before or behind, something "
                        "stands in its way: what is left has to let it through, or no torso",
                        "une grande tête entre dans {0}, mais à {1} ou moins devant ou derrière, "
                        "quelque chose lui fait obstacle : ce qui reste doit la laisser passer, ou "
                        "arrêter un torse"},
                       {name, show(kTorso.value)});
    result.mend = {"set what stands there farther off, or close the opening",
                   "éloignez ce qui s'y trouve, ou fermez l'ouverture"};
    return;
  }
  if (const auto narrow = where_it_stays_narrow(area, kTorso.value.value, kHead.value.value)) {
    result.verdict = Verdict::needs_human;
    result.rests_on.push_back(&kTorso);
    result.place.point = *narrow;
    result.says = fill({"a large head passes {0}, but not everywhere: it narrows to an arm that "
                        "takes {1} and more",
                        "une grande tête passe dans {0}, mais pas partout : l'ouverture se "
                        "resserre en un bras qui laisse entrer {1} et plus"},
                       {name, show(kTorso.value)});
    result.mend = fill({"make the arm narrower than {0}, or as wide as the rest",
                        "faites ce bras plus étroit que {0}, ou aussi large que le reste"},
                       {show(Measure{kNearSmallMm, Unit::mm})});
    return;
  }
  result.verdict = Verdict::pass;
  result.near_limit = disc.diameter < kNearLargeMm;
  result.says = fill({"a large head passes {0}", "une grande tête passe dans {0}"}, {name});
}

Result judge(const Survey& survey, const PlaneOpening& opening, const FreeArea& area,
             const LargestDisc& disc) {
  Result result = result_at(survey, opening, disc.centre);
  result.measured = Measure{disc.diameter, Unit::mm};
  const Text name = name_of(survey, opening, result);
  if (disc.diameter >= kHead.value.value - kProbeSlackMm) {
    judge_wide(survey.scene, opening, area, disc, name, result);
  } else {
    judge_between(area, name, show(*result.measured), result);
  }
  return result;
}

/// Openings that nothing gets into, in one line.
struct Narrow {
  std::int64_t count = 0;
  double widest = 0;
  std::optional<Result> at;
};

void run(const Survey& survey, Outcome& out) {
  const OpeningPlanes planes = opening_planes(survey.scene, kLowerEdge.value.value, 0);
  Narrow narrow;
  for (const PlaneOpening& opening : planes.openings) {
    if (!opening.bound() && opening.mouth() >= kNeckMm) continue;  // a notch
    const FreeArea area(opening.loops());
    LargestDisc disc;
    const double width = width_of(hull_of({opening.outline})).least;
    // Ridges of thin rings take long to search, and nobody asks for their width.
    constexpr double kThinMm = 20;
    if (width > kThinMm) disc = largest_disc(area);
    if (disc.at_most < kTorso.value.value - kProbeSlackMm && !opening.simplified) {
      ++narrow.count;
      if (!narrow.at || disc.diameter > narrow.widest) {
        narrow.widest = disc.diameter;
        narrow.at = result_at(survey, opening, disc.centre);
      }
      continue;
    }
    if (width <= kThinMm) continue;  // a hull or not: no head
    Result result = judge(survey, opening, area, disc);
    settle(opening, result);
    if (!opening.bound()) result.rests_on.push_back(&kNeck);
    out.results.push_back(std::move(result));
  }
  if (narrow.at) {
    Result& result = *narrow.at;
    result.verdict = Verdict::pass;
    result.measured = Measure{narrow.widest, Unit::mm};
    result.limit = kTorso.value;
    result.near_limit = narrow.widest > kNearSmallMm;
    result.rests_on = {&kLowerEdge, &kTorso};
    result.says = fill({"nothing gets into openings that take no disc of {0}: {1} found; the "
                        "largest disc is of {2}",
                        "rien n'entre dans les ouvertures où ne tient aucun disque de {0}, au "
                        "nombre de {1} ; le plus grand disque fait {2}"},
                       {show(kTorso.value), plano::show(narrow.count), show(*result.measured)});
    out.results.push_back(std::move(result));
  }
  tell_unread(survey, planes, out);
}

}  // namespace

extern const Rule kHeadOpenings;
const Rule kHeadOpenings = {
    "head-openings",
    "Openings for head and torso",
    "Ouvertures : tête et torse",
    "Where a body gets through feet first, or a small head, a large head has to get through as "
    "well; this holds for every completely bound opening whose lower edge is higher than 600 mm.",
    "Là où un corps passe les pieds devant, ou une petite tête, une grande tête doit passer "
    "aussi ; cela vaut pour toute ouverture fermée dont le bord inférieur est à plus de 600 mm.",
    "Openings of each plane as they are made, less what stands in them. The largest disc is "
    "searched for to a hundredth of a millimetre; between 89 and 230 mm the torso is tried in all "
    "directions, with sharp corners and with round ends. What only the small head or the corners "
    "of the torso decide is left to a person, and so are arms of 89 to 230 mm of openings that a "
    "large head passes elsewhere, and openings a large head gets into but not straight through, "
    "for 89 mm before and behind. Probes at a slant and gaps between parts of different planes are "
    "not seen.",
    "Les ouvertures de chaque plan telles qu'elles sont faites, moins ce qui s'y tient. Le plus "
    "grand disque est cherché au centième de millimètre ; entre 89 et 230 mm, le torse est essayé "
    "dans toutes les directions, avec des coins vifs et des bouts ronds. Ce que seuls la petite "
    "tête ou les coins du torse décident revient à une personne, comme les bras de 89 à 230 mm "
    "d'ouvertures où une grande tête passe ailleurs, et les ouvertures où une grande tête entre "
    "sans pouvoir passer tout droit, sur 89 mm devant et derrière. Les sondes de biais et les "
    "jours entre pièces "
    "de plans différents ne "
    "sont pas vus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
