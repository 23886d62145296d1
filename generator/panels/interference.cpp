// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/interference.h"

#include <algorithm>
#include <cmath>

#include "panels/bores.h"
#include "panels/near_pairs.h"
#include "panels/section.h"
#include "panels/slices.h"

namespace plano::panels {

namespace {

using geometry::Point;

constexpr double kSquareMm = 1e-3;     // over the bore's block, how far its edge may be off square
constexpr double kBeyondBorderMm = 1;  // a hollow is cut from outside the part

/// Whether the border is straight and square to the bore over its whole block where it passes.
bool square_border(const Part& part, const BoreAxis& axis, double at, double half) {
  const geometry::Contour& outer = part.profile.outer;
  for (std::size_t i = 0; i < outer.edges.size(); ++i) {
    if (outer.edges[i].arc) continue;
    const BoreFlat p = axis.local(outer.edges[i].start);
    const BoreFlat q = axis.local(geometry::end_of(outer, i));
    if (std::fabs(p.x - at) > 2 * kSquareMm && std::fabs(q.x - at) > 2 * kSquareMm) continue;
    const double length = std::fabs(p.y - q.y);
    if (std::min(p.y, q.y) > -half || std::max(p.y, q.y) < half) continue;
    const double off = length > 0 ? std::fabs(p.x - q.x) / length * half : half;
    if (off <= kSquareMm) return true;
  }
  return false;
}

struct Block {
  Hollow hollow;
  Prism prism;
};

Block block_of(const model::Bore& bore, const BoreAxis& axis) {
  const Length half = bore.diameter.half() + kBlockWall;
  const auto corner = [&](double along, double left) {
    return Point{bore.entry.x + Length::nearest_to_mm(axis.ux * along - axis.uy * left),
                 bore.entry.y + Length::nearest_to_mm(axis.uy * along + axis.ux * left)};
  };
  const double from = -kBeyondBorderMm;
  const double to = axis.length + (bore.through ? kBeyondBorderMm : 0);
  const double side = half.mm();
  Hollow hollow{geometry::Shape::of(geometry::polygon({corner(from, -side), corner(to, -side),
                                                       corner(to, side), corner(from, side)})),
                bore.height - half, bore.height + half};
  geometry::Face section{geometry::rectangle({-half, -half}, 2 * half, 2 * half),
                         {geometry::reversed(geometry::circle({}, bore.diameter.half()))}};
  geometry::Placement frame;
  frame.origin = {bore.entry.x.mm(), bore.entry.y.mm(), bore.height.mm()};
  frame.u = {-axis.uy, axis.ux, 0};
  frame.v = {0, 0, 1};
  frame.w = {axis.ux, axis.uy, 0};
  return {std::move(hollow),
          Prism({{std::move(section)}}, Length{}, Length::nearest_to_mm(axis.length), frame)};
}

}  // namespace

std::vector<Prism> prisms_of(const Part& part) {
  std::vector<Hollow> hollows;
  std::vector<Prism> prisms;
  for (const model::Bore* bore : clear_bores(part, kBlockWall)) {
    const BoreAxis axis(*bore);
    const double half = bore->diameter.mm() / 2 + kBlockWall.mm();
    if (!square_border(part, axis, 0, half)) continue;
    if (bore->through && !square_border(part, axis, axis.length, half)) continue;
    Block block = block_of(*bore, axis);
    hollows.push_back(std::move(block.hollow));
    prisms.push_back(std::move(block.prism));
  }
  for (const Slice& slice : slices_of(part, hollows)) {
    prisms.emplace_back(slice.region, slice.low, slice.high);
  }
  return prisms;
}

std::vector<Interference> find_interferences(const PartSet& set) {
  std::vector<std::vector<Prism>> prisms;
  for (const Part& part : set.parts) prisms.push_back(prisms_of(part));
  std::vector<Interference> all;
  for (const NearPair& pair : near_pairs(set, -kTolerated)) {
    const std::vector<Prism>& a = prisms[pair.part_a];
    const std::vector<Prism>& b = prisms[pair.part_b];
    const geometry::Placement& at_a = set.parts[pair.part_a].instances[pair.instance_a].pose;
    const geometry::Placement& at_b = set.parts[pair.part_b].instances[pair.instance_b].pose;
    const auto overlap = deepest_overlap(a, at_a, b, at_b);
    if (!overlap) continue;
    all.push_back({pair.part_a, pair.instance_a, pair.part_b, pair.instance_b, overlap->place,
                   Length::nearest_to_mm(overlap->depth_mm), common_volume_mm3(a, at_a, b, at_b)});
  }
  return all;
}

}  // namespace plano::panels
