// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid/brep.h"

#include <BRepTools.hxx>
#include <BRepTools_WireExplorer.hxx>
#include <BRep_Tool.hxx>
#include <GeomConvert.hxx>
#include <Geom_BSplineCurve.hxx>
#include <Geom_BSplineSurface.hxx>
#include <Geom_Circle.hxx>
#include <Geom_ConicalSurface.hxx>
#include <Geom_CylindricalSurface.hxx>
#include <Geom_Ellipse.hxx>
#include <Geom_Line.hxx>
#include <Geom_Plane.hxx>
#include <Geom_RectangularTrimmedSurface.hxx>
#include <Geom_SphericalSurface.hxx>
#include <Geom_ToroidalSurface.hxx>
#include <Geom_TrimmedCurve.hxx>
#include <TopExp.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Iterator.hxx>
#include <TopoDS_Vertex.hxx>
#include <TopoDS_Wire.hxx>
#include <algorithm>
#include <gp_Circ.hxx>
#include <gp_Cone.hxx>
#include <gp_Cylinder.hxx>
#include <gp_Elips.hxx>
#include <gp_Lin.hxx>
#include <gp_Pln.hxx>
#include <gp_Sphere.hxx>
#include <gp_Torus.hxx>

#include "base/check.h"
#include "solid/occt/made_here.h"

