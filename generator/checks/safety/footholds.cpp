// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <optional>

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

/// A child's toes need so much room above: gaps between the rails of a barrier, below 89 mm, leave
/// it.
constexpr double kRoomMm = 30;
/// Patches are cut across so often along their length, at least, and felt so densely in between.
constexpr int kLeastCuts = 12;
constexpr double kCutStepMm = 20;
constexpr int kMostCuts = 400;
constexpr double kFeelMm = 2;
constexpr double kFoundMm = 0.02;

/// The deepest place of a patch that looks up, between 100 and 600 mm above a floor, at its edge.
struct Ledge {
  std::size_t body = 0;
  double depth = 0;   // free above, mm
  double height = 0;  // above the nearest edge of the floor
  Vec3 place;
};

/// The point of the outline nearest to `p` in plan: on a ramp the floor's height varies.
Vec3 nearest_edge(const std::vector<Loop>& outline, Vec3 p) {
  Vec3 best;
  double least = HUGE_VAL;
  for (const Loop& loop : outline) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const Vec3 a = loop[i];
      const Vec3 side = loop[i + 1 == loop.size() ? 0 : i + 1] - a;
      const double squared = side.x * side.x + side.y * side.y;
      const double along = (p.x - a.x) * side.x + (p.y - a.y) * side.y;
      const double t = squared == 0 ? 0 : std::clamp(along / squared, 0.0, 1.0);
      const Vec3 there = a + side * t;
      const double apart = (there.x - p.x) * (there.x - p.x) + (there.y - p.y) * (there.y - p.y);
      if (apart >= least) continue;
      least = apart;
      best = there;
    }
  }
  return best;
}

/// One patch, cut across its length.
class Patch {
 public:
  Patch(const Survey& survey, const StandingSurface& surface, std::vector<Loop> loops)
      : survey_(survey), surface_(surface), loops_(std::move(loops)) {
    const Loop& outer = loops_.front();
    along_ = width_of(hull_of({outer})).along;
    across_ = {-along_.y, along_.x, 0};
    for (std::size_t i = 1; i + 1 < outer.size(); ++i) {
      normal_ = normal_ + cross(outer[i] - outer[0], outer[i + 1] - outer[0]);
    }
  }

  std::optional<Ledge> deepest() const {
    double low = HUGE_VAL;
    double high = -HUGE_VAL;
    for (const Vec3 p : loops_.front()) {
      low = std::min(low, dot(p, along_));
      high = std::max(high, dot(p, along_));
    }
    const int cuts = std::clamp(static_cast<int>((high - low) / kCutStepMm), kLeastCuts, kMostCuts);
    std::optional<Ledge> best;
    for (int i = 0; i < cuts; ++i) cut(low + (high - low) * (i + 0.5) / cuts, best);
    return best;
  }

 private:
  Vec3 at(double u, double v) const {
    Vec3 p = along_ * u + across_ * v;
    const Vec3 first = loops_.front().front();
    p.z = first.z - (normal_.x * (p.x - first.x) + normal_.y * (p.y - first.y)) / normal_.z;
    return p;
  }

  /// Free above, and at the height of a step above the floor.
  bool holds_foot(double u, double v) const {
    const Vec3 p = at(u, v);
    const double up = p.z - nearest_edge(surface_.outline, p).z;
    if (up < kLowMm || up > kHighMm) return false;
    return !survey_.scene.tree.first_hit(p, {0, 0, 1}, kRoomMm, kHeightsMm);
  }

