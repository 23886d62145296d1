// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/flights.h"

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "checks/access.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Deeper, or shorter, a surface is no tread.
constexpr double kDeepestTreadMm = 400;
constexpr double kShortestTreadMm = 200;
/// Shallower steps are rungs, however the flight slopes; deeper ones above each other are shelves.
constexpr double kDeepestRungMm = 80;
constexpr double kDeepestLadderTreadMm = 150;
/// More tilted, it is a ramp.
constexpr double kMostTiltDegrees = 15;
/// From one step to the next: up, and in plan.
constexpr double kLeastRiseMm = 60;
constexpr double kMostRunMm = 450;
/// Steps of one flight differ no more in length and direction (cosine of 15 degrees).
constexpr double kLeastLengthRatio = 0.6;
constexpr double kSameWay = 0.966;
/// Those of a winding one turn more from one to the next, and no more than 60 degrees.
constexpr double kMostTurned = 0.5;
/// A step this much deeper than another, in lengths, may lie either way.
constexpr double kSquare = 0.7;
/// A flight that runs on, in plan, less than this share of its height is upright: 0.01 degrees.
constexpr double kUpright = 2e-4;
/// A flight may end level with where it leads, or a little above.
constexpr double kLevelMm = 20;
/// The toes of a shoe are as high; they are felt from so far above a step.
constexpr double kFootRoomMm = 50;
constexpr double kAboveMm = 1;
/// Bars that lead nowhere and lie at less than this one above the other are no sure ladder.
constexpr double kLeanLeastDegrees = 45;
/// Shelves lie above each other; stairs run on at least so far at each step.
constexpr double kLeastGoingMm = 50;

/// Middle and extent of an outline in plan, along the direction of its narrowest strip.
void measure(const std::vector<Loop>& contours, Step& step) {
  const Loop hull = hull_of(contours);
  const Width width = width_of(hull);
  step.along = width.along;
  const Vec3 across{-step.along.y, step.along.x, 0};
  double low_u = 1e12, high_u = -1e12, low_v = 1e12, high_v = -1e12;
  for (const Vec3 p : hull) {
    low_u = std::min(low_u, dot(p, step.along));
    high_u = std::max(high_u, dot(p, step.along));
    low_v = std::min(low_v, dot(p, across));
    high_v = std::max(high_v, dot(p, across));
  }
  step.length = high_u - low_u;
  step.depth = high_v - low_v;
  const Vec3 flat = step.along * ((low_u + high_u) / 2) + across * ((low_v + high_v) / 2);
  step.middle = {flat.x, flat.y, step.middle.z};
}

std::vector<Step> steps_of(const Survey& survey) {
  const Scene& scene = survey.scene;
  const Spoken& said = survey.spoken;
  const auto is_out = [&](std::size_t body) {
    return said.excluded[body] != nullptr || said.carries[body];
  };
  std::vector<Step> steps;
  const auto add = [&](Step step, const std::vector<Loop>& contours) {
    measure(contours, step);
    step.middle.z = scene.ground + step.height;
    if (step.length < kShortestTreadMm || step.depth > kDeepestTreadMm) return;
    if (step.tilt_degrees <= kMostTiltDegrees) steps.push_back(step);
  };
  for (const Rung& rung : survey.rungs) {
    if (is_out(rung.body)) continue;
    Step step;
    step.body = rung.body;
    step.height = rung.height;
    step.tilt_degrees =
        std::fabs(asin_degrees(std::clamp(sides_of(scene, rung.body).way[0].z, -1.0, 1.0)));
    // The top of its middle: `height` of a rung is that of its higher end.
    measure(rung.contours, step);
    step.height -= step.length / 2 * tan_degrees(step.tilt_degrees);
    add(step, rung.contours);
  }
  for (std::size_t s = 0; s < survey.standing.size(); ++s) {
    const StandingSurface& surface = survey.standing[s];
    if (is_out(surface.body) || surface.said == StandingSurface::Said::no_platform) continue;
    Step step;
    step.body = surface.body;
    step.surface = s;
    step.height = (surface.low + surface.height) / 2;
    step.tilt_degrees = surface.slope_degrees;
    add(step, surface.contours);
  }
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.height < b.height; });
  return steps;
}

