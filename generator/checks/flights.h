// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ladders and stairs: steps of like length, one above the other, found among the standing surfaces
/// and rungs of a survey. All measures of what counts as one are choices of method.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checks/survey.h"

namespace plano::checks {

/// Steeper flights are climbed with hands as well as feet.
inline constexpr double kLadderFromDegrees = 60;

/// What a foot is set on. World frame, mm.
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

struct Flight {
  enum class Kind : std::uint8_t { ladder, stairs };
  Kind kind = Kind::ladder;
  std::vector<Step> steps;             // the lowest first, two at least
  geometry::Vec3 way;                  // unit, in plan: from the foot of it into it
  bool both_sides = false;             // upright and leading nowhere: `way` may be either way
  double pitch_degrees = 0;            // through the middles of its lowest and highest step
  std::optional<std::size_t> arrival;  // where it leads: an index into Survey::standing
  bool spoken = true;                  // false: its steps are surfaces nobody spoke of

  double rise(std::size_t i) const { return steps[i + 1].height - steps[i].height; }
  /// From the front of one step to the front of the next, in plan.
  double going(std::size_t i) const;
  /// How high one stands at its end, mm above the ground.
  double top(const Survey& survey) const;
  /// The same for the drawing: elements of its steps, at the middle of one.
  Place place(const Survey& survey, std::size_t step) const;
};

/// Steps of which the author says that nobody is meant to stand there, and those that carry their
/// users, are left out. Each step is in one flight. Cost: the square of steps.
std::vector<Flight> flights_of(const Survey& survey);

/// The direction in which a body is longest, of the axes of its own frame; and how thick it is
/// along all three, the longest first, each with its direction.
struct Sides {
  std::array<double, 3> size{};
  std::array<geometry::Vec3, 3> way{};
};
Sides sides_of(const Scene& scene, std::size_t body);

}  // namespace plano::checks
