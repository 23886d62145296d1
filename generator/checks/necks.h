// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Places between surfaces that a small ball passes and a large one does not: necks.
///
/// Method: from points on every surface and every edge, the largest ball is grown that touches the
/// scene there and nowhere enters it. Where it touches a second place opposite, its diameter is the
/// width of the way between the two, to the accuracy of the triangles (kSceneSagitta). The method
/// README-necks.md beside tells what it can miss.
///
/// Frames and units: world, mm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "checks/scene.h"

namespace plano::checks {

/// mm: heights nearer than this are one; above what turning a design loses.
inline constexpr double kSameHeight = 1e-6;

struct NeckLimits {
  double small = 0;  // diameter of the ball that passes
  double large = 0;  // diameter of the ball that does not
  double above = 0;  // height over the ground (mm) both touched places lie above
  /// By body: necks of these count at any height; empty: none.
  std::vector<bool> at_any_height = {};
  double spacing = 40;         // between the points balls grow from
  std::size_t most = 400'000;  // points; more are not begun
};

struct Neck {
  geometry::Vec3 middle;
  double width = 0;     // between the two places it touches
  geometry::Vec3 axis;  // unit: from one side to the other
  geometry::Vec3 lean;  // sum of the unit directions to both sides: zero where opposite
  std::size_t one = 0;  // bodies it touches, indices into Scene::bodies; one <= other
  std::size_t other = 0;
  double lower_touch = 0;  // z of the lower of the two places
};

/// At most one per pair of bodies and cube of 60 mm: the narrowest there. In a fixed order.
/// Nothing where the scene would take more points than `most`. Memory: linear in the necks.
std::optional<std::vector<Neck>> necks_of(const Scene& scene, const NeckLimits& limits);

/// How a neck lies in what is around it.
struct Passage {
  enum class Kind : std::uint8_t {  // the worse, the later
    pocket,  // a ball of the small diameter gets to the neck from one side only, or from none
    groove,  // goes in on both sides and is found to come out on none
    unsure,  // comes out on one side, and goes on narrow on the other
    open,    // passes; the opening is not shut all around, or widens beside
    shut,    // passes, and the opening is shut all around in its plane
  };
  Kind kind = Kind::pocket;
  geometry::Vec3 way;     // unit: through the opening
  geometry::Vec3 along;   // unit: in its plane, across the axis
  double lower_edge = 0;  // z of the lowest place of its rim that was met
  double width = 0;       // of the largest ball in a shut opening; of that in the neck in others
};
class Floods;
/// The worst of the ways through it whose lower edge lies above `limits.above`. Cost: some hundreds
/// of balls held against the scene, and a flood of its plane unless one came past it already; what
/// is shut is told open where those are spent.
Passage passage_of(const Scene& scene, const NeckLimits& limits, const Neck& neck, Floods& floods);

/// Whether the small ball, moved that way and aside from what it touches, gets to where the large
/// one fits.
bool gets_out(const Scene& scene, const NeckLimits& limits, geometry::Vec3 from,
              geometry::Vec3 way);

/// The ways an opening at the neck can lead through, unit vectors across its axis: the first along
/// the face of a body. One alone where its two sides lean together.
std::vector<geometry::Vec3> ways_of(const Scene& scene, const Neck& neck);
/// z of the lowest of what rays meet from the neck in the plane of its axis and `along`; the ground
/// counts.
double lower_edge_of(const Scene& scene, const Neck& neck, geometry::Vec3 along);

/// Whether a rounded rectangle as wide as the small ball and `length` long lies in the plane of the
/// opening somewhere along the neck.
bool admits_stadium(const Scene& scene, const NeckLimits& limits, const Neck& neck,
                    const Passage& passage, double length);

}  // namespace plano::checks
