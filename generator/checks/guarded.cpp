// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/guarded.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/trig.h"
#include "checks/access.h"
#include "checks/standing.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Rays go down from so much above the floor: a step up is a way as well.
constexpr double kAboveMm = 100;
/// So many of them side by side, and one after another outwards.
constexpr int kBeside = 9;
constexpr double kOutwardsStepMm = 10;
/// A way has to be hit over this width: the shortest rung.
constexpr double kLeastWideMm = 200;
/// What is steeper than a floor leads away if it runs on for this much, and is no wall.
constexpr double kLeastRunMm = 100;
constexpr double kWallDegrees = 80;
/// Less than a gap's width by rounding.
constexpr double kRoundMm = 0.05;

/// Bodies one sets a foot on: of surfaces but the one in question, and rungs.
std::set<std::size_t> footing_of(const Survey& survey, const StandingSurface& surface) {
  std::set<std::size_t> bodies;
  for (const StandingSurface& one : survey.standing) {
    if (&one == &surface) continue;
    if (one.said == StandingSurface::Said::no_platform && !one.carries) continue;
    bodies.insert(one.bodies.begin(), one.bodies.end());
  }
  for (const Rung& rung : survey.rungs) bodies.insert(rung.body);
  for (const std::size_t own : surface.bodies) bodies.erase(own);
  return bodies;
}

}  // namespace

WayOut way_out(const Survey& survey, const StandingSurface& surface, const Stretch& gap) {
  const Scene& scene = survey.scene;
  const std::set<std::size_t> footing = footing_of(survey, surface);
  const double floor = cos_degrees(kSteepestFloor);
  const double steep = cos_degrees(kSteepElementDegrees);
  const double wall = cos_degrees(kWallDegrees);
  const Vec3 middle = gap.middle();
  const Vec3 along{-gap.outwards.y, gap.outwards.x, 0};
  int on_footing = 0;
  int on_slope = 0;
  int on_steep = 0;
  std::set<std::size_t> found;
  for (int i = 0; i < kBeside; ++i) {
    const Vec3 beside = middle + along * (gap.width * ((i + 0.5) / kBeside - 0.5));
    bool foot = false;
    double slope = 0;
    double steeper = 0;
    for (double s = kOutwardsStepMm / 2; s < kStepReachMm; s += kOutwardsStepMm) {
      const Vec3 from = beside + gap.outwards * s + Vec3{0, 0, kAboveMm};
      const auto hit = scene.tree.first_hit(from, {0, 0, -1}, kAboveMm + kTierMm);
      if (!hit) continue;
      const double up = scene.tree.normal(hit->triangle).z;
      const std::size_t body = scene.tree.triangles()[hit->triangle].tag;
      if (up >= floor - kHeightsMm && footing.count(body) != 0) {
        foot = true;
        found.insert(body);
      } else if (up >= wall && up < floor) {
        slope += kOutwardsStepMm;
        if (up < steep) steeper += kOutwardsStepMm;
      }
    }
    on_footing += foot ? 1 : 0;
    on_slope += slope >= kLeastRunMm ? 1 : 0;
    on_steep += steeper >= kLeastRunMm ? 1 : 0;
  }
  const auto wide = [&](int hit) { return hit * gap.width / kBeside >= kLeastWideMm - kRoundMm; };
  WayOut way;
  way.leads = wide(on_footing) || wide(on_slope);
  way.steep = wide(on_steep);
  if (!wide(on_footing)) return way;
  for (const Flight& flight : survey.flights) {
    const bool own = std::any_of(flight.steps.begin(), flight.steps.end(),
                                 [&](const Step& step) { return found.count(step.body) != 0; });
    if (own && flight.pitch_degrees > kSteepElementDegrees) way.steep = true;
  }
  return way;
}

bool is_way(const Survey& survey, const StandingSurface& surface, const Stretch& gap) {
  return gap.width >= kLeastWayMm - kRoundMm && way_out(survey, surface, gap).leads;
}

Text edge_name(Vec3 outwards) {
  if (geometry::norm(outwards) == 0) return {"edge", "bord"};
  if (std::fabs(outwards.x) > std::fabs(outwards.y)) {
    return outwards.x > 0 ? Text{"right edge", "bord droit"} : Text{"left edge", "bord gauche"};
  }
  return outwards.y > 0 ? Text{"back edge", "bord arrière"} : Text{"front edge", "bord avant"};
}

Mark mark_of(const std::vector<Vec3>& line, const Text& label) {
  return {Mark::Kind::line, line, label};
}

}  // namespace plano::checks
