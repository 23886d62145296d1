// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/falling.h"
#include "checks/flights.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"reach of a fall",
     "portée d'une chute",
     {1500, Unit::mm},
     Confidence::two_sources,
     "Unfallkasse NRW, lekplats.se and RPII Japan on EN 1176-1:2017",
     "Unfallkasse NRW, lekplats.se et RPII Japan sur l'EN 1176-1:2017"},
    {"part to fall onto",
     "chute sur une pièce plus basse",
     {600, Unit::mm},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, page 34",
     "RPII Japan sur l'EN 1176-1:2017, page 34"},
    {"slope to glance off",
     "pente qui dévie la chute",
     {60, Unit::degree},
     Confidence::one_source,
     "RPII Japan on EN 1176-1:2017, page 34",
     "RPII Japan sur l'EN 1176-1:2017, page 34"},
};

/// Turned slopes lose 1e-9 degrees in rounding; nobody measures a millionth.
constexpr double kSlopeSlack = 1e-6;
/// What hangs so near above the surface one falls from is met before what lies below it.
constexpr double kShieldMm = 500;
/// Faces are looked at this far in from their border, in reach of a fall by so much at least.
constexpr double kInsideMm = 0.4;
/// Places of one large face that are tried whether something shields them.
constexpr int kPlacesAlong = 12;
/// So far around and below what is stood on, a body's face is still the rim of that: no thicker are
/// boards.
constexpr double kRimMm = 100;
/// A slide begins no further above or below the surface one gets onto it from: its cheeks rise.
constexpr double kBedStepMm = 600;
/// The sides of a slide lie so near to its bed, seen from above, and reach so far over it.
constexpr double kSidesMm = 100;
constexpr double kBedRimMm = 5;

/// How what one steps on stands to the surface one falls from.
enum class Way : std::uint8_t {
  none,
  tier,  // steps below 600 mm lead there, by other tiers
  held,  // it is the surface, a step away from it, or of the stairs or the ladder to it
};

struct Obstacle {
  std::size_t body = 0;
  Vec3 place;
  double below = 0;     // the surface, mm
  double distance = 0;  // in plan from it, mm
  bool tier = false;    // a person judges whether it leads up there
  bool slide = false;   // the slide that begins there, or its sides
};

/// A triangle without what lies above `most`; up to four corners.
Loop below(const Triangle& triangle, double most) {
  Loop kept;
  for (std::size_t i = 0; i < 3; ++i) {
    const Vec3 a = triangle.corners[i];
    const Vec3 b = triangle.corners[(i + 1) % 3];
    if (a.z <= most) kept.push_back(a);
    if ((a.z <= most) != (b.z <= most)) kept.push_back(a + (b - a) * ((most - a.z) / (b.z - a.z)));
  }
  return kept;
}

/// The point of `face` nearest to the contours, in plan.
Vec3 nearest_of(const Loop& face, const std::vector<Loop>& contours) {
  Vec3 best = face[0];
  double least = distance_mm(contours, best);
  const auto take = [&](Vec3 p) {
    const double d = distance_mm(contours, p);
    if (d < least) best = p, least = d;
  };
  for (std::size_t i = 0; i < face.size(); ++i) {
    const Vec3 a = face[i];
    const Vec3 side = face[i + 1 == face.size() ? 0 : i + 1] - a;
    take(a);
    const double squared = side.x * side.x + side.y * side.y;
    if (squared == 0) continue;
    for (const Loop& contour : contours) {
      for (const Vec3 corner : contour) {
        const double t = ((corner.x - a.x) * side.x + (corner.y - a.y) * side.y) / squared;
        if (t > 0 && t < 1) take(a + side * t);
      }
    }
  }
  return best;
}

