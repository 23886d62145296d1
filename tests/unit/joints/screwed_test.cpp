// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/trig.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Profiles are rounded to the micrometre: in a section a wall may be off by one.
constexpr double kWall = 1.5e-3;

// A seat over an upright rail along x.
Scene seat_on_rail(double screw, double length, double angle = 90) {
  Scene scene;
  const auto seat =
      scene.add(Board{"seat", placement({0, 0, 450}, {1, 0, 0}, {0, 1, 0}), 1000, 360, 18});
  Placement upright = placement({100, 171, 350}, {1, 0, 0}, {0, 0, 1});
  if (angle != 90) {
    upright =
        geometry::turned(upright, {1, 0, 0}, Angle::nearest_to_degrees(90 - angle), {0, 171, 450});
  }
  const auto rail = scene.add(Board{"rail", upright, 800, 100, 18});
  const auto piece = scene.add_hardware("wood-screw", "", screw, length);
  scene.join("screwed", {seat}, {rail}, 0).hardware = piece;
  return scene;
}

TEST(Screwed, GoesThroughTheFaceIntoTheMiddleOfTheEdge) {
  Scene scene = seat_on_rail(5, 60);
  set_number(scene.design().joints[0], "spacing.max", 250);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.codes(), "J0206") << "pilot holes in an edge are drilled by hand";
  ASSERT_EQ(made.results.size(), 1U);
  const auto& hardware = made.results[0].hardware;
  ASSERT_EQ(hardware.size(), 4U) << "740 mm in steps of at most 250";
  for (const HardwareUse& use : hardware) {
    EXPECT_NEAR(use.place.y, 162, 1e-6);
    EXPECT_NEAR(use.place.z, 468, 1e-6);
    EXPECT_EQ(use.direction, (Vec3{0, 0, -1}));
  }
  EXPECT_NEAR(hardware[3].place.x, 130, 1e-6) << "six diameters from the end";
  for (const PanelEdit& edit : made.results[0].edits) {
    if (edit.panel == 0) {
      ASSERT_EQ(edit.drills.size(), 4U);
      EXPECT_EQ(edit.drills[0].diameter, 5_mm + 500_um);
      EXPECT_TRUE(edit.engravings.empty());
    } else {
      EXPECT_TRUE(edit.drills.empty());
      EXPECT_EQ(edit.engravings.size(), 4U) << "marks where to drill";
    }
  }
}

TEST(Screwed, GivesThePilotHolesOfABarAsBores) {
  for (const double angle : {90.0, 70.0}) {
    SCOPED_TRACE(angle);
    Scene scene = seat_on_rail(5, 60, angle);
    scene.design().materials[scene.panel(1).material].form = model::StockForm::bar;
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    const bool square = angle == 90;
    EXPECT_EQ(made.codes(), square ? "" : "J0206") << "a slanted one no list can tell";
    for (const PanelEdit& edit : made.results[0].edits) {
      if (edit.panel != 1) continue;
      EXPECT_EQ(edit.bores.size(), square ? made.results[0].hardware.size() : 0U);
      EXPECT_EQ(edit.engravings.empty(), square);
      for (std::size_t i = 0; i < edit.bores.size(); ++i) {
        const model::Bore& bore = edit.bores[i];
        const HardwareUse& screw = made.results[0].hardware[i];
        const Vec3 entry = scene.panel(1).placement.at(bore.entry, bore.height);
        const Vec3 end = scene.panel(1).placement.at(bore.end, bore.height);
        EXPECT_NEAR(geometry::norm(entry - (screw.place + screw.direction * 18)), 0, 1e-5);
        EXPECT_NEAR(geometry::norm(end - (screw.place + screw.direction * 60)), 0, 1e-5);
        EXPECT_EQ(bore.diameter, 3_mm + 500_um);
        EXPECT_FALSE(bore.through);
      }
    }
  }
}

TEST(Screwed, LeavesMarksOutOnRequest) {
  Scene scene = seat_on_rail(5, 60);
  set_flag(scene.design().joints[0], "marks", false);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  for (const PanelEdit& edit : made.results[0].edits) EXPECT_TRUE(edit.engravings.empty());
}

TEST(Screwed, TakesEitherPanelAsFrom) {
  Scene scene = seat_on_rail(5, 60);
  std::swap(scene.design().joints[0].from, scene.design().joints[0].into);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_NEAR(made.results[0].hardware[0].place.z, 468, 1e-6);
}

