// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/plate_mesh.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "checks/strength/plate_grid.h"
#include "geometry/exact/evaluate.h"
#include "geometry/exact/refined_mesh.h"

namespace plano::checks {
namespace {

using geometry::Point;

constexpr std::size_t kMostCorners = 2500;
constexpr int kCoarser = 3;              // times the sides are doubled
constexpr double kUsualTriangles = 900;  // of a whole board
constexpr Length kSagitta = 500_um;

double cross(FlatPoint o, FlatPoint a, FlatPoint b) {
  return (a.u - o.u) * (b.v - o.v) - (a.v - o.v) * (b.u - o.u);
}

double distance(FlatPoint a, FlatPoint b) {
  return std::sqrt((a.u - b.u) * (a.u - b.u) + (a.v - b.v) * (a.v - b.v));
}

double distance_to_side(FlatPoint p, FlatPoint a, FlatPoint b) {
  const double length = distance(a, b);
  if (length == 0) return distance(p, a);
  const double along = ((p.u - a.u) * (b.u - a.u) + (p.v - a.v) * (b.v - a.v)) / (length * length);
  const double t = std::clamp(along, 0.0, 1.0);
  return distance(p, {a.u + t * (b.u - a.u), a.v + t * (b.v - a.v)});
}

/// Keeps, between two points that stay, the one that strays most, as long as it strays too far.
void keep_far(const std::vector<FlatPoint>& loop, std::size_t from, std::size_t to,
              std::vector<std::uint8_t>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> waiting{{from, to}};
  while (!waiting.empty()) {
    const auto [a, b] = waiting.back();
    waiting.pop_back();
    std::size_t far = a;
    double most = kOutlineStrayMm;
    for (std::size_t i = a + 1; i < b; ++i) {
      const double stray = distance_to_side(loop[i], loop[a], loop[b % loop.size()]);
      if (stray <= most) continue;
      most = stray;
      far = i;
    }
    if (far == a) continue;
    keep[far] = 1;
    waiting.emplace_back(a, far);
    waiting.emplace_back(far, b);
  }
}

std::vector<FlatPoint> simplified(const std::vector<FlatPoint>& loop) {
  std::vector<std::uint8_t> keep(loop.size());
  std::size_t opposite = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    if (distance(loop[0], loop[i]) > distance(loop[0], loop[opposite])) opposite = i;
  }
  keep[0] = keep[opposite] = 1;
  keep_far(loop, 0, opposite, keep);
  keep_far(loop, opposite, loop.size(), keep);
  std::vector<FlatPoint> out;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    if (keep[i] != 0) out.push_back(loop[i]);
  }
  return out;
}

double signed_area(const std::vector<FlatPoint>& loop) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < loop.size(); ++i) twice += cross(loop[0], loop[i], loop[i + 1]);
  return twice / 2;
}

Point exact(FlatPoint p) {
  return {Length::nearest_to_mm(p.u), Length::nearest_to_mm(p.v)};
}

bool near_outline(FlatPoint p, const std::vector<std::vector<FlatPoint>>& loops, double most) {
  for (const auto& loop : loops) {
    for (std::size_t i = 0; i < loop.size(); ++i) {
      if (distance_to_side(p, loop[i], loop[(i + 1) % loop.size()]) < most) return true;
    }
  }
  return false;
}

PlateMesh with_middles(const geometry::exact::RefinedMesh& flat) {
  PlateMesh out;
  for (const Point p : flat.points) out.points.push_back({p.x.mm(), p.y.mm()});
  out.corners = out.points.size();
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> middles;
  for (const auto& t : flat.triangles) {
    std::array<std::uint32_t, 6> six{t[0], t[1], t[2], 0, 0, 0};
    for (std::size_t i = 0; i < 3; ++i) {
      const std::uint32_t a = t[i];
      const std::uint32_t b = t[(i + 1) % 3];
      const auto [it, fresh] = middles.try_emplace(std::minmax(a, b), out.points.size());
      if (fresh) {
        out.points.push_back(
            {(out.points[a].u + out.points[b].u) / 2, (out.points[a].v + out.points[b].v) / 2});
      }
      six[3 + i] = it->second;
    }
    out.triangles.push_back(six);
  }
  return out;
}

