// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/interference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <numbers>
#include <random>
#include <string>

#include "base/trig.h"
#include "panels/section.h"
#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;
using geometry::Placement;
using geometry::Vec3;

Part part(const std::string& profile, Length thickness = 18_mm) {
  Part made;
  made.thickness = thickness;
  made.profile = geometry::region_from_text(profile).value().faces.front();
  return made;
}

Placement upright_x(double x, double y, double z) {
  Placement p;
  p.u = {1, 0, 0};
  p.v = {0, 0, 1};
  p.w = {0, -1, 0};
  p.origin = {x, y, z};
  return p;
}

/// Turned by `degrees` about the x axis through the origin, then moved.
Placement tilted(double degrees, Vec3 to) {
  Placement p;
  const double c = cos_degrees(degrees);
  const double s = sin_degrees(degrees);
  p.v = {0, c, s};
  p.w = {0, -s, c};
  p.origin = to;
  return p;
}

std::vector<Interference> between(Part a, Placement at_a, Part b, Placement at_b) {
  a.instances = {{"a", "", at_a, ""}};
  b.instances = {{"b", "", at_b, ""}};
  PartSet set;
  set.parts = {std::move(a), std::move(b)};
  return find_interferences(set);
}

constexpr const char* kPlate = "0,0 300,0 300,200 0,200";

TEST(Interference, IsNotFoundWherePartsOnlyTouch) {
  const Part plate = part(kPlate);
  Placement above;
  above.origin = {50, 50, 18};
  EXPECT_TRUE(between(plate, {}, plate, above).empty()) << "face on face";
  Placement beside;
  beside.origin = {300, 0, 0};
  EXPECT_TRUE(between(plate, {}, plate, beside).empty()) << "edge on edge";
  EXPECT_TRUE(between(plate, {}, part(kPlate), upright_x(0, 100, 18)).empty()) << "edge on face";
  EXPECT_TRUE(between(plate, {}, plate, tilted(40, {0, 200, 18})).empty()) << "a hinge";
  EXPECT_TRUE(between(part("100,0(0,0 100 +)"), {},
                      part("-200,-200 200,-200 200,200 -200,200 | 100,0(0,0 100 -)"), {})
                  .empty())
      << "a disc in its hole";
}

TEST(Interference, OfATwentiethOfAMillimetreIsFound) {
  const Part plate = part(kPlate);
  Placement above;
  above.origin = {50, 50, 17.95};
  auto found = between(plate, {}, plate, above);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].depth.mm(), 0.05, 1e-6);
  found = between(plate, {}, plate, upright_x(0, 100, 17.95));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].depth.mm(), 0.05, 1e-6);
  EXPECT_NEAR(found[0].place.z, 17.975, 1e-3);
  found = between(part("100.05,0(0,0 100.05 +)"), {},
                  part("-200,-200 200,-200 200,200 -200,200 | 100,0(0,0 100 -)"), {});
  ASSERT_EQ(found.size(), 1u);
}

TEST(Interference, OfATabAndItsSlotFollowsTheirClearance) {
  // A tab 40 × 18 through a slot: the standing panel reaches 18 mm down into the lying one.
  const Part tabbed = part("0,0 100,0 100,-18 140,-18 140,0 240,0 240,100 0,100");
  const auto slotted = [](const char* slot) {
    return part(std::string("0,0 400,0 400,200 0,200 | ") + slot);
  };
  const Placement stand = upright_x(50, 118, 18);
  // The tab: x from 150 to 190, y from 100 to 118.
  EXPECT_TRUE(between(slotted("150,100 150,118 190,118 190,100"), {}, tabbed, stand).empty());
  EXPECT_TRUE(
      between(slotted("149.9,99.9 149.9,118.1 190.1,118.1 190.1,99.9"), {}, tabbed, stand).empty());
  EXPECT_EQ(between(slotted("150.05,100 150.05,118 190,118 190,100"), {}, tabbed, stand).size(),
            1u);
  EXPECT_EQ(between(slotted("150,100.05 150,118 190,118 190,100.05"), {}, tabbed, stand).size(),
            1u);
  EXPECT_EQ(between(part("0,0 400,0 400,200 0,200"), {}, tabbed, stand).size(), 1u);
}

/// The tab's middle lies above a corner of the plate that is far from the slot.
TEST(Interference, OfATabInItsSlotIsNotMadeUpByACornerElsewhere) {
  const char* plate = "0,0 150,-20 300,0 300,200 150,220 0,200 | 100,90 100,112 200,112 200,90";
  EXPECT_TRUE(
      between(part(plate), {}, part("0,0 100,0 100,60 0,60"), upright_x(100, 110, -20)).empty());
}

