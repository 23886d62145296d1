// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <BRepLib.hxx>
#include <BRepMesh_IncrementalMesh.hxx>
#include <BRepTools.hxx>
#include <BRep_Tool.hxx>
#include <Poly_PolygonOnTriangulation.hxx>
#include <Poly_Triangulation.hxx>
#include <TopExp.hxx>
#include <TopTools_IndexedDataMapOfShapeListOfShape.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopTools_ListOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <map>
#include <utility>

#include "solid/occt/made_here.h"

namespace plano::solid {
namespace {

using mesh::TriangleMesh;

/// Beside the sagitta: no two neighbouring chords turn by more, radians. Eighteen sides to a turn
/// keep small holes round.
constexpr double kMostTurn = 0.35;

class Collector {
 public:
  TriangleMesh collect(const TopoDS_Shape& shape) {
    TopTools_IndexedMapOfShape faces;
    TopExp::MapShapes(shape, TopAbs_FACE, faces);
    for (int i = 1; i <= faces.Extent(); ++i) {
      add_face(TopoDS::Face(faces(i)), static_cast<std::uint32_t>(i - 1));
    }
    add_sharp_edges(shape);
    return std::move(out_);
  }

 private:
  std::uint32_t vertex(gp_Pnt p, const TopLoc_Location& location) {
    p.Transform(location.Transformation());
    const TriangleMesh::Vertex key{{Length::nearest_to_mm(p.X()), Length::nearest_to_mm(p.Y())},
                                   Length::nearest_to_mm(p.Z())};
    const auto [it, is_new] =
        numbers_.try_emplace(key, static_cast<std::uint32_t>(out_.vertices.size()));
    if (is_new) out_.vertices.push_back(key);
    return it->second;
  }

  void add_face(const TopoDS_Face& face, std::uint32_t number) {
    TopLoc_Location location;
    const Handle(Poly_Triangulation) mesh = BRep_Tool::Triangulation(face, location);
    if (mesh.IsNull()) return;
    for (int i = 1; i <= mesh->NbTriangles(); ++i) {
      int a = 0;
      int b = 0;
      int c = 0;
      mesh->Triangle(i).Get(a, b, c);
      if (face.Orientation() == TopAbs_REVERSED) std::swap(b, c);
      const std::array<std::uint32_t, 3> corners{vertex(mesh->Node(a), location),
                                                 vertex(mesh->Node(b), location),
                                                 vertex(mesh->Node(c), location)};
      // Rounded away, with both neighbours' edges.
      if (corners[0] == corners[1] || corners[1] == corners[2] || corners[2] == corners[0])
        continue;
      out_.triangles.push_back(corners);
      out_.face_of.push_back(number);
    }
  }

  void add_sharp_edges(const TopoDS_Shape& shape) {
    TopTools_IndexedDataMapOfShapeListOfShape faces_at;
    TopExp::MapShapesAndAncestors(shape, TopAbs_EDGE, TopAbs_FACE, faces_at);
    for (int i = 1; i <= faces_at.Extent(); ++i) {
      const TopoDS_Edge edge = TopoDS::Edge(faces_at.FindKey(i));
      const TopTools_ListOfShape& faces = faces_at.FindFromIndex(i);
      if (BRep_Tool::Degenerated(edge) || faces.Extent() != 2) continue;
      const TopoDS_Face a = TopoDS::Face(faces.First());
      const TopoDS_Face b = TopoDS::Face(faces.Last());
      if (a.IsSame(b) || BRep_Tool::Continuity(edge, a, b) >= GeomAbs_G1) continue;
      TopLoc_Location location;
      const Handle(Poly_Triangulation) mesh = BRep_Tool::Triangulation(a, location);
      if (mesh.IsNull()) continue;
      const Handle(Poly_PolygonOnTriangulation) polygon =
          BRep_Tool::PolygonOnTriangulation(edge, mesh, location);
      if (polygon.IsNull()) continue;
      std::vector<std::uint32_t> chain;
      for (int k = 1; k <= polygon->NbNodes(); ++k) {
        chain.push_back(vertex(mesh->Node(polygon->Node(k)), location));
      }
      out_.sharp_edges.push_back(std::move(chain));
    }
  }

  TriangleMesh out_;
  std::map<TriangleMesh::Vertex, std::uint32_t> numbers_;
};

/// Every edge is used as often one way as the other.
bool is_closed(const TriangleMesh& mesh) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> balance;
  for (const auto& t : mesh.triangles) {
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k];
      const std::uint32_t b = t[(k + 1) % 3];
      balance[a < b ? std::pair(a, b) : std::pair(b, a)] += a < b ? 1 : -1;
    }
  }
  for (const auto& [edge, sum] : balance) {
    if (sum != 0) return false;
  }
  return !mesh.triangles.empty();
}

}  // namespace

Expected<TriangleMesh, Reason> mesh_of(const TopoDS_Shape& shape, Length sagitta) {
  auto mesh = answered([&] {
    BRepLib::EncodeRegularity(shape);
    const BRepMesh_IncrementalMesh mesher(shape, sagitta.mm(), Standard_False, kMostTurn,
                                          Standard_False);
    return Collector().collect(shape);
  });
  if (mesh && !is_closed(*mesh)) {
    return failure(Reason{Reason::Kind::kernel, "the mesh has a hole"});
  }
  return mesh;
}

}  // namespace plano::solid
