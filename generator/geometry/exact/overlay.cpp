// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/overlay.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "geometry/exact/clearance.h"
#include "geometry/exact/strands.h"
#include "geometry/exact/subdivision.h"
#include "geometry/piece.h"

namespace plano::geometry::exact {
namespace {

constexpr std::size_t kMostRegions = 64;
constexpr std::uint32_t kUnseen = 0xffffffff;

/// The contours of all regions, and the region each belongs to.
struct Inputs {
  std::vector<const Contour*> contours;
  std::vector<std::uint32_t> region_of;
};

Inputs inputs_of(const std::vector<Region>& regions) {
  Inputs inputs;
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    for (const Face& face : regions[r].faces) {
      inputs.contours.push_back(&face.outer);
      for (const Contour& hole : face.holes) {
        inputs.contours.push_back(&hole);
      }
      inputs.region_of.resize(inputs.contours.size(), r);
    }
  }
  return inputs;
}

/// Which regions cover each face. A region's own contours do not cross, so passing any of them goes
/// in or out of it.
std::vector<std::uint64_t> covers(const Subdivision& plane,
                                  const std::vector<std::uint32_t>& region_of) {
  std::vector<std::vector<std::uint32_t>> around(plane.face_count);
  for (std::uint32_t s = 0; s < plane.sides.size(); ++s) {
    around[plane.sides[s].left].push_back(s);
    around[plane.sides[s].right].push_back(s);
  }
  std::vector<std::uint64_t> cover(plane.face_count, 0);
  std::vector<char> seen(plane.face_count, 0);
  std::vector<std::uint32_t> waiting{0};
  seen[0] = 1;
  while (!waiting.empty()) {
    const std::uint32_t face = waiting.back();
    waiting.pop_back();
    for (const std::uint32_t s : around[face]) {
      const auto& side = plane.sides[s];
      const std::uint32_t beyond = side.left == face ? side.right : side.left;
      if (seen[beyond] != 0) {
        continue;
      }
      seen[beyond] = 1;
      cover[beyond] = cover[face];
      for (const std::uint32_t curve : plane.crossed_by(side)) {
        cover[beyond] ^= std::uint64_t{1} << region_of[plane.contour_of[curve]];
      }
      waiting.push_back(beyond);
    }
  }
  return cover;
}

/// Sides between different covers, the lesser face on the left: so two that meet with the same
/// faces run the same way. Faces that nothing covers count as one.
std::vector<Strand> strands_of(const Subdivision& plane, const std::vector<std::uint64_t>& cover) {
  const auto label = [&cover](std::uint32_t face) {
    return cover[face] == 0 ? Overlay::kOutside : face;
  };
  std::vector<Strand> strands;
  for (const auto& side : plane.sides) {
    Strand strand{side.from,        side.to,          side.curve, plane.curves[side.curve].turn,
                  label(side.left), label(side.right)};
    if (strand.left > strand.right) {
      std::swap(strand.left, strand.right);
      std::swap(strand.from, strand.to);
      strand.turn = opposite(strand.turn);
    }
    if (strand.left != strand.right) {
      strands.push_back(strand);
    }
  }
  return strands;
}

Overlay::Side to_side(const Strand& strand, std::span<const Curve> curves) {
  Overlay::Side side{strand.from, strand.to, std::nullopt, strand.left, strand.right};
  if (const auto& circle = curves[strand.curve].circle) {
    side.arc = to_arc(*circle, strand.turn);
  }
  return side;
}

/// Keeps the vertices in use, sorted by coordinates.
void number_vertices(Overlay& result, const std::vector<Point>& vertices) {
  std::vector<std::uint32_t> used;
  for (const auto& side : result.sides) {
    used.push_back(side.from);
    used.push_back(side.to);
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  std::stable_sort(used.begin(), used.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return vertices[a] < vertices[b]; });
  std::vector<std::uint32_t> number(vertices.size(), kUnseen);
  for (const std::uint32_t vertex : used) {
    number[vertex] = static_cast<std::uint32_t>(result.vertices.size());
    result.vertices.push_back(vertices[vertex]);
  }
  for (auto& side : result.sides) {
    side.from = number[side.from];
    side.to = number[side.to];
  }
}

/// Every side from its lesser vertex (a circle counter-clockwise), and the sides in order.
void order_sides(Overlay& result) {
  for (auto& side : result.sides) {
    const bool clockwise_circle =
        side.from == side.to && side.arc && side.arc->turn == Turn::clockwise;
    if (side.from > side.to || clockwise_circle) {
      std::swap(side.from, side.to);
      std::swap(side.left, side.right);
      if (side.arc) {
        side.arc->turn = opposite(side.arc->turn);
      }
    }
  }
  const auto key = [](const Overlay::Side& side) {
    const Arc arc = side.arc.value_or(Arc{});
    return std::make_tuple(side.from, side.to, side.arc.has_value(), arc.centre, arc.radius,
                           arc.turn);
  };
  std::sort(result.sides.begin(), result.sides.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

/// Cells by their first side, left before right.
void number_cells(Overlay& result, const std::vector<std::uint64_t>& cover) {
  std::vector<std::uint32_t> number(cover.size(), kUnseen);
  const auto numbered = [&](std::uint32_t face) {
    if (face == Overlay::kOutside) {
      return face;
    }
    if (number[face] == kUnseen) {
      number[face] = static_cast<std::uint32_t>(result.cells.size());
      result.cells.push_back({cover[face]});
    }
    return number[face];
  };
  for (auto& side : result.sides) {
    side.left = numbered(side.left);
    side.right = numbered(side.right);
  }
}

/// The sides keep clear of each other except in their vertices.
std::optional<Reason> find_fault(const Overlay& result) {
  std::vector<Link> links;
  links.reserve(result.sides.size());
  for (const auto& side : result.sides) {
    const Point from = result.vertices[side.from];
    const Point to = result.vertices[side.to];
    if (side.from != side.to && distance(from, to) < kShortestEdge) {
      return Reason{Reason::Kind::sliver, from, "an edge is too short"};
    }
    links.push_back({{from, to, side.arc}, side.from, side.to});
  }
  return find_meeting(links, kShortestEdge);
}

}  // namespace

Expected<Overlay, Reason> overlay(const std::vector<Region>& regions) {
  if (regions.size() > kMostRegions) {
    return failure(Reason{Reason::Kind::too_large, {}, "more than 64 regions"});
  }
  const Inputs inputs = inputs_of(regions);
  auto plane = subdivide(inputs.contours, Grouping::apart);
  if (!plane) {
    return failure(plane.error());
  }
  const std::vector<std::uint64_t> cover = covers(*plane, inputs.region_of);
  Overlay result;
  for (const Strand& strand : joined(strands_of(*plane, cover), plane->curves, plane->vertices)) {
    result.sides.push_back(to_side(strand, plane->curves));
  }
  number_vertices(result, plane->vertices);
  order_sides(result);
  number_cells(result, cover);
  if (const auto fault = find_fault(result)) {
    return failure(*fault);
  }
  return result;
}

bool overlap(const Region& a, const Region& b) {
  if (a.empty() || b.empty() || !boxes_meet(bounding_box(a), bounding_box(b))) {
    return false;
  }
  const std::vector<Region> both{a, b};
  const Inputs inputs = inputs_of(both);
  const auto plane = subdivide(inputs.contours, Grouping::apart);
  CHECK(plane.has_value(), "a region to compare is not valid: " + plane.error().detail);
  const std::vector<std::uint64_t> cover = covers(*plane, inputs.region_of);
  return std::find(cover.begin(), cover.end(), 0b11U) != cover.end();
}

}  // namespace plano::geometry::exact