TEST(Interference, LooksIntoPockets) {
  Part grooved = part("0,0 400,0 400,200 0,200");
  grooved.pockets.push_back({geometry::region_from_text("-5,100 405,100 405,118 -5,118").value(),
                             6_mm, model::FaceSide::top});
  const Part wall = part("0,0 400,0 400,100 0,100");
  EXPECT_TRUE(between(grooved, {}, wall, upright_x(0, 118, 12)).empty()) << "stands in its groove";
  EXPECT_EQ(between(grooved, {}, wall, upright_x(0, 118, 11.9)).size(), 1u);
  EXPECT_EQ(between(grooved, {}, wall, upright_x(0, 118.1, 12)).size(), 1u);
  Part drilled = part("0,0 400,0 400,200 0,200");
  drilled.drills.push_back({{200_mm, 100_mm}, 40_mm, 10_mm, model::FaceSide::top, {}});
  const Part pin = part("10,0(0,0 10 +)", 30_mm);
  Placement in_hole;
  in_hole.origin = {200, 100, 8};
  EXPECT_TRUE(between(drilled, {}, pin, in_hole).empty());
  in_hole.origin.z = 7.9;
  EXPECT_EQ(between(drilled, {}, pin, in_hole).size(), 1u);
}

TEST(Interference, FindsTwoBarsThatCrossInOnePlane) {
  // No corner of either lies in the other.
  const Part bar = part("0,0 300,0 300,20 0,20");
  Placement across;
  const double c = cos_degrees(63);
  const double s = sin_degrees(63);
  across.u = {c, s, 0};
  across.v = {-s, c, 0};
  across.origin = {100, -100, 5};
  EXPECT_EQ(between(bar, {}, bar, across).size(), 1u);
  across.origin.z = 18;
  EXPECT_TRUE(between(bar, {}, bar, across).empty());
}

/// Common volume by counting points of a grid: slow, blunt, and right.
double counted_volume(const Placement& a, const Placement& b, double step) {
  double volume = 0;
  for (double x = step / 2; x < 60; x += step) {
    for (double y = step / 2; y < 40; y += step) {
      for (double z = step / 2; z < 18; z += step) {
        const Vec3 in_b = b.local(a.at(x, y, z));
        if (in_b.x > 0 && in_b.x < 60 && in_b.y > 0 && in_b.y < 40 && in_b.z > 0 && in_b.z < 18) {
          volume += step * step * step;
        }
      }
    }
  }
  return volume;
}

TEST(Interference, AgreesWithCountingPointsForRandomPoses) {
  std::mt19937 dice(99);
  const auto real = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(dice);
  };
  int overlapping = 0;
  int apart = 0;
  for (int i = 0; i < 400; ++i) {
    Placement pose;
    pose = geometry::turned(pose, geometry::unit({real(-1, 1), real(-1, 1), real(-1, 1)}),
                            Angle::nearest_to_degrees(real(0, 360)), {});
    pose.origin = {real(-50, 60), real(-50, 50), real(-40, 40)};
    const Part box = part("0,0 60,0 60,40 0,40");
    const bool found = !between(box, {}, box, pose).empty();
    const double volume = counted_volume({}, pose, 1.0);
    if (volume > 0) {
      EXPECT_TRUE(found) << i << ": " << volume << " mm³";
      ++overlapping;
    } else if (counted_volume({}, pose, 0.5) == 0) {
      // Too little to count: only a shallow overlap may have been found.
      const auto all = between(box, {}, box, pose);
      if (!all.empty()) {
        EXPECT_LT(all[0].depth.mm(), 1) << i;
      }
      ++apart;
    }
  }
  EXPECT_GT(overlapping, 100);
  EXPECT_GT(apart, 100);
}

