// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A part with pockets as columns of material: its outline and all pockets laid over one another,
/// and over each cell the one interval of wood that is left.
#pragma once

#include <vector>

#include "base/expected.h"
#include "geometry/exact/overlay.h"
#include "panels/part_set.h"

namespace plano::panels {

/// Material from `low` to `high` above the bottom face of the panel.
struct Column {
  Length low;
  Length high;
  constexpr bool empty() const { return low >= high; }
};

/// The stretches of `inner` that stand free beside `outer`: at most one below and one above it.
std::vector<Column> free_of(Column inner, Column outer);

struct Layered {
  geometry::exact::Overlay flat;
  std::vector<Column> columns;  // one per cell
};

/// Fails where the solid would hang together in a line or a point only (point_contact), where two
/// borders nearly touch (sliver), and with what else the kernel says. Every part of a PartSet
/// succeeds: make_parts asks. Cost: one overlay.
Expected<Layered, geometry::exact::Reason> layered(const Part& part);

/// True where a part is more than its outline.
bool has_layers(const Part& part);

}  // namespace plano::panels
