// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the rules of falling share: which surfaces they speak of, and how far a fall reaches.
#pragma once

#include <vector>

#include "checks/ground_plan.h"
#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {

/// How far out of plumb a body comes down that falls `height_mm`: 1500 up to 1500, then two thirds
/// of the height and 500.
double reach_of_fall_mm(double height_mm);

/// All that may be stood on: not what the author says is none.
std::vector<const StandingSurface*> surfaces_in_use(const Survey& survey);

/// The same, and what the author says a hand bears full weight on: all that one falls from.
std::vector<const StandingSurface*> fallen_from(const Survey& survey);
bool is_hung_from(const Survey& survey, const StandingSurface& surface);

/// Whether most of what a body turns upwards slopes: the bed of a slide, no platform that moves.
bool slopes(const Scene& scene, std::size_t body);
/// Whether a surface carries its user down a slope: its sides are no guards of a floor.
bool is_slide(const Survey& survey, const StandingSurface& surface);

/// What is wrong with a surface fails the design where the author means people to stand on it; of
/// one nobody spoke of, the author has to speak first.
Verdict wrong_at(const StandingSurface& surface);

/// The body that a result speaks of, and the deepest place of its edge.
Place place_of(const Survey& survey, const StandingSurface& surface);
const Text& label_of(const Survey& survey, const StandingSurface& surface);
/// Elements of all bodies that make up the surface.
std::vector<std::string> elements_of(const Survey& survey, const StandingSurface& surface);

/// The space around a surface within `by`, as an area to draw on the ground.
GroundArea ground_area(const Survey& survey, const StandingSurface& surface, double by,
                       GroundArea::Kind kind);

}  // namespace plano::checks
