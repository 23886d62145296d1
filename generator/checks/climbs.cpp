// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/climbs.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/standing.h"
#include "geometry/outline.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Rays through a hole begin so far before its face.
constexpr double kBeforeMm = 0.01;
/// Longer than anything that stands in a hole.
constexpr double kThroughMm = 1e5;
/// Places of a hole's box that are tried, each way, for one inside the hole.
constexpr int kPlaces = 9;
/// Holes of one board that are looked at, at most: the lowest.
constexpr std::size_t kMostHolds = 1000;

/// A hole a hand or a toe finds hold in.
struct Hold {
  double low = 0;  // z of its edges, mm
  double high = 0;
  double left = 0;  // along the board's level direction
  double right = 0;
  Vec3 place;  // in it, on the board's face
};

/// A place inside a hole, in the part's frame: the middle of its box, or the next that is.
std::optional<Vec3> inside_of(const Loop& hole, const PlanBox& box) {
  for (int k = 0; k < kPlaces * kPlaces; ++k) {
    // From the middle outwards: 0, 1, -1, 2, -2, …
    const auto off = [](int n) { return (n % 2 == 1 ? 1 : -1) * ((n + 1) / 2) / (kPlaces * 1.0); };
    const Vec3 p{(box.low_x + box.high_x) / 2 + off(k % kPlaces) * (box.high_x - box.low_x),
                 (box.low_y + box.high_y) / 2 + off(k / kPlaces) * (box.high_y - box.low_y), 0};
    if (covers({hole}, p)) return p;
  }
  return std::nullopt;
}

/// Something stands in the hole: a tab, a tenon, a bolt.
bool is_filled(const Scene& scene, const SceneBody& body, Vec3 face, double thickness) {
  const Vec3 from = face + body.pose.w * kBeforeMm;
  if (scene.tree.first_hit(from, body.pose.w * -1, thickness + kBeforeMm)) return true;
  // What goes far through on both sides: the next face is come upon from within.
  const auto out = scene.tree.first_hit(from, body.pose.w, kThroughMm);
  return out && dot(scene.tree.normal(out->triangle), body.pose.w) > 0;
}

std::vector<Hold> holds_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  const double thickness = part.thickness.mm();
  const Vec3 level = geometry::unit(cross({0, 0, 1}, body.pose.w));
  std::vector<Hold> holds;
  for (const geometry::Contour& contour : part.profile.holes) {
    const Loop hole = loop_of(contour, kSceneSagitta);
    const PlanBox box = plan_box({hole});
    if (std::min(box.high_x - box.low_x, box.high_y - box.low_y) < kHoldMm) continue;
    const std::optional<Vec3> place = inside_of(hole, box);
    if (!place) continue;
    Hold hold{HUGE_VAL, -HUGE_VAL, HUGE_VAL, -HUGE_VAL,
              body.pose.at(place->x, place->y, thickness)};
    if (is_filled(scene, body, hold.place, thickness)) continue;
    for (const Vec3 p : hole) {
      const Vec3 world = body.pose.at(p.x, p.y, thickness);
      hold.low = std::min(hold.low, world.z);
      hold.high = std::max(hold.high, world.z);
      hold.left = std::min(hold.left, dot(world, level));
      hold.right = std::max(hold.right, dot(world, level));
    }
    holds.push_back(hold);
  }
  std::sort(holds.begin(), holds.end(), [](const Hold& a, const Hold& b) { return a.low < b.low; });
  if (holds.size() > kMostHolds) holds.resize(kMostHolds);
  return holds;
}

/// From the edge of one to the nearest edge of the other, upwards and sideways.
bool in_reach(const Hold& a, const Hold& b) {
  return std::max(a.low - b.high, b.low - a.high) <= kHoldReachMm + kHeightsMm &&
         std::max(a.left - b.right, b.left - a.right) <= kHoldReachMm + kHeightsMm;
}

/// The highest place below a hold that one stands on beside it.
double stood_on_below(const Survey& survey, const Hold& hold) {
  double best = survey.scene.ground;
  for (const StandingSurface& surface : survey.standing) {
    const double top = survey.scene.ground + surface.height;
    if (top <= best || top > hold.low) continue;
    const bool near = covers(surface.contours, hold.place) ||
                      distance_mm(surface.contours, hold.place) <= kStepReachMm;
    if (near) best = top;
  }
  return best;
}

/// Those in reach of `first`, and of those; the lowest first.
std::vector<std::size_t> together(const std::vector<Hold>& holds, std::size_t first,
                                  std::vector<bool>& taken) {
  std::vector<std::size_t> group{first};
  taken[first] = true;
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t other = 0; other < holds.size(); ++other) {
      if (taken[other] || !in_reach(holds[group[i]], holds[other])) continue;
      taken[other] = true;
      group.push_back(other);
    }
  }
  std::sort(group.begin(), group.end());
  return group;
}

std::optional<ClimbedBoard> climbed(const Survey& survey, std::size_t body) {
  const std::vector<Hold> holds = holds_of(survey.scene, survey.scene.bodies[body]);
  const double ground = survey.scene.ground;
  std::vector<bool> taken(holds.size());
  std::optional<ClimbedBoard> best;
  for (std::size_t first = 0; first < holds.size(); ++first) {
    if (taken[first]) continue;
    const std::vector<std::size_t> group = together(holds, first, taken);
    if (group.size() < kLeastHolds) continue;
    const Hold* highest = &holds[group.front()];
    for (const std::size_t h : group) {
      if (holds[h].high > highest->high) highest = &holds[h];
    }
    const bool climbs = std::any_of(group.begin(), group.end(), [&](std::size_t h) {
      const double stood = stood_on_below(survey, holds[h]);
      return holds[h].low - stood <= kHoldReachMm + kHeightsMm &&
             highest->high - stood > kHoldReachMm + kHeightsMm;
    });
    if (!climbs || (best && highest->high - ground <= best->top)) continue;
    best = ClimbedBoard{body, group.size(), holds[group.front()].low - ground,
                        highest->high - ground, highest->place};
  }
  return best;
}

}  // namespace

std::vector<ClimbedBoard> climbed_boards(const Survey& survey) {
  const double level = cos_degrees(kSteepestFloor);
  std::vector<ClimbedBoard> boards;
  for (std::size_t b = 0; b < survey.scene.bodies.size(); ++b) {
    const SceneBody& body = survey.scene.bodies[b];
    if (body.part == SceneBody::kNone || std::fabs(body.pose.w.z) >= level) continue;
    if (const auto board = climbed(survey, b)) boards.push_back(*board);
  }
  return boards;
}

}  // namespace plano::checks
