// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/outline.h"

#include "base/check.h"

namespace plano::geometry {
namespace {

Edge line_from(Length x, Length y) {
  return {{x, y}, std::nullopt};
}

}  // namespace

Contour rectangle(Point low, Length width, Length height) {
  CHECK(width > Length{} && height > Length{}, "a rectangle has two positive sides");
  const Point high{low.x + width, low.y + height};
  return {{line_from(low.x, low.y), line_from(high.x, low.y), line_from(high.x, high.y),
           line_from(low.x, high.y)}};
}

Contour rounded_rectangle(Point low, Length width, Length height, Length radius) {
  CHECK(width > Length{} && height > Length{}, "a rectangle has two positive sides");
  CHECK(radius >= Length{} && 2 * radius <= width && 2 * radius <= height,
        "a corner radius is at most half the smaller side");
  if (radius == Length{}) {
    return rectangle(low, width, height);
  }
  const Point high{low.x + width, low.y + height};
  const Length left = low.x + radius;
  const Length right = high.x - radius;
  const Length bottom = low.y + radius;
  const Length top = high.y - radius;
  if (left == right && bottom == top) {
    return circle({left, bottom}, radius);
  }
  const auto arc_from = [radius](Point start, Point centre) {
    return Edge{start, Arc{centre, radius, Turn::counter_clockwise}};
  };
  // Where two radii take up a whole side, its two quarter turns are one half turn.
  Contour contour;
  auto& edges = contour.edges;
  if (left != right) {
    edges.push_back(line_from(left, low.y));
    edges.push_back(arc_from({right, low.y}, {right, bottom}));
  }
  if (bottom != top) {
    edges.push_back(line_from(high.x, bottom));
    edges.push_back(arc_from({high.x, top}, {right, top}));
  }
  if (left != right) {
    edges.push_back(line_from(right, high.y));
    edges.push_back(arc_from({left, high.y}, {left, top}));
  }
  if (bottom != top) {
    edges.push_back(line_from(low.x, top));
    edges.push_back(arc_from({low.x, bottom}, {left, bottom}));
  }
  return contour;
}

Contour circle(Point centre, Length radius) {
  CHECK(radius > Length{}, "a circle has a positive radius");
  return {{Edge{{centre.x + radius, centre.y}, Arc{centre, radius, Turn::counter_clockwise}}}};
}

Contour polygon(const std::vector<Point>& corners) {
  CHECK(corners.size() >= 3, "a polygon has at least three corners");
  Contour contour;
  contour.edges.reserve(corners.size());
  for (const Point& corner : corners) {
    contour.edges.push_back({corner, std::nullopt});
  }
  return contour;
}

}  // namespace plano::geometry
