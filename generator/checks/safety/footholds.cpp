// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/edge_guard.h"
#include "checks/falling.h"
#include "checks/guarded.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

constexpr Figure kFigures[] = {
    {"depth of a foothold",
     "profondeur d'une prise de pied",
     {10, Unit::mm},
     Confidence::ours,
     "our own choice: sources only say that bars of a barrier must not serve as steps",
     "notre choix : les sources disent seulement que les barres d'une barrière ne doivent pas "
     "servir de marches"},
    {"no steps in barriers",
     "pas de marches dans les barrières",
     {0, Unit::none},
     Confidence::two_sources,
     "RPII Japan and Unfallkasse NRW on EN 1176-1:2017",
     "RPII Japan et Unfallkasse NRW sur l'EN 1176-1:2017"},
    {"width of a top that a hand grasps",
     "largeur d'un dessus où la main se retient",
     {60, Unit::mm},
     Confidence::two_sources,
     "RPII Japan, lekplats.se and nederrandlev.dk on EN 1176-1 have it for grasps; that a wider "
     "top "
     "may invite to sit or stand is our own choice",
     "RPII Japan, lekplats.se et nederrandlev.dk sur l'EN 1176-1 le donnent pour les prises ; "
     "qu'un dessus plus large puisse inviter à s'asseoir ou à se tenir debout est notre choix"},
    {"from a seat or table to the barrier",
     "d'un siège ou d'une table à la barrière",
     {kStepReachMm, Unit::mm},
     Confidence::ours,
     "our own choice: as far as a child steps across, as for easy access",
     "notre choix : aussi loin qu'un enfant enjambe, comme pour l'accès facile"},
};

/// What is looked for: a place from `low` to `high` above the floor, mm.
struct Hold {
  double low;
  double high;
  double room;      // free above
  double depth;     // deeper than this
  double shortest;  // and as long at least
  double steepest;  // degrees
  bool platforms;   // what is meant to be stood on as well
};
/// A child's toes need 30 mm above: gaps between the rails of a barrier, below 89 mm, leave it.
constexpr Hold kStep{100, 600, 30, kFigures[0].value.value, 0, kClimbedFromDegrees, true};
/// Above what is stepped on, and no higher than a child gets a knee onto: a choice of method.
/// Nobody sits on the top of a post; platforms are judged by rules of their own.
constexpr Hold kSeat{600 + kHeightsMm, 1200, kHeadRoomMm, kFigures[2].value.value, 200,
                     kSteepestFloor,   false};
/// Patches are cut across so often along their length, at least, and felt so densely in between.
constexpr int kLeastCuts = 12;
constexpr double kCutStepMm = 20;
constexpr int kMostCuts = 400;
constexpr double kFeelMm = 2;
constexpr double kFoundMm = 0.02;
/// As far up as a body that stands on the patch is looked for the end of.
constexpr double kWayOutMm = 5000;

/// The deepest place of a patch that looks up, at the edge of a floor.
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
  /// `faces`: of the body, those of the patch among them.
  Patch(const Survey& survey, const StandingSurface& surface, const Hold& hold,
        std::vector<Loop> loops, const std::vector<Triangle>& faces)
      : survey_(survey), surface_(surface), hold_(hold), loops_(std::move(loops)), faces_(faces) {
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
    return on_face(p);
  }

  /// A patch may bend, as where a board ends: the point of a face above or below `p`, the nearest.
  Vec3 on_face(Vec3 p) const {
    std::optional<double> nearest;
    for (const Triangle& face : faces_) {
      const auto& [a, b, c] = face.corners;
      const Vec3 normal = cross(b - a, c - a);
      if (turn(a, b, p) < 0 || turn(b, c, p) < 0 || turn(c, a, p) < 0 || normal.z <= 0) continue;
      const double z = a.z - (normal.x * (p.x - a.x) + normal.y * (p.y - a.y)) / normal.z;
      if (!nearest || std::fabs(z - p.z) < std::fabs(*nearest - p.z)) nearest = z;
    }
    p.z = nearest.value_or(p.z);
    return p;
  }

  /// Positive where `p` lies to the left of the way from `a` to `b`, in plan.
  static double turn(Vec3 a, Vec3 b, Vec3 p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  }

  /// Free above, and at the height of a step above the floor.
  bool holds_foot(double u, double v) const {
    const Vec3 p = at(u, v);
    const double up = p.z - nearest_edge(surface_.outline, p).z;
    if (up < hold_.low || up > hold_.high) return false;
    const TriangleTree& tree = survey_.scene.tree;
    const auto above = tree.first_hit(p, {0, 0, 1}, kWayOutMm, kHeightsMm);
    if (!above) return true;
    // What comes out of a body first has begun in it: something stands right there.
    return above->distance > hold_.room && tree.normal(above->triangle).z < 0;
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
    if (!at_edge || to - from <= hold_.depth + kFoundMm) return;
    const Vec3 place = at(u, (from + to) / 2);
    best = {0, to - from, place.z - nearest_edge(surface_.outline, place).z, place};
  }

  const Survey& survey_;
  const StandingSurface& surface_;
  const Hold& hold_;
  std::vector<Loop> loops_;  // the outer one first
  const std::vector<Triangle>& faces_;
  Vec3 along_;
  Vec3 across_;
  Vec3 normal_;
};

