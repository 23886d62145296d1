// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/rectangular.h"

#include <algorithm>

namespace plano::geometry {

bool is_rectangle(const Region& region) {
  if (region.faces.size() != 1 || !region.faces[0].holes.empty()) return false;
  const std::vector<Edge>& edges = region.faces[0].outer.edges;
  const Box box = bounding_box(region);
  return edges.size() == 4 && std::all_of(edges.begin(), edges.end(), [&](const Edge& edge) {
           return !edge.arc && (edge.start.x == box.low.x || edge.start.x == box.high.x) &&
                  (edge.start.y == box.low.y || edge.start.y == box.high.y);
         });
}

}  // namespace plano::geometry