/// Surfaces and rungs, and between which of them one steps: the same for every surface looked at.
class Steps {
 public:
  explicit Steps(const Survey& survey) : survey_(survey), by_body_(survey.scene.bodies.size()) {
    for (const StandingSurface& one : survey.standing) {
      stops_.push_back(
          {false, one.bodies, &one.contours, plan_box(one.contours), one.low, one.height});
    }
    for (const Rung& rung : survey.rungs) {
      stops_.push_back(
          {true, {rung.body}, &rung.contours, plan_box(rung.contours), rung.height, rung.height});
    }
    for (std::size_t s = 0; s < stops_.size(); ++s) {
      for (const std::size_t b : stops_[s].bodies) by_body_[b].push_back(s);
    }
    link();
  }

  /// By stop, how it stands to a surface; only those within `reach` of it matter.
  std::vector<Way> ways_to(const StandingSurface& surface, double reach) const {
    if (is_hung_from(survey_, surface)) return ways_to_grip(surface);
    std::vector<Way> ways(stops_.size());
    const auto at = static_cast<std::size_t>(&surface - survey_.standing.data());
    std::vector<std::size_t> open{at};
    ways[at] = Way::held;
    while (!open.empty()) {
      const std::size_t from = open.back();
      open.pop_back();
      for (const std::size_t to : near_[from]) {
        // What lies out of reach of the fall is no obstacle anyway.
        if (ways[to] != Way::none || apart(stops_[at].box, stops_[to].box) > reach) continue;
        ways[to] = Way::tier;
        open.push_back(to);
      }
    }
    for (const std::size_t next : near_[at]) ways[next] = Way::held;
    for (const Flight& flight : survey_.flights) {
      const bool own =
          flight.arrival == at || std::any_of(flight.steps.begin(), flight.steps.end(),
                                              [&](const Step& one) { return one.surface == at; });
      if (!own) continue;
      for (const Step& step : flight.steps) ways[stop_of(step)] = Way::held;
    }
    return ways;
  }

  /// How the face of a body that `triangle` is part of stands to the surface that `ways` is of.
  Way way_of(const Triangle& triangle, const std::vector<Way>& ways) const {
    Way best = Way::none;
    for (const std::size_t stop : by_body_[triangle.tag]) {
      if (ways[stop] > best && is_of(stops_[stop], triangle)) best = ways[stop];
    }
    return best;
  }

 private:
  /// What one stands on below a bar may be where one takes hold of it or lets go; the other rungs
  /// of its ladder are climbed along.
  std::vector<Way> ways_to_grip(const StandingSurface& bar) const {
    std::vector<Way> ways(stops_.size(), Way::tier);
    for (const Flight& flight : survey_.flights) {
      const bool own = std::any_of(flight.steps.begin(), flight.steps.end(),
                                   [&](const Step& one) { return one.body == bar.body; });
      if (!own) continue;
      for (const Step& step : flight.steps) ways[stop_of(step)] = Way::held;
    }
    return ways;
  }

  struct Stop {
    bool rung = false;
    std::vector<std::size_t> bodies;
    const std::vector<Loop>* contours = nullptr;
    PlanBox box;
    double low = 0;
    double high = 0;
  };

  static double apart(const PlanBox& a, const PlanBox& b) {
    return std::max(
        {a.low_x - b.high_x, b.low_x - a.high_x, a.low_y - b.high_y, b.low_y - a.high_y});
  }

  std::size_t stop_of(const Step& step) const {
    if (step.surface != Step::kNone) return step.surface;
    const auto& own = by_body_[step.body];
    return *std::find_if(own.begin(), own.end(), [&](std::size_t s) { return stops_[s].rung; });
  }

  /// Not every face of a body that has part in a stop: a foot that stands out below is none.
  bool is_of(const Stop& stop, const Triangle& triangle) const {
    return std::all_of(triangle.corners.begin(), triangle.corners.end(), [&](Vec3 p) {
      const double height = p.z - survey_.scene.ground;
      return height >= stop.low - kRimMm && height <= stop.high + kHeightsMm &&
             (covers(*stop.contours, p) || distance_mm(*stop.contours, p) <= kRimMm);
    });
  }

