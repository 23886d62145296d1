// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What keeps people on high floors and can be pushed: boards by the run that stands beside a
/// floor, level bars, and the guards of an edge that are neither.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "base/text.h"
#include "checks/strength/plate_case.h"
#include "checks/survey.h"

namespace plano::checks {

/// Boards as what is joined to them holds them, each worked out once.
class PlatesOf {
 public:
  explicit PlatesOf(const Scene& scene) : scene_(scene) {}
  const PlateCase& of(std::size_t body);

 private:
  const Scene& scene_;
  std::map<std::size_t, PlateCase> known_;
};

/// An upright board where it runs along a floor.
struct BoardRun {
  std::size_t body = 0;
  bool up_is_v = true;
  bool upwards = true;
  double from = 0;  // along its level axis, in its own frame, mm
  double to = 0;
};

struct FloorGuards {
  const StandingSurface* surface = nullptr;
  std::vector<BoardRun> pushed;    // of boards over one another, the topmost only
  std::vector<std::size_t> rails;  // bodies: level bars
};
/// Of every surface in use that is high enough to need guards.
std::vector<FloorGuards> guards_of_floors(const Survey& survey, PlatesOf& plates);

/// Edges behind something that is neither pushed nor a rail, by name.
struct Untold {
  Text edges;  // empty: there are none
  bool everywhere = true;
};
Untold untold_guards(const Survey& survey, const FloorGuards& floor, PlatesOf& plates);

}  // namespace plano::checks
