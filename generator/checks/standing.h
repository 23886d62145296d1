// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a foot finds room in a scene. The measures are choices of method, not of any standard.
#pragma once

#include <cstdint>
#include <vector>

#include "checks/plan_view.h"
#include "checks/survey.h"

namespace plano::checks {

/// Steeper than this is not stood on: the slope up to which ramps and floors are spoken of.
inline constexpr double kSteepestFloor = 38;
/// Up to this slope a floor is level, and no ramp and no slide.
inline constexpr double kLevelDegrees = 3;
/// Steeper than this is climbed with hands, and no ramp.
inline constexpr double kClimbedFromDegrees = 60;
/// A disc this wide has to fit: two feet of a child side by side, whichever way they point.
inline constexpr double kPatchMm = 100;
/// A child lies and crawls where its head, 230 mm at most, gets in and has room to turn: below so
/// much room none is looked for.
inline constexpr double kHeadRoomMm = 300;
/// Gaps between boards that a foot does not notice: what floors of play equipment may have.
inline constexpr double kBridgedMm = 30;
/// A landing at least so wide ends a fall: a torso does not pass beside it.
inline constexpr double kLandingMm = 89;
/// Faces this near to one plane are one floor: more than boards differ, less than stubs a toe.
inline constexpr double kFlushMm = 5;
/// Heights, and gaps that are bridged, are told to the micrometre: turned bodies lose less than
/// that in rounding.
inline constexpr double kHeightsMm = 1e-3;
/// What turning leaves in the cosine of a slope.
inline constexpr double kRoundedCosine = 1e-9;
/// Faces nearer to upright than this look up no more (cosine).
inline constexpr double kLeastUp = 0.02;
/// Angles are told to this: turned bodies lose less in rounding.
inline constexpr double kAnglesDegrees = 1e-6;

/// A near-level face of one body: flat, or one that bends, as of a round bar.
struct LevelFace {
  std::size_t body = 0;
  geometry::Vec3 normal;  // unit, upwards; of one that bends the mean
  geometry::Vec3 point;   // on it; of one that bends the farthest along `normal`
  std::vector<Loop> loops;
  double area_m2 = 0;
  double high = 0;  // z, mm
  double low = 0;
  Width width;  // of its hull in plan
  PlanBox box;
  std::vector<std::uint32_t> bent;  // its triangles, rising, where it bends; else empty

  double z_at(double x, double y) const {
    return point.z - (normal.x * (x - point.x) + normal.y * (y - point.y)) / normal.z;
  }
  /// How wide a strip of the same area and border is, mm.
  double limb_mm() const;
};

/// All faces that look up and slope no more than `steepest` degrees, by bodies, then by their first
/// triangles. Narrow facets that go over into one another smoothly are one face where they slope no
/// more than kSteepestFloor; where that is no wider than a foot, as on a round bar, their steeper
/// neighbours belong to it down to where they hang over: the bar is as wide as it looks from above.
/// Cost: n log n.
std::vector<LevelFace> level_faces(const Scene& scene, double steepest = kSteepestFloor);

/// Whether most of what a body turns upwards, by area, slopes more than so many degrees.
bool is_mostly_steeper(const Scene& scene, std::size_t body, double degrees);

/// Faces in one plane, near enough for a foot to bridge, as indices into `faces`; each in one
/// group. The largest face of a group comes first.
std::vector<std::vector<std::size_t>> floors_of(const std::vector<LevelFace>& faces);

/// Whether a disc of kPatchMm finds hold and head room on the floor that `group` makes: exact to
/// what arcs are flattened by. Where a floor has more sides, and more on it, than are looked at, it
/// counts as one. Cost: of floors that have room for it some hundred rays; of others the square of
/// the sides that lie near one another.
bool admits_a_foot(const Scene& scene, const std::vector<LevelFace>& faces,
                   const std::vector<std::size_t>& group);

/// Height, contours, area and drop of the floor that `group` makes.
StandingSurface surface_of(const Scene& scene, const std::vector<LevelFace>& faces,
                           const std::vector<std::size_t>& group);

/// How far one falls at one place of an edge, mm: `outwards` is a unit vector in plan.
double drop_at(const Scene& scene, geometry::Vec3 edge, geometry::Vec3 outwards);

}  // namespace plano::checks
