// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary_bores.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "panels/bores.h"

namespace plano::mesh {
namespace {

using geometry::Point;

using Axis = panels::BoreAxis;
using Box = panels::BoreBox;
using Flat = panels::BoreFlat;

// A bore keeps this from everything that is not solid wood; an axis this far off the normal of its
// wall, over the bore's radius, still gives a circle. Outlines are on the micrometre lattice.
constexpr Length kClear = 10_um;
constexpr double kClearMm = kClear.mm();
constexpr double kSquareMm = 1e-3;

/// Where the bore's axis meets a plane wall with room for the whole circle, or nothing.
std::optional<Point> centre_on(const Boundary& boundary, const BoundaryFace& face, Point at,
                               const Axis& axis, const model::Bore& bore) {
  const double radius = bore.diameter.mm() / 2;
  const auto vertex = [&](EdgeUse use) {
    const BoundaryEdge& edge = boundary.edges[use.edge];
    return boundary.vertices[use.forward ? edge.from : edge.to];
  };
  // The wall's course, from its two vertices farthest apart.
  Point low = vertex(face.loops[0][0]).xy;
  Point high = low;
  for (const EdgeUse use : face.loops[0]) {
    low = std::min(low, vertex(use).xy);
    high = std::max(high, vertex(use).xy);
  }
  const double dx = (high.x - low.x).mm();
  const double dy = (high.y - low.y).mm();
  const double length = std::sqrt(dx * dx + dy * dy);
  if (length == 0 || std::fabs((dx * axis.ux + dy * axis.uy) / length) * radius > kSquareMm) {
    return std::nullopt;
  }
  const auto along = [&](Point p) {
    return ((p.x - low.x).mm() * dx + (p.y - low.y).mm() * dy) / length;
  };
  const double off = ((at.x - low.x).mm() * dy - (at.y - low.y).mm() * dx) / length;
  if (std::fabs(off) > 2 * kSquareMm) return std::nullopt;
  const Flat middle{along(at), bore.height.mm()};
  const Box box{middle.x - radius - kClearMm, middle.x + radius + kClearMm,
                middle.y - radius - kClearMm, middle.y + radius + kClearMm};
  bool inside = false;
  for (const auto& loop : face.loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const BoundaryEdge& edge = boundary.edges[loop[i].edge];
      if (edge.ring) continue;  // bores are apart from one another
      const BoundaryVertex p = vertex(loop[i]);
      const BoundaryVertex q = vertex(loop[(i + 1) % loop.size()]);
      const Flat a{along(p.xy), p.z.mm()};
      const Flat b{along(q.xy), q.z.mm()};
      if (panels::meets(a, b, box)) return std::nullopt;
      if ((a.y > middle.y) == (b.y > middle.y)) continue;
      if (middle.x < a.x + (b.x - a.x) * (middle.y - a.y) / (b.y - a.y)) inside = !inside;
    }
  }
  if (!inside) return std::nullopt;
  return Point{Length::nearest_to_mm(low.x.mm() + dx / length * middle.x),
               Length::nearest_to_mm(low.y.mm() + dy / length * middle.x)};
}

struct Opening {
  std::size_t face = 0;
  Point centre;
};

std::optional<Opening> opening_at(const Boundary& boundary, Point at, const Axis& axis,
                                  const model::Bore& bore) {
  for (std::size_t f = 0; f < boundary.faces.size(); ++f) {
    if (boundary.faces[f].kind != SurfaceKind::wall_plane) continue;
    if (const auto centre = centre_on(boundary, boundary.faces[f], at, axis, bore)) {
      return Opening{f, *centre};
    }
  }
  return std::nullopt;
}

/// A circle about the axis and its one vertex, at the top.
std::uint32_t add_ring(Boundary& out, Point centre, Point way, const model::Bore& bore) {
  const auto vertex = static_cast<std::uint32_t>(out.vertices.size());
  out.vertices.push_back({centre, bore.height + bore.diameter.half()});
  out.edges.push_back({vertex, vertex, std::nullopt, Ring{way, bore.diameter.half()}});
  return static_cast<std::uint32_t>(out.edges.size() - 1);
}

void cut(Boundary& out, const model::Bore& bore, const Opening& entry,
         const std::optional<Opening>& exit) {
  const Point way = bore.end - bore.entry;
  const std::uint32_t near = add_ring(out, entry.centre, way, bore);
  const std::uint32_t far = add_ring(out, exit ? exit->centre : bore.end, way, bore);
  const auto seam = static_cast<std::uint32_t>(out.edges.size());
  out.edges.push_back({out.edges[near].from, out.edges[far].from, std::nullopt, std::nullopt});
  // Seen from outside a wall, a hole's loop turns clockwise: so does the ring at the entry.
  out.faces[entry.face].loops.push_back({{near, true}});
  BoundaryFace wall;
  wall.kind = SurfaceKind::bore_cylinder;
  wall.hollow = true;
  wall.loops = {{{near, false}, {seam, true}, {far, true}, {seam, false}}};
  out.faces.push_back(std::move(wall));
  if (exit) {
    out.faces[exit->face].loops.push_back({{far, false}});
    return;
  }
  BoundaryFace end;
  end.kind = SurfaceKind::bore_end;
  end.loops = {{{far, false}}};
  out.faces.push_back(std::move(end));
}

}  // namespace

void add_bores(const panels::Part& part, Boundary& boundary) {
  for (const model::Bore* bore : panels::clear_bores(part, kClear)) {
    const Axis axis(*bore);
    const auto entry = opening_at(boundary, bore->entry, axis, *bore);
    const auto exit = bore->through ? opening_at(boundary, bore->end, axis, *bore) : std::nullopt;
    if (!entry || bore->through != exit.has_value()) continue;
    cut(boundary, *bore, *entry, exit);
  }
}

}  // namespace plano::mesh
