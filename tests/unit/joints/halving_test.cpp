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

struct Case {
  double angle = 90;
  double from = 18;
  double into = 18;
  double clearance = 0;
  double share = 0.5;
  std::string opens = "auto";
  double spin_a = 0;
  double spin_b = 0;
};

// Two upright boards crossing in the z axis: `a` along x, `b` at the angle to it.
Scene crossing(const Case& c, double low_a = 0, double high_a = 200, double low_b = 0,
               double high_b = 200) {
  Scene scene;
  const Vec3 along_b{cos_degrees(c.angle), sin_degrees(c.angle), 0};
  const Vec3 across_b = geometry::cross(along_b, {0, 0, 1});
  const auto a = scene.add(Board{"a", placement({-200, c.from / 2, low_a}, {1, 0, 0}, {0, 0, 1}),
                                 400, high_a - low_a, c.from, c.spin_a});
  const auto b = scene.add(Board{
      "b",
      placement(along_b * -200 - across_b * (c.into / 2) + Vec3{0, 0, low_b}, along_b, {0, 0, 1}),
      400, high_b - low_b, c.into, c.spin_b});
  model::Joint& joint = scene.join("halving", {a}, {b}, c.clearance);
  if (c.share != 0.5) set_number(joint, "share", c.share);
  if (c.opens != "auto") set_word(joint, "opens", c.opens);
  return scene;
}

std::vector<Section> sections(const Made& made, const Polygon& box) {
  return sections_of(made.solids[0], made.solids[1], sight({}, {0, 0, 1}, {1, 0, 0}), box);
}

void expect_fit(const Case& c) {
  SCOPED_TRACE("angle " + std::to_string(c.angle) + " from " + std::to_string(c.from) + " into " +
               std::to_string(c.into) + " clearance " + std::to_string(c.clearance) + " share " +
               std::to_string(c.share) + " " + c.opens + " spin " + std::to_string(c.spin_a) + " " +
               std::to_string(c.spin_b));
  Scene scene = crossing(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const double x = c.into / 2;
  const double y = c.from / 2;
  const Polygon box{{-x, -y}, {x, -y}, {x, y}, {-x, y}};
  double slot_of_a = 0;
  double slot_of_b = 0;
  for (const Section& s : sections(made, box)) {
    EXPECT_LT(common_area(s.first, s.second), kWall * 60) << s.stretch.middle();
    if (s.first.size() == 2) slot_of_a += s.stretch.high - s.stretch.low;
    if (s.second.size() == 2) slot_of_b += s.stretch.high - s.stretch.low;
    if (s.first.size() == 2 && s.second.size() == 2) continue;  // the play between the two bottoms
    EXPECT_NEAR(distance(s.first, s.second), c.clearance / 2, kWall);
    if (c.angle == 90 && c.clearance == 0) {
      EXPECT_NEAR(s.first_inside + s.second_inside, area(box), kWall * 60);
    }
  }
  EXPECT_NEAR(slot_of_a, 200 * c.share + c.clearance / 2, kWall);
  EXPECT_NEAR(slot_of_b, 200 * (1 - c.share) + c.clearance / 2, kWall);
}

TEST(Halving, FitsAtEveryAngleAndThickness) {
  for (const double angle : {45.0, 60.0, 72.5, 90.0, 110.0, 135.0}) {
    for (const double from : {15.0, 17.7, 18.0, 21.0}) {
      for (const double into : {15.0, 17.7, 18.0, 21.0}) {
        for (const double clearance : {0.0, 0.2, 0.5}) {
          expect_fit({angle, from, into, clearance});
        }
      }
    }
  }
}

TEST(Halving, FitsForOtherSharesAndDirectionsAndTurnedPanels) {
  for (const char* opens : {"auto", "up", "down"}) {
    for (const double share : {0.3, 0.5, 0.7}) {
      for (const double spin : {0.0, 33.3, 180.0}) {
        expect_fit({60, 18, 17.7, 0.2, share, opens, spin, 2 * spin});
      }
    }
  }
}

TEST(Halving, TakesTheShorterSlots) {
  // b is taller upwards: were its slot open upwards, it would be longer.
  Case c;
  Scene scene = crossing(c, 0, 200, 0, 300);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  double slot_of_b = 0;
  for (const Section& s : sections(made, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}})) {
    if (s.second.size() == 2) slot_of_b += s.stretch.high - s.stretch.low;
  }
  EXPECT_NEAR(slot_of_b, 100, kWall);
}

