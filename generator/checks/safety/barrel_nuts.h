// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Holes across bolts, which barrel nuts fill.
#pragma once

#include "checks/safety/opening_plane.h"

namespace plano::checks {

/// Whether the opening is the round hole of a barrel nut, with the bolt's channel or without: as
/// wide as the nut of a bolt that comes with one and has its axis across it, bordered by a part
/// that this bolt's joint holds. A nut may be shorter than its hole is deep: nothing says how long
/// it is sold. Cost: the outline's points, for each bolt that runs along the plane.
bool holds_barrel_nut(const Scene& scene, const PlaneOpening& opening);

}  // namespace plano::checks
