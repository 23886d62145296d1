// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/rule.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr const char* kRead = "Unfallkasse NRW and lekplats.se on EN 1176-1";
constexpr const char* kLu = "Unfallkasse NRW et lekplats.se sur l'EN 1176-1";

constexpr Figure kFigures[] = {
    {"greatest slope of a ramp",
     "plus forte pente d'une rampe",
     {kSteepestFloor, Unit::degree},
     Confidence::two_sources,
     kRead,
     kLu},
    {"slope across a ramp",
     "dévers d'une rampe",
     {3, Unit::degree},
     Confidence::two_sources,
     kRead,
     kLu},
    {"sides guarded from the lowest point",
     "côtés protégés dès le point le plus bas",
     {0, Unit::none},
     Confidence::two_sources,
     kRead,
     kLu},
    {"bare sides a person judges up to",
     "hauteur jusqu'à laquelle une personne juge des côtés nus",
     {600, Unit::mm},
     Confidence::ours,
     "our own choice: that of stairs; the sources name no height, so none passes bare",
     "notre choix : celui des escaliers ; les sources ne disent aucune hauteur, donc rien n'est "
     "admis sans protection"},
};
constexpr const Figure& kSlope = kFigures[0];
constexpr const Figure& kAcross = kFigures[1];
constexpr const Figure& kSides = kFigures[2];
constexpr const Figure& kGuarded = kFigures[3];

/// A ramp begins so near to the ground, or to the floor below, and ends so near to the next: a
/// step.
constexpr double kStepMm = 200;
/// Shorter than this, in plan, it is a chamfer or a sloped edge.
constexpr double kShortestMm = 300;
/// Sides are looked at so far apart.
constexpr double kSideStepMm = 50;
/// The next board is looked for in such steps.
constexpr double kBesideMm = 2;
/// The side of an outline runs along a ramp if it strays no more (cosine of 45 degrees).
constexpr double kAlong = 0.707;

/// Unit directions in the plane of a ramp.
struct Axes {
  Vec3 up;      // the way it is walked, upwards
  Vec3 across;  // square to it
};

Vec3 normal_of(const StandingSurface& surface) {
  Vec3 sum;
  const Loop& loop = surface.contours.front();
  for (std::size_t i = 0; i < loop.size(); ++i) {
    sum = sum + cross(loop[i] - loop[0], loop[(i + 1) % loop.size()] - loop[0]);
  }
  return geometry::unit(sum.z < 0 ? -sum : sum);
}

/// Along the narrowest strip its outline fits in, or across it: whichever is steeper.
Axes axes_of(const StandingSurface& ramp) {
  const Vec3 normal = normal_of(ramp);
  const Vec3 level = geometry::unit(cross({0, 0, 1}, normal));
  const Vec3 steep = cross(normal, level);
  std::vector<Loop> flat;
  for (const Loop& loop : ramp.contours) {
    flat.emplace_back();
    for (const Vec3 p : loop) flat.back().push_back({dot(p, level), dot(p, steep), 0});
  }
  const Vec3 strip = width_of(hull_of(flat)).along;
  Vec3 one = level * strip.x + steep * strip.y;
  Vec3 other = level * -strip.y + steep * strip.x;
  if (std::fabs(one.z) < std::fabs(other.z)) std::swap(one, other);
  return {one.z < 0 ? -one : one, other};
}

bool near_in_plan(const StandingSurface& a, const StandingSurface& b) {
  return distance_mm(a.contours, b.contours) <= kStepReachMm;
}

/// Slopes as steep as people try: of the surfaces found, and of those too steep to stand on.
std::vector<const StandingSurface*> slopes_of(const Survey& survey) {
  std::vector<const StandingSurface*> slopes;
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (surface->slope_degrees > kLevelDegrees + kAnglesDegrees && !surface->carries) {
      slopes.push_back(surface);
    }
  }
  for (const StandingSurface& steep : survey.steep) slopes.push_back(&steep);
  return slopes;
}

