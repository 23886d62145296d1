// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What several rules ask of a scene, found once: where one can stand, from where to where one can
/// step, and what the author said of it.
#pragma once

#include <optional>
#include <vector>

#include "checks/guarding.h"
#include "checks/result.h"
#include "checks/scene.h"
#include "checks/spoken.h"

namespace plano::checks {

struct Survey;

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
  std::vector<std::size_t> contour_bodies;  // whose each contour is
  /// The same with gaps that a foot steps over taken in, in the same sense: where one falls off.
  std::vector<std::vector<geometry::Vec3>> outline;
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
  /// Whether anybody gets there: as above, and by ladders whose first rung only the larger reach.
  bool found_reached = false;
  /// What the author says of the whole design, or the same as `found_easy`: where nothing was said,
  /// and where `hard` was said of what was found easy, without a reason.
  bool easy_access = false;
  /// Found easy, and said with a reason to be hard: fewer guards are asked for on the author's
  /// word.
  bool is_hard_by_word() const { return found_easy && !easy_access; }
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

/// What a foot is set on in a ladder or a stair (see flights.h). World frame, mm.
struct Step {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t body = 0;
  std::size_t surface = kNone;  // index into Survey::standing; kNone: a rung
  double height = 0;            // of the middle of its top, above the ground
  geometry::Vec3 middle;        // of its outline in plan, at `height`
  geometry::Vec3 along;         // unit, in plan: the way a foot is wide
  double length = 0;            // along
  double depth = 0;             // across
  double tilt_degrees = 0;      // of the face or of the bar, from the horizontal: the greater
};

/// A ladder or a stair.
struct Flight {
  enum class Kind : std::uint8_t {
    ladder,
    stairs,
    winding,  // steps that turn about too much from one to the next for `way` to mean anything
  };
  Kind kind = Kind::ladder;
  std::vector<Step> steps;             // the lowest first, two at least
  geometry::Vec3 way;                  // unit, in plan: from the foot of it into it
  bool both_sides = false;             // upright and leading nowhere: `way` may be either way
  double pitch_degrees = 0;            // through the middles of its lowest and highest step; zero
                                       // of winding ones
  std::optional<std::size_t> arrival;  // where it leads: an index into Survey::standing
  bool spoken = true;                  // false: nobody said that its steps are stepped on

  double rise(std::size_t i) const { return steps[i + 1].height - steps[i].height; }
  /// From the front of one step to the front of the next, in plan.
  double going(std::size_t i) const;
  /// How high one stands at its end, mm above the ground.
  double top(const Survey& survey) const;
  /// The same for the drawing: elements of its steps, at the middle of one.
  Place place(const Survey& survey, std::size_t step) const;
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
  Spoken spoken = {};
  std::vector<StandingSurface> standing = {};  // the highest first
  /// Floors too steep to stand on, up to kClimbedFromDegrees: what a ramp may be made of. Neither
  /// reached nor reasoned about; the highest first.
  std::vector<StandingSurface> steep = {};
  /// What the author says a hand bears full weight on, as one falls from it (see hanging.h).
  std::vector<StandingSurface> hung_from = {};
  std::vector<Finding> findings = {};
  std::vector<Rung> rungs = {};    // the lowest first
  std::size_t rungs_left_out = 0;  // beyond as many as are looked at
  std::vector<Beam> beams = {};    // by bodies
  std::vector<Flight> flights = {};
  std::vector<Guards> guards = {};  // of `standing`, one each

  const model::Expectations& said() const { return scene.design.expects; }
};

/// `scene` must outlive it.
Survey survey_of(const Scene& scene);

}  // namespace plano::checks
