// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary.h"

#include <cmath>

#include "base/trig.h"
#include "mesh/boundary_bores.h"
#include "mesh/boundary_layers.h"
#include "mesh/boundary_loops.h"
#include "panels/layers.h"

namespace plano::mesh {

namespace {

using geometry::Contour;
using geometry::Point;
using geometry::Turn;
using geometry::exact::Reason;

/// Adds the walls above one contour, and its loops to the two flat faces (bottom is face 0, top 1).
void raise(const Contour& contour, Length thickness, Boundary& out) {
  const auto n = static_cast<std::uint32_t>(contour.edges.size());
  const auto first_vertex = static_cast<std::uint32_t>(out.vertices.size());
  const auto first_edge = static_cast<std::uint32_t>(out.edges.size());
  const auto bottom = [&](std::uint32_t i) { return first_edge + 3 * i; };
  const auto top = [&](std::uint32_t i) { return first_edge + 3 * i + 1; };
  const auto upright = [&](std::uint32_t i) { return first_edge + 3 * i + 2; };

  std::vector<EdgeUse> bottom_loop;
  std::vector<EdgeUse> top_loop;
  bottom_loop.reserve(n);
  top_loop.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const geometry::Edge& edge = contour.edges[i];
    const std::uint32_t j = i + 1 == n ? 0 : i + 1;
    const std::uint32_t low = first_vertex + 2 * i;
    const std::uint32_t low_next = first_vertex + 2 * j;
    out.vertices.push_back({edge.start, Length{}});
    out.vertices.push_back({edge.start, thickness});
    out.edges.push_back({low, low_next, edge.arc});
    out.edges.push_back({low + 1, low_next + 1, edge.arc});
    out.edges.push_back({low, low + 1, std::nullopt});

    BoundaryFace wall;
    wall.kind = edge.arc ? SurfaceKind::wall_cylinder : SurfaceKind::wall_plane;
    wall.arc = edge.arc;
    wall.hollow = edge.arc && edge.arc->turn == Turn::clockwise;
    wall.loops = {{{bottom(i), true}, {upright(j), true}, {top(i), false}, {upright(i), false}}};
    out.faces.push_back(std::move(wall));

    top_loop.push_back({top(i), true});
    bottom_loop.push_back({bottom(n - 1 - i), false});
  }
  out.faces[0].loops.push_back(std::move(bottom_loop));
  out.faces[1].loops.push_back(std::move(top_loop));
}

Boundary prism(const geometry::Face& profile, Length thickness) {
  std::size_t edges = profile.outer.edges.size();
  for (const Contour& hole : profile.holes) edges += hole.edges.size();
  Boundary out;
  out.vertices.reserve(2 * edges);
  out.edges.reserve(3 * edges);
  out.faces.reserve(edges + 2);
  out.faces.push_back({SurfaceKind::plane_down, std::nullopt, false, {}});
  out.faces.push_back({SurfaceKind::plane_up, std::nullopt, false, {}});
  raise(profile.outer, thickness, out);
  for (const Contour& hole : profile.holes) raise(hole, thickness, out);
  return out;
}

double bore_mm3(const Boundary& boundary, const BoundaryFace& wall) {
  const BoundaryEdge& near = boundary.edges[wall.loops[0][0].edge];
  const BoundaryEdge& far = boundary.edges[wall.loops[0][2].edge];
  const Point by = boundary.vertices[far.from].xy - boundary.vertices[near.from].xy;
  const double x = by.x.mm();
  const double y = by.y.mm();
  const double radius = near.ring->radius.mm();
  return kPi * radius * radius * std::sqrt(x * x + y * y);
}

}  // namespace

Expected<Boundary, Reason> boundary_of(const panels::Part& part) {
  Boundary boundary;
  if (panels::has_layers(part)) {
    const auto layers = panels::layered(part);
    if (!layers) return failure(layers.error());
    boundary = boundary_of_columns(layers->flat, layers->columns);
  } else {
    boundary = prism(part.profile, part.thickness);
  }
  add_bores(part, boundary);
  return boundary;
}

double volume_mm3(const Boundary& boundary) {
  // The flux of (0, 0, z): floors and ceilings let it through, walls are upright; a bore's wall
  // lets through what the bore holds.
  double twice = 0;
  for (const BoundaryFace& face : boundary.faces) {
    if (face.kind == SurfaceKind::bore_cylinder) twice -= 2 * bore_mm3(boundary, face);
    if (face.kind != SurfaceKind::plane_up && face.kind != SurfaceKind::plane_down) continue;
    for (const auto& loop : face.loops) {
      for (const EdgeUse& use : loop) {
        const BoundaryEdge& edge = boundary.edges[use.edge];
        const BoundaryVertex& from = boundary.vertices[edge.from];
        const BoundaryVertex& to = boundary.vertices[edge.to];
        double swept = from.xy.x.mm() * to.xy.y.mm() - from.xy.y.mm() * to.xy.x.mm();
        if (edge.arc) swept += 2 * segment_mm2(edge, boundary.vertices);
        // A face that looks down has loops that turn the other way: it counts negative by itself.
        twice += (use.forward ? swept : -swept) * from.z.mm();
      }
    }
  }
  return twice / 2;
}

}  // namespace plano::mesh