double seconds_of(const std::vector<Prism>& prisms, const Placement& a, const Placement& b) {
  double least = 1e9;
  for (int round = 0; round < 3; ++round) {
    const std::clock_t start = std::clock();
    EXPECT_FALSE(deepest_overlap(prisms, a, prisms, b)) << "they lie 40 mm apart";
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

/// Boxes in space say nothing of two tilted plates over one another.
TEST(Interference, IsRuledOutAtOnceForPlatesThatLieOverOneAnother) {
  std::string holes;
  for (int x = 1; x <= 24; ++x) {
    for (int y = 1; y <= 18; ++y) {
      const std::string centre = std::to_string(x * 80) + "," + std::to_string(y * 63);
      holes += " | " + std::to_string(x * 80 + 10) + "," + std::to_string(y * 63) + "(" + centre +
               " 10 -)";
    }
  }
  const std::vector<Prism> plate = prisms_of(part("0,0 2000,0 2000,1200 0,1200" + holes));
  Placement far_along = tilted(30, {5000, 0, 0});
  const double beside = seconds_of(plate, tilted(30, {}), far_along);
  const Placement low = tilted(30, {});
  const double over = seconds_of(plate, low, tilted(30, low.w * 40));
  // The same sums over all edges; a sweep over all holes costs a hundred times as much.
  EXPECT_LT(over, beside * 10 + 1e-3);
}

TEST(Interference, IsTheSameWhicheverPartComesFirst) {
  const Part plate = part(kPlate);
  for (const double degrees : {0.0, 25.0, 90.0}) {
    const Placement pose = tilted(degrees, {20, 30, 10});
    const auto one = between(plate, {}, plate, pose);
    const auto other = between(plate, pose, plate, {});
    ASSERT_EQ(one.size(), 1u);
    ASSERT_EQ(other.size(), 1u);
    EXPECT_NEAR(one[0].depth.mm(), other[0].depth.mm(), 1e-6);
  }
}

/// A post along y, and a hole from its edge at x = 0.
Part bored_post(double deep, bool through) {
  Part post = part("0,0 95,0 95,800 0,800", 45_mm);
  model::Bore bore;
  bore.entry = {{}, 300_mm};
  bore.end = {Length::nearest_to_mm(deep), 300_mm};
  bore.height = Length::nearest_to_mm(20);
  bore.diameter = 32_mm;
  bore.through = through;
  post.bores.push_back(bore);
  return post;
}

/// A round rod along x that ends at `end`.
Part rod(double radius) {
  const std::string r = decimal(radius);
  return part(r + ",0(0,0 " + r + " +)", 300_mm);
}
Placement rod_at(double end, double y, double z) {
  Placement pose;
  pose.u = {0, 1, 0};
  pose.v = {0, 0, 1};
  pose.w = {1, 0, 0};
  pose.origin = {end - 300, y, z};
  return pose;
}

TEST(Interference, SeesARodInItsBoreAsItStands) {
  const Placement turn = tilted(33, {40, -7, 12});
  for (const bool through : {false, true}) {
    const Part post = bored_post(through ? 95 : 60, through);
    const double deep = through ? 95 : 60;
    const double end = through ? 140 : 60;
    for (const Placement& world : {Placement{}, turn}) {
      const auto found = [&](double radius, double x, double y, double z) {
        return between(post, world, rod(radius), geometry::compose(world, rod_at(x, y, z)));
      };
      EXPECT_TRUE(found(16, end, 300, 20).empty()) << "it fills its hole";
      EXPECT_TRUE(found(15.8, end, 300.15, 20.1).empty());
      const auto thick = found(16.05, end, 300, 20);
      ASSERT_EQ(thick.size(), 1u);
      EXPECT_GE(thick[0].depth.mm(), 0.05 - 2 * kFlattening.mm()) << "measured across a thin ring";
      const double ring = std::numbers::pi * (16.05 * 16.05 - 16 * 16) * deep;
      EXPECT_NEAR(thick[0].volume_mm3, ring, 0.03 * ring);
      const auto aside = found(16, end, 300.4, 20);
      ASSERT_EQ(aside.size(), 1u);
      EXPECT_GE(aside[0].depth.mm(), 0.4 - 2 * kFlattening.mm());
      if (through) continue;
      const auto further = found(16, end + 0.05, 300, 20);
      ASSERT_EQ(further.size(), 1u);
      EXPECT_NEAR(further[0].depth.mm(), 0.05, 1e-6);
      EXPECT_NEAR(further[0].volume_mm3, std::numbers::pi * 256 * 0.05, 0.1);
    }
  }
}

TEST(Interference, CountsABoreThatMeetsAnotherHoleAsFilled) {
  Part post = bored_post(60, false);
  EXPECT_EQ(prisms_of(post).size(), 4u) << "a block, and three slices";
  post.drills.push_back({{60_mm, 300_mm}, 12_mm, 30_mm, model::FaceSide::top, {}});
  const auto found = between(post, {}, rod(16), rod_at(60, 300, 20));
  EXPECT_EQ(found.size(), 1u);
}

}  // namespace
}  // namespace plano::panels