  void link() {
    near_.resize(stops_.size());
    std::vector<std::size_t> order(stops_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return stops_[a].low < stops_[b].low; });
    double highest = 0;  // how much a stop rises from its low to its high end, at most
    for (const Stop& stop : stops_) highest = std::max(highest, stop.high - stop.low);
    const double step = kFigures[1].value.value - kHeightsMm;
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = i + 1; j < order.size(); ++j) {
        const Stop& a = stops_[order[i]];
        const Stop& b = stops_[order[j]];
        if (b.low - a.low >= step + highest) break;
        if (std::max(a.low - b.high, b.low - a.high) >= step) continue;
        if (apart(a.box, b.box) > kStepReachMm) continue;
        if (distance_mm(*a.contours, *b.contours) > kStepReachMm) continue;
        near_[order[i]].push_back(order[j]);
        near_[order[j]].push_back(order[i]);
      }
    }
  }

  const Survey& survey_;
  std::vector<Stop> stops_;  // all surfaces of the survey in its order, then its rungs
  std::vector<std::vector<std::size_t>> by_body_;
  std::vector<std::vector<std::size_t>> near_;  // by stop, the others a step away
};

/// The bed of a slide, seen from above.
struct Bed {
  std::size_t body = 0;
  std::vector<Loop> loops;
};

/// What carries its users away from a surface, beginning at it.
std::vector<Bed> beds_at(const Survey& survey, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const double top = scene.ground + surface.height;
  std::vector<Bed> beds;
  for (std::size_t b = 0; b < scene.bodies.size(); ++b) {
    const SceneBody& body = scene.bodies[b];
    if (!survey.spoken.carries[b] || std::fabs(body.box.high.z - top) > kBedStepMm) continue;
    std::vector<Triangle> upwards;
    for (std::uint32_t t = body.first_triangle; t < body.first_triangle + body.triangle_count;
         ++t) {
      if (scene.tree.normal(t).z > kLeastUp) upwards.push_back(scene.tree.triangles()[t]);
    }
    Bed bed{b, border_of(upwards)};
    if (bed.loops.empty() || distance_mm(bed.loops, surface.contours) > kStepReachMm) continue;
    beds.push_back(std::move(bed));
  }
  return beds;
}

class Search {
 public:
  Search(const Survey& survey, const Steps& steps, const StandingSurface& surface)
      : survey_(survey),
        surface_(surface),
        hung_(is_hung_from(survey, surface)),
        reach_(reach_of_fall_mm(surface.drop)),
        top_(survey.scene.ground + surface.height),
        most_(top_ - kFigures[1].value.value + kHeightsMm),
        steps_(steps),
        ways_(steps.ways_to(surface, reach_)),
        beds_(beds_at(survey, surface)) {}

  /// One for each body, the nearest place of it that is no tier, if any.
  std::vector<Obstacle> obstacles() const {
    std::vector<Obstacle> all;
    if (surface_.height < kFigures[1].value.value - kHeightsMm) return all;
    const PlanBox box = plan_box(surface_.contours);
    const std::size_t count = survey_.scene.bodies.size();
    std::vector<std::optional<Obstacle>> hit(count);
    std::vector<std::optional<Obstacle>> tier(count);
    std::vector<std::optional<Obstacle>> slide(count);
    survey_.scene.tree.for_each_in({box.low_x - reach_, box.low_y - reach_, survey_.scene.ground},
                                   {box.high_x + reach_, box.high_y + reach_, most_},
                                   [&](std::uint32_t t) {
                                     const Triangle& triangle = survey_.scene.tree.triangles()[t];
                                     if (hung_ && triangle.tag == surface_.body) return;
                                     const Way way = steps_.way_of(triangle, ways_);
                                     if (way == Way::held) return;
                                     auto& known = (way == Way::tier          ? tier
                                                    : is_of_a_slide(triangle) ? slide
                                                                              : hit)[triangle.tag];
                                     if (const auto found = at(t, known)) known = found;
                                   });
    for (std::size_t b = 0; b < count; ++b) {
      if (tier[b]) tier[b]->tier = true;
      if (slide[b]) slide[b]->slide = true;
      for (const auto* one : {&hit[b], &tier[b], &slide[b]}) {
        if (!*one) continue;
        all.push_back(**one);
        break;
      }
    }
    return all;
  }

