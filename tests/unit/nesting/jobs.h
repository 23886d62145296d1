// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Small jobs for the nester, and what is asked of its answers.
#pragma once

#include <gtest/gtest.h>

#include "nesting/check.h"
#include "nesting/nest.h"
#include "nesting/placed.h"

namespace plano::nesting::test {

using geometry::Face;
using geometry::Point;
using geometry::Region;

inline const std::vector<Pose> kStraight{{}};
inline const std::vector<Pose> kQuarters{{false, Angle::degrees(0)},
                                         {false, Angle::degrees(90)},
                                         {false, Angle::degrees(180)},
                                         {false, Angle::degrees(270)}};

inline Region rectangle(Length width, Length height) {
  return {{Face{geometry::rectangle({}, width, height), {}}}};
}

inline Region ring(Length outer, Length inner) {
  const Length border = (outer - inner).half();
  return {{Face{geometry::rectangle({}, outer, outer),
                {geometry::reversed(geometry::rectangle({border, border}, inner, inner))}}}};
}

inline Region polygon(std::vector<Point> corners) {
  return {{Face{geometry::polygon(corners), {}}}};
}

inline Effort sweeps(std::uint64_t most) {
  return Effort(
      [most](std::uint64_t done) { return static_cast<double>(done) / static_cast<double>(most); });
}

inline Nest nested(const Job& job, std::uint64_t most = 300, std::size_t workers = 2,
                   std::uint64_t seed = 1) {
  Effort effort = sweeps(most);
  NestOptions options;
  options.workers = workers;
  options.seed = seed;
  return nest(job, options, effort);
}

inline std::size_t laid(const Nest& nest) {
  std::size_t sum = 0;
  for (const LaidSheet& sheet : nest.sheets) sum += sheet.parts.size();
  return sum;
}

// How far along x the parts on the last sheet reach, mm.
inline double used_of_last_sheet(const Job& job, const Nest& nest) {
  Length reach;
  for (const LaidPart& laid : nest.sheets.back().parts) {
    reach =
        std::max(reach, geometry::bounding_box(placed_outline(job.parts[laid.part], laid)).high.x);
  }
  return reach.mm();
}

}  // namespace plano::nesting::test
