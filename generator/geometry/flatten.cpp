// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "geometry/outline.h"

namespace plano::geometry {
namespace {

/// No chord spans more, so that even a small hole drawn coarsely still looks round.
constexpr double kWidestStepDegrees = 45;

/// Chords needed so that none strays more than `sagitta` from the arc. From sagitta = r (1 - cos
/// s/2) for a step s: tan²(s/4) = sagitta / (2 r - sagitta), which does not cancel for flat arcs.
int chord_count(double sweep, double radius, double sagitta) {
  double step = kWidestStepDegrees;
  if (sagitta < radius) {
    step = std::min(step, 4 * atan_degrees(std::sqrt(sagitta / (2 * radius - sagitta))));
  }
  const int count = static_cast<int>(std::ceil(sweep / step));
  const bool full_circle = sweep == 360;
  return full_circle ? (count + 3) / 4 * 4 : count;
}

}  // namespace

std::vector<Point> inner_points(const Contour& contour, std::size_t i, Length sagitta) {
  const Edge& edge = contour.edges[i];
  if (!edge.arc) {
    return {};
  }
  const Arc& arc = *edge.arc;
  const bool forward = arc.turn == Turn::counter_clockwise;
  const Point first = forward ? edge.start : end_of(contour, i);
  const Point spoke = first - arc.centre;
  const double start = atan2_degrees(spoke.y.mm(), spoke.x.mm());
  const double sweep = std::fabs(sweep_degrees(contour, i));
  const double r = arc.radius.mm();
  const int count = chord_count(sweep, r, sagitta.mm());
  std::vector<Point> points;
  points.reserve(static_cast<std::size_t>(count));
  for (int k = 1; k < count; ++k) {
    const double degrees = start + sweep * k / count;
    points.push_back(arc.centre + Point{Length::nearest_to_mm(r * cos_degrees(degrees)),
                                        Length::nearest_to_mm(r * sin_degrees(degrees))});
  }
  if (!forward) {
    std::reverse(points.begin(), points.end());
  }
  return points;
}

std::vector<Point> flattened(const Contour& contour, Length sagitta) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    points.push_back(contour.edges[i].start);
    const std::vector<Point> inner = inner_points(contour, i, sagitta);
    points.insert(points.end(), inner.begin(), inner.end());
  }
  return points;
}

}  // namespace plano::geometry
