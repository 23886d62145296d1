// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The checks of what is cut into a panel. All give false (or nothing) exactly when they had
/// something to say.
#pragma once

#include <optional>
#include <vector>

#include "panels/cut_panel.h"

namespace plano::panels {

/// Every opening lies in its panel, reaches the edge only where it may, and leaves joints' slots
/// and holes and the other openings alone. `profile`: the final region, or nullptr where it could
/// not be computed.
///
/// An opening that is found again, edge for edge, as a hole of the final region is right, and needs
/// no boolean of its own; only the others are looked at closely.
bool openings_are_sound(const Recipe& recipe, const geometry::Region* profile, ShapeCache& shapes,
                        Findings& findings);

/// No two edges of the profile have less than `thinnest` of wood between them.
bool web_is_sound(const Recipe& recipe, const geometry::Face& profile, Length thinnest,
                  Findings& findings);

/// The pockets with their areas computed: each has a floor, meets the wood, and leaves some between
/// it and pockets from the other face; blind and through holes lie in the wood.
std::optional<std::vector<PartPocket>> sound_pockets(const Recipe& recipe,
                                                     const geometry::Face& profile,
                                                     ShapeCache& shapes, Findings& findings);

}  // namespace plano::panels
