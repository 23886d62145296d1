// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A plate by finite elements: the text CalculiX is given, what its answer says, and supports that
/// can push and not pull.
///
/// Model: wedges of fifteen nodes (C3D15), one through the thickness, linear and elastic; supports
/// at the lower side, upright only, loads at the upper side. The bending stress of a wedge is what
/// differs between its upper and its lower points, carried on to the surfaces.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/expected.h"
#include "base/text.h"
#include "checks/strength/plate_mesh.h"

namespace plano::checks {

/// Gives the text of an input file to CalculiX and returns what it printed (its .dat), or why
/// there is none. Comes from whoever may start programs.
using PlateSolver = std::function<Expected<std::string, Text>(const std::string& input)>;

struct PlateElastic {
  double modulus_u = 0;  // N/mm²
  double modulus_v = 0;
  double shear = 0;    // in the plane, and through the thickness
  double poisson = 0;  // of a pull along u
};

enum class Hold : std::uint8_t {
  pushes,     // supports let go what would lift
  both_ways,  // and keep it down
};

struct PlateModel {
  PlateMesh mesh;
  double thickness = 0;
  PlateElastic elastic;
  std::vector<std::uint32_t> held;  // points, rising
  Hold hold = Hold::pushes;
};
/// Of a board that its joints keep down: held both ways, at points no nearer to one another than
/// kPinsApartMm, so that what is narrower holds it like a hinge.
PlateModel kept_down(const PlateModel& model);
inline constexpr double kPinsApartMm = 60;

struct SurfaceStress {  // N/mm², of the upper side
  double u = 0;
  double v = 0;
  double twist = 0;
};

struct PlateBent {
  std::vector<double> sag;             // of each point, mm, downwards
  std::vector<SurfaceStress> stress;   // of each triangle, its mean
  std::vector<std::uint32_t> bearing;  // held points that push, rising
  int runs = 0;
};

/// N on each point of the mesh, downwards.
using PlateForces = std::vector<double>;
/// The same on each mm².
PlateForces spread_over(const PlateMesh& mesh, double n_mm2);
/// One force on a square around a place, as far as there is wood. Empty where there is none.
PlateForces on_a_square(const PlateMesh& mesh, FlatPoint middle, double side_mm, double force_n);

/// For these of the held points. Same model, same bytes.
std::string plate_input(const PlateModel& model, const PlateForces& forces,
                        const std::vector<std::uint32_t>& bearing);

/// One run where supports hold both ways. Else runs until no held point pulls, and in the first
/// runs none that was let go sinks: at most kMostRuns times. A reason where the solver has none, or
/// where the plate would lift off what bears it.
Expected<PlateBent, Text> bend(const PlateModel& model, const PlateForces& forces,
                               const PlateSolver& solver);
inline constexpr int kMostRuns = 16;

}  // namespace plano::checks