/// The full section of a board: its outline without its pockets.
std::vector<std::vector<FlatPoint>> loops_of(const panels::Part& part) {
  std::vector<geometry::Shape> cuts;
  for (const auto& pocket : part.pockets) cuts.push_back(geometry::Shape::covering(pocket.area));
  const auto region = geometry::exact::evaluate(geometry::Shape::subtract(
      geometry::Shape::covering(geometry::Region{{part.profile}}), std::move(cuts)));
  std::vector<std::vector<FlatPoint>> loops;
  const auto add = [&](const geometry::Contour& contour) {
    std::vector<FlatPoint> loop;
    for (const Point p : geometry::flattened(contour, kSagitta)) {
      loop.push_back({p.x.mm(), p.y.mm()});
    }
    loops.push_back(std::move(loop));
  };
  for (const auto& face : region ? region->faces : std::vector<geometry::Face>{}) {
    add(face.outer);
    for (const auto& hole : face.holes) add(hole);
  }
  return loops;
}

/// Wood that is held, no two of them nearer than `apart`: the edges of narrow supports first, as
/// the rows of the grid go.
std::vector<FlatPoint> bearing_places(const PlateGrid& grid, double apart) {
  std::vector<FlatPoint> places;
  std::map<std::pair<int, int>, std::vector<FlatPoint>> squares;
  for (int row = 0; row < grid.count(false); ++row) {
    for (int column = 0; column < grid.count(true); ++column) {
      const FlatPoint p{(column + 0.5) * grid.cell(), (row + 0.5) * grid.cell()};
      if (!grid.wood(column, row, true) || !grid.bears(p.u, p.v)) continue;
      const int x = static_cast<int>(p.u / apart);
      const int y = static_cast<int>(p.v / apart);
      bool taken = false;
      for (int dx = -1; dx <= 1 && !taken; ++dx) {
        for (int dy = -1; dy <= 1 && !taken; ++dy) {
          const auto it = squares.find({x + dx, y + dy});
          if (it == squares.end()) continue;
          taken = std::any_of(it->second.begin(), it->second.end(),
                              [&](FlatPoint other) { return distance(p, other) < apart; });
        }
      }
      if (taken) continue;
      squares[{x, y}].push_back(p);
      places.push_back(p);
    }
  }
  return places;
}

}  // namespace

double area_of(const PlateMesh& mesh, std::size_t triangle) {
  const auto& t = mesh.triangles[triangle];
  return cross(mesh.points[t[0]], mesh.points[t[1]], mesh.points[t[2]]) / 2;
}

std::optional<PlateMesh> mesh_of(const std::vector<std::vector<FlatPoint>>& loops,
                                 const std::vector<FlatPoint>& also, double longest_mm) {
  std::vector<std::vector<FlatPoint>> simple;
  for (const auto& loop : loops) {
    if (loop.size() < 3) continue;
    auto kept = simplified(loop);
    const double area = signed_area(kept);
    if (kept.size() < 3 || area == 0 || (area < 0 && -area < kLeastHoleMm2)) continue;
    simple.push_back(std::move(kept));
  }
  std::vector<std::vector<Point>> exact_loops;
  for (const auto& loop : simple) {
    std::vector<Point> points;
    for (const FlatPoint p : loop) points.push_back(exact(p));
    exact_loops.push_back(std::move(points));
  }
  std::vector<Point> inside;
  for (const FlatPoint p : also) {
    if (!near_outline(p, simple, longest_mm / 5)) inside.push_back(exact(p));
  }
  for (int k = 0; k <= kCoarser; ++k) {
    const auto flat = geometry::exact::refined_mesh(
        exact_loops, inside, Length::nearest_to_mm(longest_mm * (1 << k)), kMostCorners);
    if (flat) return with_middles(*flat);
  }
  return std::nullopt;
}

std::optional<SupportedMesh> mesh_of(const Scene& scene, const PlateCase& plate) {
  const panels::Part& part = scene.part_of(scene.bodies[plate.body]);
  const PlateGrid grid(plate);
  // Regular triangles of side h have an area of 0.433 h².
  const double wanted = std::sqrt(geometry::area(part.profile).mm2() / (0.433 * kUsualTriangles));
  const double longest = std::max(wanted, plate.thickness);
  auto mesh = mesh_of(loops_of(part), bearing_places(grid, longest / 2), longest);
  if (!mesh) return std::nullopt;
  SupportedMesh out{std::move(*mesh), {}};
  for (std::uint32_t i = 0; i < out.mesh.points.size(); ++i) {
    if (grid.bears(out.mesh.points[i].u, out.mesh.points[i].v)) out.held.push_back(i);
  }
  return out;
}

}  // namespace plano::checks