 private:
  /// Of a bed, or of what is joined to it and lies beside it: nothing above it, and nothing loose.
  bool is_of_a_slide(const Triangle& triangle) const {
    const auto& bodies = survey_.scene.bodies;
    return std::any_of(beds_.begin(), beds_.end(), [&](const Bed& bed) {
      if (triangle.tag == bed.body) return true;
      if (bodies[triangle.tag].module != bodies[bed.body].module) return false;
      return std::all_of(triangle.corners.begin(), triangle.corners.end(), [&](Vec3 p) {
        const double apart = distance_mm(bed.loops, p);  // to its border
        return apart <= (covers(bed.loops, p) ? kBedRimMm : kSidesMm);
      });
    });
  }

  /// Nothing where the triangle is no obstacle, or none nearer than `known`.
  std::optional<Obstacle> at(std::uint32_t t, const std::optional<Obstacle>& known) const {
    const Vec3 normal = survey_.scene.tree.normal(t);
    if (normal.z <= cos_degrees(kFigures[2].value.value - kSlopeSlack)) return std::nullopt;
    const Triangle& triangle = survey_.scene.tree.triangles()[t];
    const Loop face = below(triangle, most_);
    if (face.size() < 3) return std::nullopt;
    const double within = known ? known->distance : reach_;
    const Vec3 nearest = nearest_of(face, surface_.contours);
    const bool overlaps = distance_mm(surface_.contours, {face}) == 0;
    const double distance = overlaps ? 0 : distance_mm(surface_.contours, nearest);
    if (distance >= within) return std::nullopt;
    Vec3 middle;
    for (const Vec3 p : face) middle = middle + p * (1.0 / static_cast<double>(face.size()));
    std::optional<Obstacle> best;
    const auto try_at = [&](Vec3 p) {
      const double d = covers(surface_.contours, p) ? 0 : distance_mm(surface_.contours, p);
      if (d >= within || (best && best->distance <= d) || shielded(p)) return;
      best = Obstacle{triangle.tag, p, top_ - p.z, d};
    };
    for (const Vec3 corner : face) along(corner, middle, try_at);
    along(nearest, middle, try_at);
    return best;
  }

  template <class Use>
  static void along(Vec3 from, Vec3 to, const Use& use) {
    const double length = geometry::norm(to - from);
    if (length == 0) return use(from);
    const double first = std::min(0.5, kInsideMm / length);
    for (int k = 0; k <= kPlacesAlong; ++k) {
      use(from + (to - from) * (first + (1 - first) * k / kPlacesAlong));
    }
  }

  /// Something above it is met first.
  bool shielded(Vec3 p) const {
    return survey_.scene.tree.first_hit(p, {0, 0, 1}, top_ - p.z + kShieldMm, kInsideMm)
        .has_value();
  }

  const Survey& survey_;
  const StandingSurface& surface_;
  bool hung_;
  double reach_;
  double top_;
  double most_;
  const Steps& steps_;
  std::vector<Way> ways_;
  std::vector<Bed> beds_;
};

