// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which pieces of a scene's lines are not hidden.
///
/// Steps: the triangles turned to the eye are put into a grid on the picture; each line asks the
/// cells it crosses for triangles; over a triangle the difference in depth is linear along the
/// line, so a triangle hides at most one interval of it; what no interval covers is seen.
///
/// Accuracy: exact up to the two tolerances below. Curves are as smooth as their meshes.
/// Tried and dropped: OpenCASCADE's exact hidden-line removal (a hundred times slower, and wrong
/// lengths where bodies touch), a depth buffer (lines break up along faces they lie on).
#pragma once

#include <vector>

#include "mesh/view.h"

namespace plano::mesh {

/// A line this much behind a face still lies on it: joints that touch, faces that lie flush.
inline constexpr double kOnFaceMm = 0.05;
/// Pieces shorter than this are left out, gaps shorter than this are closed: nobody sees them at
/// any scale a picture of furniture is drawn in.
inline constexpr double kShortestPieceMm = 0.2;

struct VisibleLine {
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  LineKind kind = LineKind::edge;
  std::uint32_t body = 0;
};

/// In the order of `scene.lines`, pieces of a line from its beginning to its end.
/// Cost: about n log n for bodies spread over the picture; each pair of a line and a triangle over
/// one another is looked at once.
std::vector<VisibleLine> visible_lines(const Scene& scene);

}  // namespace plano::mesh
