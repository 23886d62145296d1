// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/trig.h"
#include "checks/falling.h"
#include "checks/safety/opening_place.h"
#include "checks/safety/slab.h"
#include "checks/safety/widening.h"

namespace plano::checks {
namespace {

constexpr Figure kFigures[] = {
    {"gap across the way one walks",
     "jour en travers de la marche",
     {30, Unit::mm},
     Confidence::two_sources,
     "RPII Japan on EN 1176-1:2017; the Slovak guide SK 01_05 and HAGS",
     "RPII Japan sur l'EN 1176-1:2017 ; le guide slovaque SK 01_05 et HAGS"},
    {"steepest surface for walking",
     "pente la plus forte où l'on marche",
     {38, Unit::degree},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017; sources of 2008 say 45 degrees",
     "RPII Japan sur l'EN 1176-1:2017 ; des sources de 2008 disent 45 degrés"},
    {"a way through, no gap",
     "passage, et non plus un jour",
     {230, Unit::mm},
     Confidence::ours,
     "where a large head passes the whole body does, and no foot is held",
     "là où passe une grande tête passe tout le corps, et aucun pied n'est retenu"},
};
constexpr const Figure& kGap = kFigures[0];
constexpr const Figure& kSteepest = kFigures[1];
constexpr const Figure& kThrough = kFigures[2];
/// What making and swelling take: a design stays under it.
constexpr double kNearMm = 29;
/// mm: in a long gap the search for the widest place ends before it knows it to the hundredth.
constexpr double kSearchMm = 0.2;
/// Degrees: slopes nearer than this are one.
constexpr double kSameSlope = 0.01;
/// mm: open gaps from the width of a small torso on lie between two things one steps over to, as
/// from beam to beam, as often as in one floor.
constexpr double kStepMm = 89;
/// A gap that is open at an end holds a foot where it is so many times longer than wide; what is
/// shorter is a notch of the floor's edge.
constexpr double kLong = 2;

/// What was found in one floor.
struct Found {
  Result worst;
  std::size_t gaps = 0;  // as bad as the worst
  bool told = false;     // a gap towards another floor, told there
};

/// What one opening of a floor is; nothing where a foot has no business in it.
std::optional<Result> judged(const Survey& survey, const StandingSurface& floor,
                             const PlaneOpening& opening) {
  const FreeArea area(opening.loops(), opening.lids);
  const LargestDisc disc = largest_disc(area);
  const double most = kGap.value.value;
  const double wide = kThrough.value.value;
  Result result = result_at(survey, opening, disc.centre);
  result.measured = Measure{disc.diameter, Unit::mm};
  result.limit = kGap.value;
  result.rests_on = {&kGap, &kSteepest, &kThrough};
  const Text name = name_of(survey, opening, result);
  if (disc.diameter <= most + kProbeSlackMm && disc.at_most <= most + kSearchMm) {
    result.verdict = Verdict::pass;
    result.near_limit = disc.diameter > kNearMm;
    result.says = fill({"{0} is {1} wide at most", "{0} : {1} de large au plus"},
                       {name, show(*result.measured)});
    return result;
  }
  result.mend = fill({"make it {0} wide at most, or close it",
                      "ramenez-le à {0} au plus, ou "
                      "fermez-le"},
                     {show(Measure{kNearMm, Unit::mm})});
  const Width width = width_of(hull_of({opening.outline}));
  const bool narrow = disc.at_most < wide - kProbeSlackMm;
  if (opening.bound() && narrow) {
    result.verdict = wrong_at(floor);
    result.says = fill({"{0}, {1} wide, is closed all around: a foot can be caught",
                        "{0}, large de {1}, est fermée tout autour : un pied peut s'y prendre"},
                       {name, show(*result.measured)});
    return result;
  }
  // Between parallel sides the middle is missed by a search for the whole width; that a disc wider
  // than it fits is known there.
  const double small = narrow ? most / 2 : most + kProbeSlackMm;
  const auto stays = where_it_stays_narrow(area, small, wide);
  if (!stays) return std::nullopt;
  const bool slit = disc.diameter < kStepMm && width.length >= kLong * disc.diameter;
  result.verdict = slit ? wrong_at(floor) : Verdict::needs_human;
  result.place.point = opening.world(*stays);
  result.says =
      slit ? fill({"{0} is {1} wide: a foot can be caught",
                   "{0} est large de {1} : un pied peut "
                   "s'y prendre"},
                  {name, show(*result.measured)})
           : fill({"{0}, {1} wide, is open at an end, and wide or short: a person has to see "
                   "whether a foot can be caught",
                   "{0}, large de {1}, est ouverte au bout, et large ou courte : une personne doit "
                   "voir si un pied peut s'y prendre"},
                  {name, show(*result.measured)});
  return result;
}

/// The planes of the bodies that lie in the floor.
std::vector<std::pair<std::size_t, Slab>> slabs_in(const Survey& survey,
                                                   const StandingSurface& floor) {
  std::vector<std::pair<std::size_t, Slab>> slabs;
  for (const std::size_t b : floor.bodies) {
    for (const Slab& slab : slabs_of(survey.scene, survey.scene.bodies[b])) {
      const double level = std::fabs(slab.frame.w.z);
      const bool in_floor =
          level <= cos_degrees(std::max(0.0, floor.slope_degrees - kSameSlope)) + 1e-9 &&
          level >= cos_degrees(floor.slope_degrees + kSameSlope) - 1e-9;
      if (in_floor) slabs.emplace_back(b, slab);
    }
  }
  return slabs;
}

bool borders(const StandingSurface& floor, const PlaneOpening& opening) {
  return std::any_of(opening.bodies.begin(), opening.bodies.end(), [&](std::size_t b) {
    return std::find(floor.bodies.begin(), floor.bodies.end(), b) != floor.bodies.end();
  });
}

bool worse(const Result& one, const Result& other) {
  if (one.verdict != other.verdict) return one.verdict > other.verdict;
  return one.measured->value > other.measured->value;
}

Result plain(const Survey& survey, const StandingSurface& floor, Verdict verdict,
             const Text& words) {
  Result result;
  result.verdict = verdict;
  result.limit = kGap.value;
  result.rests_on = {&kGap, &kSteepest};
  result.place = place_of(survey, floor);
  result.says = fill(words, {label_of(survey, floor), show(kGap.value)});
  return result;
}

void add(Found& found, Result result) {
  if (found.gaps > 0 && result.verdict == found.worst.verdict) ++found.gaps;
  if (found.gaps == 0 || result.verdict > found.worst.verdict) found.gaps = 1;
  const bool first = found.worst.verdict == Verdict::not_applicable;
  if (first || worse(result, found.worst)) found.worst = std::move(result);
}

/// Each opening counts for the first floor that borders it.
std::vector<Found> found_in(const Survey& survey, const std::vector<const StandingSurface*>& floors,
                            const OpeningPlanes& planes) {
  std::vector<Found> found(floors.size());
  for (const PlaneOpening& opening : planes.openings) {
    bool taken = false;
    for (std::size_t f = 0; f < floors.size(); ++f) {
      if (!borders(*floors[f], opening)) continue;
      if (taken) {
        found[f].told = true;
        continue;
      }
      auto result = judged(survey, *floors[f], opening);
      if (!result) break;
      taken = result->verdict != Verdict::pass;
      settle(opening, *result);
      add(found[f], std::move(*result));
      if (!taken) break;
    }
  }
  return found;
}

void tell(const Survey& survey, const StandingSurface& floor, Found found, bool read,
          Outcome& out) {
  if (!read) {
    out.results.push_back(plain(survey, floor, Verdict::needs_human,
                                {"the gaps of {0} were not measured: nothing in it lies flat",
                                 "les jours de {0} n'ont pas été mesurés : rien n'y est posé à "
                                 "plat"}));
  } else if (found.gaps > 0) {
    if (found.gaps > 1 && found.worst.verdict != Verdict::pass) {
      const std::string count = std::to_string(found.gaps);
      found.worst.says = fill({"{0}; {1} such gaps in {2}, this is the widest",
                               "{0} ; {1} jours de cette sorte dans {2}, c'est le plus large"},
                              {found.worst.says, Text(count, count), label_of(survey, floor)});
    }
    out.results.push_back(std::move(found.worst));
  } else if (!found.told) {
    out.results.push_back(
        plain(survey, floor, Verdict::pass,
              {"no gap of {0} is wider than {1}", "aucun jour de {0} n'est plus large que {1}"}));
  }
}

void run(const Survey& survey, Outcome& out) {
  // Nobody walks on what carries its user along, as slides do.
  auto floors = surfaces_in_use(survey);
  floors.erase(std::remove_if(floors.begin(), floors.end(),
                              [](const StandingSurface* floor) { return floor->carries; }),
               floors.end());
  std::vector<std::pair<std::size_t, Slab>> all;
  std::vector<bool> read;
  for (const StandingSurface* floor : floors) {
    const auto slabs = slabs_in(survey, *floor);
    read.push_back(!slabs.empty());
    all.insert(all.end(), slabs.begin(), slabs.end());
  }
  const OpeningPlanes planes = openings_of(survey.scene, all, kNearMm);
  std::vector<Found> found = found_in(survey, floors, planes);
  for (std::size_t f = 0; f < floors.size(); ++f) {
    tell(survey, *floors[f], std::move(found[f]), read[f], out);
  }
  tell_unread(survey, planes, out);
}

}  // namespace

extern const Rule kFloorGaps;
const Rule kFloorGaps = {
    "floor-gaps",
    "Gaps and holes in floors",
    "Jours et trous des planchers",
    "Gaps in floors for walking, up to 38 degrees steep, are 30 mm wide at most across the way one "
    "walks, and no hole in them catches a foot.",
    "Les jours des planchers où l'on marche, jusqu'à 38 degrés de pente, ont 30 mm au plus en "
    "travers de la marche, et aucun trou n'y retient un pied.",
    "In the plane of each floor that is not said to be none: holes of its boards and gaps between "
    "them, and towards whatever stands in their thickness. Which way one walks is not known: the "
    "largest disc that fits counts, so that the narrow side of a gap is measured whichever way it "
    "runs. Gaps open at an end count where they are twice as long as wide and narrower than a "
    "small torso (89 mm); others are left to a person. What lies closely under a gap is not looked "
    "at, nor are boards that bend, or floors of boards on edge.",
    "Dans le plan de chaque plancher qui n'est pas dit ne pas en être un : les trous de ses "
    "planches, et les jours entre elles ou vers ce qui se tient dans leur épaisseur. Le sens de la "
    "marche n'étant pas connu, c'est le plus grand disque qui compte : le petit côté d'un jour est "
    "mesuré, où qu'il mène. Un jour ouvert au bout compte s'il est deux fois plus long que large "
    "et "
    "plus étroit qu'un petit torse (89 mm) ; les autres reviennent à une personne. Ce qui se "
    "trouve "
    "juste sous un jour n'est pas regardé, ni les planches qui fléchissent, ni les planchers de "
    "planches sur chant.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