Result found(const Survey& survey, const StandingSurface& surface, const Obstacle& obstacle) {
  const SceneBody& body = survey.scene.bodies[obstacle.body];
  const double reach = reach_of_fall_mm(surface.drop);
  Result result;
  const bool asks = obstacle.tier || obstacle.slide;
  result.verdict = asks ? Verdict::needs_human : wrong_at(surface);
  result.measured = Measure{obstacle.distance, Unit::mm};
  result.limit = Measure{reach, Unit::mm};
  result.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
  result.place = {{body.element, survey.scene.bodies[surface.body].element}, "", obstacle.place};
  result.says = fill({"who falls from {0} may hit {1}: it lies {2} lower and {3} away",
                      "qui tombe de {0} peut heurter {1}, situé {2} plus bas et à {3}"},
                     {label_of(survey, surface), body.label,
                      show(Measure{obstacle.below, Unit::mm}), show(*result.measured)});
  result.mend = fill({"keep {0} clear around {1}, or raise the part to less than 600 mm below it",
                      "laissez {0} libres tout autour ({1}), ou relevez l'obstacle à moins de "
                      "600 mm en dessous"},
                     {show(*result.limit), label_of(survey, surface)});
  if (obstacle.tier) {
    result.mend = fill({"one stands on it, but it is of no stairs or ladder to there: have a "
                        "person judge whether it breaks the fall, or keep {0} clear",
                        "on s'y tient, mais ce n'est ni un escalier ni une échelle qui y mène : "
                        "faites juger par une personne si la chute en est coupée, ou laissez {0} "
                        "libres"},
                       {show(*result.limit)});
  }
  if (obstacle.slide) {
    result.mend = {
        "it is of the slide that begins there: have a person judge whether who goes "
        "down there is kept on it",
        "cela fait partie du toboggan qui part de là : faites juger par une personne si "
        "l'on y est tenu"};
  }
  result.marks = {{Mark::Kind::line, {surface.drop_place, obstacle.place}, show(*result.measured)}};
  return result;
}

void run(const Survey& survey, Outcome& out) {
  const Steps steps(survey);
  for (const StandingSurface* surface : fallen_from(survey)) {
    const double reach = reach_of_fall_mm(surface->drop);
    out.ground.push_back(ground_area(survey, *surface, reach, GroundArea::Kind::falling_space));
    const std::vector<Obstacle> obstacles = Search(survey, steps, *surface).obstacles();
    for (const Obstacle& one : obstacles) out.results.push_back(found(survey, *surface, one));
    if (!obstacles.empty()) continue;
    Result clear;
    clear.verdict = Verdict::pass;
    clear.limit = Measure{reach, Unit::mm};
    clear.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
    clear.place = place_of(survey, *surface);
    clear.says = fill({"within {0} of {1} nothing of the design is in the way of a fall; the site "
                       "has to keep it free too",
                       "à moins de {0} de {1}, rien du modèle ne gêne une chute ; le site doit "
                       "aussi le laisser libre"},
                      {show(*clear.limit), label_of(survey, *surface)});
    out.results.push_back(std::move(clear));
  }
}

}  // namespace

extern const Rule kFallingSpace;
const Rule kFallingSpace = {
    "falling-space",
    "Falling space",
    "Espace de chute",
    "Around everything one stands on or hangs from, nothing to be hit may lie as far as a fall "
    "reaches: 1500 mm, "
    "and more from heights above 1500 mm.",
    "Autour de tout ce sur quoi on se tient ou à quoi l'on se suspend, rien ne doit pouvoir être "
    "heurté aussi loin que porte "
    "une chute : 1500 mm, et davantage au-dessus de 1500 mm de hauteur.",
    "Every face of the whole design that looks up, lies 600 mm or more below the surface and is "
    "less steep than 60° is measured from the surface in plan, unless something above shields it, "
    "or it belongs to the surface, to what lies a step below 600 mm away from it, or to the stairs "
    "or "
    "the ladder to it. Other tiers below it, and all that one stands on below what is named under "
    "`grips:`, and a slide that begins at the surface with its sides up to 100 mm beside it, are "
    "for a person to judge. Trees, walls and paths of the site are not known.",
    "Chaque face du modèle tournée vers le haut, située à 600 mm ou plus sous la surface et "
    "inclinée à moins de 60°, est mesurée en plan depuis la surface, sauf si quelque chose "
    "au-dessus la protège ou si elle fait partie de la surface, de ce qui se trouve à une marche "
    "de "
    "moins de 600 mm d'elle, ou de l'escalier ou de l'échelle qui y mène. Les autres niveaux plus "
    "bas, et tout ce sur quoi on se tient sous ce que nomme `grips:`, ainsi qu'un toboggan "
    "qui part de la surface et ses côtés jusqu'à 100 mm, sont à juger par une personne. "
    "Arbres, murs et allées du site ne sont pas connus.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