Vec3 across(const Step& step) {
  return {-step.along.y, step.along.x, 0};
}

/// A nearly square step lies across the way to `other`.
Step oriented(Step step, const Step& other) {
  if (step.depth < kSquare * step.length) return step;
  const Vec3 to = other.middle - step.middle;
  if (std::fabs(dot(to, step.along)) > std::fabs(dot(to, across(step)))) {
    step.along = across(step);
    std::swap(step.length, step.depth);
  }
  return step;
}

bool same_way(const Step& a, const Step& b) {
  return std::fabs(dot(a.along, b.along)) >= kSameWay;
}

/// How far apart two steps of one flight lie, or nothing where they are none.
std::optional<double> link(const Step& low, const Step& high) {
  const double rise = high.height - low.height;
  if (rise < kLeastRiseMm || rise > kTierMm) return std::nullopt;
  const Step a = oriented(low, high);
  const Step b = oriented(high, low);
  if (!same_way(a, b)) return std::nullopt;
  const auto [shorter, longer] = std::minmax(a.length, b.length);
  const Vec3 to = b.middle - a.middle;
  const double run = std::fabs(dot(to, across(a)));
  if (shorter < kLeastLengthRatio * longer || run > kMostRunMm) return std::nullopt;
  if (std::fabs(dot(to, a.along)) > shorter / 2) return std::nullopt;
  return std::sqrt(rise * rise + run * run);
}

/// The same of two that turn about from one to the next, as in a winding stair.
std::optional<double> winding_link(const Step& low, const Step& high) {
  const double rise = high.height - low.height;
  if (rise < kLeastRiseMm || rise > kTierMm) return std::nullopt;
  const auto [shorter, longer] = std::minmax(low.length, high.length);
  if (shorter < kLeastLengthRatio * longer || same_way(low, high)) return std::nullopt;
  if (std::fabs(dot(low.along, high.along)) < kMostTurned - kRoundedCosine) return std::nullopt;
  const Vec3 to = high.middle - low.middle;
  const double run = std::sqrt(to.x * to.x + to.y * to.y);
  if (run > kMostRunMm) return std::nullopt;
  return std::sqrt(rise * rise + run * run);
}

/// Chains of linked steps, each taken by the lowest it fits. What no chain takes is left in
/// `steps`.
template <class Link>
std::vector<std::vector<Step>> chains_of(std::vector<Step>& steps, const Link& link) {
  std::vector<std::vector<Step>> chains;
  std::vector<bool> used(steps.size());
  std::vector<Step> left;
  for (std::size_t first = 0; first < steps.size(); ++first) {
    if (used[first]) continue;
    std::vector<Step> chain{steps[first]};
    for (std::size_t at = first; at != Step::kNone;) {
      used[at] = true;
      std::size_t best = Step::kNone;
      double least = 0;
      for (std::size_t next = at + 1; next < steps.size(); ++next) {
        if (used[next]) continue;
        const std::optional<double> apart = link(steps[at], steps[next]);
        if (!apart || (best != Step::kNone && *apart >= least)) continue;
        // A flight does not turn back on itself.
        const Vec3 to = steps[next].middle - steps[at].middle;
        const Vec3 so_far = chain.back().middle - chain.front().middle;
        const bool back = to.x * so_far.x + to.y * so_far.y < -kLeastGoingMm * kLeastGoingMm;
        if (back) continue;
        best = next;
        least = *apart;
      }
      if (best != Step::kNone) chain.push_back(steps[best]);
      at = best;
    }
    if (chain.size() < 2) {
      left.push_back(chain.front());
    } else {
      chains.push_back(std::move(chain));
    }
  }
  steps = std::move(left);
  return chains;
}

