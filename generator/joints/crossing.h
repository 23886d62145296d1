// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What finding a crossing and making a halving joint both need to know of it.
#pragma once

#include "joints/contact_kinds.h"
#include "joints/placed.h"

namespace plano::joints {

/// A line of the world in a panel's plane, mm. Precondition: `along` is parallel to the panel.
Line2 line_on(const PlacedPanel& panel, geometry::Vec3 at, geometry::Vec3 along);

/// Half the width of the narrowest straight-walled slot, in a panel `other` thick, that a board
/// `through` thick passes through at the angle: (through / sin + other / tan) / 2.
double half_slot(double through, double other, const Dihedral& angle);

}  // namespace plano::joints
