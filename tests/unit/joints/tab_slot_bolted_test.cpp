// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

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
  double clearance = 0.3;
  int tabs = 2;
  double bolts = 0;
  std::string kind = "bolt-and-nut";
  std::string thread = "M8";
  double length = 70;
  double spin_a = 0;
  double spin_b = 0;
};

// A shelf lying at z = 0..from whose end at x = 0 stands on an upright side; near face x = 0.
Scene shelf(const Case& c) {
  Scene scene;
  const auto a = scene.add(
      Board{"shelf", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 500, 400, c.from, c.spin_a});
  const auto b = scene.add(Board{"side", placement({-c.into, -50, -200}, {0, 1, 0}, {0, 0, 1}), 500,
                                 400, c.into, c.spin_b});
  const auto piece = scene.add_hardware(c.kind, c.thread, 0, c.length);
  model::Joint& joint = scene.join("tab_slot_bolted", {a}, {b}, c.clearance);
  joint.hardware = piece;
  set_number(joint, "tabs.count", c.tabs);
  if (c.bolts > 0) set_number(joint, "bolts", c.bolts);
  return scene;
}

// The common line is y; a section's y is the world's x.
Sight view() {
  return sight({}, {0, 1, 0}, {1, 0, 0});
}

TEST(TabSlotBolted, TabsFillTheirSlotsAndBoltsHaveTheirRoom) {
  for (const double from : {15.0, 17.7, 18.0, 21.0}) {
    for (const double into : {15.0, 17.7, 18.0, 21.0}) {
      for (const int tabs : {1, 2, 4}) {
        for (const double spin : {0.0, 41.3}) {
          Case c{from, into, 0, tabs};
          c.spin_a = spin;
          c.spin_b = 3 * spin;
          Scene scene = shelf(c);
          const Made made = make(scene.design());
          ASSERT_TRUE(made.ok) << made.codes();
          const Sight look = view();
          const double side = look.z.z * from;
          Polygon box{{-into, 0}, {0, 0}, {0, side}, {-into, side}};
          if (area(box) < 0) std::swap(box[1], box[3]);
          for (const Section& s : sections_of(made.solids[0], made.solids[1], look, box)) {
            EXPECT_LT(common_area(s.first, s.second), kWall * 60);
            // No room is left over but for a bolt, and where one is, it is in both.
            const double filled = s.first_inside + s.second_inside;
            if (s.first.empty() || filled > area(box) - 0.1) continue;
            bool bolt = false;
            for (const HardwareUse& use : made.results[0].hardware) {
              bolt = bolt || std::fabs(use.place.y - s.stretch.middle()) < 4.5 + kWall;
            }
            EXPECT_TRUE(bolt) << s.stretch.middle();
          }
        }
      }
    }
  }
}

TEST(TabSlotBolted, PutsTheNutWhereTheBoltsThreadIs) {
  Case c;
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.results[0].hardware.size(), 1U);
  const HardwareUse& bolt = made.results[0].hardware[0];
  EXPECT_EQ(bolt.place, (Vec3{-18, 200, 9})) << "on the far face, at mid-thickness";
  EXPECT_EQ(bolt.direction, (Vec3{1, 0, 0}));
  // Head outside with its washer (1.6): the tip is 70 - 1.6 from the far face, so at x = 50.4.
  // The shelf's wood along x at a given y: where each piece begins and ends.
  const auto wood = [&](double y) {
    std::vector<double> ends;
    for (const Polygon& piece : section(made.solids[0], view(), y)) {
      for (const Flat& corner : piece) ends.push_back(std::round(corner.y * 1e6) / 1e6);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
  };
  using testing::ElementsAre;
  EXPECT_THAT(wood(200), ElementsAre(52.4, 500)) << "the channel runs 2 mm past the tip";
  EXPECT_THAT(wood(204.6), ElementsAre(0, 41.3, 48.4, 500)) << "2 mm of thread beyond the nut";
  EXPECT_THAT(wood(206.5), ElementsAre(0, 41.3, 48.4, 500));
  EXPECT_THAT(wood(206.7), ElementsAre(0, 500)) << "the nut slot is no wider than 13.2 mm";
}

TEST(TabSlotBolted, DrillsTheSideWhereTheBoltGoes) {
  Case c;
  c.tabs = 4;
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const PanelEdit& side = made.results[0].edits[1];
  ASSERT_EQ(side.drills.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(side.drills[i].diameter, 9_mm);
    EXPECT_FALSE(side.drills[i].depth);
    const Vec3 hole = scene.panel(1).placement.at(side.drills[i].centre, {});
    EXPECT_NEAR(hole.y, made.results[0].hardware[i].place.y, 1e-6);
    EXPECT_NEAR(hole.z, 9, 1e-6);
  }
}

TEST(TabSlotBolted, WarnsThatAHexagonNutMayTurnButNotABarrelNut) {
  Case c;
  Scene hexagon = shelf(c);
  EXPECT_THAT(make(hexagon.design()).codes(), testing::HasSubstr("J0208"));
  c.kind = "bolt-and-barrel-nut";
  Scene barrel = shelf(c);
  EXPECT_THAT(make(barrel.design()).codes(), testing::Not(testing::HasSubstr("J0208")));
}

TEST(TabSlotBolted, TakesBarrelNuts) {
  Case c;
  c.kind = "bolt-and-barrel-nut";
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.solids[0].profile.faces.size(), 1U);
  int arcs = 0;
  for (const geometry::Edge& edge : made.solids[0].profile.faces[0].outer.edges) {
    if (!edge.arc) continue;
    ++arcs;
    EXPECT_EQ(edge.arc->radius, 6_mm + 100_um);
  }
  EXPECT_GE(arcs, 1);
}

TEST(TabSlotBolted, SetsBoltsBesideASingleTab) {
  Case c;
  c.tabs = 1;
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results[0].hardware.size(), 2U);
}

TEST(TabSlotBolted, RefusesWhatCannotHold) {
  const auto codes = [](Case c) {
    Scene scene = shelf(c);
    return make(scene.design()).codes();
  };
  Case c;
  c.length = 30;
  EXPECT_EQ(codes(c), "J0203");
  c = {};
  c.kind = "wood-screw";
  EXPECT_EQ(codes(c), "J0202");
  c = {};
  c.thread = "M7";
  EXPECT_EQ(codes(c), "J0202");
  c = {};
  c.bolts = 4;
  EXPECT_EQ(codes(c), "J0204");
  c = {};
  c.from = 12;
  EXPECT_EQ(codes(c), "J0204");
  Scene scene = shelf({});
  scene.design().joints[0].hardware.reset();
  EXPECT_EQ(make(scene.design()).codes(), "J0201");
}

}  // namespace
}  // namespace plano::joints::test
