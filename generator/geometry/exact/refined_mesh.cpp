// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/refined_mesh.h"

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Delaunay_mesh_face_base_2.h>
#include <CGAL/Delaunay_mesh_size_criteria_2.h>
#include <CGAL/Delaunay_mesh_vertex_base_2.h>
#include <CGAL/Delaunay_mesher_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/exceptions.h>

#include <algorithm>
#include <map>

#include "geometry/exact/triangulate.h"

namespace plano::geometry::exact {
namespace {

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Storage = CGAL::Triangulation_data_structure_2<CGAL::Delaunay_mesh_vertex_base_2<Kernel>,
                                                     CGAL::Delaunay_mesh_face_base_2<Kernel>>;
// Outlines that were simplified may cross by a hair.
using Delaunay =
    CGAL::Constrained_Delaunay_triangulation_2<Kernel, Storage, CGAL::Exact_predicates_tag>;
using Criteria = CGAL::Delaunay_mesh_size_criteria_2<Delaunay>;
using Mesher = CGAL::Delaunay_mesher_2<Delaunay, Criteria>;

/// Squared ratio of the shortest edge to twice the radius around: an angle of 20.7 degrees, the
/// least for which the refinement is known to end.
constexpr double kShape = 0.125;

Kernel::Point_2 cgal_point(Point p) {
  return {p.x.mm(), p.y.mm()};
}

bool is_hole(const std::vector<Point>& loop) {
  double twice = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Point a = loop[i];
    const Point b = loop[i + 1 == loop.size() ? 0 : i + 1];
    twice += a.x.mm() * b.y.mm() - b.x.mm() * a.y.mm();
  }
  return twice < 0;
}

/// A place inside a hole: the middle of its largest triangle.
Kernel::Point_2 inside_of(const std::vector<Point>& hole) {
  std::vector<std::uint32_t> turned;
  for (std::size_t i = hole.size(); i > 0; --i) turned.push_back(static_cast<std::uint32_t>(i - 1));
  double largest = -1;
  Kernel::Point_2 middle = cgal_point(hole.front());
  for (const auto& corners : triangulate(hole, {turned})) {
    const auto a = cgal_point(hole[corners[0]]);
    const auto b = cgal_point(hole[corners[1]]);
    const auto c = cgal_point(hole[corners[2]]);
    const double area = CGAL::area(a, b, c);
    if (area <= largest) continue;
    largest = area;
    middle = CGAL::centroid(a, b, c);
  }
  return middle;
}

RefinedMesh result_of(const Delaunay& mesh) {
  RefinedMesh out;
  const auto rounded = [](const Delaunay::Vertex_handle vertex) {
    return Point{Length::nearest_to_mm(vertex->point().x()),
                 Length::nearest_to_mm(vertex->point().y())};
  };
  std::map<Point, std::uint32_t> numbers;
  for (auto face = mesh.finite_faces_begin(); face != mesh.finite_faces_end(); ++face) {
    if (!face->is_in_domain()) continue;
    for (int i = 0; i < 3; ++i) numbers[rounded(face->vertex(i))] = 0;
  }
  for (auto& [point, number] : numbers) {
    number = static_cast<std::uint32_t>(out.points.size());
    out.points.push_back(point);
  }
  for (auto face = mesh.finite_faces_begin(); face != mesh.finite_faces_end(); ++face) {
    if (!face->is_in_domain()) continue;
    std::array<std::uint32_t, 3> corners{numbers[rounded(face->vertex(0))],
                                         numbers[rounded(face->vertex(1))],
                                         numbers[rounded(face->vertex(2))]};
    std::rotate(corners.begin(), std::min_element(corners.begin(), corners.end()), corners.end());
    out.triangles.push_back(corners);
  }
  std::sort(out.triangles.begin(), out.triangles.end());
  return out;
}

}  // namespace

std::optional<RefinedMesh> refined_mesh(const std::vector<std::vector<Point>>& loops,
                                        const std::vector<Point>& also, Length longest,
                                        std::size_t most) {
  try {
    Delaunay mesh;
    std::vector<Kernel::Point_2> holes;
    for (const std::vector<Point>& loop : loops) {
      if (loop.size() < 3) continue;
      std::vector<Kernel::Point_2> closed;
      for (const Point p : loop) closed.push_back(cgal_point(p));
      mesh.insert_constraint(closed.begin(), closed.end(), true);
      if (is_hole(loop)) holes.push_back(inside_of(loop));
    }
    for (const Point p : also) mesh.insert(cgal_point(p));
    Mesher mesher(mesh, Criteria(kShape, longest.mm()));
    mesher.set_seeds(holes.begin(), holes.end(), false);
    mesher.init();
    while (!mesher.is_refinement_done()) {
      if (mesh.number_of_vertices() > most || !mesher.step_by_step_refine_mesh()) break;
    }
    if (mesh.number_of_vertices() > most) return std::nullopt;
    RefinedMesh out = result_of(mesh);
    if (out.triangles.empty()) return std::nullopt;
    return out;
  } catch (const CGAL::Failure_exception&) {
    return std::nullopt;  // loops that are no outlines
  }
}

}  // namespace plano::geometry::exact
