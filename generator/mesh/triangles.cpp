// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Every edge is divided once, before any face is filled, and faces only ever use points of their
/// edges: neighbours cannot gape. Floors and ceilings are constrained Delaunay triangulations of
/// their flattened loops. Walls are unrolled (along the floor × height): those of four sides,
/// nearly all, become a strip, the others are triangulated like floors.

#include "mesh/triangles.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/trig.h"
#include "geometry/exact/triangulate.h"

namespace plano::mesh {

namespace {

using geometry::Point;
using geometry::Turn;
using Triangle = std::array<std::uint32_t, 3>;
using Loop = std::vector<std::uint32_t>;

/// Two walls that meet at a flatter angle than this look like one smooth surface. Tangent joins are
/// tangent to what rounding leaves (0.5 µm on a radius of 1 mm is 0.03°); the flattest corner
/// anyone means to see is far above.
constexpr double kSmoothDegrees = 0.5;

/// Along the floor.
struct Direction {
  double x = 0;
  double y = 0;
};

class Mesher {
 public:
  Mesher(const Boundary& boundary, Length sagitta) : boundary_(boundary), sagitta_(sagitta) {}

  TriangleMesh run() {
    for (const BoundaryVertex& v : boundary_.vertices) mesh_.vertices.push_back({v.xy, v.z});
    for (const BoundaryEdge& edge : boundary_.edges) divide(edge);
    for (std::uint32_t f = 0; f < boundary_.faces.size(); ++f) fill(f);
    note_sharp_edges();
    return std::move(mesh_);
  }

 private:
  /// The chain of an edge's points in its own direction, both ends included.
  void divide(const BoundaryEdge& edge) {
    Loop chain = {edge.from};
    if (edge.arc) {
      geometry::Contour contour;
      contour.edges.push_back({boundary_.vertices[edge.from].xy, edge.arc});
      if (edge.from != edge.to) {
        contour.edges.push_back({boundary_.vertices[edge.to].xy, std::nullopt});
      }
      for (const Point p : geometry::inner_points(contour, 0, sagitta_)) {
        chain.push_back(static_cast<std::uint32_t>(mesh_.vertices.size()));
        mesh_.vertices.push_back({p, boundary_.vertices[edge.from].z});
      }
    }
    chain.push_back(edge.to);
    chains_.push_back(std::move(chain));
  }

  /// A use's points in walking order without the last, which the next use brings.
  void append(EdgeUse use, Loop& to) const {
    const Loop& chain = chains_[use.edge];
    if (use.forward) {
      to.insert(to.end(), chain.begin(), chain.end() - 1);
    } else {
      to.insert(to.end(), chain.rbegin(), chain.rend() - 1);
    }
  }

  void fill(std::uint32_t f) {
    const BoundaryFace& face = boundary_.faces[f];
    if (face.kind == SurfaceKind::plane_up || face.kind == SurfaceKind::plane_down) {
      fill_level(f);
    } else if (!fill_strip(f)) {
      fill_unrolled(f);
    }
  }

  void add(std::uint32_t f, Triangle t) {
    mesh_.triangles.push_back(t);
    mesh_.face_of.push_back(f);
  }

  // ---- Floors and ceilings
  // -----------------------------------------------------------------------

  void fill_level(std::uint32_t f) {
    const BoundaryFace& face = boundary_.faces[f];
    const bool down = face.kind == SurfaceKind::plane_down;
    std::vector<Loop> loops;
    for (const auto& uses : face.loops) {
      Loop loop;
      for (const EdgeUse use : uses) append(use, loop);
      if (down) std::reverse(loop.begin(), loop.end());
      loops.push_back(std::move(loop));
    }
    Filled filled = local(loops);
    // The two faces of a plain panel are the same area: it is triangulated once.
    if (filled.points != last_.points || filled.loops != last_.loops) {
      filled.triangles = geometry::exact::triangulate(filled.points, filled.loops);
      last_ = filled;
    }
    for (const Triangle& t : last_.triangles) {
      const std::uint32_t a = filled.global[t[0]];
      const std::uint32_t b = filled.global[t[1]];
      const std::uint32_t c = filled.global[t[2]];
      add(f, down ? Triangle{a, c, b} : Triangle{a, b, c});
    }
  }

  struct Filled {
    std::vector<Point> points;
    std::vector<Loop> loops;
    std::vector<std::uint32_t> global;  // of each point
    std::vector<Triangle> triangles;
  };

