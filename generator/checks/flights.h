// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Ladders and stairs: steps of like length, one above the other, found among the standing surfaces
/// and rungs of a survey. All measures of what counts as one are choices of method.
#pragma once

#include <array>
#include <vector>

#include "checks/spoken.h"
#include "checks/survey.h"

namespace plano::checks {

/// Steeper flights are climbed with hands as well as feet.
inline constexpr double kLadderFromDegrees = 60;

/// Steps of which the author says that nobody is meant to stand there, and those that carry their
/// users, are left out. Each step is in one flight. Asked for once, by `survey_of`: rules find them
/// in the survey. Cost: the square of steps.
std::vector<Flight> flights_of(const Survey& survey);
/// Whether the highest step of a flight leads to a surface: no further below it than a step, and
/// within reach of a foot in plan.
bool leads_to(const Flight& flight, const StandingSurface& surface);

/// The direction in which a body is longest, of the axes of its own frame; and how thick it is
/// along all three, the longest first, each with its direction.
struct Sides {
  std::array<double, 3> size{};
  std::array<geometry::Vec3, 3> way{};
};
Sides sides_of(const Scene& scene, std::size_t body);

}  // namespace plano::checks
