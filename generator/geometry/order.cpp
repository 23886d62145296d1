// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/order.h"

#include <algorithm>

namespace plano::geometry {

namespace {

std::strong_ordering compare(const Edge& a, const Edge& b) {
  if (const auto by_start = a.start <=> b.start; by_start != 0) return by_start;
  if (!a.arc || !b.arc) return a.arc.has_value() <=> b.arc.has_value();
  if (const auto by_centre = a.arc->centre <=> b.arc->centre; by_centre != 0) return by_centre;
  if (const auto by_radius = a.arc->radius <=> b.arc->radius; by_radius != 0) return by_radius;
  return a.arc->turn <=> b.arc->turn;
}

template <class T, class Compare>
std::strong_ordering one_by_one(const std::vector<T>& a, const std::vector<T>& b,
                                const Compare& compared) {
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (const auto order = compared(a[i], b[i]); order != 0) return order;
  }
  return a.size() <=> b.size();
}

}  // namespace

std::strong_ordering compare(const Contour& a, const Contour& b) {
  return one_by_one(a.edges, b.edges,
                    [](const Edge& one, const Edge& other) { return compare(one, other); });
}

std::strong_ordering compare(const Region& a, const Region& b) {
  const auto contours = [](const Contour& one, const Contour& other) {
    return compare(one, other);
  };
  return one_by_one(a.faces, b.faces, [&](const Face& one, const Face& other) {
    const auto by_outer = compare(one.outer, other.outer);
    return by_outer != 0 ? by_outer : one_by_one(one.holes, other.holes, contours);
  });
}

}  // namespace plano::geometry