/// Whether any of a triangle may lie at the height of a hold.
bool is_in_reach(const StandingSurface& surface, const Hold& hold, const Triangle& triangle) {
  double low = HUGE_VAL;
  double high = -HUGE_VAL;
  for (const Vec3 p : triangle.corners) {
    const double up = p.z - nearest_edge(surface.outline, p).z;
    low = std::min(low, up);
    high = std::max(high, up);
  }
  return high >= hold.low && low <= hold.high;
}

/// Bodies meant to be stood on: rules of their own judge them.
std::vector<bool> platforms_of(const Survey& survey) {
  std::vector<bool> platforms(survey.scene.bodies.size());
  for (const StandingSurface& one : survey.standing) {
    if (one.said != StandingSurface::Said::platform) continue;
    for (const std::size_t b : one.bodies) platforms[b] = true;
  }
  return platforms;
}

std::vector<Ledge> ledges_at(const Survey& survey, const StandingSurface& surface,
                             const Hold& hold) {
  const Scene& scene = survey.scene;
  const PlanBox box = plan_box(surface.outline);
  std::vector<std::vector<Triangle>> by_body(scene.bodies.size());
  const double least_up = cos_degrees(hold.steepest) - kRoundedCosine;
  const std::vector<bool> platforms = platforms_of(survey);
  std::vector<std::uint32_t> found;
  scene.tree.for_each_in({box.low_x - kGuardInsideMm, box.low_y - kGuardInsideMm,
                          scene.ground + surface.low + hold.low},
                         {box.high_x + kGuardInsideMm, box.high_y + kGuardInsideMm,
                          scene.ground + surface.height + hold.high},
                         [&](std::uint32_t t) { found.push_back(t); });
  std::sort(found.begin(), found.end());
  for (const std::uint32_t t : found) {
    if (scene.tree.normal(t).z < least_up) continue;
    const Triangle& triangle = scene.tree.triangles()[t];
    if (!hold.platforms && platforms[triangle.tag]) continue;
    if (is_in_reach(surface, hold, triangle)) by_body[triangle.tag].push_back(triangle);
  }
  std::vector<Ledge> ledges;
  for (std::size_t b = 0; b < by_body.size(); ++b) {
    const std::vector<Loop> loops = border_of(by_body[b]);
    for (const Loop& outer : loops) {
      if (signed_area_mm2(outer) <= 0) continue;
      if (width_of(hull_of({outer})).length < hold.shortest) continue;
      std::vector<Loop> patch{outer};
      for (const Loop& hole : loops) {
        if (signed_area_mm2(hole) < 0 && covers({outer}, hole.front())) patch.push_back(hole);
      }
      std::optional<Ledge> ledge =
          Patch(survey, surface, hold, std::move(patch), by_body[b]).deepest();
      if (!ledge) continue;
      ledge->body = b;
      ledges.push_back(*ledge);
    }
  }
  return ledges;
}

Result result_at(const Survey& survey, const StandingSurface& surface, const Ledge& ledge) {
  Result result;
  result.verdict = Verdict::needs_human;
  result.measured = Measure{ledge.depth, Unit::mm};
  result.place = {
      {survey.scene.bodies[ledge.body].element, survey.scene.bodies[surface.body].element},
      "",
      ledge.place};
  return result;
}

Result step_at(const Survey& survey, const StandingSurface& surface, const Ledge& ledge) {
  Result result = result_at(survey, surface, ledge);
  result.limit = kFigures[0].value;
  result.rests_on = {&kFigures[0], &kFigures[1]};
  result.says =
      fill({"at the barrier of {0}, {1} has a ledge {2} deep, {3} up: a foot may climb by it",
            "à la barrière de {0}, {1} offre un rebord de {2}, à {3} de haut : un pied peut s'y "
            "hisser"},
           {label_of(survey, surface), survey.scene.bodies[ledge.body].label,
            show(*result.measured), show(Measure{ledge.height, Unit::mm})});
  result.mend = {"close it, slope it by more than 60°, or keep it below 100 or above 600 mm",
                 "fermez-le, inclinez-le de plus de 60°, ou placez-le sous 100 ou au-dessus de "
                 "600 mm"};
  return result;
}

