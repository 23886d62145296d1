// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/placed.h"

namespace plano::nesting {

geometry::Region placed_outline(const Part& part, const LaidPart& laid) {
  geometry::Region region = laid.pose.flipped ? geometry::mirrored_x(part.outline) : part.outline;
  for (geometry::Face& face : region.faces) {
    face.outer = geometry::rotated(face.outer, laid.pose.turn, {});
    for (auto& hole : face.holes) hole = geometry::rotated(hole, laid.pose.turn, {});
  }
  return geometry::translated(region, laid.at);
}

}  // namespace plano::nesting
