// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fabrication/depths.h"

#include "geometry/containment.h"
#include "nesting/placed.h"

namespace plano::fabrication {

std::vector<int> depths_of(const nesting::LaidSheet& sheet, const nesting::Job& job) {
  std::vector<geometry::Contour> outlines;
  std::vector<geometry::Box> boxes;
  for (const nesting::LaidPart& laid : sheet.parts) {
    outlines.push_back(nesting::placed_outline(job.parts[laid.part], laid).faces[0].outer);
    boxes.push_back(geometry::bounding_box(outlines.back()));
  }
  std::vector<int> depths(outlines.size(), 0);
  for (std::size_t j = 0; j < outlines.size(); ++j) {
    if (job.parts[sheet.parts[j].part].outline.faces[0].holes.empty()) continue;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
      const geometry::Point point = outlines[i].edges[0].start;
      const bool near = point.x >= boxes[j].low.x && point.x <= boxes[j].high.x &&
                        point.y >= boxes[j].low.y && point.y <= boxes[j].high.y;
      if (i != j && near && geometry::contains(outlines[j], point)) ++depths[i];
    }
  }
  return depths;
}

}  // namespace plano::fabrication