namespace plano::solid {
namespace {

using geometry::Placement;
using geometry::Vec3;

Vec3 vec(const gp_XYZ& p) {
  return {p.X(), p.Y(), p.Z()};
}

/// Axes of a surface may be left-handed (`v` mirrored); STEP's are made from w and u alone.
Placement frame_of(const gp_Pnt& at, const gp_Dir& axis, const gp_Dir& x) {
  Placement frame;
  frame.origin = vec(at.XYZ());
  frame.w = vec(axis.XYZ());
  frame.u = vec(x.XYZ());
  frame.v = geometry::cross(frame.w, frame.u);
  return frame;
}
Placement frame_of(const gp_Ax3& axes) {
  return frame_of(axes.Location(), axes.Direction(), axes.XDirection());
}
Placement frame_of(const gp_Ax2& axes) {
  return frame_of(axes.Location(), axes.Direction(), axes.XDirection());
}

// ---- Curves

SplineCurve spline_of(const Handle(Geom_BSplineCurve) & spline) {
  SplineCurve out;
  out.degree = spline->Degree();
  for (int i = 1; i <= spline->NbPoles(); ++i) {
    out.poles.push_back(vec(spline->Pole(i).XYZ()));
    if (spline->IsRational()) out.weights.push_back(spline->Weight(i));
  }
  for (int i = 1; i <= spline->NbKnots(); ++i) {
    out.knots.push_back(spline->Knot(i));
    out.multiplicities.push_back(spline->Multiplicity(i));
  }
  return out;
}

Curve curve_of(const TopoDS_Edge& edge) {
  double first = 0;
  double last = 0;
  Handle(Geom_Curve) curve = BRep_Tool::Curve(edge, first, last);
  CHECK(!curve.IsNull(), "an edge of a solid has a curve in space");
  if (const auto trimmed = Handle(Geom_TrimmedCurve)::DownCast(curve); !trimmed.IsNull()) {
    curve = trimmed->BasisCurve();
  }
  if (const auto line = Handle(Geom_Line)::DownCast(curve); !line.IsNull()) {
    return LineCurve{vec(line->Lin().Location().XYZ()), vec(line->Lin().Direction().XYZ())};
  }
  if (const auto circle = Handle(Geom_Circle)::DownCast(curve); !circle.IsNull()) {
    return CircleCurve{frame_of(circle->Circ().Position()), circle->Radius()};
  }
  if (const auto ellipse = Handle(Geom_Ellipse)::DownCast(curve); !ellipse.IsNull()) {
    return EllipseCurve{frame_of(ellipse->Elips().Position()), ellipse->MajorRadius(),
                        ellipse->MinorRadius()};
  }
  const Handle(Geom_TrimmedCurve) piece = new Geom_TrimmedCurve(curve, first, last);
  return spline_of(GeomConvert::CurveToBSplineCurve(piece));
}

// ---- Surfaces

SplineSurface spline_of(const Handle(Geom_BSplineSurface) & spline) {
  SplineSurface out;
  out.degree_u = spline->UDegree();
  out.degree_v = spline->VDegree();
  const bool rational = spline->IsURational() || spline->IsVRational();
  for (int i = 1; i <= spline->NbUPoles(); ++i) {
    out.poles.emplace_back();
    if (rational) out.weights.emplace_back();
    for (int k = 1; k <= spline->NbVPoles(); ++k) {
      out.poles.back().push_back(vec(spline->Pole(i, k).XYZ()));
      if (rational) out.weights.back().push_back(spline->Weight(i, k));
    }
  }
  for (int i = 1; i <= spline->NbUKnots(); ++i) {
    out.knots_u.push_back(spline->UKnot(i));
    out.multiplicities_u.push_back(spline->UMultiplicity(i));
  }
  for (int i = 1; i <= spline->NbVKnots(); ++i) {
    out.knots_v.push_back(spline->VKnot(i));
    out.multiplicities_v.push_back(spline->VMultiplicity(i));
  }
  return out;
}

struct Sided {
  Surface surface;
  bool mirrored = false;  // its own axes were left-handed: its normal points the other way
};

Sided surface_of(const TopoDS_Face& face) {
  Handle(Geom_Surface) surface = BRep_Tool::Surface(face);
  if (const auto trimmed = Handle(Geom_RectangularTrimmedSurface)::DownCast(surface);
      !trimmed.IsNull()) {
    surface = trimmed->BasisSurface();
  }
  if (const auto plane = Handle(Geom_Plane)::DownCast(surface); !plane.IsNull()) {
    const gp_Ax3 axes = plane->Pln().Position();
    return {PlaneSurface{frame_of(axes)}, !axes.Direct()};
  }
  if (const auto cylinder = Handle(Geom_CylindricalSurface)::DownCast(surface);
      !cylinder.IsNull()) {
    const gp_Ax3 axes = cylinder->Cylinder().Position();
    return {CylinderSurface{frame_of(axes), cylinder->Radius()}, !axes.Direct()};
  }
  if (const auto cone = Handle(Geom_ConicalSurface)::DownCast(surface); !cone.IsNull()) {
    const gp_Ax3 axes = cone->Cone().Position();
    return {ConeSurface{frame_of(axes), cone->RefRadius(), cone->SemiAngle()}, !axes.Direct()};
  }
  if (const auto sphere = Handle(Geom_SphericalSurface)::DownCast(surface); !sphere.IsNull()) {
    const gp_Ax3 axes = sphere->Sphere().Position();
    return {SphereSurface{frame_of(axes), sphere->Radius()}, !axes.Direct()};
  }
  if (const auto torus = Handle(Geom_ToroidalSurface)::DownCast(surface); !torus.IsNull()) {
    const gp_Ax3 axes = torus->Torus().Position();
    return {TorusSurface{frame_of(axes), torus->MajorRadius(), torus->MinorRadius()},
            !axes.Direct()};
  }
  double u1 = 0;
  double u2 = 0;
  double v1 = 0;
  double v2 = 0;
  BRepTools::UVBounds(face, u1, u2, v1, v2);
  const Handle(Geom_RectangularTrimmedSurface) piece =
      new Geom_RectangularTrimmedSurface(surface, u1, u2, v1, v2);
  return {spline_of(GeomConvert::SurfaceToBSplineSurface(piece)), false};
}

// ---- Topology

class Reader {
 public:
  explicit Reader(const TopoDS_Shape& shape) {
    TopExp::MapShapes(shape, TopAbs_VERTEX, vertices_);
    TopExp::MapShapes(shape, TopAbs_EDGE, edges_);
    TopExp::MapShapes(shape, TopAbs_FACE, faces_);
  }