/// Whether `middle`, a place on the highest step of a flight, is within reach of a surface.
bool is_beside(const StandingSurface& surface, Vec3 middle) {
  return covers(surface.contours, middle) || distance_mm(surface.contours, middle) <= kStepReachMm;
}
bool is_a_step_above(const StandingSurface& surface, const Step& last) {
  const double up = surface.low - last.height;
  return up >= -kLevelMm && up <= kTierMm;
}

/// The lowest surface that the highest step leads to.
std::optional<std::size_t> arrival_of(const Survey& survey, const std::vector<Step>& chain) {
  std::optional<std::size_t> best;
  const Step& last = chain.back();
  for (std::size_t s = 0; s < survey.standing.size(); ++s) {
    const StandingSurface& surface = survey.standing[s];
    if (!is_a_step_above(surface, last) || surface.said == StandingSurface::Said::no_platform) {
      continue;
    }
    const bool own = std::any_of(chain.begin(), chain.end(),
                                 [&](const Step& step) { return step.surface == s; });
    if (own || (best && surface.low >= survey.standing[*best].low)) continue;
    if (is_beside(surface, last.middle)) best = s;
  }
  return best;
}

/// Which way it is climbed: the way it leans; upright, towards where it leads.
void find_way(const Survey& survey, Flight& flight) {
  const Step& first = flight.steps.front();
  const Step& last = flight.steps.back();
  flight.way = across(first);
  const double rise = last.height - first.height;
  double run = dot(last.middle - first.middle, flight.way);
  bool turn = run < 0;
  const bool upright = std::fabs(run) <= kUpright * rise;
  flight.both_sides = upright;
  if (flight.arrival) {
    const auto& there = survey.standing[*flight.arrival].contours;
    const auto reach = [&](double sign) {
      const Vec3 p = last.middle + flight.way * (sign * last.depth);
      return covers(there, p) ? 0 : distance_mm(there, p);
    };
    const double before = reach(1);
    const double behind = reach(-1);
    if (std::fabs(before - behind) > last.depth / 2) {
      turn = behind < before;
      flight.both_sides = false;
    }
  }
  if (turn) {
    flight.way = -flight.way;
    run = -run;
  }
  flight.pitch_degrees = upright ? 90 : atan2_degrees(rise, run);
}

/// Whether no foot finds room on a step: something lies close above all along its middle.
bool is_covered(const Scene& scene, const Step& step) {
  constexpr double kQuarters[] = {-0.25, 0, 0.25};
  return std::all_of(std::begin(kQuarters), std::end(kQuarters), [&](double part) {
    const Vec3 from = step.middle + step.along * (part * step.length) + Vec3{0, 0, kAboveMm};
    return scene.tree.first_hit(from, {0, 0, 1}, kFootRoomMm).has_value();
  });
}

/// Rungs of a ladder need no word, unless they look like the rails, lips and boards of shelves and
/// trays: covered, or leading nowhere and as deep as those or one far behind the other.
bool is_spoken_of(const Survey& survey, const Flight& flight) {
  const bool ladder =
      flight.arrival.has_value() ||
      (flight.kind == Flight::Kind::ladder && flight.pitch_degrees >= kLeanLeastDegrees &&
       flight.pitch_degrees <= 180 - kLeanLeastDegrees);
  return std::all_of(flight.steps.begin(), flight.steps.end(), [&](const Step& step) {
    if (step.surface != Step::kNone) {
      return survey.standing[step.surface].said == StandingSurface::Said::platform;
    }
    if (survey.spoken.platform[step.body] || survey.spoken.grips[step.body]) return true;
    const bool deep = !flight.arrival && step.depth > kDeepestRungMm;
    return ladder && !deep && !is_covered(survey.scene, step);
  });
}

