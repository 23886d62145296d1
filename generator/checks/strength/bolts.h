// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Bolts in wood across their axis, EN 1995-1-1 chapter 8 (ourocode carries the same formulas):
/// embedment, yield moment, Johansen's failure modes in single shear without rope effect, splitting
/// across the grain, several bolts in a row, distances. Forces in N, lengths in mm, stresses in
/// N/mm².
#pragma once

#include <span>
#include <vector>

namespace plano::checks {

/// f_h,k of plywood, in any direction: 0.11 (1 - 0.01 d) ρ_k.
double embedment_plywood(double diameter_mm, double density);
/// k90, by which timber bears less across its grain than along it.
double across_factor(double diameter_mm, bool softwood);
/// f_h,α,k of timber at an angle to its grain: 0.082 (1 - 0.01 d) ρ_k / (k90 sin² + cos²), k90
/// = 1.35 + 0.015 d in softwood, 0.90 + 0.015 d in hardwood.
double embedment_timber(double diameter_mm, double density, double angle_degrees, bool softwood);
/// M_y,Rk = 0.3 f_u d^2.6, N·mm.
double yield_moment(double diameter_mm, double ultimate_strength);
/// f_u of a property class: 400 of 4.6, 800 of 8.8; of stainless steel of which only the grade (A2,
/// A4) is said 500, the lowest class of ISO 3506.
inline constexpr double kUltimate46 = 400;
inline constexpr double kUltimate88 = 800;
inline constexpr double kUltimateStainless = 500;

struct Member {
  double thickness_mm = 0;
  double embedment = 0;
};
/// F_v,Rk of one bolt through two members, the least of six modes.
double single_shear(double diameter_mm, double yield_moment_nmm, Member one, Member other);
/// F_90,Rk = 14 b √(h_e / (1 − h_e/h)): wood of `width` along the bolts that a load across its
/// grain splits; h_e from the edge the load goes towards to the farthest bolt, h its height.
/// Softwood; hardwood bears more. Precondition: 0 < h_e < h.
double splitting(double width_mm, double height_mm, double farthest_mm);

/// n_ef = n^0.9 (a1 / 13 d)^0.25, at most n: bolts in a row along the grain, a1 apart.
double effective_number(int bolts, double spacing_mm, double diameter_mm);

/// Least distances in wood.
struct Distances {
  double along;        // a1 between bolts along the grain: (4 + |cos|) d
  double across;       // a2: 4 d
  double loaded_end;   // a3,t: max(7 d, 80)
  double loaded_edge;  // a4,t: max((2 + 2 sin) d, 3 d)
  double free_edge;    // a4,c: 3 d
};
Distances least_distances(double diameter_mm, double angle_degrees);

struct Vec2 {
  double x = 0;
  double y = 0;
};
/// What each bolt of a group takes of a force that acts at `at`: F/n, and M r_i / Σ r² across its
/// arm, as if the parts were rigid. Precondition: not empty.
std::vector<Vec2> shares(std::span<const Vec2> bolts, Vec2 force, Vec2 at);

}  // namespace plano::checks
