// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/access.h"

#include <algorithm>
#include <map>

namespace plano::checks {
namespace {

/// Thicker than this, a body that lies is no rung.
constexpr double kThickestRungMm = 100;
/// Shorter than this, it holds no foot beside a hand.
constexpr double kShortestRungMm = 200;
/// Rungs looked at, at most: the lowest of them.
constexpr std::size_t kMostRungs = 1000;

/// A surface or a rung of a ladder.
struct Stop {
  std::vector<Loop> loops;
  PlanBox box;
  double low = 0;  // above the ground
  double high = 0;
  bool rung = false;
  std::size_t of = 0;  // of a rung its body, else its surface
};

/// The faces of each body that is thin upwards, as one: a round bar has many.
std::vector<Stop> rungs_of(const Scene& scene, const std::vector<LevelFace>& faces,
                           const std::vector<StandingSurface>& surfaces) {
  std::vector<bool> taken(scene.bodies.size());
  for (const StandingSurface& surface : surfaces) {
    for (const std::size_t b : surface.bodies) taken[b] = true;
  }
  std::map<std::size_t, Stop> by_body;
  for (const LevelFace& face : faces) {
    const assembly::Box3& box = scene.bodies[face.body].box;
    if (taken[face.body] || box.high.z - box.low.z > kThickestRungMm) continue;
    Stop& stop = by_body[face.body];
    stop.loops.insert(stop.loops.end(), face.loops.begin(), face.loops.end());
    stop.high = std::max(stop.high, face.high - scene.ground);
  }
  std::vector<Stop> rungs;
  for (auto& [body, stop] : by_body) {
    if (width_of(hull_of(stop.loops)).length < kShortestRungMm) continue;
    stop.low = stop.high;
    stop.rung = true;
    stop.of = body;
    stop.box = plan_box(stop.loops);
    rungs.push_back(std::move(stop));
  }
  std::stable_sort(rungs.begin(), rungs.end(),
                   [](const Stop& a, const Stop& b) { return a.high < b.high; });
  return rungs;
}

bool near_in_plan(const Stop& a, const Stop& b) {
  const double apart = std::max({a.box.low_x - b.box.high_x, b.box.low_x - a.box.high_x,
                                 a.box.low_y - b.box.high_y, b.box.low_y - a.box.high_y});
  return apart <= kStepReachMm && distance_mm(a.loops, b.loops) <= kStepReachMm;
}

/// From the lowest to the highest place of what one stands on, up to the lowest of the next.
bool steps_up(const Stop& from, const Stop& to) {
  const double most = from.rung || to.rung ? kRungReachMm : kTierMm;
  const double rise = to.low - from.high;
  return rise <= most + kHeightsMm && to.high >= from.low && near_in_plan(from, to);
}

/// Adds to `reached` (by stop) all that is stepped to from it.
void spread(const std::vector<Stop>& stops, std::vector<bool>& reached) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (reached[i]) open.push_back(i);
  }
  while (!open.empty()) {
    const std::size_t from = open.back();
    open.pop_back();
    for (std::size_t to = 0; to < stops.size(); ++to) {
      if (reached[to] || !steps_up(stops[from], stops[to])) continue;
      reached[to] = true;
      open.push_back(to);
    }
  }
}

}  // namespace

Access find_access(const Scene& scene, const std::vector<LevelFace>& faces,
                   std::vector<StandingSurface>& surfaces) {
  Access access;
  std::vector<Stop> stops = rungs_of(scene, faces, surfaces);
  if (stops.size() > kMostRungs) {
    access.left_out = stops.size() - kMostRungs;
    stops.resize(kMostRungs);
  }
  for (std::size_t s = 0; s < surfaces.size(); ++s) {
    const StandingSurface& one = surfaces[s];
    stops.push_back({one.contours, plan_box(one.contours), one.low, one.height, false, s});
  }
  std::vector<bool> easy(stops.size());
  for (std::size_t i = 0; i < stops.size(); ++i) {
    easy[i] = stops[i].rung ? stops[i].low < kFirstRungMm : stops[i].low <= kTierMm + kHeightsMm;
  }
  spread(stops, easy);
  std::vector<bool> reached = easy;
  for (std::size_t i = 0; i < stops.size(); ++i) {
    reached[i] = easy[i] || (stops[i].rung && stops[i].low <= kHighestFirstRungMm + kHeightsMm);
  }
  spread(stops, reached);
  for (std::size_t i = 0; i < stops.size(); ++i) {
    const Stop& stop = stops[i];
    if (stop.rung) {
      access.rungs.push_back({stop.of, stop.high, stop.loops});
    } else {
      surfaces[stop.of].found_easy = easy[i];
      surfaces[stop.of].found_reached = reached[i];
    }
  }
  return access;
}

}  // namespace plano::checks
