// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Wind on things that stand near the ground in metropolitan France: EN 1991-1-4 with its French
/// annex (ourocode and EN 1991-1-4 agree). No shelter, no hill, no favourable direction.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"
#include "model/expectations.h"

namespace plano::checks {

/// Terrain by its roughness: categories 0, II, IIIa, IIIb and IV of the French annex.
struct Terrain {
  const char* word;      // of `expects: terrain:`
  const char* category;  // "IIIb"
  const char* name_en;
  const char* name_fr;
  double roughness_m;     // z0
  double least_height_m;  // z_min
};
const std::array<Terrain, 5>& terrains();
/// Or nullptr.
const Terrain* find_terrain(std::string_view word);

inline constexpr int kWindZones = 4;
/// v_b,0 in m/s. Precondition: zone from 1 to 4.
double base_wind(int zone);

/// What is known of the place.
struct Site {
  const Terrain* terrain = nullptr;  // nullptr: not said
  int zone = 0;                      // zero: not said
  std::optional<double> friction;

  explicit Site(const model::Expectations& said)
      : terrain(find_terrain(said.terrain)),
        zone(said.wind_zone.value_or(0)),
        friction(said.friction) {}
  bool declared() const { return terrain != nullptr && zone > 0; }
};

struct Wind {
  double base_m_s = 0;           // v_b
  double height_m = 0;           // z at which it is taken: at least 3 m, at least z_min
  double roughness_m = 0;        // z0
  double terrain_factor = 0;     // k_r = 0.19 (z0/0.05)^0.07
  double roughness_factor = 0;   // c_r = k_r ln(z/z0)
  double mean_m_s = 0;           // v_m = c_r v_b
  double turbulence_factor = 0;  // k_I = 1 - 2e-4 (log10 z0 + 3)^6
  double turbulence = 0;         // I_v = k_I / ln(z/z0)
  double pressure_pa = 0;        // q_p = (1 + 7 I_v) ρ v_m² / 2
};
/// `top_m`: of what stands in it, above the ground.
Wind wind_at(int zone, const Terrain& terrain, double top_m);

inline constexpr double kAirDensity = 1.225;  // ρ, kg/m³

/// Of free-standing panels (signboards), EN 1991-1-4 7.4.3; taken for everything, and for
/// perforated panels with the area of their wood.
inline constexpr double kForceCoefficient = 1.8;

}  // namespace plano::checks