/// Which slopes hang together, in pieces, between the ground or a floor and a level floor above.
class Ways {
 public:
  Ways(const Survey& survey, const std::vector<const StandingSurface*>& slopes)
      : from_(slopes.size()), to_(slopes.size()), above_(slopes.size()), below_(slopes.size()) {
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      from_[i] = slopes[i]->low <= kStepMm;
      for (const StandingSurface& floor : survey.standing) {
        if (floor.slope_degrees > kLevelDegrees) continue;
        const bool low = meets(floor.height, slopes[i]->low);
        const bool high = meets(floor.low, slopes[i]->height);
        if ((!low && !high) || !near_in_plan(floor, *slopes[i])) continue;
        from_[i] = from_[i] || low;
        to_[i] = to_[i] || high;
      }
    }
    link(slopes);
    spread(from_, above_);
    spread(to_, below_);
  }
  bool leads(std::size_t i) const { return from_[i] && to_[i]; }

 private:
  static bool meets(double one, double other) { return std::fabs(one - other) <= kStepMm; }

  void link(const std::vector<const StandingSurface*>& slopes) {
    for (std::size_t i = 0; i < slopes.size(); ++i) {
      for (std::size_t j = 0; j < slopes.size(); ++j) {
        if (i == j || !meets(slopes[i]->height, slopes[j]->low)) continue;
        if (!near_in_plan(*slopes[i], *slopes[j])) continue;
        above_[i].push_back(j);
        below_[j].push_back(i);
      }
    }
  }

  static void spread(std::vector<bool>& reached,
                     const std::vector<std::vector<std::size_t>>& next) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (reached[i]) open.push_back(i);
    }
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::size_t to : next[at]) {
        if (reached[to]) continue;
        reached[to] = true;
        open.push_back(to);
      }
    }
  }

  std::vector<bool> from_;                       // one gets onto it
  std::vector<bool> to_;                         // and from it to a level floor
  std::vector<std::vector<std::size_t>> above_;  // by slope, those that go on from it
  std::vector<std::vector<std::size_t>> below_;
};

class Look {
 public:
  Look(const Survey& survey, const StandingSurface& ramp, Outcome& out)
      : survey_(survey), ramp_(ramp), axes_(axes_of(ramp)), out_(out) {}

  void all() {
    slope();
    across();
    sides();
    if (!blamed_) pass();
  }

 private:
  Result& blame(Measure measured, const Figure& limit) {
    blamed_ = true;
    Result result;
    result.verdict = wrong_at(ramp_);
    result.measured = measured;
    result.limit = limit.value;
    result.rests_on = {&limit};
    result.place = place_of(survey_, ramp_);
    out_.results.push_back(std::move(result));
    return out_.results.back();
  }

  double slope_degrees() const { return asin_degrees(std::clamp(axes_.up.z, 0.0, 1.0)); }

  void slope() {
    if (slope_degrees() <= kSlope.value.value + kAnglesDegrees) return;
    Result& result = blame({slope_degrees(), Unit::degree}, kSlope);
    result.says = fill({"{0} slopes {1}: too steep for a ramp",
                        "{0} est incliné de {1} : trop raide pour une rampe"},
                       {label_of(survey_, ramp_), show(*result.measured)});
    result.mend = {"make it longer, 38° at most; of a slide, name it under `forced_by:`",
                   "allongez-la, 38° au plus ; si c'est un toboggan, nommez-le sous `forced_by:`"};
  }

  void across() {
    const double tilt = std::fabs(asin_degrees(std::clamp(axes_.across.z, -1.0, 1.0)));
    if (tilt <= kAcross.value.value + kAnglesDegrees) return;
    Result& result = blame({tilt, Unit::degree}, kAcross);
    result.says = fill({"{0} tilts {1} sideways", "{0} penche de {1} sur le côté"},
                       {label_of(survey_, ramp_), show(*result.measured)});
    result.mend = {"lay it level across", "posez-la de niveau en travers"};
  }

