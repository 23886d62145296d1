// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Closed outlines of straight lines and true circular arcs, and regions of them.
///
/// Frame: x right, y up. Outer contours turn counter-clockwise, holes clockwise, so the material is
/// always on the left of an edge. All coordinates are on the 1 nm lattice.
///
/// An arc keeps its circle: its centre and radius are stored, not computed from the end points. As
/// all three are rounded to 1 nm, an end point may miss the circle by up to kArcSlack.
#pragma once

#include <optional>
#include <vector>

#include "base/length.h"
#include "geometry/point.h"

namespace plano::geometry {

/// How far an arc's end point may lie from its circle: three roundings of 0.5 to 0.71 nm each.
inline constexpr Length kArcSlack = 3_nm;

enum class Turn { counter_clockwise, clockwise };

/// The circle an edge follows from its start to the next edge's start, and which way round.
struct Arc {
  Point centre;
  Length radius;
  Turn turn = Turn::counter_clockwise;
  friend constexpr bool operator==(const Arc&, const Arc&) = default;
};

/// One edge of a contour: from `start` to the start of the next edge (the last closes the contour).
/// Without `arc`, straight. A contour of one single edge with an arc is a full circle.
struct Edge {
  Point start;
  std::optional<Arc> arc;
  friend constexpr bool operator==(const Edge&, const Edge&) = default;
};

/// A closed curve. Either one full-circle edge, or at least two edges (two only if one is an arc).
struct Contour {
  std::vector<Edge> edges;

  const Edge& next(std::size_t i) const { return edges[i + 1 == edges.size() ? 0 : i + 1]; }
  bool is_circle() const { return edges.size() == 1; }
  friend bool operator==(const Contour&, const Contour&) = default;
};

/// One connected piece of material: an outer contour and the holes in it.
struct Face {
  Contour outer;
  std::vector<Contour> holes;
  friend bool operator==(const Face&, const Face&) = default;
};

/// Any number of pieces, in canonical order (see `canonical`).
struct Region {
  std::vector<Face> faces;
  bool empty() const { return faces.empty(); }
  friend bool operator==(const Region&, const Region&) = default;
};

// ---- Making contours (counter-clockwise unless said)
// ----------------------------------------------

/// Corners low and low + size. Precondition: both sizes > 0.
Contour rectangle(Point low, Length width, Length height);
/// The same with the four corners rounded. Precondition: 0 <= radius <= half the smaller side.
Contour rounded_rectangle(Point low, Length width, Length height, Length radius);
/// A full circle as one edge starting at (centre.x + radius, centre.y). Precondition: radius > 0.
Contour circle(Point centre, Length radius);
/// Straight edges through the points in order. Precondition: at least 3 points.
Contour polygon(const std::vector<Point>& corners);

// ---- Asking
// ------------------------------------------------------------------------------------------

/// The point where edge i ends.
Point end_of(const Contour& contour, std::size_t i);
/// Enclosed area with sign: positive when counter-clockwise. Exact arcs (no flattening).
Area signed_area(const Contour& contour);
Area area(const Face& face);
Area area(const Region& region);
/// The length of the curve.
Length perimeter(const Contour& contour);
/// Tight boxes: an arc counts with its extreme points, not its end points only. Rounded outward.
Box bounding_box(const Contour& contour);
Box bounding_box(const Face& face);
Box bounding_box(const Region& region);
/// The sweep of edge i in degrees, positive counter-clockwise, in (-360, 360]; 0 for a line.
double sweep_degrees(const Contour& contour, std::size_t i);
/// The DXF bulge of edge i: tan(sweep / 4), positive counter-clockwise; 0 for a line.
double bulge(const Contour& contour, std::size_t i);
/// A point of edge i at `fraction` of its length, rounded to 1 nm.
Point point_on(const Contour& contour, std::size_t i, double fraction);

// ---- Changing
// ----------------------------------------------------------------------------------------

Contour reversed(const Contour& contour);
Contour translated(const Contour& contour, Point by);
Region translated(const Region& region, Point by);
/// Mirrored in the y axis (x becomes -x), orientation restored.
Contour mirrored_x(const Contour& contour);
Region mirrored_x(const Region& region);
/// Turned counter-clockwise by a whole number of quarter turns about the origin: exact.
Contour turned_quarters(const Contour& contour, int quarters);
Region turned_quarters(const Region& region, int quarters);
/// Turned about `pivot` by any angle; coordinates rounded to 1 nm (quarter turns are exact).
Contour rotated(const Contour& contour, Angle angle, Point pivot);

/// The same region written one way: every contour starts at its lexicographically least edge start,
/// holes are sorted by that point, faces by their outer contour's. Equal regions become equal
/// values.
Region canonical(Region region);

/// Points along a contour such that no chord strays more than `sagitta` from its arc; the first
/// point is the first edge's start and the curve is not closed again. An arc is always divided the
/// same way, whichever direction it is walked, so that two solids sharing it also share its points.
std::vector<Point> flattened(const Contour& contour, Length sagitta);
/// The inner points of one edge in walking order, ends left out.
std::vector<Point> inner_points(const Contour& contour, std::size_t i, Length sagitta);

}  // namespace plano::geometry
