// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/view_picture.h"

#include <algorithm>

namespace plano::exporters {
namespace {

// Shares of the picture's width: 0.22 mm and 0.11 mm of a picture 200 mm wide.
constexpr double kThickest = 0.0011;
constexpr double kThinnest = 0.00055;
// What an outline covers of the object between these two: a third of a board's thickness.
constexpr double kCoversMm = 6;
constexpr double kEdgeOfOutline = 0.55;

}  // namespace

Ink ink_for(const mesh::Frame& frame, double width) {
  const double outline = width * std::clamp(kCoversMm / frame.width(), kThinnest, kThickest);
  return {outline, outline * kEdgeOfOutline};
}

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
