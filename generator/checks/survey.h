// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What several rules ask of a scene, found once: where one can stand, from where to where one can
/// step, and what the author said of it.
#pragma once

#include <vector>

#include "checks/result.h"
#include "checks/scene.h"

namespace plano::checks {

/// A surface that a foot finds: near enough to level, large enough, with room for a body above.
struct StandingSurface {
  enum class Said : std::uint8_t {
    nothing,      // found, and the author did not speak of it
    platform,     // the author expects people here
    no_platform,  // the author says, with a reason, that nobody is meant to stand here
  };
  std::size_t body = 0;  // index into Scene::bodies; the largest of `bodies`
  /// All bodies whose faces lie in one plane and make it up: boards of a deck, tabs flush with it.
  std::vector<std::size_t> bodies;
  double height = 0;         // of its highest point above the ground, mm
  double low = 0;            // of its lowest point above the ground, mm: a ramp begins there
  double slope_degrees = 0;  // from the horizontal
  double area_m2 = 0;        // in plan
  /// In plan, on the surface: outer contours counter-clockwise, holes clockwise; those of several
  /// bodies may touch. What other bodies cover of it is still in: one falls over a wall as well.
  std::vector<std::vector<geometry::Vec3>> contours;
  Said said = Said::nothing;
  Text reason;  // of no_platform
  /// The greatest drop from its edge (or through a hole in it) to the first surface below, mm, and
  /// where. What is narrower than a landing (see standing.h) does not end it; walls at the edge are
  /// looked over: a child climbs them.
  double drop = 0;
  geometry::Vec3 drop_place;
  /// Whether the smallest children reach it from the ground by steps a toddler can climb, or by
  /// stairs, ramps and ladders (see access.h).
  bool found_easy = false;
  /// The same, or what the author says of the whole design instead.
  bool easy_access = false;
  bool carries = false;  // the author says that it carries its user along
};

/// A body that lies, thin upwards, too narrow to stand on: what a ladder is made of.
struct Rung {
  std::size_t body = 0;
  double height = 0;  // of its top above the ground, mm
  std::vector<std::vector<geometry::Vec3>> contours;
};

/// Long and level, too narrow for two feet, and nobody spoke of it: to balance on, or not.
struct Beam {
  std::size_t body = 0;
  double height = 0;     // of its highest such face above the ground, mm
  geometry::Vec3 place;  // on it
};

/// Something found that the designer has to confirm under `expects:`, or set right with a reason.
struct Finding {
  Text says;
  std::string key;      // of `expects:`, "platforms"
  std::string example;  // a line to paste, "platforms: [platform, cube_lid]"
  bool confirmed = false;
};

struct Survey {
  const Scene& scene;
  std::vector<StandingSurface> standing;  // the highest first
  std::vector<Finding> findings;
  std::vector<Rung> rungs;  // the lowest first
  std::vector<Beam> beams;  // by bodies

  const model::Expectations& said() const { return scene.design.expects; }
};

/// `scene` must outlive it.
Survey survey_of(const Scene& scene);

}  // namespace plano::checks
