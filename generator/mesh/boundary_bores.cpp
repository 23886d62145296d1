// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mesh/boundary_bores.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plano::mesh {
namespace {

using geometry::Contour;
using geometry::Point;

// A bore keeps this from everything that is not solid wood; an axis this far off the normal of its
// wall, over the bore's radius, still gives a circle. Outlines are on the micrometre lattice.
constexpr double kClearMm = 0.01;
constexpr double kSquareMm = 1e-3;
constexpr Length kSagitta = 5_um;

struct Flat {
  double x = 0;  // along the bore, or along a wall
  double y = 0;  // to its left, or upwards
};

/// The bore's axis in the plane.
struct Axis {
  Point from;
  double ux = 1;
  double uy = 0;
  double length = 0;

  Flat local(Point p) const {
    const double dx = (p.x - from.x).mm();
    const double dy = (p.y - from.y).mm();
    return {dx * ux + dy * uy, dy * ux - dx * uy};
  }
};

Axis axis_of(const model::Bore& bore) {
  Axis axis;
  axis.from = bore.entry;
  const double dx = (bore.end.x - bore.entry.x).mm();
  const double dy = (bore.end.y - bore.entry.y).mm();
  axis.length = std::sqrt(dx * dx + dy * dy);
  if (axis.length > 0) {
    axis.ux = dx / axis.length;
    axis.uy = dy / axis.length;
  }
  return axis;
}

struct Box {
  double low_x, high_x, low_y, high_y;
};

/// Whether a segment has a point in a box. Clipped against its four sides.
bool meets(Flat a, Flat b, const Box& box) {
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

/// Whether any of a contour runs through the box around the axis, or all of the box lies within it.
enum class Touch : std::uint8_t { apart, inside, crossed };
Touch touch(const Contour& contour, const Axis& axis, const Box& box) {
  const std::vector<Point> points = geometry::flattened(contour, kSagitta);
  const Flat middle{(box.low_x + box.high_x) / 2, (box.low_y + box.high_y) / 2};
  bool inside = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Flat a = axis.local(points[i]);
    const Flat b = axis.local(points[(i + 1) % points.size()]);
    if (meets(a, b, box)) return Touch::crossed;
    if ((a.y > middle.y) == (b.y > middle.y)) continue;
    if (middle.x < a.x + (b.x - a.x) * (middle.y - a.y) / (b.y - a.y)) inside = !inside;
  }
  return inside ? Touch::inside : Touch::apart;
}

bool in_solid_wood(const panels::Part& part, const model::Bore& bore, const Axis& axis) {
  const double radius = bore.diameter.mm() / 2;
  const double height = bore.height.mm();
  const double thickness = part.thickness.mm();
  if (height - radius < kClearMm || height + radius > thickness - kClearMm) return false;
  const Box box{kClearMm, bore.through ? axis.length - kClearMm : axis.length + kClearMm,
                -radius - kClearMm, radius + kClearMm};
  if (touch(part.profile.outer, axis, box) != Touch::inside) return false;
  const auto apart = [&](const Contour& contour) {
    return touch(contour, axis, box) == Touch::apart;
  };
  if (!std::all_of(part.profile.holes.begin(), part.profile.holes.end(), apart)) return false;
  const auto reached = [&](const std::optional<Length>& depth, model::FaceSide face) {
    const double deep = depth ? depth->mm() : thickness;
    return face == model::FaceSide::top ? thickness - deep < height + radius + kClearMm
                                        : deep > height - radius - kClearMm;
  };
  for (const panels::PartPocket& pocket : part.pockets) {
    if (!reached(pocket.depth, pocket.face)) continue;
    for (const geometry::Face& face : pocket.area.faces) {
      if (!apart(face.outer)) return false;
    }
  }
  return std::all_of(part.drills.begin(), part.drills.end(), [&](const model::Drill& drill) {
    return !reached(drill.depth, drill.face) ||
           apart(geometry::circle(drill.centre, drill.diameter.half()));
  });
}

bool apart(const model::Bore& a, const model::Bore& b) {
  const double radii = (a.diameter.mm() + b.diameter.mm()) / 2 + kClearMm;
  if (std::fabs((a.height - b.height).mm()) > radii) return true;
  const Axis axis = axis_of(a);
  const Box box{-kClearMm, axis.length + kClearMm, -radii, radii};
  return !meets(axis.local(b.entry), axis.local(b.end), box);
}

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
      if (meets(a, b, box)) return std::nullopt;
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
  for (const model::Bore& bore : part.bores) {
    const Axis axis = axis_of(bore);
    if (axis.length <= 0 || !in_solid_wood(part, bore, axis)) continue;
    const bool alone = std::all_of(
        part.bores.begin(), part.bores.end(),
        [&](const model::Bore& other) { return &other == &bore || apart(bore, other); });
    if (!alone) continue;
    const auto entry = opening_at(boundary, bore.entry, axis, bore);
    const auto exit = bore.through ? opening_at(boundary, bore.end, axis, bore) : std::nullopt;
    if (!entry || bore.through != exit.has_value()) continue;
    cut(boundary, bore, *entry, exit);
  }
}

}  // namespace plano::mesh
