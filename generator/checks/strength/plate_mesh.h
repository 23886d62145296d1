// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A board as triangles with six points, for a calculation as a plate. Frame of the part, mm.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "checks/strength/plate_case.h"

namespace plano::checks {

struct FlatPoint {
  double u = 0;
  double v = 0;
};

struct PlateMesh {
  std::vector<FlatPoint> points;  // corners of triangles, then middles of their sides
  std::size_t corners = 0;        // how many of them are corners
  /// Three corners counter-clockwise, then the middles of the sides that begin at each.
  std::vector<std::array<std::uint32_t, 6>> triangles;
};
double area_of(const PlateMesh& mesh, std::size_t triangle);

/// Outlines stray by this much when corners that carry nothing are left out.
inline constexpr double kOutlineStrayMm = 1;
/// Holes smaller than this (a bolt of 8 mm) are left out.
inline constexpr double kLeastHoleMm2 = 50;

/// Of closed outlines, mm: outer ones counter-clockwise, holes clockwise. `also` become corners,
/// unless they lie so near to an outline that they would make slivers. Sides at most `longest_mm`,
/// twice that where it would take more than 2500 corners, and so on up to eight times; nothing
/// where that is not enough either.
std::optional<PlateMesh> mesh_of(const std::vector<std::vector<FlatPoint>>& loops,
                                 const std::vector<FlatPoint>& also, double longest_mm);

struct SupportedMesh {
  PlateMesh mesh;
  std::vector<std::uint32_t> held;  // points that something bears from below, rising
};
/// Of a board, with what bears it where strips see it (plate_grid.h). Pockets count as holes.
std::optional<SupportedMesh> mesh_of(const Scene& scene, const PlateCase& plate);

}  // namespace plano::checks
