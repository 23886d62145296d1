// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a foot finds room in a scene. The measures are choices of method, not of any standard.
#pragma once

#include <vector>

#include "checks/plan_view.h"
#include "checks/survey.h"

namespace plano::checks {

/// Steeper than this is not stood on: the slope up to which ramps and floors are spoken of.
inline constexpr double kSteepestFloor = 38;
/// A square this wide has to fit: two feet of a child side by side.
inline constexpr double kPatchMm = 100;
/// Below so much room nobody squats, let alone stands.
inline constexpr double kHeadRoomMm = 500;
/// Gaps between boards that a foot does not notice: what floors of play equipment may have.
inline constexpr double kBridgedMm = 30;
/// A landing at least so wide ends a fall: a torso does not pass beside it.
inline constexpr double kLandingMm = 89;
/// Faces this near to one plane are one floor: more than boards differ, less than stubs a toe.
inline constexpr double kFlushMm = 5;
/// Heights are told to the micrometre: turned bodies lose less than that in rounding.
inline constexpr double kHeightsMm = 1e-3;
/// Angles are told to this: turned bodies lose less in rounding.
inline constexpr double kAnglesDegrees = 1e-6;

/// A near-level face of one body.
struct LevelFace {
  std::size_t body = 0;
  geometry::Vec3 normal;  // unit, upwards
  geometry::Vec3 point;   // on it
  std::vector<Loop> loops;
  double area_m2 = 0;
  double high = 0;  // z, mm
  double low = 0;
  Width width;  // of its hull in plan
  PlanBox box;

  double z_at(double x, double y) const {
    return point.z - (normal.x * (x - point.x) + normal.y * (y - point.y)) / normal.z;
  }
};

/// All faces that look up and slope no more than `steepest` degrees, by bodies, then by their first
/// triangles. Cost: n log n.
std::vector<LevelFace> level_faces(const Scene& scene, double steepest = kSteepestFloor);

/// Faces in one plane, near enough for a foot to bridge, as indices into `faces`; each in one
/// group. The largest face of a group comes first.
std::vector<std::vector<std::size_t>> floors_of(const std::vector<LevelFace>& faces);

/// Whether a square of kPatchMm finds hold and head room on the floor that `group` makes.
bool admits_a_foot(const Scene& scene, const std::vector<LevelFace>& faces,
                   const std::vector<std::size_t>& group);

/// Height, contours, area and drop of the floor that `group` makes.
StandingSurface surface_of(const Scene& scene, const std::vector<LevelFace>& faces,
                           const std::vector<std::size_t>& group);

/// How far one falls at one place of an edge, mm: `outwards` is a unit vector in plan.
double drop_at(const Scene& scene, geometry::Vec3 edge, geometry::Vec3 outwards);

}  // namespace plano::checks
