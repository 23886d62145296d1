// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <BRepAdaptor_Curve.hxx>
#include <BRepAlgoAPI_Common.hxx>
#include <BRepAlgoAPI_Cut.hxx>
#include <BRepAlgoAPI_Fuse.hxx>
#include <BRepBuilderAPI_MakeEdge.hxx>
#include <BRepBuilderAPI_MakeFace.hxx>
#include <BRepBuilderAPI_MakeWire.hxx>
#include <BRepCheck_Analyzer.hxx>
#include <BRepFilletAPI_MakeFillet.hxx>
#include <BRepGProp.hxx>
#include <BRepLib.hxx>
#include <BRepPrimAPI_MakeBox.hxx>
#include <BRepPrimAPI_MakeCone.hxx>
#include <BRepPrimAPI_MakeCylinder.hxx>
#include <BRepPrimAPI_MakePrism.hxx>
#include <BRepPrimAPI_MakeRevol.hxx>
#include <BRepTools.hxx>
#include <BRep_Builder.hxx>
#include <BRep_Tool.hxx>
#include <GProp_GProps.hxx>
#include <ShapeUpgrade_UnifySameDomain.hxx>
#include <Standard_Failure.hxx>
#include <TopExp.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_IndexedDataMapOfShapeListOfShape.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopTools_ListOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Compound.hxx>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "base/check.h"
#include "geometry/exact/evaluate.h"
#include "solid/occt/made_here.h"

namespace plano::solid {
namespace {

using geometry::Placement;
using geometry::Vec3;
using model::Form;

/// Below this an end of an edge counts as level with the top or bottom of its form.
constexpr double kLevelMm = 1e-6;

/// Carried from inside a build to its door, where it becomes an answer.
struct Refused {
  Reason reason;
};
[[noreturn]] void refuse(Reason::Kind kind, std::string detail = {}) {
  throw Refused{{kind, std::move(detail)}};
}

gp_Pnt point(Vec3 p) {
  return {p.x, p.y, p.z};
}
gp_Dir direction(Vec3 d) {
  return {d.x, d.y, d.z};
}

TopoDS_Shape moved(const TopoDS_Shape& shape, const Placement& placement) {
  gp_Trsf motion;
  motion.SetTransformation(
      gp_Ax3(point(placement.origin), direction(placement.w), direction(placement.u)),
      gp_Ax3(gp::XOY()));
  return shape.Moved(TopLoc_Location(motion));
}

// ---- Outlines

/// Takes points of an outline into the plane it is drawn in.
using ToSpace = gp_Pnt (*)(geometry::Point);

gp_Pnt in_floor(geometry::Point p) {
  return {p.x.mm(), p.y.mm(), 0};
}
gp_Pnt beside_axis(geometry::Point p) {
  return {p.x.mm(), 0, p.y.mm()};
}

TopoDS_Edge edge_of(const geometry::Contour& contour, std::size_t i, ToSpace to_space) {
  const geometry::Edge& edge = contour.edges[i];
  const gp_Pnt from = to_space(edge.start);
  const gp_Pnt to = to_space(contour.next(i).start);
  if (!edge.arc) return BRepBuilderAPI_MakeEdge(from, to);
  const gp_Pnt centre = to_space(edge.arc->centre);
  // The normal for which the arc runs the way it is drawn: seen along it, counter-clockwise.
  const bool left = edge.arc->turn == geometry::Turn::counter_clockwise;
  const gp_Vec across(to_space({}), to_space({Length::millimetres(1), {}}));
  const gp_Vec up(to_space({}), to_space({{}, Length::millimetres(1)}));
  const gp_Dir normal(left ? across.Crossed(up) : up.Crossed(across));
  const gp_Circ circle(gp_Ax2(centre, normal, gp_Dir(gp_Vec(centre, from))), edge.arc->radius.mm());
  if (contour.is_circle()) return BRepBuilderAPI_MakeEdge(circle);
  const double sweep = std::fabs(geometry::sweep_degrees(contour, i)) * std::numbers::pi / 180;
  return BRepBuilderAPI_MakeEdge(circle, 0.0, sweep);
}

/// Ends of arcs miss the next edge's start by nanometres: the wire maker joins them by tolerance.
TopoDS_Wire wire_of(const geometry::Contour& contour, ToSpace to_space) {
  BRepBuilderAPI_MakeWire wire;
  for (std::size_t i = 0; i < contour.edges.size(); ++i) {
    wire.Add(edge_of(contour, i, to_space));
    if (!wire.IsDone()) refuse(Reason::Kind::kernel, "a wire does not close");
  }
  return wire.Wire();
}

TopoDS_Face face_of(const geometry::Face& face, ToSpace to_space) {
  BRepBuilderAPI_MakeFace maker(wire_of(face.outer, to_space), Standard_True);
  for (const geometry::Contour& hole : face.holes) maker.Add(wire_of(hole, to_space));
  if (!maker.IsDone()) refuse(Reason::Kind::kernel, "an outline does not lie in a plane");
  return maker.Face();
}

TopoDS_Shape compound_of(const std::vector<TopoDS_Shape>& shapes) {
  if (shapes.size() == 1) return shapes.front();
  BRep_Builder builder;
  TopoDS_Compound all;
  builder.MakeCompound(all);
  for (const TopoDS_Shape& shape : shapes) builder.Add(all, shape);
  return all;
}

double signed_volume(const TopoDS_Shape& shape) {
  GProp_GProps properties;
  BRepGProp::VolumeProperties(shape, properties);
  return properties.Mass();
}

/// Sweeps every face of a region; what comes out inside out is turned.
template <class Sweep>
TopoDS_Shape swept(const geometry::Region& region, ToSpace to_space, const Sweep& sweep) {
  std::vector<TopoDS_Shape> solids;
  for (const geometry::Face& face : region.faces) {
    TopoDS_Shape solid = sweep(face_of(face, to_space));
    if (signed_volume(solid) < 0) solid.Reverse();
    solids.push_back(solid);
  }
  if (solids.empty()) refuse(Reason::Kind::empty);
  return compound_of(solids);
}

// ---- Forms

class Builder {
 public:
  TopoDS_Shape build(const Form& form) {
    TopoDS_Shape shape = std::visit([&](const auto& what) { return this->make(what); }, form.what);
    if (form.fillet) shape = rounded(shape, *form.fillet);
    return shape;
  }

