// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/strength/wind.h"

#include <algorithm>

#include "base/check.h"
#include "base/powers.h"

namespace plano::checks {
namespace {

constexpr double kLeastHeightM = 3;

double sixth_power(double x) {
  const double cube = x * x * x;
  return cube * cube;
}

}  // namespace

const std::array<Terrain, 5>& terrains() {
  static constexpr std::array<Terrain, 5> kTerrains = {{
      {"sea", "0", "sea or its shore", "mer ou bord de mer", 0.005, 1},
      {"open", "II", "open country", "rase campagne", 0.05, 2},
      {"bocage", "IIIa", "hedges and scattered houses", "bocage, maisons dispersées", 0.2, 5},
      {"suburb", "IIIb", "suburbs, woods", "faubourgs, bois", 0.5, 9},
      {"city", "IV", "dense town", "ville dense", 1, 15},
  }};
  return kTerrains;
}

const Terrain* find_terrain(std::string_view word) {
  const auto it = std::find_if(terrains().begin(), terrains().end(),
                               [&](const Terrain& one) { return word == one.word; });
  return it == terrains().end() ? nullptr : &*it;
}

double base_wind(int zone) {
  CHECK(zone >= 1 && zone <= kWindZones, "a wind zone");
  constexpr double kBase[] = {22, 24, 26, 28};
  return kBase[zone - 1];
}

Wind wind_at(int zone, const Terrain& terrain, double top_m) {
  Wind wind;
  wind.base_m_s = base_wind(zone);
  wind.height_m = std::max({top_m, kLeastHeightM, terrain.least_height_m});
  wind.roughness_m = terrain.roughness_m;
  const double ln = ln_of(wind.height_m / terrain.roughness_m);
  wind.terrain_factor = 0.19 * power_of(terrain.roughness_m / 0.05, 0.07);
  wind.roughness_factor = wind.terrain_factor * ln;
  wind.mean_m_s = wind.roughness_factor * wind.base_m_s;
  wind.turbulence_factor = 1 - 2e-4 * sixth_power(ln_of(terrain.roughness_m) / ln_of(10) + 3);
  wind.turbulence = wind.turbulence_factor / ln;
  wind.pressure_pa = (1 + 7 * wind.turbulence) * 0.5 * kAirDensity * wind.mean_m_s * wind.mean_m_s;
  return wind;
}

}  // namespace plano::checks
