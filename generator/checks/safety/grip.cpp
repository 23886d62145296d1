// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "checks/flights.h"
#include "checks/rule.h"
#include "checks/safety/off_limits.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

constexpr const char* kRead = "RPII Japan, lekplats.se and nederrandlev.dk on EN 1176-1";
constexpr const char* kLu = "RPII Japan, lekplats.se et nederrandlev.dk sur l'EN 1176-1";

constexpr Figure kFigures[] = {
    {"thinnest grip",
     "prise la plus mince où l'on se suspend",
     {16, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
    {"thickest grip",
     "prise la plus épaisse où l'on se suspend",
     {45, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
    {"widest grasp",
     "prise la plus large où l'on se retient",
     {60, Unit::mm},
     Confidence::two_sources,
     kRead,
     kLu},
};
constexpr const Figure& kThin = kFigures[0];
constexpr const Figure& kThick = kFigures[1];
constexpr const Figure& kWide = kFigures[2];

/// Shorter than this holds no hand.
constexpr double kShortestMm = 100;
/// Of a bar that is no more than so much wider than thick, as a rung, hands take hold.
constexpr double kFlat = 1.5;

/// Square to the length of a bar.
struct Section {
  double least = 0;  // through the centre
  double most = 0;   // through the centre: of a rectangle its diagonal, arrises left sharp
  double width = 0;  // the smaller side
  double other = 0;  // the larger one
  double length = 0;
};

Section section_of(const Scene& scene, std::size_t body) {
  const Sides sides = sides_of(scene, body);
  const model::Material* material = scene.material_of(scene.bodies[body]);
  if (material != nullptr && material->round) {
    const double d = material->side_a.mm();
    return {d, d, d, d, sides.size[0]};
  }
  const double a = sides.size[2];
  const double b = sides.size[1];
  return {a, std::sqrt(a * a + b * b), a, b, sides.size[0]};
}

bool is_thin(const Section& section) {
  return section.least < kThin.value.value - kHeightsMm;
}

bool bad_grip(const Section& section) {
  return is_thin(section) || section.most > kThick.value.value + kHeightsMm;
}

bool bad_grasp(const Section& section) {
  return section.width > kWide.value.value + kHeightsMm;
}

/// What a hand is to do with a body.
enum class Use : std::uint8_t { none, grip, grasp, maybe };

/// Whom the author named, then rungs, then bars a hand might close around.
std::vector<Use> uses_of(const Survey& survey) {
  const Scene& scene = survey.scene;
  const model::Expectations& said = survey.said();
  std::vector<bool> stood_on(scene.bodies.size());
  for (const StandingSurface& surface : survey.standing) {
    for (const std::size_t b : surface.bodies) stood_on[b] = true;
  }
  std::vector<Use> rung(scene.bodies.size());
  for (const Flight& flight : survey.flights) {
    if (flight.kind != Flight::Kind::ladder) continue;
    for (const Step& step : flight.steps) rung[step.body] = flight.spoken ? Use::grip : Use::maybe;
  }
  const bool silent = said.said.count("grips") + said.said.count("grasps") == 0;
  std::vector<Use> uses(scene.bodies.size());
  for (std::size_t b = 0; b < uses.size(); ++b) {
    const Use named = survey.spoken.grips[b]    ? Use::grip
                      : survey.spoken.grasps[b] ? Use::grasp
                                                : Use::none;
    if (named != Use::none) {
      uses[b] = named;
      continue;
    }
    const model::Material* material = scene.material_of(scene.bodies[b]);
    const bool is_rung = rung[b] != Use::none;
    if (material == nullptr || (!is_rung && !model::is_bar(*material))) continue;
    const Section section = section_of(scene, b);
    if (section.length < kShortestMm) continue;
    const bool as_thick_as_wide = section.other <= kFlat * section.width;
    if (rung[b] == Use::grip && as_thick_as_wide) {
      uses[b] = Use::grip;
    } else if (silent && ((is_rung && as_thick_as_wide) ||
                          (!stood_on[b] && section.other <= kWide.value.value + kHeightsMm))) {
      uses[b] = Use::maybe;
    }
  }
  return uses;
}

struct Found {
  std::size_t worst = 0;  // body
  double off = -1;        // how far from the limits, mm
  std::vector<std::size_t> bodies;
};

void add(Found& found, std::size_t body, double off) {
  if (off > found.off) {
    found.off = off;
    found.worst = body;
  }
  found.bodies.push_back(body);
}

Place place_of(const Scene& scene, const Found& found) {
  Place place;
  place.elements.push_back(scene.bodies[found.worst].element);
  for (const std::size_t b : found.bodies) {
    if (b != found.worst) place.elements.push_back(scene.bodies[b].element);
  }
  const assembly::Box3& box = scene.bodies[found.worst].box;
  place.point = (box.low + box.high) * 0.5;
  return place;
}

Result of(const Scene& scene, const Found& found, Verdict verdict) {
  Result result;
  result.verdict = verdict;
  result.place = place_of(scene, found);
  return result;
}

Result grip_result(const Survey& survey, const Found& found) {
  const Scene& scene = survey.scene;
  const Section section = section_of(scene, found.worst);
  Result result = of(scene, found, Verdict::fail);
  const bool thin = is_thin(section);
  result.measured = Measure{thin ? section.least : section.most, Unit::mm};
  result.limit = thin ? kThin.value : kThick.value;
  result.rests_on = {&kThin, &kThick};
  result.says = fill(
      {"{0} is {1} through its centre, and a hand is to hang on it ({2} such)",
       "{0} mesure {1} par son centre, et une main doit s'y suspendre (au nombre de "
       "{2})"},
      {scene.bodies[found.worst].label, show(*result.measured), count_of(found.bodies.size())});
  result.mend = {
      "take a bar of 16 to 45 mm in every direction: square ones 31 mm at most, across "
      "their corners",
      "prenez une barre de 16 à 45 mm dans toutes les directions : carrée, 31 mm au "
      "plus, à cause de sa diagonale"};
  return result;
}

Result grasp_result(const Survey& survey, const Found& found) {
  const Scene& scene = survey.scene;
  Result result = of(scene, found, Verdict::fail);
  result.measured = Measure{section_of(scene, found.worst).width, Unit::mm};
  result.limit = kWide.value;
  result.rests_on = {&kWide};
  result.says = fill(
      {"{0} is {1} wide, and a hand is to hold on to it ({2} such)",
       "{0} a une largeur de {1}, et une main doit s'y retenir (au nombre de {2})"},
      {scene.bodies[found.worst].label, show(*result.measured), count_of(found.bodies.size())});
  result.mend = {"make it 60 mm wide at most", "ramenez sa largeur à 60 mm au plus"};
  return result;
}

Result maybe_result(const Survey& survey, const Found& found) {
  const Scene& scene = survey.scene;
  Result result = of(scene, found, Verdict::needs_declaration);
  const Section section = section_of(scene, found.worst);
  result.measured = Measure{section.most, Unit::mm};
  result.limit = kThick.value;
  result.rests_on = {&kThin, &kThick, &kWide};
  result.says = fill(
      {"a hand may take hold of {0}, {1} through its centre; the design does not say "
       "whether it is meant to ({2} such)",
       "une main peut se tenir à {0}, qui mesure {1} par son centre ; le modèle ne "
       "dit pas si c'est prévu (au nombre de {2})"},
      {scene.bodies[found.worst].label, show(*result.measured), count_of(found.bodies.size())});
  result.mend = {
      "name under `expects:` what one hangs on in `grips:` and what one holds on to in "
      "`grasps:`; what neither names is not meant",
      "nommez sous `expects:` ce à quoi l'on se suspend dans `grips:` et ce à quoi l'on "
      "se retient dans `grasps:` ; ce que ni l'un ni l'autre ne nomme n'est pas prévu"};
  return result;
}

Result good(const Survey& survey, const Found& found, bool gripped) {
  const Scene& scene = survey.scene;
  const Section section = section_of(scene, found.worst);
  Result result = of(scene, found, Verdict::pass);
  result.measured = Measure{gripped ? section.most : section.width, Unit::mm};
  result.limit = gripped ? kThick.value : kWide.value;
  if (gripped) {
    result.rests_on = {&kThin, &kThick};
  } else {
    result.rests_on = {&kWide};
  }
  result.says =
      gripped
          ? fill({"a hand closes around {0} ({1} such)", "une main entoure {0} (au nombre de {1})"},
                 {scene.bodies[found.worst].label, count_of(found.bodies.size())})
          : fill({"a hand holds on to {0} ({1} such)",
                  "une main se retient à {0} (au nombre de {1})"},
                 {scene.bodies[found.worst].label, count_of(found.bodies.size())});
  return result;
}

void run(const Survey& survey, Outcome& out) {
  const std::vector<Use> uses = uses_of(survey);
  Found thick, wide, maybe, gripped, grasped;
  for (std::size_t b = 0; b < uses.size(); ++b) {
    if (uses[b] == Use::none) continue;
    const Section section = section_of(survey.scene, b);
    const double off =
        std::max(kThin.value.value - section.least, section.most - kThick.value.value);
    if (uses[b] == Use::maybe) add(maybe, b, std::fabs(off));
    if (uses[b] == Use::grip) add(bad_grip(section) ? thick : gripped, b, off + 100);
    if (uses[b] == Use::grasp) add(bad_grasp(section) ? wide : grasped, b, section.width);
  }
  if (!thick.bodies.empty()) out.results.push_back(grip_result(survey, thick));
  if (!wide.bodies.empty()) out.results.push_back(grasp_result(survey, wide));
  if (!maybe.bodies.empty()) out.results.push_back(maybe_result(survey, maybe));
  if (!gripped.bodies.empty()) out.results.push_back(good(survey, gripped, true));
  if (!grasped.bodies.empty()) out.results.push_back(good(survey, grasped, false));
}

}  // namespace

extern const Rule kGrip;
const Rule kGrip = {
    "grip",
    "Grip and grasp",
    "Prise en main",
    "What a hand hangs on is 16 to 45 mm thick in every direction through its centre; what a hand "
    "holds on to is 60 mm wide at most.",
    "Ce à quoi une main se suspend mesure de 16 à 45 mm dans toutes les directions par son centre "
    "; "
    "ce à quoi elle se retient a 60 mm de large au plus.",
    "Rungs of ladders, half as wide again as thick at most, and what the design names under "
    "`grips:` and `grasps:`. Other bars up to 60 mm, and such rungs of which the author has to say "
    "whether they are stepped on, have to be declared. Of a round bar its diameter, else the box "
    "around it: arrises count as sharp. Openings in panels, ropes and holes are not seen.",
    "Les barreaux d'échelle au plus moitié plus larges qu'épais, et ce que le modèle nomme sous "
    "`grips:` et `grasps:`. Les autres barres jusqu'à 60 mm, et de tels barreaux dont l'auteur "
    "doit "
    "dire si l'on y met le pied, sont à déclarer. D'une barre ronde, le diamètre, sinon la boîte "
    "qui l'entoure : les arêtes comptent comme vives. Les ouvertures des panneaux, cordes et "
    "prises ne sont pas vues.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