 private:
  TopoDS_Shape make(const Form::Box& box) {
    return BRepPrimAPI_MakeBox(box.x.mm(), box.y.mm(), box.z.mm()).Solid();
  }

  TopoDS_Shape make(const Form::Cone& cone) {
    const double low = cone.diameter.mm() / 2;
    const double high = cone.top_diameter.mm() / 2;
    if (cone.diameter == cone.top_diameter) {
      return BRepPrimAPI_MakeCylinder(low, cone.height.mm()).Solid();
    }
    return BRepPrimAPI_MakeCone(low, high, cone.height.mm()).Solid();
  }

  geometry::Region region_of(const geometry::Shape& outline) {
    auto region = geometry::exact::evaluate(outline);
    if (!region) refuse(Reason::Kind::bad_outline, region.error().detail);
    for (const geometry::Face& face : region->faces) {
      edges_ += face.outer.edges.size();
      for (const geometry::Contour& hole : face.holes) edges_ += hole.edges.size();
    }
    if (edges_ > kMostFormEdges) refuse(Reason::Kind::too_large);
    return std::move(*region);
  }

  TopoDS_Shape make(const Form::Extrusion& extrusion) {
    const gp_Vec up(0, 0, extrusion.height.mm());
    return swept(region_of(extrusion.outline), in_floor,
                 [&](const TopoDS_Face& face) { return BRepPrimAPI_MakePrism(face, up).Shape(); });
  }

  TopoDS_Shape make(const Form::Revolution& revolution) {
    const geometry::Region region = region_of(revolution.outline);
    if (!region.empty() && geometry::bounding_box(region).low.x < Length()) {
      refuse(Reason::Kind::crosses_axis);
    }
    const double angle = revolution.angle.degrees() * std::numbers::pi / 180;
    const bool whole = revolution.angle == Angle::degrees(360);
    return swept(region, beside_axis, [&](const TopoDS_Face& face) -> TopoDS_Shape {
      if (whole) return BRepPrimAPI_MakeRevol(face, gp::OZ()).Shape();
      return BRepPrimAPI_MakeRevol(face, gp::OZ(), angle).Shape();
    });
  }

