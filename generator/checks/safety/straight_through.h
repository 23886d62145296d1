// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a round probe goes straight through an opening and past what stands before and behind.
#pragma once

#include "checks/safety/opening_plane.h"
#include "checks/safety/probes.h"
#include "checks/scene.h"

namespace plano::checks {

/// Whether a disc of `radius`, square to the plane, moves somewhere from `beyond` before the
/// opening to as far behind it. `area`: that of the opening.
///
/// Method: all that lies within that depth is seen along the move, as lines in the plane; places
/// for the middle of the disc are searched from coarse to fine. A gap hardly wider than the disc
/// may be missed: then false. Cost: n log n of the triangles there, and at most some thousand
/// distances.
bool goes_straight_through(const Scene& scene, const PlaneOpening& opening, const FreeArea& area,
                           double radius, double beyond);

}  // namespace plano::checks
