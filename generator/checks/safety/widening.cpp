// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/safety/widening.h"

#include <algorithm>

namespace plano::checks {
namespace {

using geometry::Vec3;

/// Where moving straight away from the nearest wall, again and again, leads.
struct Way {
  bool out = false;      // to room for the large disc
  double widest_mm = 0;  // the radius that found room on the way
};

Way way_from(const FreeArea& area, Vec3 place, double large) {
  constexpr int kMostMoves = 80;
  constexpr double kBeyondMm = 0.005;
  Way way;
  for (int i = 0; i < kMostMoves; ++i) {
    const Vec3 away = place - area.nearest(place);
    const double clear = geometry::norm(away);
    way.widest_mm = std::max(way.widest_mm, clear);
    const double missing = (large - kProbeSlackMm) / 2 - clear;
    way.out = missing <= 0;
    if (way.out || clear == 0) return way;
    // No further than half the way a wall ahead could be: it may not be stepped over.
    const double step = std::min(missing + kBeyondMm, clear / 2);
    place = place + away * (step / clear);
  }
  return way;
}

}  // namespace

std::optional<Vec3> where_it_stays_narrow(const FreeArea& area, double small, double large) {
  struct Cell {
    Vec3 middle;
    double half = 0;
  };
  constexpr double kDiagonal = 1.4142135623730951;
  constexpr double kFinest = 8;  // the finest cells: the small disc's diameter over this
  const PlanBox& box = area.box();
  const double whole = std::max(box.high_x - box.low_x, box.high_y - box.low_y) / 2;
  std::vector<Cell> open{{{(box.low_x + box.high_x) / 2, (box.low_y + box.high_y) / 2, 0}, whole}};
  std::size_t looks = 0;
  while (!open.empty()) {
    const Cell cell = open.back();
    open.pop_back();
    const double free = area.clearance(cell.middle);
    const double diagonal = cell.half * kDiagonal;
    if (free < -diagonal) continue;
    const double clear = free > 0 ? geometry::norm(cell.middle - area.nearest(cell.middle)) : free;
    if (clear - diagonal >= large / 2 || clear + diagonal < small / 2) continue;
    if (cell.half <= small / kFinest) {
      // The small disc may fit beside the middle of the cell only.
      const Way way = free > 0 ? way_from(area, cell.middle, large) : Way{true, 0};
      if (!way.out && way.widest_mm >= small / 2) return cell.middle;
      continue;
    }
    if (++looks > kMostLooks) return cell.middle;
    for (const double x : {-0.5, 0.5}) {
      for (const double y : {-0.5, 0.5}) {
        open.push_back({cell.middle + Vec3{x * cell.half, y * cell.half, 0}, cell.half / 2});
      }
    }
  }
  return std::nullopt;
}

}  // namespace plano::checks
