// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

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
  double depth = 0;     // 0: by itself
  double stopped = 0;   // 0: through
  double overhang = 0;  // of the face beyond both ends of the edge
  double spin_a = 0;
  double spin_b = 0;
  bool underneath = false;
};

// A board standing along x on a lying one, both 300 long but for the overhang.
Scene standing(const Case& c) {
  Scene scene;
  Placement b = placement({-150 - c.overhang, -200, 0}, {1, 0, 0}, {0, 1, 0});
  if (c.underneath) b = placement({-150 - c.overhang, 200, c.into}, {1, 0, 0}, {0, -1, 0});
  const auto shelf =
      scene.add(Board{"shelf", placement({-150, c.from / 2, c.into}, {1, 0, 0}, {0, 0, 1}), 300,
                      200, c.from, c.spin_a});
  const auto side = scene.add(Board{"side", b, 300 + 2 * c.overhang, 400, c.into, c.spin_b});
  model::Joint& joint = scene.join("dado", {shelf}, {side}, c.clearance);
  if (c.depth > 0) set_number(joint, "depth", c.depth);
  if (c.stopped > 0) set_number(joint, "stopped", c.stopped);
  return scene;
}

void expect_fit(const Case& c) {
  SCOPED_TRACE(testing::Message() << c.from << " into " << c.into << ", depth " << c.depth
                                  << ", stopped " << c.stopped << ", overhang " << c.overhang
                                  << ", clearance " << c.clearance << ", spin " << c.spin_a);
  Scene scene = standing(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.codes(), "");
  const double depth = c.depth > 0 ? c.depth : c.into / 3;
  const Sight view = sight({}, {1, 0, 0}, {0, 1, 0});
  // All of the shelf's place within the side, and the clearance beside it.
  const double half = (c.from + c.clearance) / 2;
  const Polygon box{{-half, 0}, {half, 0}, {half, c.into}, {-half, c.into}};
  const std::vector<Section> all = sections_of(made.solids[0], made.solids[1], view, box);
  double covered = 0;
  for (const Section& s : all) {
    if (s.first.empty()) continue;
    covered += s.stretch.high - s.stretch.low;
    EXPECT_LT(common_area(s.first, s.second), kWall * 60) << s.stretch.middle();
    const bool tongue = s.first_inside > 1;
    const bool shoulder = std::fabs(s.stretch.middle()) > 150 - c.stopped;
    EXPECT_EQ(tongue, !shoulder) << s.stretch.middle();
    const double below = c.stopped > 0 ? c.clearance : 0;
    if (tongue) {
      EXPECT_NEAR(s.first_inside, depth * c.from, kWall * 60);
      // Wood, tongue and the gaps asked for fill the place.
      EXPECT_NEAR(s.first_inside + s.second_inside,
                  area(box) - c.clearance * depth - below * (c.from + c.clearance), kWall * 80);
      EXPECT_NEAR(distance(s.first, s.second), std::min(c.clearance / 2, below), kWall);
    }
  }
  EXPECT_NEAR(covered, 300, 0.1);
}

TEST(Dado, FitsAtEveryThicknessAndDepth) {
  for (const double from : {12.0, 17.7, 21.0}) {
    for (const double into : {15.0, 18.0, 24.0}) {
      for (const double clearance : {0.0, 0.2, 0.5}) {
        for (const double depth : {0.0, 6.0, 7.5}) {
          for (const double stopped : {0.0, 20.0}) {
            Case c;
            c.from = from;
            c.into = into;
            c.clearance = clearance;
            c.depth = depth;
            c.stopped = stopped;
            expect_fit(c);
          }
        }
      }
    }
  }
}

TEST(Dado, FitsInPanelsTurnedWithinTheirPlane) {
  for (const double spin : {0.0, 13.7, 45.0, 211.3}) {
    for (const double overhang : {0.0, 60.0}) {
      for (const bool underneath : {false, true}) {
        Case c;
        c.clearance = 0.2;
        c.spin_a = spin;
        c.spin_b = 2 * spin + 7;
        c.overhang = overhang;
        c.underneath = underneath;
        expect_fit(c);
        c.stopped = 25;
        expect_fit(c);
      }
    }
  }
}

const model::Pocket& groove_of(const Made& made) {
  return made.results[0].edits[1].pockets[0];
}

TEST(Dado, RunsOutOnlyWhereTheFaceEnds) {
  const auto length = [](double overhang) {
    Case c;
    c.overhang = overhang;
    const Made made = make(standing(c).design());
    const geometry::Box box = geometry::bounding_box(groove_of(made).shape.contour());
    return std::max(box.width(), box.height()).mm();
  };
  EXPECT_NEAR(length(0), 300 + 12, 1e-6) << "the cutter runs out at both borders";
  EXPECT_NEAR(length(40), 300, 1e-6);
}

TEST(Dado, RefusesAGrooveDeeperThanHalf) {
  Case c;
  c.depth = 9;
  EXPECT_EQ(make(standing(c).design()).codes(), "");
  c.depth = 9.1;
  EXPECT_EQ(make(standing(c).design()).codes(), "J0312");
}

TEST(Dado, RefusesStopsThatMeet) {
  Case c;
  c.stopped = 132;
  EXPECT_EQ(make(standing(c).design()).codes(), "");
  c.stopped = 133;
  EXPECT_EQ(make(standing(c).design()).codes(), "J0313");
}

TEST(Dado, HoldsItsLongSidesAgainstBorders) {
  Case c;
  Scene scene = standing(c);
  // The side ends 20 mm behind the shelf: more than half a thickness, less than one and a half.
  scene.panel(1).outline = geometry::Shape::of(geometry::rectangle({}, 300_mm, 229_mm));
  EXPECT_EQ(make(scene.design()).codes(), "J0106");
  scene.panel(1).outline = geometry::Shape::of(geometry::rectangle({}, 300_mm, 214_mm));
  EXPECT_EQ(make(scene.design()).codes(), "J0105") << "a rebate, not a groove";
}

}  // namespace
}  // namespace plano::joints::test
