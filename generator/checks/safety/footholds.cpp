// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "base/trig.h"
#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr double kLowMm = 100;
constexpr double kHighMm = 600;

constexpr Figure kFigures[] = {
    {"depth of a foothold",
     {10, Unit::mm},
     Confidence::ours,
     "our own choice: sources only say that bars of a barrier must not serve as steps",
     "notre choix : les sources disent seulement que les barres d'une barrière ne doivent pas "
     "servir de marches"},
    {"no steps in barriers",
     {0, Unit::none},
     Confidence::two_sources,
     "RPII Japan and Unfallkasse NRW on EN 1176-1:2017",
     "RPII Japan et Unfallkasse NRW sur l'EN 1176-1:2017"},
};

/// Patches of a body's faces that look up, between 100 and 600 mm above a floor, at its edge.
struct Ledge {
  std::size_t body = 0;
  double depth = 0;
  double height = 0;  // above the floor
  Vec3 place;
};

std::vector<Ledge> ledges_at(const Survey& survey, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const double floor = scene.ground + surface.height;
  const PlanBox box = plan_box(surface.contours);
  std::vector<std::vector<Triangle>> by_body(scene.bodies.size());
  const double least_up = cos_degrees(kSteepestFloor);
  std::vector<std::uint32_t> found;
  scene.tree.for_each_in(
      {box.low_x - kGuardOutsideMm, box.low_y - kGuardOutsideMm, floor + kLowMm},
      {box.high_x + kGuardOutsideMm, box.high_y + kGuardOutsideMm, floor + kHighMm},
      [&](std::uint32_t t) { found.push_back(t); });
  std::sort(found.begin(), found.end());
  for (const std::uint32_t t : found) {
    if (scene.tree.normal(t).z < least_up) continue;
    const Triangle& triangle = scene.tree.triangles()[t];
    const Vec3 middle =
        (triangle.corners[0] + triangle.corners[1] + triangle.corners[2]) * (1.0 / 3);
    const double up = middle.z - floor;
    if (up < kLowMm || up > kHighMm) continue;
    by_body[triangle.tag].push_back(triangle);
  }
  std::vector<Ledge> ledges;
  for (std::size_t b = 0; b < by_body.size(); ++b) {
    for (const Loop& loop : border_of(by_body[b])) {
      if (signed_area_mm2(loop) <= 0) continue;
      const double depth = width_of(hull_of({loop})).least;
      Vec3 middle;
      for (const Vec3 p : loop) middle = middle + p * (1.0 / static_cast<double>(loop.size()));
      const bool at_edge = distance_mm(surface.contours, loop.front()) <= kGuardInsideMm ||
                           distance_mm(surface.contours, middle) <= kGuardInsideMm;
      if (!at_edge || depth <= kFigures[0].value.value) continue;
      // Covered by what stands on it, it holds no foot.
      if (scene.tree.first_hit(middle, {0, 0, 1}, kLowMm, kHeightsMm)) continue;
      ledges.push_back({b, depth, middle.z - floor, middle});
    }
  }
  return ledges;
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    const Guarding guarding = guarding_of(survey, *surface, barrier_beyond_mm(*surface));
    if (guarding.closed == 0) continue;
    const std::vector<Ledge> ledges = ledges_at(survey, *surface);
    for (const Ledge& ledge : ledges) {
      const SceneBody& body = survey.scene.bodies[ledge.body];
      Result result;
      result.verdict = Verdict::needs_human;
      result.measured = Measure{ledge.depth, Unit::mm};
      result.limit = kFigures[0].value;
      result.rests_on = {&kFigures[0], &kFigures[1]};
      result.place = {{body.element, survey.scene.bodies[surface->body].element}, "", ledge.place};
      result.says =
          fill({"at the barrier of {0}, {1} has a ledge {2} deep, {3} up: a foot may climb "
                "by it",
                "à la barrière de {0}, {1} offre un rebord de {2}, à {3} de haut : un pied "
                "peut s'y hisser"},
               {label_of(survey, *surface), body.label, show(*result.measured),
                show(Measure{ledge.height, Unit::mm})});
      result.mend = {"close it, slope it, or keep it below 100 or above 600 mm",
                     "fermez-le, inclinez-le, ou placez-le sous 100 ou au-dessus de 600 mm"};
      out.results.push_back(std::move(result));
    }
    if (!ledges.empty()) continue;
    Result none;
    none.verdict = Verdict::pass;
    none.limit = kFigures[0].value;
    none.rests_on = {&kFigures[0], &kFigures[1]};
    none.place = place_of(survey, *surface);
    none.says = fill({"the barrier of {0} has no ledge that a foot could climb by",
                      "la barrière de {0} n'a pas de rebord où un pied puisse se hisser"},
                     {label_of(survey, *surface)});
    out.results.push_back(std::move(none));
  }
}

}  // namespace

extern const Rule kFootholds;
const Rule kFootholds = {
    "footholds",
    "Footholds in barriers",
    "Prises de pied dans les barrières",
    "A barrier has no bars or ledges that serve as steps to climb over it.",
    "Une barrière n'a ni barre ni rebord qui serve de marche pour l'escalader.",
    "Faces that look up at the edge of the floor, 100 to 600 mm above it and deeper than 10 mm, "
    "with 100 mm of room above. Whether a top invites to sit is for a person to see.",
    "Les faces tournées vers le haut au bord du plancher, à 100 à 600 mm au-dessus et profondes de "
    "plus "
    "de 10 mm, avec 100 mm de libre au-dessus. Si un dessus invite à s'asseoir est à voir par une "
    "personne.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
