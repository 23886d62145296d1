// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A part as a stack of upright prisms: one where it has no pockets and blind holes.
#pragma once

#include <vector>

#include "geometry/outline.h"
#include "geometry/shape.h"
#include "panels/part_set.h"

namespace plano::panels {

/// Material over `region` from `low` to `high`, in the part's frame.
struct Slice {
  geometry::Region region;
  Length low;
  Length high;
};

/// Wood taken away within the thickness.
struct Hollow {
  geometry::Shape shape;
  Length low;
  Length high;
};

/// From bottom to top, without what `more` takes away besides. A slice that cannot be computed
/// counts as whole: better one false alarm than one overlap missed. Cost: one exact boolean a level
/// with pockets.
std::vector<Slice> slices_of(const Part& part, const std::vector<Hollow>& more = {});

}  // namespace plano::panels
