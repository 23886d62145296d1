// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "solid_volume.h"

#include <BRepAlgoAPI_Common.hxx>
#include <BRepAlgoAPI_Cut.hxx>
#include <BRepBndLib.hxx>
#include <BRepBuilderAPI_MakeEdge.hxx>
#include <BRepBuilderAPI_MakeFace.hxx>
#include <BRepBuilderAPI_MakeVertex.hxx>
#include <BRepBuilderAPI_MakeWire.hxx>
#include <BRepGProp.hxx>
#include <BRepPrimAPI_MakeCylinder.hxx>
#include <BRepPrimAPI_MakePrism.hxx>
#include <BRep_Tool.hxx>
#include <Bnd_Box.hxx>
#include <GC_MakeArcOfCircle.hxx>
#include <GProp_GProps.hxx>
#include <Geom_TrimmedCurve.hxx>
#include <TopLoc_Location.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Shape.hxx>
#include <TopoDS_Vertex.hxx>
#include <TopoDS_Wire.hxx>
#include <gp_Ax2.hxx>
#include <gp_Ax3.hxx>
#include <gp_Circ.hxx>
#include <gp_Pln.hxx>
#include <gp_Trsf.hxx>
#include <vector>

#include "panels/bores.h"
#include "panels/interference.h"
#include "panels/slices.h"

namespace plano::readers {

struct PartSolid::Shapes {
  std::vector<TopoDS_Shape> slices;
};

namespace {

TopoDS_Wire wire_of(const geometry::Contour& contour, double level) {
  BRepBuilderAPI_MakeWire wire;
  const auto point = [&](geometry::Point p) { return gp_Pnt(p.x.mm(), p.y.mm(), level); };
  std::vector<TopoDS_Vertex> vertices;
  for (const geometry::Edge& edge : contour.edges) {
    vertices.push_back(BRepBuilderAPI_MakeVertex(point(edge.start)));
  }
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    const geometry::Edge& edge = contour.edges[i];
    const TopoDS_Vertex& from = vertices[i];
    const TopoDS_Vertex& to = vertices[(i + 1) % vertices.size()];
    if (!edge.arc) {
      wire.Add(BRepBuilderAPI_MakeEdge(from, to));
      continue;
    }
    const double way = edge.arc->turn == geometry::Turn::clockwise ? -1 : 1;
    const gp_Circ circle(gp_Ax2(point(edge.arc->centre), gp_Dir(0, 0, way), gp_Dir(1, 0, 0)),
                         edge.arc->radius.mm());
    if (contour.is_circle()) {
      wire.Add(BRepBuilderAPI_MakeEdge(circle));
    } else {
      // Through its ends and its middle: they lie on the stored circle to some nanometres only.
      const Handle(Geom_TrimmedCurve) arc = GC_MakeArcOfCircle(
          BRep_Tool::Pnt(from), point(geometry::point_on(contour, i, 0.5)), BRep_Tool::Pnt(to));
      wire.Add(BRepBuilderAPI_MakeEdge(arc, from, to));
    }
  }
  return wire.Wire();
}

double volume_of(const TopoDS_Shape& shape) {
  GProp_GProps properties;
  BRepGProp::VolumeProperties(shape, properties);
  return properties.Mass();
}

/// What a drill takes out.
TopoDS_Shape drilled(const model::Bore& bore) {
  const panels::BoreAxis axis(bore);
  const gp_Ax2 along(gp_Pnt(bore.entry.x.mm(), bore.entry.y.mm(), bore.height.mm()),
                     gp_Dir(axis.ux, axis.uy, 0));
  return BRepPrimAPI_MakeCylinder(along, bore.diameter.mm() / 2, axis.length).Shape();
}

TopoDS_Shape placed(const TopoDS_Shape& shape, const geometry::Placement& at) {
  gp_Trsf motion;
  motion.SetTransformation(gp_Ax3(gp_Pnt(at.origin.x, at.origin.y, at.origin.z),
                                  gp_Dir(at.w.x, at.w.y, at.w.z), gp_Dir(at.u.x, at.u.y, at.u.z)),
                           gp_Ax3());
  return shape.Moved(TopLoc_Location(motion));
}

bool apart(const TopoDS_Shape& a, const TopoDS_Shape& b) {
  Bnd_Box box_a;
  Bnd_Box box_b;
  BRepBndLib::AddOptimal(a, box_a, Standard_False, Standard_False);
  BRepBndLib::AddOptimal(b, box_b, Standard_False, Standard_False);
  return box_a.IsOut(box_b);
}

}  // namespace

PartSolid::PartSolid(const panels::Part& part) : shapes_(std::make_unique<Shapes>()) {
  for (const panels::Slice& slice : panels::slices_of(part)) {
    const double level = slice.low.mm();
    for (const geometry::Face& face : slice.region.faces) {
      BRepBuilderAPI_MakeFace plane(gp_Pln(gp_Pnt(0, 0, level), gp_Dir(0, 0, 1)),
                                    wire_of(face.outer, level));
      for (const geometry::Contour& hole : face.holes) plane.Add(wire_of(hole, level));
      shapes_->slices.push_back(
          BRepPrimAPI_MakePrism(plane.Face(), gp_Vec(0, 0, (slice.high - slice.low).mm())));
    }
  }
  for (const model::Bore* bore : panels::clear_bores(part, panels::kBlockWall)) {
    const TopoDS_Shape gone = drilled(*bore);
    for (TopoDS_Shape& slice : shapes_->slices) slice = BRepAlgoAPI_Cut(slice, gone).Shape();
  }
}

PartSolid::~PartSolid() = default;
PartSolid::PartSolid(PartSolid&&) noexcept = default;
PartSolid& PartSolid::operator=(PartSolid&&) noexcept = default;

double PartSolid::volume() const {
  double sum = 0;
  for (const TopoDS_Shape& slice : shapes_->slices) sum += volume_of(slice);
  return sum;
}

double PartSolid::common(const PartSolid& a, const geometry::Placement& at_a, const PartSolid& b,
                         const geometry::Placement& at_b) {
  double sum = 0;
  for (const TopoDS_Shape& slice_a : a.shapes_->slices) {
    for (const TopoDS_Shape& slice_b : b.shapes_->slices) {
      const TopoDS_Shape first = placed(slice_a, at_a);
      const TopoDS_Shape second = placed(slice_b, at_b);
      if (apart(first, second)) continue;
      BRepAlgoAPI_Common common(first, second);
      if (!common.IsDone() || common.HasErrors()) return -1;
      sum += volume_of(common.Shape());
    }
  }
  return sum;
}

}  // namespace plano::readers
