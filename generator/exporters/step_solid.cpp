// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/step_solid.h"

#include <cmath>
#include <map>
#include <utility>

namespace plano::exporters {

namespace {

using geometry::Point;
using geometry::Turn;
using mesh::BoundaryEdge;
using mesh::BoundaryFace;
using mesh::BoundaryVertex;
using mesh::EdgeUse;
using mesh::SurfaceKind;

class SolidWriter {
 public:
  SolidWriter(StepText& out, const StepAxes& axes, const mesh::Boundary& boundary)
      : out_(out), axes_(axes), boundary_(boundary) {}

  EntityId write() {
    write_vertices();
    write_edges();
    std::vector<EntityId> faces;
    faces.reserve(boundary_.faces.size());
    for (const BoundaryFace& face : boundary_.faces) faces.push_back(write_face(face));
    EntityId shell;
    out_.begin("CLOSED_SHELL", shell) << "'',";
    out_.list(faces).end();
    EntityId solid;
    out_.begin("MANIFOLD_SOLID_BREP", solid) << "''," << shell;
    out_.end();
    return solid;
  }

 private:
  void write_vertices() {
    points_.resize(boundary_.vertices.size());
    vertices_.resize(boundary_.vertices.size());
    for (std::size_t i = 0; i < boundary_.vertices.size(); ++i) {
      const BoundaryVertex& v = boundary_.vertices[i];
      points_[i] = point(v.xy, v.z);
      out_.begin("VERTEX_POINT", vertices_[i]) << "''," << points_[i];
      out_.end();
    }
  }

  void write_edges() {
    edges_.resize(boundary_.edges.size());
    frames_.resize(boundary_.edges.size());
    for (std::size_t i = 0; i < boundary_.edges.size(); ++i) {
      const BoundaryEdge& edge = boundary_.edges[i];
      const EntityId curve = edge.ring  ? ring(edge, frames_[i])
                             : edge.arc ? circle(edge, frames_[i])
                                        : line(edge);
      const bool along = !edge.arc || edge.arc->turn == Turn::counter_clockwise;
      out_.begin("EDGE_CURVE", edges_[i])
          << "''," << vertices_[edge.from] << "," << vertices_[edge.to] << "," << curve
          << (along ? ",.T." : ",.F.");
      out_.end();
    }
  }

  EntityId point(Point xy, Length z) {
    EntityId id;
    out_.begin("CARTESIAN_POINT", id) << "'',(" << xy.x << "," << xy.y << "," << z << ")";
    out_.end();
    return id;
  }

  /// The unit direction of a horizontal vector; parts repeat few of them.
  EntityId direction(Point d) {
    if (d.y == Length{}) return d.x > Length{} ? axes_.x : axes_.minus_x;
    if (d.x == Length{}) return d.y > Length{} ? axes_.y : axes_.minus_y;
    EntityId& id = directions_[{d.x.nm(), d.y.nm()}];
    if (id.number == 0) {
      const double x = d.x.mm();
      const double y = d.y.mm();
      const double length = std::sqrt(x * x + y * y);
      out_.begin("DIRECTION", id) << "'',(" << x / length << "," << y / length << ",0.)";
      out_.end();
    }
    return id;
  }

  EntityId line(const BoundaryEdge& edge) {
    const BoundaryVertex& a = boundary_.vertices[edge.from];
    const BoundaryVertex& b = boundary_.vertices[edge.to];
    const EntityId way =
        a.xy == b.xy ? (a.z < b.z ? axes_.z : axes_.minus_z) : direction(b.xy - a.xy);
    EntityId& vector = vectors_[way.number];
    if (vector.number == 0) {
      out_.begin("VECTOR", vector) << "''," << way << ",1.";
      out_.end();
    }
    EntityId id;
    out_.begin("LINE", id) << "''," << points_[edge.from] << "," << vector;
    out_.end();
    return id;
  }

  /// `frame`: where to note the circle's placement, measured from the edge's start.
  EntityId circle(const BoundaryEdge& edge, EntityId& frame) {
    const BoundaryVertex& from = boundary_.vertices[edge.from];
    frame =
        placement(point(edge.arc->centre, from.z), axes_.z, direction(from.xy - edge.arc->centre));
    EntityId id;
    out_.begin("CIRCLE", id) << "''," << frame << "," << edge.arc->radius;
    out_.end();
    return id;
  }

  /// About a horizontal axis, measured from its topmost point.
  EntityId ring(const BoundaryEdge& edge, EntityId& frame) {
    const BoundaryVertex& top = boundary_.vertices[edge.from];
    frame = placement(point(top.xy, top.z - edge.ring->radius), direction(edge.ring->way), axes_.z);
    EntityId id;
    out_.begin("CIRCLE", id) << "''," << frame << "," << edge.ring->radius;
    out_.end();
    return id;
  }

  EntityId placement(EntityId at, EntityId axis, EntityId reference) {
    EntityId id;
    out_.begin("AXIS2_PLACEMENT_3D", id) << "''," << at << "," << axis << "," << reference;
    out_.end();
    return id;
  }

