// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "checks/necks.h"
#include "checks/plan_view.h"
#include "checks/rule.h"
#include "checks/safety/fingers.h"
#include "checks/safety/neck_place.h"
#include "checks/survey.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// As many narrow places are looked at in all, and of one pair of bodies: the narrowest.
constexpr std::size_t kMostNecks = 20'000;
constexpr std::size_t kMostOfAPair = 40;
constexpr double kStep = 2;        // mm a rod is moved at a time: it never jumps over a wall
constexpr double kReach = 100;     // mm: longer than a finger
constexpr double kLongest = 2000;  // mm: a gap not ended by then is open
constexpr double kDepth = 10;      // mm: what is less deep holds no finger
constexpr double kSlack = 1e-6;    // mm: a rod that touches passes
constexpr int kPushes = 8;
constexpr double kSquare = 0.01;  // share of the radius: balls that lean less lie square
/// Ways at most so much longer than the shortest are those a finger takes.
constexpr double kShortest = 1.1;

/// A gap as a finger finds it.
struct Reached {
  bool shut = false;      // goes through, and is closed at both ends
  double lower_edge = 0;  // z
};

class Finger {
 public:
  Finger(const Scene& scene, const Neck& neck) : scene_(scene), neck_(neck) { go_in(); }

  /// Nothing where no finger gets there from outside, or no deeper than kDepth.
  std::optional<Reached> reached() const {
    if (!fits(neck_.middle)) return std::nullopt;
    std::vector<Way> through;
    std::vector<Way> blind;
    for (const Vec3 way : ways_of(scene_, neck_)) {
      const Walk there = walk(way, kReach);
      const Walk back = walk(-way, kReach);
      if (!there.out && !back.out) continue;
      const double length = there.far + back.far;
      if (there.out && back.out) {
        through.push_back({way, length});
      } else if (length >= kDepth + outside()) {
        blind.push_back({way, there.out ? there.far : back.far});
      }
    }
    const bool passes = !through.empty();
    std::vector<Way>& ways = passes ? through : blind;
    if (ways.empty()) return std::nullopt;
    return worst_of(ways, passes);
  }

 private:
  struct Way {
    Vec3 direction;
    double length;
  };
  struct Walk {
    bool out = false;  // came to where the large finger has room
    double far = 0;
  };

  /// How far before the mouth the large finger has room, less the small one's tip, at most.
  static double outside() { return (kLargeFinger.value.value - kSmallFinger.value.value) / 2; }

  bool fits(Vec3 at) const {
    return !scene_.tree.any_within(at, kSmallFinger.value.value / 2 - kSlack);
  }

  Walk walk(Vec3 way, double reach) const {
    Walk walk;
    while (walk.far < reach) {
      const Vec3 next = neck_.middle + way * (walk.far + kStep);
      if (!fits(next)) return walk;
      walk.far += kStep;
      if (has_room(next)) {
        walk.out = true;
        return walk;
      }
    }
    return walk;
  }

  /// Whether the large finger, pushed aside by what it touches, finds room around the small one.
  bool has_room(Vec3 at) const {
    const double radius = kLargeFinger.value.value / 2;
    Vec3 middle = at;
    Vec3 before = at;
    for (int push = 0; push < kPushes; ++push) {
      const auto near = scene_.tree.nearest(middle, radius - kSlack);
      if (!near) {
        // Never through a wall to its other side.
        return norm(middle - at) <= radius &&
               (push == 0 || !scene_.tree.first_hit(at, middle - at, 1));
      }
      if (near->distance <= kSlack) return false;
      const Vec3 pushed = near->point + (middle - near->point) * (radius / near->distance);
      // To and fro between two walls, for ever.
      if (push > 0 && pushed == before) return false;
      before = middle;
      middle = pushed;
    }
    return false;
  }

  /// Of a ball that leans, as before a mouth or in a groove, into the narrow place beside it.
  void go_in() {
    if (norm(neck_.lean) <= kSquare) return;
    const Vec3 in = geometry::unit(neck_.lean);
    double clear = kLargeFinger.value.value;
    for (double far = 0; far < kLargeFinger.value.value / 2; far += kStep / 4) {
      const auto near = scene_.tree.nearest(neck_.middle, clear);
      if (!near || near->distance >= clear - kSlack) return;
      clear = near->distance;
      neck_.middle = neck_.middle + in * (kStep / 4);
    }
  }

