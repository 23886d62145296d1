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
  double from = 18;
  double into = 18;
  double clearance = 0;
  double count = 0;
  bool corner_in_from = false;
  bool corner_in_into = false;
  double spin_a = 0;
  double spin_b = 0;
};

// Two upright boards at a corner; the corner line is z. `front` lies in xz with its outer face at y
// = 0, `side` in yz with its outer face at x = 0.
Scene corner(const Case& c, double height_front = 300, double height_side = 300) {
  Scene scene;
  const double x0 = c.corner_in_from ? 0 : c.into;
  const double y0 = c.corner_in_into ? 0 : c.from;
  const auto front = scene.add(Board{"front", placement({x0, c.from, 0}, {1, 0, 0}, {0, 0, 1}),
                                     400 - x0, height_front, c.from, c.spin_a});
  const auto side = scene.add(Board{"side", placement({0, y0, 0}, {0, 1, 0}, {0, 0, 1}), 300 - y0,
                                    height_side, c.into, c.spin_b});
  model::Joint& joint = scene.join("finger", {front}, {side}, c.clearance);
  if (c.count > 0) set_number(joint, "fingers.count", c.count);
  return scene;
}

std::vector<Section> sections(const Made& made, const Case& c) {
  const Sight view = sight({}, {0, 0, 1}, {1, 0, 0});
  // The corner box.
  const double sign = view.z.y;
  Polygon box{{0, 0}, {c.into, 0}, {c.into, sign * c.from}, {0, sign * c.from}};
  if (area(box) < 0) std::swap(box[1], box[3]);
  return sections_of(made.solids[0], made.solids[1], view, box);
}

void expect_fit(const Case& c) {
  SCOPED_TRACE("from " + std::to_string(c.from) + " into " + std::to_string(c.into) +
               " clearance " + std::to_string(c.clearance) + " count " + std::to_string(c.count) +
               " drawn " + std::to_string(c.corner_in_from) + std::to_string(c.corner_in_into) +
               " spin " + std::to_string(c.spin_a) + " " + std::to_string(c.spin_b));
  Scene scene = corner(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.solids[0].profile.faces.size(), 1U);
  ASSERT_EQ(made.solids[1].profile.faces.size(), 1U);
  const std::vector<Section> all = sections(made, c);
  const double box = c.from * c.into;
  for (const Section& s : all) {
    EXPECT_LT(common_area(s.first, s.second), kWall * 60) << s.stretch.middle();
    const double filled = s.first_inside + s.second_inside;
    const bool in_gap = c.clearance > 0 && s.stretch.high - s.stretch.low < c.clearance / 2 + 0.01;
    EXPECT_NEAR(filled, in_gap ? 0 : box, kWall * 60) << s.stretch.middle();
  }
  const auto fingers = runs(all, [](const Section& s) { return s.first_inside > 1; });
  const auto between = runs(all, [](const Section& s) { return s.second_inside > 1; });
  ASSERT_EQ(fingers.size(), between.size() + 1);
  EXPECT_NEAR(fingers.front().low, 0, kWall);
  EXPECT_NEAR(fingers.back().high, 300, kWall);
  if (c.count > 0) {
    EXPECT_EQ(fingers.size() + between.size(), static_cast<std::size_t>(c.count));
  }
  for (std::size_t i = 0; i < between.size(); ++i) {
    EXPECT_NEAR(between[i].low - fingers[i].high, c.clearance / 2, kWall);
    EXPECT_NEAR(fingers[i + 1].low - between[i].high, c.clearance / 2, kWall);
  }
}

TEST(Finger, TilesTheCornerForEveryThicknessCountAndWayOfDrawing) {
  for (const double from : {15.0, 17.7, 18.0, 21.0}) {
    for (const double into : {15.0, 17.7, 18.0, 21.0}) {
      for (const double count : {0.0, 3.0, 7.0}) {
        for (const double clearance : {0.0, 0.2}) {
          for (const int drawn : {0, 1, 2, 3}) {
            expect_fit({from, into, clearance, count, (drawn & 1) != 0, (drawn & 2) != 0});
          }
        }
      }
    }
  }
}

TEST(Finger, TilesTheCornerOfPanelsTurnedWithinTheirPlane) {
  for (const double a : {0.0, 12.3, 90.0, 199.9}) {
    for (const double b : {0.0, 45.0, 301.7}) {
      for (const int drawn : {0, 1, 2, 3}) {
        expect_fit({18, 17.7, 0.2, 5, (drawn & 1) != 0, (drawn & 2) != 0, a, b});
      }
    }
  }
}

TEST(Finger, KeepsToTheCommonHeightOfUnequalPanels) {
  for (const int drawn : {0, 1, 2, 3}) {
    Case c;
    c.corner_in_from = (drawn & 1) != 0;
    c.corner_in_into = (drawn & 2) != 0;
    c.count = 5;
    Scene scene = corner(c, 300, 200);
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    for (const Section& s : sections(made, c)) {
      EXPECT_LT(common_area(s.first, s.second), kWall * 60);
      if (s.stretch.middle() > 200) continue;
      EXPECT_NEAR(s.first_inside + s.second_inside, 18 * 18, 0.1);
    }
  }
}

TEST(Finger, RefusesAnEvenCount) {
  Case c;
  c.count = 4;
  Scene scene = corner(c);
  EXPECT_EQ(make(scene.design()).codes(), "J0303");
}

TEST(Finger, RefusesFingersNarrowerThanHalfAThickness) {
  Case c;
  c.count = 51;
  Scene scene = corner(c);
  EXPECT_EQ(make(scene.design()).codes(), "J0303");
}

}  // namespace
}  // namespace plano::joints::test
