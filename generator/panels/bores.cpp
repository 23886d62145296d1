// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/bores.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plano::panels {
namespace {

using geometry::Contour;
using geometry::Point;

constexpr Length kSagitta = 5_um;

/// Whether any of a contour runs through the box around the axis, or all of the box lies within it.
enum class Touch : std::uint8_t { apart, inside, crossed };
Touch touch(const Contour& contour, const BoreAxis& axis, const BoreBox& box) {
  const std::vector<Point> points = geometry::flattened(contour, kSagitta);
  const BoreFlat middle{(box.low_x + box.high_x) / 2, (box.low_y + box.high_y) / 2};
  bool inside = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const BoreFlat a = axis.local(points[i]);
    const BoreFlat b = axis.local(points[(i + 1) % points.size()]);
    if (meets(a, b, box)) return Touch::crossed;
    if ((a.y > middle.y) == (b.y > middle.y)) continue;
    if (middle.x < a.x + (b.x - a.x) * (middle.y - a.y) / (b.y - a.y)) inside = !inside;
  }
  return inside ? Touch::inside : Touch::apart;
}

bool apart(const model::Bore& a, const model::Bore& b, double around) {
  const double radii = (a.diameter.mm() + b.diameter.mm()) / 2 + around;
  if (std::fabs((a.height - b.height).mm()) > radii) return true;
  const BoreAxis axis(a);
  const BoreBox box{-around, axis.length + around, -radii, radii};
  return !meets(axis.local(b.entry), axis.local(b.end), box);
}

}  // namespace

BoreAxis::BoreAxis(const model::Bore& bore) : from(bore.entry) {
  const double dx = (bore.end.x - bore.entry.x).mm();
  const double dy = (bore.end.y - bore.entry.y).mm();
  length = std::sqrt(dx * dx + dy * dy);
  if (length > 0) {
    ux = dx / length;
    uy = dy / length;
  }
}

bool meets(BoreFlat a, BoreFlat b, const BoreBox& box) {
  // Clipped against the box's four sides.
  double from = 0;
  double to = 1;
  const auto clip = [&](double start, double way, double low, double high) {
    if (way == 0) return start >= low && start <= high;
    const double first = (low - start) / way;
    const double second = (high - start) / way;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from <= to;
  };
  return clip(a.x, b.x - a.x, box.low_x, box.high_x) && clip(a.y, b.y - a.y, box.low_y, box.high_y);
}

bool in_solid_wood(const Part& part, const model::Bore& bore, Length around) {
  const BoreAxis axis(bore);
  const double radius = bore.diameter.mm() / 2 + around.mm();
  const double height = bore.height.mm();
  const double thickness = part.thickness.mm();
  const double beyond = around.mm();
  if (axis.length <= 2 * beyond) return false;
  if (height - radius < 0 || height + radius > thickness) return false;
  const BoreBox box{beyond, bore.through ? axis.length - beyond : axis.length + beyond, -radius,
                    radius};
  if (touch(part.profile.outer, axis, box) != Touch::inside) return false;
  const auto apart_from = [&](const Contour& contour) {
    return touch(contour, axis, box) == Touch::apart;
  };
  if (!std::all_of(part.profile.holes.begin(), part.profile.holes.end(), apart_from)) return false;
  const auto reached = [&](const std::optional<Length>& depth, model::FaceSide face) {
    const double deep = depth ? depth->mm() : thickness;
    return face == model::FaceSide::top ? thickness - deep < height + radius
                                        : deep > height - radius;
  };
  for (const PartPocket& pocket : part.pockets) {
    if (!reached(pocket.depth, pocket.face)) continue;
    for (const geometry::Face& face : pocket.area.faces) {
      if (!apart_from(face.outer)) return false;
    }
  }
  return std::all_of(part.drills.begin(), part.drills.end(), [&](const model::Drill& drill) {
    return !reached(drill.depth, drill.face) ||
           apart_from(geometry::circle(drill.centre, drill.diameter.half()));
  });
}

std::vector<const model::Bore*> clear_bores(const Part& part, Length around) {
  std::vector<const model::Bore*> clear;
  for (const model::Bore& bore : part.bores) {
    if (!in_solid_wood(part, bore, around)) continue;
    const bool alone =
        std::all_of(part.bores.begin(), part.bores.end(), [&](const model::Bore& other) {
          return &other == &bore || apart(bore, other, around.mm());
        });
    if (alone) clear.push_back(&bore);
  }
  return clear;
}

}  // namespace plano::panels