  /// Loops renumbered over their own points, each loop from its least point on: the same area gives
  /// the same numbers from above and below.
  Filled local(std::vector<Loop>& loops) const {
    Filled filled;
    const auto xy_less = [&](std::uint32_t a, std::uint32_t b) {
      return mesh_.vertices[a].xy < mesh_.vertices[b].xy;
    };
    for (Loop& loop : loops) {
      std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end(), xy_less), loop.end());
    }
    std::sort(loops.begin() + 1, loops.end(),
              [&](const Loop& a, const Loop& b) { return xy_less(a.front(), b.front()); });
    for (const Loop& loop : loops) {
      Loop renumbered;
      for (const std::uint32_t v : loop) {
        renumbered.push_back(static_cast<std::uint32_t>(filled.points.size()));
        filled.points.push_back(mesh_.vertices[v].xy);
        filled.global.push_back(v);
      }
      filled.loops.push_back(std::move(renumbered));
    }
    return filled;
  }

  // ---- Walls
  // -----------------------------------------------------------------------------------------

  /// A wall of four edges whose foot and head are divided alike. False if it is not one.
  bool fill_strip(std::uint32_t f) {
    const BoundaryFace& face = boundary_.faces[f];
    if (face.loops.size() != 1 || face.loops[0].size() != 4) return false;
    std::array<EdgeUse, 4> uses{};
    std::copy(face.loops[0].begin(), face.loops[0].end(), uses.begin());
    std::size_t foot = 4;
    for (std::size_t i = 0; i < 4; ++i) {
      const bool level = is_level(uses[i].edge);
      if (level == is_level(uses[(i + 1) % 4].edge)) return false;
      if (level && foot == 4) foot = i;
    }
    Loop foot_chain = chains_[uses[foot].edge];
    Loop head_chain = chains_[uses[(foot + 2) % 4].edge];
    if (foot_chain.size() != head_chain.size()) return false;
    if (!uses[foot].forward) std::reverse(foot_chain.begin(), foot_chain.end());
    if (uses[(foot + 2) % 4].forward) std::reverse(head_chain.begin(), head_chain.end());
    for (std::size_t i = 0; i + 1 < foot_chain.size(); ++i) {
      add(f, {foot_chain[i], foot_chain[i + 1], head_chain[i + 1]});
      add(f, {foot_chain[i], head_chain[i + 1], head_chain[i]});
    }
    return true;
  }

  bool is_level(std::uint32_t edge) const {
    const BoundaryEdge& e = boundary_.edges[edge];
    return boundary_.vertices[e.from].z == boundary_.vertices[e.to].z;
  }

  /// Unrolled onto a plane: x along the floor with the material on the left, y up.
  void fill_unrolled(std::uint32_t f) {
    const BoundaryFace& face = boundary_.faces[f];
    std::vector<Point> points;
    std::vector<std::uint32_t> global;
    std::vector<Loop> loops;
    const Direction course = face.arc ? Direction{} : course_at(face, Point{});
    for (const auto& uses : face.loops) {
      Loop loop;
      for (const auto& [vertex, at] :
           face.arc ? unrolled_round(uses) : unrolled_straight(uses, course)) {
        loop.push_back(static_cast<std::uint32_t>(points.size()));
        points.push_back({at, mesh_.vertices[vertex].z});
        global.push_back(vertex);
      }
      loops.push_back(std::move(loop));
    }
    for (const Triangle& t : geometry::exact::triangulate(points, loops)) {
      add(f, {global[t[0]], global[t[1]], global[t[2]]});
    }
  }

  using Unrolled = std::vector<std::pair<std::uint32_t, Length>>;

  /// The points of a loop of a plane wall by their distance along its course.
  Unrolled unrolled_straight(const std::vector<EdgeUse>& uses, Direction course) const {
    Loop loop;
    for (const EdgeUse use : uses) append(use, loop);
    Unrolled out;
    for (const std::uint32_t v : loop) {
      const Point p = mesh_.vertices[v].xy;
      out.emplace_back(v, Length::nearest_to_mm(p.x.mm() * course.x + p.y.mm() * course.y));
    }
    return out;
  }

