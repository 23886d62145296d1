// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The proof that two finished panels fit, from their profiles and places alone. It shares nothing
/// with the joints: no contact, no slot formula.
///
/// All joints are straight along one line. Between two neighbouring corners of the profiles, seen
/// along that line, both solids are prisms; so one cross-section in each such stretch says
/// everything about it. A cross-section of a board is a row of rectangles, and rectangles can be
/// cut, measured and held apart exactly (in double precision).
#pragma once

#include <functional>
#include <vector>

#include "tests/unit/joints/scene.h"

namespace plano::joints::test {

struct Flat {
  double y = 0;
  double z = 0;
};
using Polygon = std::vector<Flat>;  // convex, turning left

double area(const Polygon& polygon);
Polygon intersection(const Polygon& a, const Polygon& b);
/// 0 where they touch or overlap.
double distance(const Polygon& a, const Polygon& b);

/// A line both panels are parallel to, and the two directions across it.
struct Sight {
  Vec3 origin;
  Vec3 along;
  Vec3 y;
  Vec3 z;
};
/// `y` and `z` are made square to `along`.
Sight sight(Vec3 origin, Vec3 along, Vec3 y);

/// The cross-section at `s` along the sight line.
std::vector<Polygon> section(const Solid& solid, const Sight& sight, double s);
struct Stretch {
  double low = 0;
  double high = 0;
  double middle() const { return (low + high) / 2; }
};
/// All stretches between neighbouring corners of the profiles; those shorter than 10 µm are
/// rounding.
std::vector<Stretch> stretches(const std::vector<const Solid*>& solids, const Sight& sight);

double total_area(const std::vector<Polygon>& polygons);
double common_area(const std::vector<Polygon>& a, const std::vector<Polygon>& b);
/// Least distance between any of `a` and any of `b`.
double distance(const std::vector<Polygon>& a, const std::vector<Polygon>& b);

/// One stretch of two solids, cut across in its middle.
struct Section {
  Stretch stretch;
  std::vector<Polygon> first;
  std::vector<Polygon> second;
  double first_inside = 0;  // area of the first within a polygon of interest
  double second_inside = 0;
};
std::vector<Section> sections_of(const Solid& first, const Solid& second, const Sight& sight,
                                 const Polygon& interest);
/// From where to where a state lasts; pieces apart by less than 20 µm count as one.
std::vector<Stretch> runs(const std::vector<Section>& sections,
                          const std::function<bool(const Section&)>& is);

/// Volume two solids share, over all stretches.
double common_volume(const Solid& a, const Solid& b, const Sight& sight);

}  // namespace plano::joints::test
