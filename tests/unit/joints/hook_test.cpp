// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/trig.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Profiles are rounded to the micrometre: in a section a wall may be off by one.
constexpr double kWall = 1.5e-3;

struct Case {
  double from = 18;
  double into = 18;
  double clearance = 0;
  int hooks = 2;
  double drop = 0;  // 0: by itself
  double spin_a = 0;
  double spin_b = 0;
  bool upside_down = false;  // the rail's frame
  double lean = 0;           // of the whole, degrees
};

// A rail along x whose end stands on an upright post: the post fills x = 0 to `into`.
Scene hung(const Case& c) {
  Scene scene;
  Placement a = placement({-300, c.from / 2, 0}, {1, 0, 0}, {0, 0, 1});
  if (c.upside_down) a = placement({0, c.from / 2, 400}, {-1, 0, 0}, {0, 0, -1});
  Placement b = placement({0, -150, -100}, {0, 1, 0}, {0, 0, 1});
  for (Placement* place : {&a, &b}) {
    *place = geometry::turned(*place, {0, 1, 0}, Angle::nearest_to_degrees(c.lean), {});
  }
  const auto rail = scene.add(Board{"rail", a, 300, 400, c.from, c.spin_a});
  const auto post = scene.add(Board{"post", b, 300, 600, c.into, c.spin_b});
  model::Joint& joint = scene.join("hook", {rail}, {post}, c.clearance);
  set_number(joint, "tabs.count", c.hooks);
  if (c.drop > 0) set_number(joint, "drop", c.drop);
  return scene;
}

Sight upwards() {
  return sight({}, {0, 0, 1}, {1, 0, 0});
}

Solid moved(const Solid& solid, Vec3 by) {
  Solid result = solid;
  result.place.origin = result.place.origin + by;
  return result;
}

bool has_neck(const Section& s) {
  return s.first_inside > 1;
}

void expect_fit(const Case& c) {
  SCOPED_TRACE(testing::Message() << c.from << " into " << c.into << ", " << c.hooks << " hooks, "
                                  << c.clearance << ", spin " << c.spin_a << " " << c.spin_b);
  Scene scene = hung(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const Solid& rail = made.solids[0];
  const Solid& post = made.solids[1];
  ASSERT_EQ(rail.profile.faces.size(), 1U);
  ASSERT_EQ(post.profile.faces[0].holes.size(), static_cast<std::size_t>(c.hooks));
  const double drop = c.drop > 0 ? c.drop : c.into;
  const Polygon slab{{0, -200}, {c.into, -200}, {c.into, 200}, {0, 200}};
  const std::vector<Section> all = sections_of(rail, post, upwards(), slab);
  const double walls = 4 * kWall * (c.from + c.into);
  // All the faces of the hooks that may touch, a lattice step deep.
  const double grazing = kWall * c.hooks * c.into * (c.from + 200);
  for (const Section& s : all) {
    EXPECT_LT(common_area(s.first, s.second), walls) << s.stretch.middle();
    if (!has_neck(s)) continue;
    // Half the clearance beside the neck, nothing else of the post near it.
    ASSERT_EQ(s.second.size(), 2U);
    for (const Polygon& wood : s.second) {
      EXPECT_NEAR(distance(s.first, {wood}), c.clearance / 2, kWall) << s.stretch.middle();
    }
    EXPECT_NEAR(s.first_inside + s.second_inside + c.clearance * c.into, 300 * c.into, walls)
        << "the two and the clearance fill the post's slab";
  }
  const std::vector<Stretch> necks = runs(all, has_neck);
  const std::vector<Stretch> slots =
      runs(all, [&](const Section& s) { return s.second.size() == 2; });
  ASSERT_EQ(necks.size(), static_cast<std::size_t>(c.hooks));
  ASSERT_EQ(slots.size(), necks.size());
  for (std::size_t i = 0; i < necks.size(); ++i) {
    EXPECT_NEAR(necks[i].low, slots[i].low, kWall) << "the neck rests on the slot's end";
    EXPECT_NEAR(slots[i].high - necks[i].high, drop + c.clearance, kWall);
  }
  // The nose hangs behind the post, a throat's clearance off it, and `drop` below the slot.
  const Solid pulled = moved(rail, {-c.clearance - 0.01, 0, 0});
  EXPECT_GT(common_volume(pulled, post, upwards()), 0.009 * c.from * drop * c.hooks)
      << "cannot be pulled";
  EXPECT_LT(common_volume(moved(rail, {-c.clearance, 0, 0}), post, upwards()), grazing);
  // Lifted by the drop and half the clearance it goes in and out, all the way.
  for (double out = 0; out < c.into + 3 * c.from; out += 4) {
    const Solid way = moved(rail, {-out, 0, drop + c.clearance / 2});
    EXPECT_LT(common_volume(way, post, upwards()), grazing) << "on its way in, " << out;
  }
  if (c.clearance > 0) {
    const Solid high = moved(rail, {-c.into, 0, drop + c.clearance});
    const Solid higher = moved(rail, {-c.into, 0, drop + c.clearance + 0.05});
    EXPECT_LT(common_volume(high, post, upwards()), grazing);
    EXPECT_GT(common_volume(higher, post, upwards()),
              0.04 * c.from * std::min(c.into, 1.5 * c.from) * c.hooks)
        << "no room is wasted";
  }
}

TEST(Hook, FitsAtEveryThicknessAndCount) {
  for (const double from : {12.0, 17.7, 21.0}) {
    for (const double into : {15.0, 18.0, 24.0}) {
      for (const double clearance : {0.0, 0.2, 0.5}) {
        for (const int hooks : {1, 2, 3}) expect_fit({from, into, clearance, hooks});
      }
    }
  }
}

TEST(Hook, FitsInPanelsTurnedWithinTheirPlane) {
  for (const double spin : {0.0, 13.7, 90.0, 211.3}) {
    for (const bool upside_down : {false, true}) {
      Case c;
      c.clearance = 0.2;
      c.spin_a = spin;
      c.spin_b = 2 * spin;
      c.upside_down = upside_down;
      expect_fit(c);
    }
  }
}

TEST(Hook, DropsAsFarAsAsked) {
  for (const double drop : {9.0, 25.0}) {
    Case c;
    c.clearance = 0.3;
    c.drop = drop;
    expect_fit(c);
  }
}

TEST(Hook, RefusesADropThatHardlyHolds) {
  Case c;
  c.drop = 8;
  EXPECT_EQ(make(hung(c).design()).codes(), "J0114") << "half of 18 is 9";
}

TEST(Hook, RefusesAnEdgeThatLiesFlat) {
  Case c;
  c.lean = 44;
  EXPECT_TRUE(make(hung(c).design()).ok);
  c.lean = 46;
  EXPECT_EQ(make(hung(c).design()).codes(), "J0311");
}

TEST(Hook, RefusesAnythingButARightAngle) {
  Case c;
  Scene scene = hung(c);
  Placement& rail = scene.panel(0).placement;
  rail = geometry::turned(rail, {0, 0, 1}, Angle::nearest_to_degrees(20), {0, -9, 0});
  EXPECT_EQ(make(scene.design()).codes(), "J0108");
}

TEST(Hook, RefusesMoreThanFit) {
  Case c;
  c.hooks = 9;
  EXPECT_EQ(make(hung(c).design()).codes(), "J0104");
}

}  // namespace
}  // namespace plano::joints::test