  void cut(double u, std::optional<Ledge>& best) const {
    std::vector<double> ends;
    for (const Loop& loop : loops_) {
      for (std::size_t i = 0; i < loop.size(); ++i) {
        const Vec3 a = loop[i];
        const Vec3 b = loop[i + 1 == loop.size() ? 0 : i + 1];
        const double ua = dot(a, along_) - u;
        const double ub = dot(b, along_) - u;
        if ((ua > 0) == (ub > 0)) continue;
        const double t = ua / (ua - ub);
        ends.push_back(dot(a, across_) * (1 - t) + dot(b, across_) * t);
      }
    }
    std::sort(ends.begin(), ends.end());
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) feel(u, ends[i], ends[i + 1], best);
  }

  /// The widest free piece between two ends of the patch.
  void feel(double u, double from, double to, std::optional<Ledge>& best) const {
    const int steps = std::max(2, static_cast<int>(std::ceil((to - from) / kFeelMm)));
    const double step = (to - from) / steps;
    double begin = from;
    bool before = false;
    for (int i = 0; i <= steps; ++i) {
      const double v = from + step * (i + 0.5);
      const bool free = i < steps && holds_foot(u, v);
      if (free && !before) begin = i == 0 ? from : end_between(u, v, v - step);
      if (!free && before) keep(u, begin, i == steps ? to : end_between(u, v - step, v), best);
      before = free;
    }
  }

  double end_between(double u, double free, double covered) const {
    while (std::fabs(free - covered) > kFoundMm) {
      const double middle = (free + covered) / 2;
      (holds_foot(u, middle) ? free : covered) = middle;
    }
    return free;
  }

  void keep(double u, double from, double to, std::optional<Ledge>& best) const {
    if (best && to - from <= best->depth) return;
    const bool at_edge = distance_mm(surface_.outline, at(u, from)) <= kGuardInsideMm ||
                         distance_mm(surface_.outline, at(u, to)) <= kGuardInsideMm;
    if (!at_edge || to - from <= kFigures[0].value.value + kFoundMm) return;
    const Vec3 place = at(u, (from + to) / 2);
    best = {0, to - from, place.z - nearest_edge(surface_.outline, place).z, place};
  }

  const Survey& survey_;
  const StandingSurface& surface_;
  std::vector<Loop> loops_;  // the outer one first
  Vec3 along_;
  Vec3 across_;
  Vec3 normal_;
};

/// Whether any of a triangle may lie at the height of a step.
bool is_in_reach(const StandingSurface& surface, const Triangle& triangle) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const Vec3 p : triangle.corners) {
    const double up = p.z - nearest_edge(surface.outline, p).z;
    low = std::min(low, up);
    high = std::max(high, up);
  }
  return high >= kLowMm && low <= kHighMm;
}

std::vector<Ledge> ledges_at(const Survey& survey, const StandingSurface& surface) {
  const Scene& scene = survey.scene;
  const PlanBox box = plan_box(surface.outline);
  std::vector<std::vector<Triangle>> by_body(scene.bodies.size());
  const double least_up = cos_degrees(kSteepestFloor);
  std::vector<std::uint32_t> found;
  scene.tree.for_each_in(
      {box.low_x - kGuardInsideMm, box.low_y - kGuardInsideMm, scene.ground + surface.low + kLowMm},
      {box.high_x + kGuardInsideMm, box.high_y + kGuardInsideMm,
       scene.ground + surface.height + kHighMm},
      [&](std::uint32_t t) { found.push_back(t); });
  std::sort(found.begin(), found.end());
  for (const std::uint32_t t : found) {
    if (scene.tree.normal(t).z < least_up) continue;
    const Triangle& triangle = scene.tree.triangles()[t];
    if (is_in_reach(surface, triangle)) by_body[triangle.tag].push_back(triangle);
  }
  std::vector<Ledge> ledges;
  for (std::size_t b = 0; b < by_body.size(); ++b) {
    const std::vector<Loop> loops = border_of(by_body[b]);
    for (const Loop& outer : loops) {
      if (signed_area_mm2(outer) <= 0) continue;
      std::vector<Loop> patch{outer};
      for (const Loop& hole : loops) {
        if (signed_area_mm2(hole) < 0 && covers({outer}, hole.front())) patch.push_back(hole);
      }
      std::optional<Ledge> ledge = Patch(survey, surface, std::move(patch)).deepest();
      if (!ledge) continue;
      ledge->body = b;
      ledges.push_back(*ledge);
    }
  }
  return ledges;
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (guards_at(survey, *surface).barrier.closed() == 0) continue;
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
    "Faces that look up within 120 mm of the floor's edge, 100 to 600 mm above the edge beside "
    "them, and deeper than 10 mm where nothing is in the way for 30 mm above: cut across every "
    "20 mm, or 12 times. Whether a top invites to sit is for a person to see.",
    "Les faces tournées vers le haut à 120 mm au plus du bord du plancher, à 100 à 600 mm "
    "au-dessus "
    "du bord voisin, et profondes de plus de 10 mm là où 30 mm sont libres au-dessus : coupées en "
    "travers tous les 20 mm, ou 12 fois. Si un dessus invite à s'asseoir est à voir par une "
    "personne.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