// Two boards face to face; the upper is turned in its plane and the lower upside down.
Scene lapped(double length, double gap = 0) {
  Scene scene;
  const auto upper = scene.add(
      Board{"upper", placement({0, 0, 21 + gap}, {1, 0, 0}, {0, 1, 0}), 400, 100, 15, 30});
  const auto lower =
      scene.add(Board{"lower", placement({100, 300, 21}, {1, 0, 0}, {0, -1, 0}), 200, 400, 21, 70});
  const auto piece = scene.add_hardware("wood-screw", "", 4, length);
  scene.join("screwed", {upper}, {lower}, 0).hardware = piece;
  return scene;
}

TEST(Screwed, DrillsPilotHolesWhereFacesMeet) {
  Scene scene = lapped(32);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.results.size(), 1U);
  const PanelEdit& upper = made.results[0].edits[0];
  const PanelEdit& lower = made.results[0].edits[1];
  ASSERT_EQ(upper.drills.size(), 2U);
  ASSERT_EQ(lower.drills.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    // Both holes on one axis, in the middle of the common strip (100 wide, 200 long).
    const Vec3 above = scene.panel(0).placement.at(upper.drills[i].centre, {});
    const Vec3 below = scene.panel(1).placement.at(lower.drills[i].centre, {});
    EXPECT_NEAR(above.x, below.x, 1e-5);
    EXPECT_NEAR(above.y, below.y, 1e-5);
    EXPECT_GT(above.x, 100 + 12 - 1e-6) << "three diameters from the border";
    EXPECT_LT(above.x, 300 - 12 + 1e-6);
    EXPECT_EQ(lower.drills[i].depth, 17_mm);
    EXPECT_EQ(lower.drills[i].face, model::FaceSide::bottom) << "the lower board lies upside down";
    EXPECT_EQ(upper.drills[i].diameter, 4_mm + 500_um);
    EXPECT_EQ(lower.drills[i].diameter, 2_mm + 800_um);
  }
}

TEST(Screwed, RefusesAPointThatComesOutOrHardlyHolds) {
  EXPECT_EQ(make(lapped(35).design()).codes(), "J0205");
  EXPECT_EQ(make(lapped(25).design()).codes(), "J0205");
  EXPECT_EQ(make(seat_on_rail(5, 30).design()).codes(), "J0205");
  EXPECT_EQ(make(seat_on_rail(5, 130).design()).codes(), "J0205");
}

TEST(Screwed, RefusesHardwareThatIsNoScrew) {
  Scene scene = seat_on_rail(12, 60);
  EXPECT_EQ(make(scene.design()).codes(), "J0202");
}

TEST(Screwed, RefusesCountAndSpacingTogether) {
  Scene scene = seat_on_rail(5, 60);
  set_number(scene.design().joints[0], "spacing.max", 250);
  set_number(scene.design().joints[0], "screws", 3);
  EXPECT_EQ(make(scene.design()).codes(), "J0115");
}

TEST(Screwed, RefusesScrewsThatSplitTheWoodBetweenThem) {
  Scene scene = seat_on_rail(5, 60);
  // 740 mm between the first and the last: 37 gaps of 20.
  set_number(scene.design().joints[0], "screws", 38);
  EXPECT_TRUE(make(scene.design()).ok);
  set_number(scene.design().joints[0], "screws", 39);
  EXPECT_EQ(make(scene.design()).codes(), "J0207");
}

TEST(Screwed, HoldsAFaceApartByMoreThanTouching) {
  EXPECT_EQ(make(lapped(32, 0.005).design()).codes(), "");
  EXPECT_EQ(make(lapped(32, 0.02).design()).codes(), "J0101");
}

TEST(Screwed, TakesALeaningEdge) {
  Scene scene = seat_on_rail(5, 60, 75);
  // Lower it so that its nearer arris touches.
  const Placement& p = scene.panel(1).placement;
  const double top = std::max(p.at(0, 100, 0).z, p.at(0, 100, 18).z);
  scene.panel(1).placement.origin.z += 450 - top;
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  // Where the mid-plane of the leaning rail meets the seat.
  const Vec3 middle = p.at(0, 100, 9);
  const double foot = middle.y + p.v.y / p.v.z * (450 - middle.z);
  EXPECT_NEAR(made.results[0].hardware[0].place.y, foot, 1e-5);
}

}  // namespace
}  // namespace plano::joints::test
