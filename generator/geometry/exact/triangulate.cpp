// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "geometry/exact/triangulate.h"

#include <CGAL/Constrained_Delaunay_triangulation_2.h>
#include <CGAL/Constrained_triangulation_face_base_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Triangulation_face_base_with_info_2.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>
#include <CGAL/exceptions.h>

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace plano::geometry::exact {
namespace {

using Triangle = std::array<std::uint32_t, 3>;
using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using VertexBase = CGAL::Triangulation_vertex_base_with_info_2<std::uint32_t, Kernel>;
enum class Place : std::uint8_t { unknown, inside, outside };
using FaceBase = CGAL::Constrained_triangulation_face_base_2<
    Kernel, CGAL::Triangulation_face_base_with_info_2<Place, Kernel>>;
using Storage = CGAL::Triangulation_data_structure_2<VertexBase, FaceBase>;
// Loops never cross, so no intersection point is ever wanted; CGAL throws if one were.
using Delaunay = CGAL::Constrained_Delaunay_triangulation_2<Kernel, Storage,
                                                            CGAL::No_constraint_intersection_tag>;

/// Nanometres as doubles: whole numbers, exact.
Kernel::Point_2 cgal_point(Point p) {
  return {static_cast<double>(p.x.nm()), static_cast<double>(p.y.nm())};
}

std::vector<Delaunay::Vertex_handle> insert_points(
    Delaunay& mesh, const std::vector<Point>& points,
    const std::vector<std::vector<std::uint32_t>>& loops) {
  std::vector<std::pair<Kernel::Point_2, std::uint32_t>> used;
  for (const auto& loop : loops) {
    for (const std::uint32_t index : loop) {
      used.emplace_back(cgal_point(points[index]), index);
    }
  }
  mesh.insert(used.begin(), used.end());
  std::vector<Delaunay::Vertex_handle> handles(points.size());
  for (auto vertex = mesh.finite_vertices_begin(); vertex != mesh.finite_vertices_end(); ++vertex) {
    handles[vertex->info()] = vertex;
  }
  return handles;
}

/// Floods from the outside in: crossing a constraint changes sides.
void mark_places(Delaunay& mesh) {
  for (auto face = mesh.all_faces_begin(); face != mesh.all_faces_end(); ++face) {
    face->info() = Place::unknown;
  }
  std::vector<Delaunay::Face_handle> waiting{mesh.infinite_face()};
  waiting.front()->info() = Place::outside;
  while (!waiting.empty()) {
    const Delaunay::Face_handle face = waiting.back();
    waiting.pop_back();
    for (int i = 0; i < 3; ++i) {
      const Delaunay::Face_handle next = face->neighbor(i);
      if (next->info() != Place::unknown) {
        continue;
      }
      const bool inside = (face->info() == Place::inside) != face->is_constrained(i);
      next->info() = inside ? Place::inside : Place::outside;
      waiting.push_back(next);
    }
  }
}

std::vector<Triangle> inner_triangles(const Delaunay& mesh) {
  std::vector<Triangle> triangles;
  for (auto face = mesh.finite_faces_begin(); face != mesh.finite_faces_end(); ++face) {
    if (face->info() != Place::inside) {
      continue;
    }
    Triangle triangle{face->vertex(0)->info(), face->vertex(1)->info(), face->vertex(2)->info()};
    std::rotate(triangle.begin(), std::min_element(triangle.begin(), triangle.end()),
                triangle.end());
    triangles.push_back(triangle);
  }
  // Faces come in the order of CGAL's memory pool; the result must not depend on it.
  std::sort(triangles.begin(), triangles.end());
  return triangles;
}

}  // namespace

std::vector<Triangle> triangulate(const std::vector<Point>& points,
                                  const std::vector<std::vector<std::uint32_t>>& loops) {
  try {
    Delaunay mesh;
    const auto handles = insert_points(mesh, points, loops);
    for (const auto& loop : loops) {
      for (std::size_t i = 0; i < loop.size(); ++i) {
        const auto from = handles[loop[i]];
        const auto to = handles[loop[i + 1 == loop.size() ? 0 : i + 1]];
        CHECK(from != Delaunay::Vertex_handle() && to != Delaunay::Vertex_handle(),
              "two points of the loops are at one place");
        mesh.insert_constraint(from, to);
      }
    }
    mark_places(mesh);
    return inner_triangles(mesh);
  } catch (const CGAL::Failure_exception& error) {
    CHECK(false, std::string("loops to triangulate cross: ") + error.what());
  } catch (const Delaunay::Intersection_of_constraints_exception&) {
    CHECK(false, "loops to triangulate cross");
  }
  return {};
}

}  // namespace plano::geometry::exact
