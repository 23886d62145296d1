// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exporters/step_brep.h"

#include <cmath>

namespace plano::exporters {

namespace {

using geometry::Placement;
using geometry::Vec3;
using solid::BrepEdge;
using solid::BrepEdgeUse;
using solid::BrepFace;

double digits(double value) {
  constexpr double kDigits = 1e12;
  const double rounded = std::nearbyint(value * kDigits);
  // Knots beyond 1e3 keep the digits a double has.
  return std::fabs(rounded) < 9e15 ? rounded / kDigits : value;
}

class BrepWriter {
 public:
  BrepWriter(StepText& out, const solid::Brep& brep) : out_(out), brep_(brep) {}

  EntityId write() {
    for (const Vec3& at : brep_.vertices) {
      const EntityId where = point(at);
      vertices_.emplace_back();
      out_.begin("VERTEX_POINT", vertices_.back()) << "''," << where;
      out_.end();
    }
    for (const BrepEdge& edge : brep_.edges) write_edge(edge);
    std::vector<EntityId> faces;
    for (const BrepFace& face : brep_.faces) faces.push_back(write_face(face));
    EntityId shell;
    out_.begin("CLOSED_SHELL", shell) << "'',";
    out_.list(faces).end();
    EntityId solid;
    out_.begin("MANIFOLD_SOLID_BREP", solid) << "''," << shell;
    out_.end();
    return solid;
  }

 private:
  static Length mm(double value) { return Length::nearest_to_mm(value); }

  EntityId point(Vec3 p) {
    EntityId id;
    out_.begin("CARTESIAN_POINT", id)
        << "'',(" << mm(p.x) << "," << mm(p.y) << "," << mm(p.z) << ")";
    out_.end();
    return id;
  }

  EntityId direction(Vec3 d) {
    EntityId id;
    out_.begin("DIRECTION", id) << "'',(" << digits(d.x) << "," << digits(d.y) << "," << digits(d.z)
                                << ")";
    out_.end();
    return id;
  }

  EntityId placement(const Placement& frame) {
    const EntityId at = point(frame.origin);
    const EntityId axis = direction(frame.w);
    const EntityId reference = direction(frame.u);
    EntityId id;
    out_.begin("AXIS2_PLACEMENT_3D", id) << "''," << at << "," << axis << "," << reference;
    out_.end();
    return id;
  }

  template <class Values, class Write>
  void values(const Values& all, const Write& write) {
    out_ << "(";
    bool first = true;
    for (const auto& one : all) {
      if (!first) out_ << ",";
      first = false;
      write(one);
    }
    out_ << ")";
  }
  void numbers(const std::vector<double>& all) {
    values(all, [&](double value) { out_ << digits(value); });
  }
  void counts(const std::vector<int>& all) {
    values(all, [&](int value) { out_ << std::to_string(value); });
  }

  // ---- Curves

  EntityId curve(const solid::LineCurve& line) {
    const EntityId at = point(line.point);
    const EntityId way = direction(line.direction);
    EntityId vector;
    out_.begin("VECTOR", vector) << "''," << way << ",1.";
    out_.end();
    EntityId id;
    out_.begin("LINE", id) << "''," << at << "," << vector;
    out_.end();
    return id;
  }

  EntityId curve(const solid::CircleCurve& circle) {
    const EntityId frame = placement(circle.frame);
    EntityId id;
    out_.begin("CIRCLE", id) << "''," << frame << "," << mm(circle.radius);
    out_.end();
    return id;
  }

  EntityId curve(const solid::EllipseCurve& ellipse) {
    const EntityId frame = placement(ellipse.frame);
    EntityId id;
    out_.begin("ELLIPSE", id) << "''," << frame << "," << mm(ellipse.major) << ","
                              << mm(ellipse.minor);
    out_.end();
    return id;
  }

  EntityId curve(const solid::SplineCurve& spline) {
    std::vector<EntityId> poles;
    for (const Vec3& pole : spline.poles) poles.push_back(point(pole));
    const std::string degree = std::to_string(spline.degree);
    EntityId id;
    if (spline.weights.empty()) {
      out_.begin("B_SPLINE_CURVE_WITH_KNOTS", id) << "''," << degree << ",";
      out_.list(poles) << ",.UNSPECIFIED.,.F.,.F.,";
      counts(spline.multiplicities);
      out_ << ",";
      numbers(spline.knots);
      out_ << ",.UNSPECIFIED.";
      out_.end();
      return id;
    }
    out_.begin("", id) << "BOUNDED_CURVE()B_SPLINE_CURVE(" << degree << ",";
    out_.list(poles) << ",.UNSPECIFIED.,.F.,.F.)B_SPLINE_CURVE_WITH_KNOTS(";
    counts(spline.multiplicities);
    out_ << ",";
    numbers(spline.knots);
    out_ << ",.UNSPECIFIED.)CURVE()GEOMETRIC_REPRESENTATION_ITEM()RATIONAL_B_SPLINE_CURVE(";
    numbers(spline.weights);
    out_ << ")REPRESENTATION_ITEM('')";
    out_.end();
    return id;
  }

