// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pockets without 3D booleans: all areas of a part laid over one another in one exact arrangement.
/// Each cell then has one interval of material in depth, and the boundary of the solid follows from
/// the cells alone (see `mesh/boundary.h`).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/expected.h"
#include "geometry/exact/evaluate.h"
#include "geometry/outline.h"

namespace plano::geometry::exact {

/// A planar subdivision. Edge i runs from vertex `from` to vertex `to`; `left` and `right` are the
/// cells on its sides (kOutside for none). Each edge is stored once.
struct Overlay {
  static constexpr std::uint32_t kOutside = 0xffffffff;
  struct Side {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::optional<Arc> arc;  // as walked from `from` to `to`
    std::uint32_t left = kOutside;
    std::uint32_t right = kOutside;
  };
  /// `covered_by`: bit k is set where input region k covers the cell (at most 64 inputs).
  struct Cell {
    std::uint64_t covered_by = 0;
  };
  std::vector<Point> vertices;
  std::vector<Side> sides;
  std::vector<Cell> cells;
};

/// Overlays at most 64 regions (too_large otherwise). Cells covered by none are `kOutside`. The
/// same guarantees as `evaluate`: one rounding, checked, deterministic numbering (vertices sorted
/// by coordinates, sides by their vertices, cells by their least side).
Expected<Overlay, Reason> overlay(const std::vector<Region>& regions);

}  // namespace plano::geometry::exact