  EntityId write_face(const BoundaryFace& face) {
    const EntityId surface = write_surface(face);
    std::vector<EntityId> bounds;
    bool outer = true;
    for (const auto& loop : face.loops) {
      std::vector<EntityId> uses;
      uses.reserve(loop.size());
      for (const EdgeUse use : loop) {
        uses.emplace_back();
        out_.begin("ORIENTED_EDGE", uses.back())
            << "'',*,*," << edges_[use.edge] << (use.forward ? ",.T." : ",.F.");
        out_.end();
      }
      EntityId chain;
      out_.begin("EDGE_LOOP", chain) << "'',";
      out_.list(uses).end();
      bounds.emplace_back();
      out_.begin(outer ? "FACE_OUTER_BOUND" : "FACE_BOUND", bounds.back())
          << "''," << chain << ",.T.";
      out_.end();
      outer = false;
    }
    EntityId id;
    out_.begin("ADVANCED_FACE", id) << "'',";
    out_.list(bounds) << "," << surface << (face.hollow ? ",.F." : ",.T.");
    out_.end();
    return id;
  }

  EntityId write_surface(const BoundaryFace& face) {
    const auto first = [&] {
      const EdgeUse use = face.loops[0][0];
      const BoundaryEdge& edge = boundary_.edges[use.edge];
      return use.forward ? edge.from : edge.to;
    }();
    EntityId id;
    if (face.kind == SurfaceKind::bore_cylinder) {
      const EdgeUse near = face.loops[0][0];
      out_.begin("CYLINDRICAL_SURFACE", id)
          << "''," << frames_[near.edge] << "," << boundary_.edges[near.edge].ring->radius;
      out_.end();
      return id;
    }
    if (face.kind == SurfaceKind::bore_end) {
      const Point way = boundary_.edges[face.loops[0][0].edge].ring->way;
      const EntityId back = placement(points_[first], direction(Point{} - way), axes_.z);
      out_.begin("PLANE", id) << "''," << back;
      out_.end();
      return id;
    }
    if (face.kind == SurfaceKind::wall_cylinder) {
      // That of one of its arcs: of a whole cylinder, measured from the seam.
      EntityId frame;
      for (const EdgeUse use : face.loops[0]) {
        if (boundary_.edges[use.edge].arc) frame = frames_[use.edge];
      }
      out_.begin("CYLINDRICAL_SURFACE", id) << "''," << frame << "," << face.arc->radius;
      out_.end();
      return id;
    }
    EntityId frame;
    if (face.kind == SurfaceKind::wall_plane) {
      const Course course = course_of(face);
      const Point out{course.way.y, -course.way.x};
      const EntityId normal = direction(out);
      frame = placement(points_[course.start], normal, direction(course.way));
    } else {
      const bool up = face.kind == SurfaceKind::plane_up;
      frame = placement(points_[first], up ? axes_.z : axes_.minus_z, axes_.x);
    }
    out_.begin("PLANE", id) << "''," << frame;
    out_.end();
    return id;
  }

  struct Course {
    std::uint32_t start = 0;
    Point way;
  };

  /// A plane wall's direction with the material on its left, from its two vertices farthest apart:
  /// the shortest edge of a wall may be a few micrometres long, and says little about its
  /// direction.
  Course course_of(const BoundaryFace& face) const {
    std::uint32_t low = boundary_.edges[face.loops[0][0].edge].from;
    std::uint32_t high = low;
    Length foot = boundary_.vertices[low].z;
    for (const EdgeUse use : face.loops[0]) {
      const BoundaryEdge& edge = boundary_.edges[use.edge];
      for (const std::uint32_t v : {edge.from, edge.to}) {
        if (boundary_.vertices[v].xy < boundary_.vertices[low].xy) low = v;
        if (boundary_.vertices[v].xy > boundary_.vertices[high].xy) high = v;
        foot = std::min(foot, boundary_.vertices[v].z);
      }
    }
    for (const EdgeUse use : face.loops[0]) {
      const BoundaryEdge& edge = boundary_.edges[use.edge];
      const BoundaryVertex& a = boundary_.vertices[use.forward ? edge.from : edge.to];
      const BoundaryVertex& b = boundary_.vertices[use.forward ? edge.to : edge.from];
      if (a.z != foot || b.z != foot) continue;
      if (b.xy < a.xy) std::swap(low, high);  // seen from outside, the foot runs along the course
      break;
    }
    return {low, boundary_.vertices[high].xy - boundary_.vertices[low].xy};
  }

  StepText& out_;
  const StepAxes& axes_;
  const mesh::Boundary& boundary_;
  std::vector<EntityId> points_;
  std::vector<EntityId> vertices_;
  std::vector<EntityId> edges_;
  std::vector<EntityId> frames_;  // of each arc
  std::map<std::pair<std::int64_t, std::int64_t>, EntityId> directions_;
  std::map<std::uint32_t, EntityId> vectors_;
};

}  // namespace

StepAxes write_axes(StepText& out) {
  const auto axis = [&](std::string_view ratios) {
    EntityId id;
    out.begin("DIRECTION", id) << "'',(" << ratios << ")";
    out.end();
    return id;
  };
  StepAxes axes;
  axes.x = axis("1.,0.,0.");
  axes.y = axis("0.,1.,0.");
  axes.z = axis("0.,0.,1.");
  axes.minus_x = axis("-1.,0.,0.");
  axes.minus_y = axis("0.,-1.,0.");
  axes.minus_z = axis("0.,0.,-1.");
  return axes;
}

EntityId write_solid(StepText& out, const StepAxes& axes, const mesh::Boundary& boundary) {
  return SolidWriter(out, axes, boundary).write();
}

}  // namespace plano::exporters
