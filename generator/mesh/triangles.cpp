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

constexpr std::uint32_t kNone = 0xffffffff;

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
    if (edge.ring) divide_ring(edge, chain);
    chain.push_back(edge.to);
    chains_.push_back(std::move(chain));
  }

  /// In equal steps, a multiple of four of them: a chord of n strays by r (pi / n)^2 / 2.
  void divide_ring(const BoundaryEdge& edge, Loop& chain) {
    const double radius = edge.ring->radius.mm();
    const double steps = kPi * std::sqrt(radius / (2 * sagitta_.mm()));
    const int n = 4 * std::clamp(static_cast<int>(std::ceil(steps / 4)), 2, 256);
    const double x = edge.ring->way.x.mm();
    const double y = edge.ring->way.y.mm();
    const double length = std::sqrt(x * x + y * y);
    const BoundaryVertex& top = boundary_.vertices[edge.from];
    for (int k = 1; k < n; ++k) {
      const double turn = 360.0 * k / n;
      const double side = radius * sin_degrees(turn) / length;
      chain.push_back(static_cast<std::uint32_t>(mesh_.vertices.size()));
      mesh_.vertices.push_back(
          {top.xy + Point{Length::nearest_to_mm(y * side), Length::nearest_to_mm(-x * side)},
           top.z - Length::nearest_to_mm(radius * (1 - cos_degrees(turn)))});
    }
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
    } else if (face.kind == SurfaceKind::bore_cylinder) {
      fill_bore(f);
    } else if (face.kind == SurfaceKind::bore_end) {
      fill_disc(f);
    } else if (fill_strip(f)) {
      return;
    } else if (face.arc) {
      fill_round(f);
    } else {
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
    from_least(loops);
    const Flat flat = flattened(loops, [](const TriangleMesh::Vertex& v) { return v.xy; });
    // The two faces of a plain panel are the same area: it is triangulated once.
    if (flat.points != last_flat_.points || flat.loops != last_flat_.loops) {
      last_triangles_ = geometry::exact::triangulate(flat.points, flat.loops);
      last_flat_ = flat;
    }
    for (const Triangle& t : last_triangles_) {
      const std::uint32_t a = flat.global[t[0]];
      const std::uint32_t b = flat.global[t[1]];
      const std::uint32_t c = flat.global[t[2]];
      add(f, down ? Triangle{a, c, b} : Triangle{a, b, c});
    }
  }

  /// Loops over points of their own in a plane. A vertex that loops touch each other in is one
  /// point.
  struct Flat {
    std::vector<Point> points;
    std::vector<Loop> loops;
    std::vector<std::uint32_t> global;  // of each point
  };

  template <class Project>
  Flat flattened(const std::vector<Loop>& loops, Project project) {
    Flat flat;
    local_.resize(mesh_.vertices.size(), kNone);
    for (const Loop& loop : loops) {
      Loop renumbered;
      renumbered.reserve(loop.size());
      for (const std::uint32_t v : loop) {
        if (local_[v] == kNone) {
          local_[v] = static_cast<std::uint32_t>(flat.points.size());
          flat.points.push_back(project(mesh_.vertices[v]));
          flat.global.push_back(v);
        }
        renumbered.push_back(local_[v]);
      }
      flat.loops.push_back(std::move(renumbered));
    }
    for (const std::uint32_t v : flat.global) local_[v] = kNone;
    return flat;
  }

  /// Each loop from its least point on and inner loops in order: the same area gives the same loops
  /// from above and below.
  void from_least(std::vector<Loop>& loops) const {
    const auto xy_less = [&](std::uint32_t a, std::uint32_t b) {
      return mesh_.vertices[a].xy < mesh_.vertices[b].xy;
    };
    for (Loop& loop : loops) {
      std::rotate(loop.begin(), std::min_element(loop.begin(), loop.end(), xy_less), loop.end());
    }
    std::sort(loops.begin() + 1, loops.end(),
              [&](const Loop& a, const Loop& b) { return xy_less(a.front(), b.front()); });
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

  /// Both rings of a bore are divided alike.
  void fill_bore(std::uint32_t f) {
    const auto& uses = boundary_.faces[f].loops[0];
    const Loop& near = chains_[uses[0].edge];
    const Loop& far = chains_[uses[2].edge];
    for (std::size_t k = 0; k + 1 < near.size(); ++k) {
      add(f, {near[k], far[k], far[k + 1]});
      add(f, {near[k], far[k + 1], near[k + 1]});
    }
  }

  void fill_disc(std::uint32_t f) {
    const Loop& ring = chains_[boundary_.faces[f].loops[0][0].edge];
    for (std::size_t k = 1; k + 2 < ring.size(); ++k) add(f, {ring[0], ring[k + 1], ring[k]});
  }

  bool is_level(std::uint32_t edge) const {
    const BoundaryEdge& e = boundary_.edges[edge];
    return boundary_.vertices[e.from].z == boundary_.vertices[e.to].z;
  }

  /// A plane wall of any shape: x along its course, y up.
  void fill_unrolled(std::uint32_t f) {
    const BoundaryFace& face = boundary_.faces[f];
    const Direction course = course_at(face, Point{});
    std::vector<Loop> loops;
    for (const auto& uses : face.loops) {
      Loop loop;
      for (const EdgeUse use : uses) append(use, loop);
      loops.push_back(std::move(loop));
    }
    const Flat flat = flattened(loops, [&](const TriangleMesh::Vertex& v) {
      const double along = v.xy.x.mm() * course.x + v.xy.y.mm() * course.y;
      return Point{Length::nearest_to_mm(along), v.z};
    });
    for (const Triangle& t : geometry::exact::triangulate(flat.points, flat.loops)) {
      add(f, {flat.global[t[0]], flat.global[t[1]], flat.global[t[2]]});
    }
  }

  /// A cylinder wall is a rectangle on its cylinder. Foot and head may be divided differently, and
  /// the sides may hold vertices: foot and head are zipped together in steps no wider than theirs,
  /// so that no triangle cuts deeper into the cylinder than the sagitta; the sides' vertices make a
  /// fan in the first and the last step.
  void fill_round(std::uint32_t f) {
    const RoundWall wall = round_wall(boundary_.faces[f].loops.front());
    std::size_t i = 0;
    std::size_t k = 0;
    while (i + 1 < wall.foot.size() || k + 1 < wall.head.size()) {
      const bool head_done = k + 1 == wall.head.size();
      const bool on_foot =
          i + 1 < wall.foot.size() && (head_done || wall.foot[i + 1].turn <= wall.head[k + 1].turn);
      const bool first = i == 0 && k == 0;
      const std::uint32_t back = on_foot ? wall.foot[i].vertex : wall.head[k].vertex;
      const std::uint32_t tip = on_foot ? wall.foot[++i].vertex : wall.head[++k].vertex;
      const bool last = i + 1 == wall.foot.size() && k + 1 == wall.head.size();
      if (first) {
        for (std::size_t n = 0; n + 1 < wall.left.size(); ++n) {
          add(f, {wall.left[n], tip, wall.left[n + 1]});
        }
      } else if (last) {
        for (std::size_t n = 0; n + 1 < wall.right.size(); ++n) {
          add(f, {back, wall.right[n], wall.right[n + 1]});
        }
      } else if (on_foot) {
        add(f, {back, tip, wall.head[k].vertex});
      } else {
        add(f, {wall.foot[i].vertex, tip, back});
      }
    }
  }

  /// The four sides of a cylinder wall: foot and head from left to right, sides upwards.
  struct RoundWall {
    struct Step {
      std::uint32_t vertex = 0;
      double turn = 0;  // degrees from the left side
    };
    std::vector<Step> foot;
    std::vector<Step> head;
    Loop left;
    Loop right;
  };

  RoundWall round_wall(std::vector<EdgeUse> uses) const {
    const Length low = lowest(uses);
    const auto is_foot = [&](EdgeUse use) { return is_level(use.edge) && use_z(use) == low; };
    std::size_t start = 0;
    while (!is_foot(uses[start]) || is_foot(uses[(start + uses.size() - 1) % uses.size()])) ++start;
    std::rotate(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(start), uses.end());

    RoundWall wall;
    double foot_turn = 0;
    double head_turn = 0;
    for (const EdgeUse use : uses) {
      Loop chain = chains_[use.edge];
      if (!use.forward) std::reverse(chain.begin(), chain.end());
      if (is_level(use.edge)) {
        auto& side = is_foot(use) ? wall.foot : wall.head;
        double& turn = is_foot(use) ? foot_turn : head_turn;
        const double whole = sweep(use.edge);
        const double step = whole / static_cast<double>(chain.size() - 1);
        for (std::size_t i = side.empty() ? 0 : 1; i < chain.size(); ++i) {
          side.push_back({chain[i], turn + step * static_cast<double>(i)});
        }
        turn += whole;
      } else {
        Loop& side = wall.head.empty() ? wall.right : wall.left;
        side.insert(side.end(), side.empty() ? chain.begin() : chain.begin() + 1, chain.end());
      }
    }
    // The loop walks the head leftwards and the left side down.
    std::reverse(wall.head.begin(), wall.head.end());
    for (auto& step : wall.head) step.turn = head_turn - step.turn;
    std::reverse(wall.left.begin(), wall.left.end());
    return wall;
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

  double sweep(std::uint32_t edge) const {
    const BoundaryEdge& e = boundary_.edges[edge];
    geometry::Contour contour;
    contour.edges.push_back({boundary_.vertices[e.from].xy, e.arc});
    if (e.from != e.to) contour.edges.push_back({boundary_.vertices[e.to].xy, std::nullopt});
    return std::fabs(geometry::sweep_degrees(contour, 0));
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
      if (faces_at[e][0] == faces_at[e][1]) continue;  // a seam
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
  std::vector<std::uint32_t> local_;  // scratch of `flattened`: all kNone between calls
  Flat last_flat_;
  std::vector<Triangle> last_triangles_;
};

}  // namespace

TriangleMesh triangulated(const Boundary& boundary, Length sagitta) {
  return Mesher(boundary, sagitta).run();
}

}  // namespace plano::mesh
