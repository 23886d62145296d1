// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a module stands on, weighs and shows to the wind. Metres, kilograms; fasteners weigh
/// nothing, which is on the safe side of tipping.
#pragma once

#include <vector>

#include "checks/module_name.h"
#include "checks/result.h"
#include "checks/scene.h"
#include "checks/strength/stability.h"

namespace plano::checks {

/// What lies this near to the lowest point of a module is one of its feet.
inline constexpr double kFootMm = 1;
/// A module whose lowest point is no higher above the playing surface stands on it.
inline constexpr double kOnGroundMm = 5;

struct Footing {
  bool on_ground = false;
  std::vector<Ground2> hull;  // of its feet; fewer than three points: they are in a line
  Ground2 centre_of_mass;
  double centre_height_m = 0;  // above the ground
  double mass_kg = 0;
  double top_m = 0;  // above the ground
};
Footing footing_of(const Scene& scene, const Module& module);
/// What goes into both moments of a balance: the mass, the side it would tip about, and distances.
void add_holding(std::vector<Working>& out, const Footing& footing, const Balance& balance);

/// "33 % of what holds it" of what stays, "3.3 times what holds it" of what tips; in words where a
/// number says no more ("more than ten times", "hardly more than", "less than 1 % of").
Text share_of_hold(double use);
/// Ballast nobody places: beyond it the module needs wider feet or anchors. Our choice.
inline constexpr double kMostBallastKg = 2000;
/// "159.6 kg", or "more than 2000 kg".
Text show_ballast(double kg);
struct Silhouette {
  double area_m2 = 0;
  double height_m = 0;  // of its centre above the ground
};
/// Of all wood of a module, seen along a direction in plan (unit). What stands behind other wood
/// counts once. Accuracy: the outline is sampled at 400 by 400 places at most, 2 mm apart at
/// least; the area is right to about half a percent. Cost: triangles times the rows they cross.
Silhouette silhouette_of(const Scene& scene, const Module& module, Ground2 direction);

/// Directions the wind is tried from: 36, 10 degrees apart, the first square to the longest side of
/// the hull, so that turning a design does not change what is found.
inline constexpr int kDirections = 36;
std::vector<Ground2> directions_for(const std::vector<Ground2>& hull);

}  // namespace plano::checks
