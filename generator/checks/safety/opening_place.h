// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How the rules on openings say where they found one.
#pragma once

#include "checks/result.h"
#include "checks/rule.h"
#include "checks/safety/opening_plane.h"
#include "checks/survey.h"

namespace plano::checks {

/// Nothing gets in that a neck does not fit into: openings of outlines with a narrower mouth are
/// taken as completely bound.
inline constexpr double kNeckMm = 45;

/// The place with its elements, the id of the opening in the design where it has one, and the
/// outline as a mark. `in_plane`: where to look.
Result result_at(const Survey& survey, const PlaneOpening& opening, geometry::Vec3 in_plane);
/// "the opening `porthole` of Wall, left", "an opening of Wall, left and Deck".
Text name_of(const Survey& survey, const PlaneOpening& opening, const Result& result);
/// What an opening is worth whose outline is simplified: a person looks, whatever was measured.
void settle(const PlaneOpening& opening, Result& result);
/// One result for each body whose plane could not be worked out.
void tell_unread(const Survey& survey, const OpeningPlanes& planes, Outcome& out);

}  // namespace plano::checks
