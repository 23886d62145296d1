// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Shapes in millimetres of wood as paths in millimetres of paper. Used by this folder only.
#pragma once

#include "documents/canvas.h"
#include "geometry/outline.h"

namespace plano::documents {

/// Where a shape's frame lies on the page. One millimetre of paper stands for `shrink` of wood.
struct OnPaper {
  Spot origin;  // of 0,0
  double shrink = 1;

  Spot at(geometry::Point p) const {
    return {origin.x + p.x.mm() / shrink, origin.y - p.y.mm() / shrink};
  }
  /// The box of a shape, on the page.
  Frame frame(const geometry::Box& box) const;
  /// A closed curve; arcs become chords too short to be told from them.
  std::vector<Spot> curve(const geometry::Contour& contour) const;
  Path path(const geometry::Face& face) const;
  Path path(const geometry::Region& region) const;
};

/// A ring, as a closed curve.
std::vector<Spot> ring(Spot centre, double radius);
/// The four corners.
std::vector<Spot> corners(const Frame& frame);
/// As much smaller on all sides.
Frame inset(const Frame& frame, double by);

}  // namespace plano::documents
