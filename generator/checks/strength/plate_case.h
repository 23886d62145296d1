// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A board as a plate: where it has wood, what holds it, how stiff and strong it is. What strips
/// (plate_strips.h) are cut from, and all that a finite element run would need.
///
/// Frame: that of the part, millimetres: u and v along its faces, w through its thickness.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "catalog/strength.h"
#include "checks/scene.h"
#include "checks/strength/wood.h"

namespace plano::checks {

class LoadPath;

/// A support that is no nearer than this does not bear: wider than any fit.
inline constexpr double kBearsMm = 1;

using Polygon = std::vector<geometry::Vec3>;  // in the frame of the plate

/// How well the strength of a board is known.
enum class Known : std::uint8_t {
  declared,  // by its maker, with the number of the declaration
  by_make,   // the workshop says what it is made of; published values
  assumed,   // plywood of which nothing is said: the lowest of the tables
  nothing,   // no value at all
};

struct PlateMaterial {
  Known known = Known::nothing;
  catalog::BoardStrength strength;  // along and across the grain of the faces
  bool is_plywood = true;           // else the factors of plywood are not its own
  bool grain_along_u = true;        // where the part may lie any way: the worse is taken for both
  Text source;
  double bending(bool along_u) const {
    return along_u == grain_along_u ? strength.bending_along : strength.bending_across;
  }
  double modulus(bool along_u) const {
    return along_u == grain_along_u ? strength.modulus_along : strength.modulus_across;
  }
};
/// Precondition: the body is a board.
PlateMaterial material_of(const Scene& scene, const SceneBody& body);
/// Outdoors, unless the design says that it stays inside.
ServiceClass service_of(const Scene& scene);

struct PlateCase {
  std::size_t body = 0;
  double length_u = 0;  // of its box
  double length_v = 0;
  double thickness = 0;
  PlateMaterial material;
  std::vector<Polygon> upper;     // wood of the face at w = thickness, as triangles
  std::vector<Polygon> lower;     // and of the other
  std::vector<Polygon> supports;  // what it lies on, or what is joined to it
  std::vector<Polygon> through;  // what bears it and is joined to it, halfway through its thickness
  std::vector<Polygon> held_down;  // where joints keep it from lifting
};
/// Of a near-level board: held by what faces up against its lower side and would stand without it,
/// by the ground, and by what stands in its slots.
PlateCase lying_plate(const Scene& scene, const LoadPath& path, std::size_t body);
/// Whether all of its lower side lies on the ground.
bool is_on_ground(const Scene& scene, const PlateCase& plate);
/// Of an upright one: held by what joints hold to it, wherever that meets the board.
PlateCase joined_plate(const Scene& scene, std::size_t body);

/// The bodies a joint holds to this one, rising.
std::vector<std::size_t> neighbours_of(const Scene& scene, std::size_t body);

/// What of a triangle lies within a box of a frame; empty where nothing does. In that frame.
Polygon clipped(const Triangle& triangle, const geometry::Placement& frame, geometry::Vec3 low,
                geometry::Vec3 high);

}  // namespace plano::checks
