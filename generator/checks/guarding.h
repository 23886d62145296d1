// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a survey keeps of the guards along the edges of a floor (see edge_guard.h). World frame,
/// mm.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geometry/placement.h"

namespace plano::checks {

/// A run of edge that something is missing along.
struct Stretch {
  std::size_t edge = 0;  // index into Guarding::edges; of the one that most of it lies on
  /// Along the edge, mm, to a tenth of a millimetre; of a way that reaches around a corner at its
  /// ends by less than a torso, straight from end to end.
  double width = 0;
  double drop = 0;    // the greatest beside it, mm
  double top = 0;     // of the highest thing there, above the floor; zero: nothing
  bool rail = false;  // a rail of a guardrail's height runs all along
  /// Pieces at different depths leave hardly more or hardly less than a torso's width between them:
  /// rays do not tell which.
  bool unsure = false;
  geometry::Vec3 outwards;           // unit, in plan, at its middle
  std::vector<geometry::Vec3> line;  // along the edge, two points at least

  geometry::Vec3 middle() const;
};

/// One edge of a floor, from corner to corner; a curve is one edge.
struct GuardedEdge {
  geometry::Vec3 outwards;  // unit, in plan, at its middle
  std::vector<geometry::Vec3> line;
  double needed = 0;                // length with a drop of more than asked, mm
  double closed = 0;                // of it: behind a barrier's infill, whatever its top
  double railed = 0;                // of it: behind a rail or infill
  double drop = 0;                  // the greatest where a guard is needed
  std::optional<double> least_top;  // of all infill, above the floor, mm
  geometry::Vec3 least_top_place;
};

/// Of one surface, for one drop that asks for a guard.
struct Guarding {
  std::vector<GuardedEdge> edges;
  std::vector<Stretch> open;  // no infill: a torso passes
  std::vector<Stretch> bare;  // neither infill nor a rail of a guardrail's height

  double needed() const { return sum(&GuardedEdge::needed); }
  double closed() const { return sum(&GuardedEdge::closed); }
  double railed() const { return sum(&GuardedEdge::railed); }

 private:
  double sum(double GuardedEdge::*length) const {
    double all = 0;
    for (const GuardedEdge& edge : edges) all += edge.*length;
    return all;
  }
};

/// Both that may be asked of a surface; empty where they are not.
struct Guards {
  Guarding barrier;
  Guarding rail;
};

}  // namespace plano::checks
