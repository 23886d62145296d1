// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/view_picture.h"

namespace plano::exporters {

std::vector<std::vector<Point2>> chains(const std::vector<mesh::VisibleLine>& lines,
                                        mesh::LineKind kind) {
  std::vector<std::vector<Point2>> out;
  for (const mesh::VisibleLine& line : lines) {
    if (line.kind != kind) {
      continue;
    }
    const Point2 from{line.x1, line.y1};
    if (out.empty() || !(out.back().back() == from)) {
      out.push_back({from});
    }
    out.back().push_back({line.x2, line.y2});
  }
  return out;
}

}  // namespace plano::exporters
