// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Panels of a design as contact finding and joints look at them: the region as drawn, before any
/// joint, and where it stands.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "geometry/exact/evaluate.h"
#include "geometry/placement.h"
#include "joints/scan.h"
#include "model/design.h"

namespace plano::joints {

/// An axis-aligned box in the world, millimetres.
struct Box3 {
  geometry::Vec3 low;
  geometry::Vec3 high;
};

/// A straight piece of a panel's border, millimetres in the panel's plane; material on the left.
struct StraightEdge {
  Line2 line;  // from the edge's start along it
  double length = 0;
};

/// What a placed panel is made from. A round bar is a prism over its section (see model/bars.h).
enum class Stock : std::uint8_t { sheet, bar, round_bar };

struct PlacedPanel {
  const model::Panel* panel = nullptr;
  Stock stock = Stock::sheet;
  double thickness = 0;     // mm
  geometry::Region region;  // outline without openings; empty if `fault`
  Loops loops;              // the same, flattened
  std::vector<StraightEdge> edges;
  Box3 box;
  std::optional<geometry::exact::Reason> fault;

  /// Of a bar: the way it runs, unit, in the world.
  geometry::Vec3 along() const {
    if (stock == Stock::round_bar) return panel->placement.w;
    return panel->grain == model::Grain::along_u ? panel->placement.u : panel->placement.v;
  }
};

/// No straight edge or contact shorter than this is looked at: nothing could be joined there.
inline constexpr Length kShortestContact = 2_mm;

/// The panels with the given indices, each evaluated once. Keeps a reference to the design.
class PlacedPanels {
 public:
  PlacedPanels(const model::ResolvedDesign& design, const std::vector<std::size_t>& wanted);

  const model::ResolvedDesign& design() const { return design_; }
  /// Precondition: `index` was wanted.
  const PlacedPanel& operator[](std::size_t index) const { return panels_.at(index); }
  const std::map<std::size_t, PlacedPanel>& all() const { return panels_; }

 private:
  const model::ResolvedDesign& design_;
  std::map<std::size_t, PlacedPanel> panels_;
};

}  // namespace plano::joints