  /// Pieces of its sides that nothing guards.
  void sides() {
    double bare = 0;
    double lowest = 0;
    Vec3 place;
    std::vector<Mark> marks;
    for (const Loop& loop : ramp_.contours) {
      for (std::size_t i = 0; i < loop.size(); ++i) {
        const Vec3 from = loop[i];
        const Vec3 side = loop[(i + 1) % loop.size()] - from;
        const double length = geometry::norm(side);
        if (length < kHeightsMm || std::fabs(dot(side, axes_.up)) < kAlong * length) continue;
        const double flat = std::sqrt(side.x * side.x + side.y * side.y);
        const Vec3 outwards{side.y / flat, -side.x / flat, 0};
        const int count = std::max(1, static_cast<int>(std::ceil(length / kSideStepMm)));
        for (int k = 0; k < count; ++k) {
          const Vec3 at = from + side * ((k + 0.5) / count);
          if (!bare_at(at, outwards)) continue;
          if (bare == 0 || at.z < lowest) {
            lowest = at.z;
            place = at;
          }
          bare += length / count;
          const Vec3 half = side * (0.5 / count);
          marks.push_back({Mark::Kind::line, {at - half, at + half}, {}});
        }
      }
    }
    if (bare == 0) return;
    Result& result = blame({ramp_.height, Unit::mm}, kGuarded);
    result.rests_on = {&kSides, &kGuarded};
    if (ramp_.height <= kGuarded.value.value + kHeightsMm) result.verdict = Verdict::needs_human;
    result.place.point = place;
    result.says = fill({"{0} leads {1} up, and {2} of its sides have neither rail nor barrier",
                        "{0} monte à {1}, et {2} de ses bords n'ont ni lisse ni barrière"},
                       {label_of(survey_, ramp_), show(Measure{ramp_.height, Unit::mm}),
                        show(Measure{bare, Unit::mm})});
    result.mend = {"guard both sides from the lowest point on",
                   "protégez les deux bords dès le point le plus bas"};
    result.marks = std::move(marks);
  }

  bool bare_at(Vec3 place, Vec3 outwards) const {
    const double up = place.z - survey_.scene.ground;
    // Level with a floor beside it; near the ground it has to be guarded all the same.
    if (up > kStepMm && drop_at(survey_.scene, place, outwards) <= kFlushMm) return false;
    // The next board of the same ramp.
    for (double s = kHeightsMm; s <= kBridgedMm; s += kBesideMm) {
      if (covers(ramp_.contours, place + outwards * s)) return false;
    }
    const GuardAt guard = guard_at(survey_.scene, place, outwards);
    return !guard.rail && !guard.infill;
  }

  void pass() {
    Result result;
    result.verdict = Verdict::pass;
    result.measured = Measure{slope_degrees(), Unit::degree};
    result.limit = kSlope.value;
    result.rests_on = {&kSlope, &kAcross, &kSides};
    result.place = place_of(survey_, ramp_);
    result.says = fill(
        {"{0} is a ramp of {1}, level across", "{0} est une rampe de {1}, de niveau en travers"},
        {label_of(survey_, ramp_), show(*result.measured)});
    out_.results.push_back(std::move(result));
  }

  const Survey& survey_;
  const StandingSurface& ramp_;
  Axes axes_;
  Outcome& out_;
  bool blamed_ = false;
};

void run(const Survey& survey, Outcome& out) {
  const std::vector<const StandingSurface*> slopes = slopes_of(survey);
  const Ways ways(survey, slopes);
  for (std::size_t i = 0; i < slopes.size(); ++i) {
    const bool long_enough = width_of(hull_of(slopes[i]->contours)).length >= kShortestMm;
    if (long_enough && ways.leads(i)) Look(survey, *slopes[i], out).all();
  }
}

}  // namespace

extern const Rule kRamps;
const Rule kRamps = {
    "ramps",
    "Ramps",
    "Rampes",
    "A ramp slopes 38° at most and is level across; both sides have a rail or a barrier from its "
    "lowest point on.",
    "Une rampe est inclinée de 38° au plus et de niveau en travers ; ses deux bords ont une lisse "
    "ou une barrière dès son point le plus bas.",
    "Flat surfaces that slope 3° to 60°, at least 300 mm long, that lead from the ground or a "
    "floor "
    "to a level floor, in one piece or several, each within a step of 200 mm and 400 mm in plan of "
    "the next; sides are cut upright each 50 mm. Bare sides are a fault where the ramp ends more "
    "than 600 mm above the ground, and else for a person to judge. What carries its users "
    "along is a slide. Curved ramps are not seen.",
    "Les surfaces planes inclinées de 3° à 60°, longues d'au moins 300 mm, qui mènent du sol ou "
    "d'un "
    "plancher à un plancher de niveau, d'une pièce ou de plusieurs, chacune à une marche de 200 mm "
    "et à 400 mm en plan de la suivante au plus ; les bords sont coupés verticalement tous les "
    "50 mm. Des bords nus sont une faute si la rampe finit à plus de 600 mm du sol, et sinon à "
    "juger par une personne. Ce qui entraîne l'usager est un toboggan. Les rampes courbes ne sont "
    "pas vues.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
