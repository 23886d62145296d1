// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The colour of a whole face where there are no pixels to shade: drawings made of polygons.
#pragma once

#include "mesh/view.h"

namespace plano::mesh {

/// As `shaded` colours it in full sun. `towards_sun` is a unit vector.
Rgb flat_colour(const Scene& scene, const SceneTriangle& triangle, geometry::Vec3 towards_sun);

}  // namespace plano::mesh
