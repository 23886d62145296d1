// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bores cut into a finished boundary: round holes that enter by an upright plane wall and run
/// within the thickness.
#pragma once

#include "mesh/boundary.h"

namespace plano::mesh {

/// Adds those bores of the part that run through solid wood alone: square to the plane wall they
/// enter by (and leave by), clear of its borders, of holes, pockets and of one another by 10 µm.
/// Others (a bolt's channel into the hole of its barrel nut, a seat around a bore) are left out:
/// they are listed for the drill, and no more. A boundary that was closed stays closed.
///
/// Cost: bores × (walls + edges of the outline and its pockets).
void add_bores(const panels::Part& part, Boundary& boundary);

}  // namespace plano::mesh