Result seat_at(const Survey& survey, const StandingSurface& surface, const Ledge& ledge) {
  Result result = result_at(survey, surface, ledge);
  result.limit = kFigures[2].value;
  result.rests_on = {&kFigures[2], &kFigures[1]};
  result.says = fill({"at the barrier of {0}, the top of {1} is {2} deep, {3} up: it may invite to "
                      "sit or to stand on it",
                      "à la barrière de {0}, le dessus de {1} est large de {2}, à {3} de haut : il "
                      "peut inviter à s'y asseoir ou à s'y tenir debout"},
                     {label_of(survey, surface), survey.scene.bodies[ledge.body].label,
                      show(*result.measured), show(Measure{ledge.height, Unit::mm})});
  result.mend = {"make it 60 mm deep at most, round it off, or slope it by more than 38°",
                 "ramenez-le à 60 mm de large au plus, arrondissez-le, ou inclinez-le de plus de "
                 "38°"};
  return result;
}

/// What one is not meant to stand on, though a foot finds room, on the floor near its barrier.
void ask_of_seats(const Survey& survey, const StandingSurface& surface, Outcome& out) {
  for (const StandingSurface& seat : survey.standing) {
    if (seat.said != StandingSurface::Said::no_platform) continue;
    const double rise = seat.height - surface.height;
    if (rise < kStep.low || rise > kSeat.high) continue;
    bool on_it = false;
    double apart = HUGE_VAL;
    for (const Loop& loop : seat.contours) {
      for (const Vec3 p : loop) {
        on_it = on_it || covers(surface.contours, p);
        apart = std::min(apart, distance_mm(surface.outline, p));
      }
    }
    for (const Loop& loop : surface.outline) {
      for (const Vec3 p : loop) apart = std::min(apart, distance_mm(seat.contours, p));
    }
    if (!on_it || apart <= kGuardInsideMm || apart > kFigures[3].value.value) continue;
    Result result;
    result.verdict = Verdict::needs_human;
    result.measured = Measure{apart, Unit::mm};
    result.limit = kFigures[3].value;
    result.rests_on = {&kFigures[3], &kFigures[1]};
    result.place = place_of(survey, seat);
    result.place.elements.push_back(survey.scene.bodies[surface.body].element);
    result.says =
        fill({"{0} stands {1} from the edge of {2} and is {3} high: who stands on it is so much "
              "higher at the barrier",
              "{0} se trouve à {1} du bord de {2} et a {3} de haut : qui s'y met debout est "
              "d'autant plus haut devant la barrière"},
             {label_of(survey, seat), show(*result.measured), label_of(survey, surface),
              show(Measure{rise, Unit::mm})});
    result.mend = {
        "move it further from the edge, make the barrier higher there, or have a person "
        "judge it",
        "éloignez-le du bord, relevez la barrière à cet endroit, ou faites juger par "
        "une personne"};
    out.results.push_back(std::move(result));
  }
}

void run(const Survey& survey, Outcome& out) {
  for (const StandingSurface* surface : surfaces_in_use(survey)) {
    if (guards_at(survey, *surface).barrier.closed() == 0) continue;
    const std::size_t before = out.results.size();
    for (const Ledge& ledge : ledges_at(survey, *surface, kStep)) {
      out.results.push_back(step_at(survey, *surface, ledge));
    }
    for (const Ledge& ledge : ledges_at(survey, *surface, kSeat)) {
      out.results.push_back(seat_at(survey, *surface, ledge));
    }
    ask_of_seats(survey, *surface, out);
    if (out.results.size() > before) continue;
    Result none;
    none.verdict = Verdict::pass;
    none.limit = kFigures[0].value;
    none.rests_on = {&kFigures[0], &kFigures[1], &kFigures[2]};
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
    "Faces that look up, sloping by 60 degrees at most, within 120 mm of the floor's edge, 100 to "
    "600 mm above the edge beside them, and deeper than 10 mm where nothing is in the way for "
    "30 mm above: cut across every 20 mm, or 12 times. Likewise level tops 600 to 1200 mm up that "
    "are deeper than 60 mm and 200 mm long, unless they are platforms themselves, and what the "
    "design takes out of its platforms and stands on the floor 120 to 400 mm from its edge. What "
    "is hung "
    "from ropes or nets is not seen.",
    "Les faces tournées vers le haut, inclinées de 60 degrés au plus, à 120 mm au plus du bord du "
    "plancher, de 100 à 600 mm au-dessus du bord voisin, et profondes de plus de 10 mm là où 30 mm "
    "sont libres au-dessus : coupées en travers tous les 20 mm, ou 12 fois. De même les dessus "
    "horizontaux à 600 à 1200 mm de haut, larges de plus de 60 mm et longs de 200 mm, s'ils ne "
    "sont pas eux-mêmes des plateformes, et ce que le modèle écarte de ses plateformes et qui se "
    "trouve sur le plancher, de 120 à 400 mm de son bord. Ce qui pend à des cordes ou à des filets "
    "n'est pas vu.",
    "EN 1176-1:2017",
    kFigures,
    run};

}  // namespace plano::checks