  bool ends(Vec3 way) const {
    const Walk end = walk(way, kLongest);
    return !end.out && end.far < kLongest;
  }

  Reached worst_of(const std::vector<Way>& ways, bool passes) const {
    double shortest = ways[0].length;
    for (const Way& way : ways) shortest = std::min(shortest, way.length);
    Reached worst{false, scene_.ground};
    for (const Way& way : ways) {
      if (way.length > shortest * kShortest) continue;
      const Vec3 along = cross(neck_.axis, way.direction);
      worst.lower_edge = std::max(worst.lower_edge, lower_edge_of(scene_, neck_, along));
      worst.shut = worst.shut || (passes && ends(along) && ends(-along));
    }
    return worst;
  }

  const Scene& scene_;
  Neck neck_;
};

/// Whether the gap is at a body that carries its user along: there it counts at any height.
bool carried_at(const Survey& survey, const Neck& neck) {
  return std::any_of(survey.standing.begin(), survey.standing.end(), [&](const auto& surface) {
    return surface.carries &&
           std::any_of(surface.bodies.begin(), surface.bodies.end(),
                       [&](std::size_t b) { return b == neck.one || b == neck.other; });
  });
}

Result result_of(const Scene& scene, const Neck& neck, bool shut) {
  Result result = result_at(scene, neck);
  result.verdict = shut ? Verdict::fail : Verdict::needs_human;
  result.limit = kSmallFinger.value;
  result.rests_on = {&kFingerEdge, &kSmallFinger, &kLargeFinger};
  result.says = fill(shut ? Text{"{0} a gap of {1} lets a finger of {2} in, and none of {3}",
                                 "{0}, un vide de {1} laisse entrer un doigt de {2}, mais pas de "
                                 "{3}"}
                          : Text{"{0} a gap of {1}, open at an end or blind, lets a finger of {2} "
                                 "in, and none of {3}: a person has to see whether it locks",
                                 "{0}, un vide de {1}, ouvert au bout ou borgne, laisse entrer un "
                                 "doigt de {2}, mais pas de {3} : une personne doit voir s'il s'y "
                                 "coince"},
                     {between(scene, neck), show(*result.measured), show(kSmallFinger.value),
                      show(kLargeFinger.value)});
  result.mend = {"make it 7 mm at most, or 26 mm at least, everywhere",
                 "ramenez-le à 7 mm au plus, ou portez-le à 26 mm au moins, partout"};
  return result;
}

/// The narrowest places of two parts were no fault; there are more than are looked at, and which of
/// them a finger gets into is not known.
Result not_all_of(const Scene& scene, const Neck& neck) {
  Result result = result_at(scene, neck);
  result.verdict = Verdict::needs_human;
  result.rests_on = {&kFingerEdge, &kSmallFinger, &kLargeFinger};
  result.says = fill({"{0} there are more narrow places than are looked at, this one of {1}: a "
                      "person has to see whether a finger locks in one",
                      "{0}, il y a plus d'endroits étroits qu'on n'en examine, dont celui-ci de "
                      "{1} : une personne doit voir si un doigt s'y coince"},
                     {between(scene, neck), show(*result.measured)});
  result.mend = {"make the gap 7 mm at most, or 26 mm at least, everywhere",
                 "ramenez ce vide à 7 mm au plus, ou portez-le à 26 mm au moins, partout"};
  return result;
}

/// Narrowest first within each pair of bodies, pairs in their order.
std::vector<Neck> in_order(std::vector<Neck> necks) {
  std::stable_sort(necks.begin(), necks.end(), [](const Neck& a, const Neck& b) {
    return std::tie(a.one, a.other, a.width) < std::tie(b.one, b.other, b.width);
  });
  return necks;
}

