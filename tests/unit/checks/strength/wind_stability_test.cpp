// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "checks/strength/stability.h"
#include "checks/strength/wind.h"

namespace plano::checks {
namespace {

TEST(Wind, PressesAsItsTableSays) {
  const std::vector<std::vector<double>> pascals = {{664, 791, 928, 1076},
                                                    {485, 577, 677, 785},
                                                    {419, 498, 585, 678},
                                                    {399, 475, 558, 647},
                                                    {383, 456, 535, 620}};
  for (std::size_t t = 0; t < pascals.size(); ++t) {
    for (int zone = 1; zone <= kWindZones; ++zone) {
      EXPECT_NEAR(wind_at(zone, terrains()[t], 2).pressure_pa / pascals[t][zone - 1], 1, 0.002)
          << terrains()[t].category << " zone " << zone;
    }
  }
}

TEST(Wind, IsReckonedByHandInOpenCountry) {
  // z = 3 m, z0 = 0.05: ln 60 = 4.0943; c_r = 0.19 × 4.0943 = 0.7779; v = 0.7779 × 22 = 17.11;
  // k_I = 1 - 2e-4 × 1.699^6 = 0.9952; I = 0.2431; q = 2.7015 × 0.6125 × 292.9 = 484.6 Pa.
  const Wind wind = wind_at(1, *find_terrain("open"), 1.2);
  EXPECT_NEAR(wind.roughness_factor, 0.7779, 1e-4);
  EXPECT_NEAR(wind.mean_m_s, 17.11, 0.01);
  EXPECT_NEAR(wind.turbulence, 0.2431, 1e-4);
  EXPECT_NEAR(wind.pressure_pa, 484.6, 0.2);
  EXPECT_EQ(find_terrain("moon"), nullptr);
}

TEST(Wind, GrowsWithHeightAndZone) {
  for (const Terrain& terrain : terrains()) {
    for (int zone = 1; zone < kWindZones; ++zone) {
      EXPECT_LT(wind_at(zone, terrain, 3).pressure_pa, wind_at(zone + 1, terrain, 3).pressure_pa);
      EXPECT_LE(wind_at(zone, terrain, 3).pressure_pa, wind_at(zone, terrain, 20).pressure_pa);
    }
  }
}

const std::vector<Ground2> kSquare = {{-0.6, -1}, {0.6, -1}, {0.6, 1}, {-0.6, 1}};

TEST(Stability, OfAPanelAgreesWithTheWorkedExample) {
  // A panel 2 m wide and 1.2 m high on feet of 1.2 m, suburb: 293, 349, 409 and 475 kg in all.
  const std::vector<double> kilograms = {293, 349, 409, 475};
  for (int zone = 1; zone <= kWindZones; ++zone) {
    const double force =
        wind_at(zone, *find_terrain("suburb"), 1.2).pressure_pa * kForceCoefficient * 2 * 1.2;
    Push push;
    push.direction = {1, 0};
    push.horizontal_n = force;
    push.height_m = 0.6;
    const Balance balance = balance_of(kSquare, {0, 0}, 40, push);
    EXPECT_NEAR((40 + balance.ballast_kg) / kilograms[zone - 1], 1, 0.01);
    EXPECT_GT(balance.utilisation(), 1);
    EXPECT_NEAR(balance_of(kSquare, {0, 0}, 40 + balance.ballast_kg, push).utilisation(), 1, 1e-9);
  }
}

TEST(Stability, IsReckonedByHandForSomeoneAtTheEdge) {
  // 1000 N down 0.4 m beyond a side, 100 N sideways at 1 m: 1.5 (400 + 100) = 750 N·m, against
  // 0.9 × 200 × 9.81 × 0.6 = 1059.5 N·m.
  Push push;
  push.direction = {1, 0};
  push.horizontal_n = 100;
  push.height_m = 1;
  push.vertical_n = 1000;
  push.at = {1.0, 0};
  const Balance balance = balance_of(kSquare, {0, 0}, 200, push);
  EXPECT_NEAR(balance.overturning_nm, 750, 1e-9);
  EXPECT_NEAR(balance.stabilising_nm, 1059.5, 0.1);
  EXPECT_EQ(balance.ballast_kg, 0);
}

TEST(Stability, OfWhatIsHeavierIsNeverLess) {
  Push push;
  push.direction = {0.6, 0.8};
  push.horizontal_n = 700;
  push.height_m = 0.8;
  double before = 1e9;
  for (double mass = 10; mass < 600; mass += 10) {
    const double use = balance_of(kSquare, {0.2, 0.1}, mass, push).utilisation();
    EXPECT_LE(use, before);
    before = use;
  }
}

TEST(Stability, TurnsWithTheThing) {
  const auto turned = [](Ground2 p) {
    const double c = 0.8;
    const double s = 0.6;
    return Ground2{c * p.x - s * p.y, s * p.x + c * p.y};
  };
  Push push;
  push.direction = {0, -1};
  push.horizontal_n = 500;
  push.height_m = 1.1;
  const Balance straight = balance_of(kSquare, {0.1, 0.3}, 90, push);
  std::vector<Ground2> hull;
  for (const Ground2 p : kSquare) hull.push_back(turned(p));
  push.direction = turned(push.direction);
  const Balance oblique = balance_of(hull, turned({0.1, 0.3}), 90, push);
  EXPECT_NEAR(straight.utilisation(), oblique.utilisation(), 1e-9);
  EXPECT_NEAR(straight.ballast_kg, oblique.ballast_kg, 1e-9);
}

TEST(Stability, StandsOnTheHullOfItsFeet) {
  const auto hull = hull_of({{0, 0}, {1, 0}, {0.5, 0.2}, {1, 1}, {0, 1}, {0.5, 0}});
  EXPECT_EQ(hull.size(), 4U);
  EXPECT_NEAR(centre_of(hull).x, 0.5, 1e-12);
  EXPECT_LT(hull_of({{0, 0}, {1, 0}, {2, 0}}).size(), 3U);
  EXPECT_LT(hull_of({{0, 0}}).size(), 3U);
  EXPECT_TRUE(hull_of({}).empty());
}

TEST(Stability, SlidesWhereFrictionIsLess) {
  // 1.5 × 300 N over 0.9 × 100 × 9.81 N = 0.51.
  Push push;
  push.horizontal_n = 300;
  EXPECT_NEAR(friction_needed(100, push), 0.5097, 1e-4);
  EXPECT_LT(friction_needed(200, push), friction_needed(100, push));
  // Half that friction: 1.5 × 300 / (0.9 × 9.81 × 0.25) = 203.9 kg in all.
  EXPECT_NEAR(ballast_against_sliding(100, push, 0.25), 103.9, 0.05);
  EXPECT_NEAR(friction_needed(203.87, push), 0.25, 1e-4);
  EXPECT_EQ(ballast_against_sliding(100, push, 0.6), 0);
}

}  // namespace
}  // namespace plano::checks