/// What kind of flight it is, if any.
std::optional<Flight::Kind> kind_of(const Flight& flight) {
  double deepest = 0;
  for (const Step& step : flight.steps) deepest = std::max(deepest, step.depth);
  const bool steep = flight.pitch_degrees >= kLadderFromDegrees - 1e-9;
  if (deepest <= kDeepestRungMm) return Flight::Kind::ladder;
  if (!steep) return Flight::Kind::stairs;
  if (deepest <= kDeepestLadderTreadMm) return Flight::Kind::ladder;
  for (std::size_t i = 0; i + 1 < flight.steps.size(); ++i) {
    if (flight.going(i) < kLeastGoingMm) return std::nullopt;
  }
  return Flight::Kind::stairs;
}

/// Nothing where the chain is too short, or neither ladder nor stair.
std::optional<Flight> flight_of(const Survey& survey, std::vector<Step> chain) {
  Flight flight;
  flight.arrival = arrival_of(survey, chain);
  flight.steps = std::move(chain);
  if (flight.steps.size() < 3 && !flight.arrival) return std::nullopt;
  const bool winding = std::any_of(flight.steps.begin(), flight.steps.end(), [&](const Step& step) {
    return !same_way(step, flight.steps.front());
  });
  if (winding) {
    flight.kind = Flight::Kind::winding;
  } else {
    find_way(survey, flight);
    const std::optional<Flight::Kind> kind = kind_of(flight);
    if (!kind) return std::nullopt;
    flight.kind = *kind;
  }
  flight.spoken = is_spoken_of(survey, flight);
  return flight;
}

}  // namespace

double Flight::going(std::size_t i) const {
  const double front = dot(steps[i].middle, way) - steps[i].depth / 2;
  return dot(steps[i + 1].middle, way) - steps[i + 1].depth / 2 - front;
}

double Flight::top(const Survey& survey) const {
  return arrival ? survey.standing[*arrival].height : steps.back().height;
}

Place Flight::place(const Survey& survey, std::size_t step) const {
  Place place;
  place.elements.push_back(survey.scene.bodies[steps[step].body].element);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i != step) place.elements.push_back(survey.scene.bodies[steps[i].body].element);
  }
  place.point = steps[step].middle;
  return place;
}

std::vector<Flight> flights_of(const Survey& survey) {
  std::vector<Flight> flights;
  std::vector<Step> steps = steps_of(survey);
  for (std::vector<Step>& chain : chains_of(steps, link)) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      chain[i] = oriented(chain[i], chain[i == 0 ? 1 : i - 1]);
    }
    if (auto flight = flight_of(survey, std::move(chain))) flights.push_back(std::move(*flight));
  }
  for (std::vector<Step>& chain : chains_of(steps, winding_link)) {
    if (auto flight = flight_of(survey, std::move(chain))) flights.push_back(std::move(*flight));
  }
  return flights;
}

bool leads_to(const Flight& flight, const StandingSurface& surface) {
  const Step& last = flight.steps.back();
  return is_a_step_above(surface, last) && is_beside(surface, last.middle);
}

Sides sides_of(const Scene& scene, std::size_t body) {
  const SceneBody& one = scene.bodies[body];
  const std::array<Vec3, 3> axes{one.pose.u, one.pose.v, one.pose.w};
  std::array<double, 3> low{1e12, 1e12, 1e12};
  std::array<double, 3> high{-1e12, -1e12, -1e12};
  for (std::uint32_t t = one.first_triangle; t < one.first_triangle + one.triangle_count; ++t) {
    for (const Vec3 p : scene.tree.triangles()[t].corners) {
      for (std::size_t a = 0; a < 3; ++a) {
        low[a] = std::min(low[a], dot(p, axes[a]));
        high[a] = std::max(high[a], dot(p, axes[a]));
      }
    }
  }
  std::array<std::size_t, 3> order{0, 1, 2};
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return high[a] - low[a] > high[b] - low[b];
  });
  Sides sides;
  for (std::size_t k = 0; k < 3; ++k) {
    sides.size[k] = high[order[k]] - low[order[k]];
    sides.way[k] = axes[order[k]];
  }
  return sides;
}

}  // namespace plano::checks
