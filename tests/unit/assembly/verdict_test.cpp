// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "assembly/verdict.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "assembly/facets.h"
#include "panels/interference.h"
#include "panels/near_pairs.h"
#include "tests/unit/panels/hand_made.h"

namespace plano::assembly {
namespace {

using geometry::Placement;
using geometry::Vec3;
using panels::Part;
using panels::PartSet;

Part part(const std::string& profile, Length thickness = 18_mm) {
  Part made;
  made.thickness = thickness;
  made.profile = geometry::region_from_text(profile).value().faces.front();
  return made;
}

Placement lying(double x, double y, double z) {
  Placement p;
  p.origin = {x, y, z};
  return p;
}

Placement upright(double x, double y, double z) {
  return {{x, y, z}, {1, 0, 0}, {0, 0, 1}, {0, -1, 0}};
}

PartSet pair_of(Part a, const Placement& at_a, Part b, const Placement& at_b) {
  a.instances = {{"a", "", at_a, ""}};
  b.instances = {{"b", "", at_b, ""}};
  PartSet set;
  set.parts = {std::move(a), std::move(b)};
  return set;
}

/// The whole pair turned out of the axes: verdicts do not depend on where north is.
PartSet turned(PartSet set, double degrees) {
  const Vec3 axis = geometry::unit({0.36, -0.48, 0.8});
  for (Part& each : set.parts) {
    for (panels::Instance& one : each.instances) {
      one.pose = geometry::turned(one.pose, axis, Angle::nearest_to_degrees(degrees), {7, 8, 9});
    }
  }
  return set;
}

constexpr const char* kPlate = "0,0 300,0 300,200 0,200";

struct Case {
  const char* what;
  PartSet set;
  double area;
};

TEST(Verdicts, OfFlushContactsGiveTheirArea) {
  const Part plate = part(kPlate);
  Part grooved = part("0,0 400,0 400,200 0,200");
  grooved.pockets.push_back({geometry::region_from_text("-5,100 405,100 405,118 -5,118").value(),
                             6_mm, model::FaceSide::top});
  Placement flipped = lying(0, 200, 36);
  flipped.v = {0, -1, 0};
  flipped.w = {0, 0, -1};
  const std::vector<Case> cases = {
      {"face on face", pair_of(plate, {}, plate, lying(50, 50, 18)), 250 * 150},
      {"face on face, from below", pair_of(plate, {}, plate, lying(-50, 50, -18)), 250 * 150},
      {"top on top", pair_of(plate, {}, plate, flipped), 300 * 200},
      {"edge beside edge", pair_of(plate, {}, plate, lying(300, 20, 3)), 180 * 15},
      {"edge on face", pair_of(plate, {}, plate, upright(50, 100, 18)), 250 * 18},
      {"edge on face, half over the border", pair_of(plate, {}, plate, upright(0, 209, 18)),
       300 * 9},
      {"face against an edge", pair_of(plate, {}, plate, upright(0, 0, -20)), 300 * 18},
      {"a peg in its square hole",
       pair_of(part("100,0 120,0 120,20 100,20"), {},
               part("0,-50 200,-50 200,50 0,50 | 100,0 100,20 120,20 120,0"), {}),
       80 * 18},
      {"a wall in its groove",
       pair_of(grooved, {}, part("0,0 400,0 400,90 0,90"), upright(0, 118, 12)),
       400 * 18 + 2 * 400 * 6},
  };
  for (const Case& one : cases) {
    for (const double degrees : {0.0, 33.3}) {
      SCOPED_TRACE(std::string(one.what) + (degrees > 0 ? ", turned" : ""));
      const auto verdicts = verdicts_of(turned(one.set, degrees));
      ASSERT_EQ(verdicts.size(), 1u);
      EXPECT_EQ(verdicts[0].kind, VerdictKind::contact);
      EXPECT_NEAR(verdicts[0].area.mm2(), one.area, 1e-6 * one.area);
      EXPECT_TRUE(verdicts[0].joined.empty());
    }
  }
}

TEST(Verdicts, OfLinesPointsAndGapsAreApart) {
  const Part plate = part(kPlate);
  Placement hinge =
      geometry::turned(lying(0, 200, 18), {1, 0, 0}, Angle::degrees(40), {0, 200, 18});
  const std::vector<Case> cases = {
      {"a line", pair_of(plate, {}, plate, lying(300, 0, 18)), 0},
      {"a corner", pair_of(plate, {}, plate, lying(300, 200, 18)), 0},
      {"a hinge", pair_of(plate, {}, plate, hinge), 0},
      {"a gap", pair_of(plate, {}, plate, lying(0, 0, 18.05)), 0},
  };
  for (const Case& one : cases) {
    for (const double degrees : {0.0, 33.3}) {
      EXPECT_TRUE(verdicts_of(turned(one.set, degrees)).empty()) << one.what;
    }
  }
}

TEST(Verdicts, OfOverlapsGivePlaceDepthAndVolume) {
  const Part plate = part(kPlate);
  for (const double by : {0.05, 0.3, 5.0}) {
    for (const double degrees : {0.0, 33.3}) {
      const auto lain =
          verdicts_of(turned(pair_of(plate, {}, plate, lying(50, 50, 18 - by)), degrees));
      ASSERT_EQ(lain.size(), 1u) << by;
      EXPECT_EQ(lain[0].kind, VerdictKind::overlap);
      EXPECT_NEAR(lain[0].depth.mm(), by, 1e-5);
      EXPECT_NEAR(lain[0].volume_mm3, 250 * 150 * by, 1e-4);
      const auto stood =
          verdicts_of(turned(pair_of(plate, {}, plate, upright(50, 100, 18 - by)), degrees));
      ASSERT_EQ(stood.size(), 1u) << by;
      EXPECT_NEAR(stood[0].volume_mm3, 250 * 18 * by, 1e-4);
    }
  }
}

TEST(Verdicts, SayWhichJointAPairStandsIn) {
  PartSet set = pair_of(part(kPlate), {}, part(kPlate), lying(50, 50, 18));
  panels::Joined other;
  other.a = "c";
  other.b = "a";
  panels::Joined one;
  one.a = "b";
  one.b = "a";
  panels::Joined wedged = other;
  wedged.brought = {"b"};
  set.joined = {other, one, wedged};
  const auto verdicts = verdicts_of(set);
  ASSERT_EQ(verdicts.size(), 1u);
  EXPECT_EQ(verdicts[0].joined, (std::vector<std::size_t>{1, 2}));
}

/// Flush contacts stay what they are however the pair is turned and wherever it stands.
TEST(Verdicts, DoNotDependOnWhereThePairStands) {
  std::mt19937 random(314159);
  const auto draw = [&](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
  };
  const Part plate = part(kPlate);
  const std::vector<Case> cases = {
      {"face", pair_of(plate, {}, plate, lying(50, 50, 18)), 250 * 150},
      {"edge on face", pair_of(plate, {}, plate, upright(50, 100, 18)), 250 * 18},
      {"coplanar", pair_of(plate, {}, plate, lying(300, 20, 0)), 180 * 18},
      {"line", pair_of(plate, {}, plate, lying(300, 0, 18)), 0},
      {"corner", pair_of(plate, {}, plate, lying(300, 200, 18)), 0},
  };
  for (int round = 0; round < 60; ++round) {
    const Vec3 axis = geometry::unit({draw(-1, 1), draw(-1, 1), draw(0.1, 1)});
    const Angle angle = Angle::nearest_to_degrees(draw(0, 360));
    const Vec3 away{draw(-3000, 3000), draw(-3000, 3000), draw(0, 3000)};
    for (const Case& one : cases) {
      PartSet set = one.set;
      for (Part& each : set.parts) {
        geometry::Placement& pose = each.instances[0].pose;
        pose = geometry::turned(pose, axis, angle, {});
        pose.origin = pose.origin + away;
      }
      const auto verdicts = verdicts_of(set);
      ASSERT_EQ(verdicts.size(), one.area > 0 ? 1u : 0u) << one.what << ", round " << round;
      if (verdicts.empty()) continue;
      EXPECT_EQ(verdicts[0].kind, VerdictKind::contact) << one.what << ", round " << round;
      EXPECT_NEAR(verdicts[0].area.mm2(), one.area, 1e-6 * one.area) << one.what;
    }
  }
}

/// Whether a world point is inside a part (one prism), by counting crossings.
bool inside(const Part& part, const Placement& pose, Vec3 world) {
  const Vec3 p = pose.local(world);
  if (p.z < 0 || p.z > part.thickness.mm()) return false;
  bool in = false;
  for (const panels::Prism& prism : panels::prisms_of(part)) {
    for (const panels::Prism::Segment& s : prism.segments()) {
      if ((s.ay > p.y) == (s.by > p.y)) continue;
      if (p.x < s.ax + (s.bx - s.ax) * (p.y - s.ay) / (s.by - s.ay)) in = !in;
    }
  }
  return in;
}

/// Random poses at every angle, against points thrown into the first part's box.
TEST(Verdicts, HaveTheVolumesThatRandomPointsFind) {
  std::mt19937 random(20260917);
  const auto draw = [&](double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
  };
  const Part a = part("0,0 100,0 100,40 60,40 60,100 0,100 | 20,20 20,30 40,30 40,20", 30_mm);
  const Part b = part("0,0 90,0 45,80", 25_mm);
  constexpr int kPoints = 40'000;
  int met = 0;
  for (int round = 0; round < 12; ++round) {
    const Vec3 axis = geometry::unit({draw(-1, 1), draw(-1, 1), draw(0.1, 1)});
    const Placement pose =
        geometry::turned(lying(draw(-20, 60), draw(-20, 60), draw(-20, 20)), axis,
                         Angle::nearest_to_degrees(draw(0, 360)), {40, 40, 10});
    int hits = 0;
    for (int i = 0; i < kPoints; ++i) {
      const Vec3 p{draw(0, 100), draw(0, 100), draw(0, 30)};
      if (inside(a, {}, p) && inside(b, pose, p)) ++hits;
    }
    const double box = 100.0 * 100 * 30;
    const double share = static_cast<double>(hits) / kPoints;
    const double deviation = box * std::sqrt(share * (1 - share) / kPoints);
    const auto verdicts = verdicts_of(pair_of(a, {}, b, pose));
    const double volume = verdicts.empty() ? 0 : verdicts[0].volume_mm3;
    EXPECT_NEAR(volume, box * share, 4 * deviation + 1) << "round " << round;
    if (volume > 0) ++met;
  }
  EXPECT_GE(met, 6);
}

TEST(NearPairs, AreThoseWhoseBoxesMeet) {
  std::mt19937 random(7);
  const auto draw = [&](double high) {
    return high * (static_cast<double>(random()) / 4294967296.0);
  };
  Part plate = part("0,0 30,0 30,20 0,20");
  for (int i = 0; i < 150; ++i) {
    plate.instances.push_back({"e", "", lying(draw(200), draw(200), draw(200)), ""});
  }
  PartSet set;
  set.parts = {plate};
  std::vector<std::pair<std::size_t, std::size_t>> expected;
  for (std::size_t i = 0; i < 150; ++i) {
    for (std::size_t j = i + 1; j < 150; ++j) {
      const Vec3 d = plate.instances[i].pose.origin - plate.instances[j].pose.origin;
      if (std::fabs(d.x) < 31 && std::fabs(d.y) < 21 && std::fabs(d.z) < 19) {
        expected.emplace_back(i, j);
      }
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (const panels::NearPair& pair : panels::near_pairs(set, 1_mm)) {
    found.emplace_back(pair.instance_a, pair.instance_b);
  }
  EXPECT_GT(expected.size(), 20u);
  EXPECT_EQ(found, expected);
}

}  // namespace
}  // namespace plano::assembly
