// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands at the edges of a floor, felt by upright rays: columns along the edges, in each
/// column one ray in every layer, from inside of the edge to outside. World frame, mm.
///
/// At corners a layer runs on to where it meets that of the next side (a mitre).
#pragma once

#include <array>
#include <vector>

#include "checks/plan_view.h"
#include "checks/survey.h"

namespace plano::checks {

/// What stands this far inside of an edge, or outside, guards it: choices of method.
inline constexpr double kGuardInsideMm = 120;
inline constexpr double kGuardOutsideMm = 100;
/// Layers lie this far apart: thinner than any plate of wood.
inline constexpr double kLayerMm = 6;
inline constexpr std::size_t kLayers = 37;
/// Ends of bodies are found to this, along the edge.
inline constexpr double kEndMm = 0.02;

/// Outwards from the edge. Half a step off, so that no ray runs along a face flush with the edge.
inline double layer_at(std::size_t k) {
  return -kGuardInsideMm + kLayerMm / 4 + kLayerMm * static_cast<double>(k);
}

struct Span {
  double low = 0;  // above the floor, mm
  double high = 0;
};
using Spans = std::vector<Span>;  // rising, apart

/// What is solid above a place of the floor, from just above it, without end.
Spans solid_above(const Scene& scene, geometry::Vec3 floor);
/// All in one, those that touch joined.
Spans merged(std::vector<Span> spans);

struct GuardSample {
  double at = 0;  // along its side
  Spans solid;
  bool goes_on = false;  // nothing was left out between it and the one before
};

/// A piece of a side that one column stands for.
struct GuardColumn {
  double from = 0;  // along its side; below zero and beyond its length in corners
  double to = 0;
  double drop = 0;
  bool corner = false;  // beyond an end of the side: of no length on the edge itself
  double middle() const { return (from + to) / 2; }
};

/// A straight side of the outline.
struct GuardSide {
  geometry::Vec3 from;
  geometry::Vec3 way;       // one mm along it, in plan; its z rises with the edge
  geometry::Vec3 outwards;  // unit, in plan
  double length = 0;        // in plan
  double before = 0;        // layers begin at -distance * before,
  double after = 0;         // and end at length + distance * after
  std::vector<GuardColumn> columns;
  std::array<std::vector<GuardSample>, kLayers> layers;  // by `at`; empty where nothing is needed

  geometry::Vec3 at(double along) const { return from + way * along; }
  geometry::Vec3 at(double along, std::size_t layer) const {
    return at(along) + outwards * layer_at(layer);
  }
  /// In one layer, of the sample nearest to `along`. Precondition: it has some.
  const Spans& solid(double along, std::size_t layer) const;
};

/// One loop of an outline.
struct GuardLoop {
  std::vector<GuardSide> sides;
};

/// Columns everywhere; rays only where the drop is more than `beyond`. `step`: of columns.
GuardLoop felt(const Scene& scene, const Loop& loop, double step, double beyond);

}  // namespace plano::checks