void look(const Survey& survey, const std::vector<Neck>& necks, Outcome& out) {
  const Scene& scene = survey.scene;
  const double above = scene.ground + kFingerEdge.value.value + kSameHeight;
  std::map<std::pair<std::size_t, std::size_t>, Result> worst;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> looked_at;
  for (const Neck& neck : necks) {
    if (neck.one == neck.other) continue;
    const std::pair pair{neck.one, neck.other};
    const bool carried = carried_at(survey, neck);
    if (!carried && neck.lower_touch <= above) continue;
    const auto known = worst.find(pair);
    if (known != worst.end() && known->second.verdict == Verdict::fail) continue;
    if (looked_at[pair]++ >= kMostOfAPair) {
      worst.try_emplace(pair, not_all_of(scene, neck));
      continue;
    }
    const auto reached = Finger(scene, neck).reached();
    if (!reached || (!carried && reached->lower_edge <= above)) continue;
    if (known != worst.end() && !reached->shut) continue;
    worst[pair] = result_of(scene, neck, reached->shut);
  }
  for (auto& [pair, result] : worst) out.results.push_back(std::move(result));
}

void run(const Survey& survey, Outcome& out) {
  const Scene& scene = survey.scene;
  if (scene.bodies.empty()) return;
  NeckLimits limits{.small = kSmallFinger.value.value,
                    .large = kLargeFinger.value.value,
                    .above = kFingerEdge.value.value};
  limits.at_any_height.resize(scene.bodies.size());
  for (const StandingSurface& surface : survey.standing) {
    if (!surface.carries) continue;
    for (const std::size_t body : surface.bodies) limits.at_any_height[body] = true;
  }
  auto necks = necks_of(scene, limits);
  if (!necks || necks->size() > kMostNecks) {
    out.results.push_back(too_much_to_look_at());
    return;
  }
  look(survey, in_order(std::move(*necks)), out);
  if (!out.results.empty()) return;
  Result none;
  none.verdict = Verdict::pass;
  none.rests_on = {&kFingerEdge, &kSmallFinger, &kLargeFinger};
  none.says = {"no gap between parts was found that lets a finger of 8 mm in, and none of 25 mm",
               "aucun vide entre pièces n'a été trouvé qui laisse entrer un doigt de 8 mm, mais "
               "pas de 25 mm"};
  out.results.push_back(std::move(none));
}

}  // namespace

extern const Rule kFingerGaps;
const Rule kFingerGaps = {
    "finger-gaps",
    "Fingers: gaps between parts",
    "Doigts : vides entre les pièces",
    "Gaps between parts whose lower edge is higher than one metre, and all at what carries its "
    "user along, let in no rod of 8 mm, or else one of 25 mm as well.",
    "Les vides entre pièces dont le bord inférieur est à plus d'un mètre, et tous ceux de ce qui "
    "entraîne son utilisateur, ne laissent entrer aucune tige de 8 mm, ou alors aussi une tige de "
    "25 mm.",
    "Balls of 8 to 25 mm grown from points every 40 mm on all surfaces and edges; where two parts "
    "hold one, a ball of 8 mm goes straight out, at most 100 mm, to where one of 25 mm has room. "
    "Gaps that go through and are closed at both ends fail; open and blind ones deeper than 10 mm "
    "are left to a person. The forty narrowest places of two parts are looked at; where there are "
    "more and "
    "none of those tells, a person has to look. Not seen: bent "
    "ways, gaps between corners of parts smaller than the points' distance, grooves that open "
    "outwards, gaps of what stands "
    "beside a slide without touching it.",
    "Des boules de 8 à 25 mm gonflées depuis des points pris tous les 40 mm sur toutes les "
    "surfaces "
    "et arêtes ; là où deux pièces en tiennent une, une boule de 8 mm sort tout droit, en 100 mm "
    "au "
    "plus, jusqu'où une de 25 mm a la place. Un vide traversant et fermé aux deux bouts est une "
    "faute ; ouvert, ou borgne de plus de 10 mm, il revient à une personne. Les quarante endroits "
    "les plus étroits de deux pièces sont examinés ; s'il y en a davantage et qu'aucun de ceux-là "
    "ne tranche, une personne doit regarder. Ne sont pas vus : les voies coudées, les vides "
    "entre des coins de pièces plus petites que l'écart des points, les rainures évasées, les "
    "vides de ce qui se tient à "
    "côté d'un toboggan sans y toucher.",
    "EN 1176-1:2017",
    kFingerFigures,
    run};

}  // namespace plano::checks
