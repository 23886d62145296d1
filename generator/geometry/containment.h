// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a point lies with respect to a region.
#pragma once

#include "base/length.h"
#include "geometry/outline.h"

namespace plano::geometry {

/// True inside the material and on its boundary (to kArcSlack). Cost: linear in the edges.
bool contains(const Region& region, Point point);
bool contains(const Face& face, Point point);
/// The same for the inside of one contour, whichever way it turns.
bool contains(const Contour& contour, Point point);

/// From a point to the nearest point of the boundary, to the nanometre. Precondition: not empty.
Length distance_to_boundary(const Region& region, Point point);
Length distance_to_boundary(const Contour& contour, Point point);

}  // namespace plano::geometry
