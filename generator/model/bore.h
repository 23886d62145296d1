// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A hole that enters through the narrow side of a panel or bar and runs within its thickness: what
/// a bolt across a post needs, and what no router cuts from above.
#pragma once

#include <optional>

#include "base/length.h"
#include "diagnostics/source.h"
#include "geometry/point.h"

namespace plano::model {

/// In the panel's frame. The axis runs parallel to the faces, square to the edge it enters by.
struct Bore {
  geometry::Point entry;  // on the outline
  geometry::Point end;    // where it stops, or leaves by the far edge if `through`
  Length height;          // of the axis over the bottom face (w)
  Length diameter;
  bool through = false;
  diagnostics::Span span;

  Length depth() const { return geometry::distance(entry, end); }
};

}  // namespace plano::model