  Brep read() {
    for (int i = 1; i <= vertices_.Extent(); ++i) {
      out_.vertices.push_back(vec(BRep_Tool::Pnt(TopoDS::Vertex(vertices_(i))).XYZ()));
    }
    read_edges();
    for (int i = 1; i <= faces_.Extent(); ++i) read_face(TopoDS::Face(faces_(i)));
    return std::move(out_);
  }

 private:
  void read_edges() {
    numbers_.assign(static_cast<std::size_t>(edges_.Extent()) + 1, 0);
    for (int i = 1; i <= edges_.Extent(); ++i) {
      const TopoDS_Edge edge = TopoDS::Edge(edges_(i).Oriented(TopAbs_FORWARD));
      if (BRep_Tool::Degenerated(edge)) continue;  // a pole: a point, which STEP leaves out
      numbers_[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(out_.edges.size());
      out_.edges.push_back({number_of(TopExp::FirstVertex(edge)),
                            number_of(TopExp::LastVertex(edge)), curve_of(edge)});
    }
  }

  std::uint32_t number_of(const TopoDS_Vertex& vertex) const {
    return static_cast<std::uint32_t>(vertices_.FindIndex(vertex) - 1);
  }

  void read_face(const TopoDS_Face& face) {
    const Sided sided = surface_of(face);
    BrepFace out;
    out.surface = sided.surface;
    out.along_normal = (face.Orientation() == TopAbs_FORWARD) != sided.mirrored;
    const TopoDS_Wire outer = BRepTools::OuterWire(face);
    for (TopoDS_Iterator it(face); it.More(); it.Next()) {
      const TopoDS_Wire wire = TopoDS::Wire(it.Value());
      auto loop = loop_of(wire, face);
      if (loop.empty()) continue;
      if (wire.IsSame(outer)) {
        out.loops.insert(out.loops.begin(), std::move(loop));
      } else {
        out.loops.push_back(std::move(loop));
      }
    }
    out_.faces.push_back(std::move(out));
  }

  /// Edges of a wire in the order they follow one another, as used by the face.
  std::vector<BrepEdgeUse> loop_of(const TopoDS_Wire& wire, const TopoDS_Face& face) const {
    std::vector<BrepEdgeUse> loop;
    for (BRepTools_WireExplorer it(wire, face); it.More(); it.Next()) {
      const TopoDS_Edge& edge = it.Current();
      if (BRep_Tool::Degenerated(edge)) continue;
      loop.push_back({numbers_[static_cast<std::size_t>(edges_.FindIndex(edge))],
                      edge.Orientation() == TopAbs_FORWARD});
    }
    // The explorer walks a reversed wire against its edges.
    if (!follows(loop)) std::reverse(loop.begin(), loop.end());
    CHECK(follows(loop), "the edges of a wire follow one another");
    return loop;
  }

  bool follows(const std::vector<BrepEdgeUse>& loop) const {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      const BrepEdgeUse& use = loop[i];
      const BrepEdgeUse& next = loop[(i + 1) % loop.size()];
      const std::uint32_t end = use.forward ? out_.edges[use.edge].to : out_.edges[use.edge].from;
      const std::uint32_t start =
          next.forward ? out_.edges[next.edge].from : out_.edges[next.edge].to;
      if (end != start) return false;
    }
    return true;
  }

  TopTools_IndexedMapOfShape vertices_;
  TopTools_IndexedMapOfShape edges_;
  TopTools_IndexedMapOfShape faces_;
  std::vector<std::uint32_t> numbers_;  // of each of edges_, in out_.edges
  Brep out_;
};

}  // namespace

Expected<Brep, Reason> brep_of(const TopoDS_Shape& shape) {
  return answered([&] { return Reader(shape).read(); });
}

}  // namespace plano::solid