  /// The points of a cylinder wall's loop, a rectangle: foot, right side, head, left side. Along
  /// foot and head they are spread by angle, between the same two ends.
  Unrolled unrolled_round(std::vector<EdgeUse> uses) const {
    const auto is_foot = [&](EdgeUse use) {
      return is_level(use.edge) && use_z(use) == lowest(uses);
    };
    std::size_t first = 0;
    while (!is_foot(uses[first]) || is_foot(uses[(first + uses.size() - 1) % uses.size()])) ++first;
    std::rotate(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(first), uses.end());
    double whole = 0;
    for (const EdgeUse use : uses) whole += is_foot(use) ? arc_mm(use.edge) : 0;

    Unrolled out;
    double at = 0;
    bool on_head = false;
    for (const EdgeUse use : uses) {
      Loop chain;
      append(use, chain);
      const double length = is_level(use.edge) ? arc_mm(use.edge) : 0;
      if (!is_level(use.edge)) on_head = on_head || at > 0;
      const double step = (on_head ? -length : length) / static_cast<double>(chain.size());
      for (std::size_t i = 0; i < chain.size(); ++i) {
        const double mm = std::clamp(at + step * static_cast<double>(i), 0.0, whole);
        out.emplace_back(chain[i], Length::nearest_to_mm(mm));
      }
      at += on_head ? -length : length;
      if (!is_level(use.edge)) at = at > whole / 2 ? whole : 0;
    }
    return out;
  }

  Length use_z(EdgeUse use) const { return boundary_.vertices[boundary_.edges[use.edge].from].z; }

  Length lowest(const std::vector<EdgeUse>& uses) const {
    Length z = use_z(uses.front());
    for (const EdgeUse use : uses) {
      const BoundaryEdge& edge = boundary_.edges[use.edge];
      z = std::min({z, boundary_.vertices[edge.from].z, boundary_.vertices[edge.to].z});
    }
    return z;
  }

  double arc_mm(std::uint32_t edge) const {
    const BoundaryEdge& e = boundary_.edges[edge];
    geometry::Contour contour;
    contour.edges.push_back({boundary_.vertices[e.from].xy, e.arc});
    if (e.from != e.to) contour.edges.push_back({boundary_.vertices[e.to].xy, std::nullopt});
    return std::fabs(geometry::sweep_degrees(contour, 0)) * kPi / 180 * e.arc->radius.mm();
  }

  // ---- Edges to draw
  // -----------------------------------------------------------------------------

  void note_sharp_edges() {
    std::vector<std::vector<std::uint32_t>> faces_at(boundary_.edges.size());
    for (std::uint32_t f = 0; f < boundary_.faces.size(); ++f) {
      for (const auto& loop : boundary_.faces[f].loops) {
        for (const EdgeUse use : loop) faces_at[use.edge].push_back(f);
      }
    }
    for (std::uint32_t e = 0; e < boundary_.edges.size(); ++e) {
      CHECK(faces_at[e].size() == 2, "an edge joins two faces");
      if (is_level(e) || !smooth_upright(e, faces_at[e][0], faces_at[e][1])) {
        mesh_.sharp_edges.push_back(chains_[e]);
      }
    }
  }

  /// Whether two walls meet without a corner in upright edge `e`.
  bool smooth_upright(std::uint32_t e, std::uint32_t f, std::uint32_t g) const {
    if (f == g) return true;  // the seam of a whole cylinder
    const Point at = boundary_.vertices[boundary_.edges[e].from].xy;
    const Direction a = course_at(boundary_.faces[f], at);
    const Direction b = course_at(boundary_.faces[g], at);
    const double sine = std::fabs(a.x * b.y - a.y * b.x);
    return a.x * b.x + a.y * b.y > 0 && sine < sin_degrees(kSmoothDegrees);
  }

  /// The unit direction of a wall along the floor at `p`, material on its left.
  Direction course_at(const BoundaryFace& wall, Point p) const {
    Direction d;
    if (wall.arc) {
      const Point spoke = p - wall.arc->centre;
      d = {-spoke.y.mm(), spoke.x.mm()};
      if (wall.hollow) d = {-d.x, -d.y};
    } else {
      // The loop is counter-clockwise from outside: along the lowest edges it follows the course.
      const Length foot = lowest(wall.loops[0]);
      for (const EdgeUse use : wall.loops[0]) {
        if (!is_level(use.edge) || use_z(use) != foot) continue;
        const BoundaryEdge& edge = boundary_.edges[use.edge];
        const Point v = boundary_.vertices[use.forward ? edge.to : edge.from].xy -
                        boundary_.vertices[use.forward ? edge.from : edge.to].xy;
        d = {v.x.mm(), v.y.mm()};
      }
    }
    const double length = std::sqrt(d.x * d.x + d.y * d.y);
    return {d.x / length, d.y / length};
  }

  const Boundary& boundary_;
  const Length sagitta_;
  TriangleMesh mesh_;
  std::vector<Loop> chains_;
  Filled last_;
};

}  // namespace

TriangleMesh triangulated(const Boundary& boundary, Length sagitta) {
  return Mesher(boundary, sagitta).run();
}

}  // namespace plano::mesh