TEST(Halving, CutsThroughRoundedAndSlopingBorders) {
  Case c;
  Scene scene = crossing(c);
  // The top of a is an arch, and the crossing is off its middle.
  scene.panel(0).outline = geometry::Shape::of(geometry::Contour{
      {{{}, std::nullopt},
       {{400_mm, {}}, std::nullopt},
       {{400_mm, 200_mm},
        geometry::Arc{{180_mm, 200_mm}, 220_mm, geometry::Turn::counter_clockwise}},
       {{-40_mm, 200_mm}, std::nullopt}}});
  set_word(scene.design().joints[0], "opens", "up");
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.solids[0].profile.faces.size(), 1U);
  EXPECT_LT(common_volume(made.solids[0], made.solids[1], sight({}, {0, 0, 1}, {1, 0, 0})), 0.1);
}

TEST(Halving, RefusesASmallAngle) {
  Scene scene = crossing({40});
  EXPECT_EQ(make(scene.design()).codes(), "J0108");
}

TEST(Halving, RefusesASlotThatEndsInAnOpening) {
  Case c;
  c.opens = "up";
  Scene scene = crossing(c);
  model::Opening window;
  window.shape = geometry::Shape::of(geometry::rectangle({170_mm, 140_mm}, 60_mm, 30_mm));
  scene.panel(0).openings.push_back(window);
  EXPECT_EQ(make(scene.design()).codes(), "J0302");
}

TEST(Halving, IsNotMadeWhereAPanelOnlyRunsIntoAnother) {
  Scene scene;
  const auto a = scene.add(Board{"a", placement({0, 0, 0}, {1, 0, 0}, {0, 0, 1}), 400, 200, 18});
  const auto b = scene.add(Board{"b", placement({200, -9, 0}, {0, 1, 0}, {0, 0, 1}), 400, 200, 18});
  scene.join("halving", {a}, {b}, 0);
  EXPECT_EQ(make(scene.design()).codes(), "J0102");
}

TEST(Halving, JoinsALatticeOfPanelsWithOneDeclaration) {
  Scene scene;
  std::vector<std::size_t> all;
  for (int i = 0; i < 3; ++i) {
    const double at = 100 + 150 * i;
    all.push_back(scene.add(
        Board{"x" + std::to_string(i), placement({0, at, 0}, {1, 0, 0}, {0, 0, 1}), 600, 120, 15}));
    all.push_back(scene.add(
        Board{"y" + std::to_string(i), placement({at, 0, 0}, {0, 1, 0}, {0, 0, 1}), 600, 120, 15}));
  }
  scene.join("halving", all, all, 0.2);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results.size(), 9U);
  for (std::size_t i = 0; i < 6; i += 2) {
    for (std::size_t k = 1; k < 6; k += 2) {
      EXPECT_LT(common_volume(made.solids[i], made.solids[k], sight({}, {0, 0, 1}, {1, 0, 0})),
                0.1);
    }
  }
}

TEST(Halving, WarnsOfLittleWoodBesideOrBeyondASlot) {
  Case c;
  EXPECT_EQ(make(crossing(c).design()).codes(), "");
  c.share = 0.66;
  EXPECT_EQ(make(crossing(c).design()).codes(), "");
  c.share = 0.68;
  EXPECT_EQ(make(crossing(c).design()).codes(), "J0314") << "a third of 200";
  c.share = 0.5;
  EXPECT_EQ(make(crossing(c, 0, 34, 0, 34).design()).codes(), "J0314") << "less than 18";
  // The first board ends beside the slot: 18 + 9 from the crossing's middle, then less.
  const auto ending_at = [&](double x) {
    Scene scene = crossing(c);
    scene.panel(0).outline = geometry::Shape::of(geometry::rectangle({}, mm(200 + x), 200_mm));
    return make(scene.design()).codes();
  };
  EXPECT_EQ(ending_at(9 + 27), "");
  EXPECT_EQ(ending_at(9 + 26), "J0106");
  EXPECT_EQ(ending_at(9 + 8), "J0105");
}

}  // namespace
}  // namespace plano::joints::test
