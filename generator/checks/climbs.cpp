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

/// Something stands in the hole: a tab, a tenon, a bolt.
bool is_filled(const Scene& scene, const SceneBody& body, Vec3 face, double thickness) {
  const Vec3 from = face + body.pose.w * kBeforeMm;
  if (scene.tree.first_hit(from, body.pose.w * -1, thickness + kBeforeMm)) return true;
  // What goes far through on both sides: the next face is come upon from within.
  const auto out = scene.tree.first_hit(from, body.pose.w, kThroughMm);
  return out && dot(scene.tree.normal(out->triangle), body.pose.w) > 0;
}

/// The middles of the holes a hand or a toe finds hold in, the lowest first.
std::vector<Vec3> holds_of(const Scene& scene, const SceneBody& body) {
  const panels::Part& part = scene.part_of(body);
  std::vector<Vec3> holds;
  for (const geometry::Contour& hole : part.profile.holes) {
    const geometry::Box box = geometry::bounding_box(hole);
    const double width = (box.high.x - box.low.x).mm();
    const double height = (box.high.y - box.low.y).mm();
    if (std::min(width, height) < kHoldMm) continue;
    const Vec3 face =
        body.pose.at(box.low.x.mm() + width / 2, box.low.y.mm() + height / 2, part.thickness.mm());
    if (!is_filled(scene, body, face, part.thickness.mm())) holds.push_back(face);
  }
  std::sort(holds.begin(), holds.end(), [](Vec3 a, Vec3 b) { return a.z < b.z; });
  return holds;
}

/// The highest place below a hold, or a little above it, that one stands on beside it.
double stood_on_below(const Survey& survey, Vec3 hold) {
  double best = survey.scene.ground;
  for (const StandingSurface& surface : survey.standing) {
    const double top = survey.scene.ground + surface.height;
    if (top <= best || top > hold.z) continue;
    const bool near =
        covers(surface.contours, hold) || distance_mm(surface.contours, hold) <= kStepReachMm;
    if (near) best = top;
  }
  return best;
}

std::optional<ClimbedBoard> climbed(const Survey& survey, std::size_t b) {
  const std::vector<Vec3> holds = holds_of(survey.scene, survey.scene.bodies[b]);
  std::optional<ClimbedBoard> best;
  for (std::size_t first = 0; first < holds.size();) {
    std::size_t last = first;
    while (last + 1 < holds.size() && holds[last + 1].z - holds[last].z <= kHoldReachMm) ++last;
    const double stood = stood_on_below(survey, holds[first]);
    const double ground = survey.scene.ground;
    const bool reached = holds[first].z - stood <= kHoldReachMm;
    const bool high = holds[last].z - stood > kHoldReachMm;
    if (reached && high && last + 1 - first >= kLeastHolds) {
      best = ClimbedBoard{b, last + 1 - first, holds[first].z - ground, holds[last].z - ground,
                          holds[last]};
    }
    first = last + 1;
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
