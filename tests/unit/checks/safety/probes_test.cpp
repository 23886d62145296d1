// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Probes through random polygons, against an oracle that tries every place.

#include "checks/safety/probes.h"

#include <gtest/gtest.h>

#include <random>

#include "base/trig.h"
#include "tests/unit/checks/safety/raster_oracle.h"

namespace plano::checks {
namespace {

constexpr unsigned kSeed = 20171;

/// A star around the origin: always simple.
oracle::Ring random_ring(std::mt19937& random) {
  const auto between = [&random](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967295.0);
  };
  const int corners = 5 + static_cast<int>(random() % 5);
  const double size = between(60, 130);
  oracle::Ring ring;
  for (int i = 0; i < corners; ++i) {
    const double radius = size * between(0.7, 1.3);
    const double degrees = 360.0 * i / corners;
    ring.push_back({radius * cos_degrees(degrees), radius * sin_degrees(degrees)});
  }
  return ring;
}

Loop loop_of(const oracle::Ring& ring) {
  Loop loop;
  for (const oracle::Spot p : ring) loop.push_back({p.x, p.y, 0});
  return loop;
}

/// A sheet with many islands of random shape: distances are those of a look at every side.
TEST(Probes, DistancesAmongManyIslandsAreThoseOfEverySide) {
  constexpr int kAcross = 12;
  constexpr double kPitch = 300;
  std::mt19937 random(kSeed);
  std::vector<Loop> loops{{{-500, -500, 0},
                           {kAcross * kPitch, -500, 0},
                           {kAcross * kPitch, kAcross * kPitch, 0},
                           {-500, kAcross * kPitch, 0}}};
  for (int i = 0; i < kAcross * kAcross; ++i) {
    Loop island = loop_of(random_ring(random));
    for (auto& p : island) p = p + geometry::Vec3{i % kAcross * kPitch, i / kAcross * kPitch, 0};
    loops.push_back(std::move(island));
  }
  const FreeArea area(loops);
  for (int i = 0; i < 2000; ++i) {
    const geometry::Vec3 place{static_cast<double>(random() % 4400) - 600,
                               static_cast<double>(random() % 4400) - 600, 0};
    const double least = distance_mm(loops, place);
    EXPECT_NEAR(area.clearance(place), covers(loops, place) ? least : -least, 1e-9);
    EXPECT_NEAR(geometry::norm(area.nearest(place) - place), least, 1e-9);
  }
}

TEST(Probes, AgreeWithTheOracleOnRandomPolygons) {
  std::mt19937 random(kSeed);
  int fitting = 0;
  for (int i = 0; i < 12; ++i) {
    const oracle::Ring ring = random_ring(random);
    const FreeArea area({loop_of(ring)});
    EXPECT_NEAR(largest_disc(area).diameter, oracle::largest_disc({ring}), 0.03) << i;
    for (const bool sharp : {true, false}) {
      const Fits mine = torso_fit(area, sharp).fits;
      const oracle::Fits theirs =
          oracle::torso_fits({ring}, sharp ? oracle::Shape::rectangle : oracle::Shape::stadium);
      if (mine == Fits::unknown || theirs == oracle::Fits::too_near_to_tell) continue;
      EXPECT_EQ(mine == Fits::yes, theirs == oracle::Fits::yes)
          << i << (sharp ? " sharp" : " round");
      if (mine == Fits::yes) ++fitting;
    }
  }
  EXPECT_GT(fitting, 2);
  EXPECT_LT(fitting, 22);
}

}  // namespace
}  // namespace plano::checks