  TopoDS_Shape make(const Form::Compound& compound) {
    TopTools_ListOfShape first;
    TopTools_ListOfShape others;
    for (std::size_t i = 0; i < compound.of.size(); ++i) {
      const TopoDS_Shape shape = moved(build(compound.of[i]), compound.of[i].place);
      (i == 0 ? first : others).Append(shape);
    }
    if (others.IsEmpty()) return first.First();
    switch (compound.kind) {
      case Form::Compound::Kind::unite:
        return combined(BRepAlgoAPI_Fuse(), first, others);
      case Form::Compound::Kind::subtract:
        return combined(BRepAlgoAPI_Cut(), first, others);
      case Form::Compound::Kind::intersect:
        return common_of(first.First(), others);
    }
    refuse(Reason::Kind::kernel, "a compound of no kind");
  }

  /// What all have in common: one after the other, as OpenCASCADE's tools are united first.
  TopoDS_Shape common_of(TopoDS_Shape left, const TopTools_ListOfShape& others) {
    for (const TopoDS_Shape& other : others) {
      TopTools_ListOfShape a;
      TopTools_ListOfShape b;
      a.Append(left);
      b.Append(other);
      left = combined(BRepAlgoAPI_Common(), a, b);
    }
    return left;
  }

  template <class Operation>
  TopoDS_Shape combined(Operation operation, const TopTools_ListOfShape& arguments,
                        const TopTools_ListOfShape& tools) {
    operation.SetArguments(arguments);
    operation.SetTools(tools);
    operation.SetRunParallel(Standard_False);
    operation.Build();
    if (operation.HasErrors()) refuse(Reason::Kind::kernel, "a boolean failed");
    // Faces that continue one another become one again.
    ShapeUpgrade_UnifySameDomain unify(operation.Shape());
    unify.Build();
    return unify.Shape();
  }

  /// The edges a fillet means: no seams, and none between faces that meet smoothly.
  TopoDS_Shape rounded(const TopoDS_Shape& shape, const Form::Fillet& fillet) {
    BRepLib::EncodeRegularity(shape);
    TopTools_IndexedDataMapOfShapeListOfShape faces_at;
    TopExp::MapShapesAndAncestors(shape, TopAbs_EDGE, TopAbs_FACE, faces_at);
    const auto [low, high] = heights_of(shape);
    BRepFilletAPI_MakeFillet maker(shape);
    int count = 0;
    for (int i = 1; i <= faces_at.Extent(); ++i) {
      const TopoDS_Edge edge = TopoDS::Edge(faces_at.FindKey(i));
      const TopTools_ListOfShape& faces = faces_at.FindFromIndex(i);
      if (BRep_Tool::Degenerated(edge) || faces.Extent() != 2) continue;
      const TopoDS_Face a = TopoDS::Face(faces.First());
      const TopoDS_Face b = TopoDS::Face(faces.Last());
      if (a.IsSame(b) || BRep_Tool::Continuity(edge, a, b) >= GeomAbs_G1) continue;
      if (!is_meant(edge, fillet.edges, low, high)) continue;
      maker.Add(fillet.radius.mm(), edge);
      ++count;
    }
    if (count == 0) refuse(Reason::Kind::no_edge_to_round);
    try {
      maker.Build();
    } catch (const Standard_Failure&) {
      refuse(Reason::Kind::fillet_too_large);
    }
    if (!maker.IsDone()) refuse(Reason::Kind::fillet_too_large);
    const TopoDS_Shape result = maker.Shape();
    if (!BRepCheck_Analyzer(result).IsValid()) refuse(Reason::Kind::fillet_too_large);
    return result;
  }

  static std::pair<double, double> heights_of(const TopoDS_Shape& shape) {
    double low = 0;
    double high = 0;
    bool first = true;
    for (TopExp_Explorer it(shape, TopAbs_VERTEX); it.More(); it.Next()) {
      const double z = BRep_Tool::Pnt(TopoDS::Vertex(it.Current())).Z();
      low = first ? z : std::min(low, z);
      high = first ? z : std::max(high, z);
      first = false;
    }
    return {low, high};
  }