  void write_edge(const BrepEdge& edge) {
    const EntityId shape =
        std::visit([&](const auto& own) { return this->curve(own); }, edge.curve);
    edges_.emplace_back();
    out_.begin("EDGE_CURVE", edges_.back())
        << "''," << vertices_[edge.from] << "," << vertices_[edge.to] << "," << shape << ",.T.";
    out_.end();
  }

  // ---- Surfaces

  EntityId round_surface(std::string_view name, const Placement& frame,
                         std::initializer_list<double> lengths) {
    const EntityId at = placement(frame);
    EntityId id;
    out_.begin(name, id) << "''," << at;
    for (const double length : lengths) out_ << "," << mm(length);
    out_.end();
    return id;
  }

  EntityId surface(const solid::PlaneSurface& plane) {
    return round_surface("PLANE", plane.frame, {});
  }
  EntityId surface(const solid::CylinderSurface& cylinder) {
    return round_surface("CYLINDRICAL_SURFACE", cylinder.frame, {cylinder.radius});
  }
  EntityId surface(const solid::SphereSurface& sphere) {
    return round_surface("SPHERICAL_SURFACE", sphere.frame, {sphere.radius});
  }
  EntityId surface(const solid::TorusSurface& torus) {
    return round_surface("TOROIDAL_SURFACE", torus.frame, {torus.major, torus.minor});
  }

  /// STEP's half angle is above zero: a cone that narrows along its axis is turned over.
  EntityId surface(const solid::ConeSurface& cone) {
    Placement frame = cone.frame;
    if (cone.half_angle < 0) {
      frame.w = -frame.w;
      frame.v = -frame.v;
    }
    const EntityId at = placement(frame);
    EntityId id;
    out_.begin("CONICAL_SURFACE", id)
        << "''," << at << "," << mm(cone.radius) << "," << digits(std::fabs(cone.half_angle));
    out_.end();
    return id;
  }

  EntityId surface(const solid::SplineSurface& spline) {
    std::vector<std::vector<EntityId>> poles;
    for (const auto& row : spline.poles) {
      poles.emplace_back();
      for (const Vec3& pole : row) poles.back().push_back(point(pole));
    }
    const auto degrees = std::to_string(spline.degree_u) + "," + std::to_string(spline.degree_v);
    const auto write_poles = [&] {
      values(poles, [&](const std::vector<EntityId>& row) { out_.list(row); });
    };
    const auto write_knots = [&] {
      counts(spline.multiplicities_u);
      out_ << ",";
      counts(spline.multiplicities_v);
      out_ << ",";
      numbers(spline.knots_u);
      out_ << ",";
      numbers(spline.knots_v);
      out_ << ",.UNSPECIFIED.";
    };
    EntityId id;
    if (spline.weights.empty()) {
      out_.begin("B_SPLINE_SURFACE_WITH_KNOTS", id) << "''," << degrees << ",";
      write_poles();
      out_ << ",.UNSPECIFIED.,.F.,.F.,.F.,";
      write_knots();
      out_.end();
      return id;
    }
    out_.begin("", id) << "BOUNDED_SURFACE()B_SPLINE_SURFACE(" << degrees << ",";
    write_poles();
    out_ << ",.UNSPECIFIED.,.F.,.F.,.F.)B_SPLINE_SURFACE_WITH_KNOTS(";
    write_knots();
    out_ << ")GEOMETRIC_REPRESENTATION_ITEM()RATIONAL_B_SPLINE_SURFACE(";
    values(spline.weights, [&](const std::vector<double>& row) { numbers(row); });
    out_ << ")REPRESENTATION_ITEM('')SURFACE()";
    out_.end();
    return id;
  }

  // ---- Faces

  EntityId write_face(const BrepFace& face) {
    const EntityId shape =
        std::visit([&](const auto& own) { return this->surface(own); }, face.surface);
    std::vector<EntityId> bounds;
    for (const auto& loop : face.loops) {
      std::vector<EntityId> uses;
      for (const BrepEdgeUse use : loop) {
        uses.emplace_back();
        out_.begin("ORIENTED_EDGE", uses.back())
            << "'',*,*," << edges_[use.edge] << (use.forward ? ",.T." : ",.F.");
        out_.end();
      }
      EntityId chain;
      out_.begin("EDGE_LOOP", chain) << "'',";
      out_.list(uses).end();
      const bool outer = bounds.empty();
      bounds.emplace_back();
      out_.begin(outer ? "FACE_OUTER_BOUND" : "FACE_BOUND", bounds.back())
          << "''," << chain << ",.T.";
      out_.end();
    }
    EntityId id;
    out_.begin("ADVANCED_FACE", id) << "'',";
    out_.list(bounds) << "," << shape << (face.along_normal ? ",.T." : ",.F.");
    out_.end();
    return id;
  }

  StepText& out_;
  const solid::Brep& brep_;
  std::vector<EntityId> vertices_;
  std::vector<EntityId> edges_;
};

}  // namespace

EntityId write_brep(StepText& out, const solid::Brep& brep) {
  return BrepWriter(out, brep).write();
}

}  // namespace plano::exporters
