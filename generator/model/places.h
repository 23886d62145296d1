// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// `at` and `turn`, evaluated: where an element of any kind stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geometry/placement.h"
#include "model/run.h"
#include "spec/place_spec.h"

namespace plano::model {

/// Millimetres; 0 where nothing is written. Nothing after an error.
std::optional<geometry::Vec3> evaluate_place(Run& run, const spec::PlaceSpec& place);

/// `placement` turned about the axes of `turns`, one after the other; through `at` where a turn
/// does not say through where. Nothing after an error.
std::optional<geometry::Placement> turned_by(Run& run, geometry::Placement placement,
                                             const std::vector<spec::TurnSpec>& turns,
                                             geometry::Vec3 at);

/// Whether it stands within spec::kLongestLength of the origin; says so at `span` where it does
/// not.
bool is_near(Run& run, const geometry::Placement& placement, const std::string& id, Span span);

}  // namespace plano::model