  static bool is_meant(const TopoDS_Edge& edge, Form::Rims rims, double low, double high) {
    if (rims == Form::Rims::all) return true;
    const BRepAdaptor_Curve curve(edge);
    const gp_Pnt from = curve.Value(curve.FirstParameter());
    const gp_Pnt middle = curve.Value((curve.FirstParameter() + curve.LastParameter()) / 2);
    const gp_Pnt to = curve.Value(curve.LastParameter());
    const auto all_at = [&](double z) {
      return std::fabs(from.Z() - z) < kLevelMm && std::fabs(middle.Z() - z) < kLevelMm &&
             std::fabs(to.Z() - z) < kLevelMm;
    };
    if (rims == Form::Rims::top) return all_at(high);
    if (rims == Form::Rims::bottom) return all_at(low);
    return std::fabs(to.X() - from.X()) + std::fabs(to.Y() - from.Y()) < kLevelMm &&
           std::fabs(to.Z() - from.Z()) > kLevelMm;
  }

  std::size_t edges_ = 0;
};

/// Exactly one valid solid, or the reason.
TopoDS_Shape one_solid(const TopoDS_Shape& shape) {
  TopTools_IndexedMapOfShape solids;
  TopExp::MapShapes(shape, TopAbs_SOLID, solids);
  if (solids.IsEmpty()) refuse(Reason::Kind::empty);
  if (solids.Extent() > 1) refuse(Reason::Kind::in_pieces, std::to_string(solids.Extent()));
  const TopoDS_Shape& solid = solids(1);
  if (!BRepCheck_Analyzer(solid).IsValid()) refuse(Reason::Kind::kernel, "not a valid solid");
  return solid;
}

/// The same as `answered`, where a build may be refused.
template <class Make>
Expected<ShapePtr, Reason> guarded(const Make& make) {
  try {
    return answered([&] { return std::make_shared<const TopoDS_Shape>(make()); });
  } catch (const Refused& refused) {
    return failure(refused.reason);
  }
}

}  // namespace

Expected<ShapePtr, Reason> build_form(const Form& form) {
  return guarded([&] { return one_solid(Builder().build(form)); });
}

Expected<ShapePtr, Reason> build_prism(const geometry::Region& region, Length low, Length high,
                                       const Placement& placement) {
  return guarded([&] {
    const gp_Vec up(0, 0, (high - low).mm());
    const TopoDS_Shape prism = swept(region, in_floor, [&](const TopoDS_Face& face) {
      return BRepPrimAPI_MakePrism(face, up).Shape();
    });
    Placement lifted = placement;
    lifted.origin = placement.at(0, 0, low.mm());
    return moved(prism, lifted);
  });
}

ShapePtr placed(const TopoDS_Shape& shape, const Placement& placement) {
  const auto there = guarded([&] { return moved(shape, placement); });
  CHECK(there.has_value(), "a solid is placed by square axes: " + there.error().detail);
  return *there;
}

Expected<double, Reason> volume_mm3(const TopoDS_Shape& shape) {
  return answered([&] { return signed_volume(shape); });
}

Expected<SharedSpace, Reason> shared_space(const TopoDS_Shape& a, const TopoDS_Shape& b) {
  try {
    return answered([&] {
      TopTools_ListOfShape first;
      TopTools_ListOfShape second;
      first.Append(a);
      second.Append(b);
      BRepAlgoAPI_Common common;
      common.SetArguments(first);
      common.SetTools(second);
      common.SetRunParallel(Standard_False);
      common.Build();
      if (common.HasErrors()) refuse(Reason::Kind::kernel, "a boolean failed");
      SharedSpace shared{signed_volume(common.Shape()), 0};
      for (TopExp_Explorer each(common.Shape(), TopAbs_SOLID); each.More(); each.Next()) {
        GProp_GProps surface;
        BRepGProp::SurfaceProperties(each.Current(), surface);
        if (surface.Mass() <= 0) continue;
        shared.thickness_mm =
            std::max(shared.thickness_mm, 2 * signed_volume(each.Current()) / surface.Mass());
      }
      return shared;
    });
  } catch (const Refused& refused) {
    return failure(refused.reason);
  }
}

}  // namespace plano::solid
