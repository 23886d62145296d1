// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Loops of points seen from above: what standing surfaces, falling spaces and access ask of them.
/// World frame, mm; z is carried along and not looked at. Outer loops run counter-clockwise.
#pragma once

#include <vector>

#include "checks/triangle_tree.h"
#include "geometry/outline.h"
#include "geometry/placement.h"

namespace plano::checks {

using Loop = std::vector<geometry::Vec3>;

/// A contour of a part in the part's own frame, at z = 0; its arcs as chords.
Loop loop_of(const geometry::Contour& contour, Length sagitta);
/// Positive where the loop runs counter-clockwise, mm².
double signed_area_mm2(const Loop& loop);
/// Of all loops, holes taken off, m².
double area_m2(const std::vector<Loop>& loops);
/// By counting crossings: inside an odd number of loops. Cost: linear.
bool covers(const std::vector<Loop>& loops, geometry::Vec3 place);
/// The distance in plan between two sets of loops; zero where one lies in the other. Cost: the
/// product of their sizes.
double distance_mm(const std::vector<Loop>& a, const std::vector<Loop>& b);
/// From a place to the nearest point of the loops' lines, in plan.
double distance_mm(const std::vector<Loop>& loops, geometry::Vec3 place);

struct PlanBox {
  double low_x = 0;
  double low_y = 0;
  double high_x = 0;
  double high_y = 0;
};
/// Precondition: at least one point.
PlanBox plan_box(const std::vector<Loop>& loops);
/// The same seen with x along a unit vector in plan, and y a quarter turn to its left.
PlanBox plan_box(const std::vector<Loop>& loops, geometry::Vec3 along);
/// The convex hull, counter-clockwise, of all points.
Loop hull_of(const std::vector<Loop>& loops);
/// The narrowest strip a convex loop fits in; zero for less than three points. `along`: unit
/// direction of that strip, in plan.
struct Width {
  double least = 0;
  double length = 0;  // along the strip
  geometry::Vec3 along{1, 0, 0};
};
Width width_of(const Loop& hull);

/// The border of a patch of triangles that share corners exactly: every side that no neighbour
/// takes up in the other direction, chained into loops. Material on the left.
std::vector<Loop> border_of(const std::vector<Triangle>& triangles);

}  // namespace plano::checks
