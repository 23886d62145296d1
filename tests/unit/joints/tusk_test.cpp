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
  double clearance = 0.3;
  int tabs = 2;
  double pull = 2;
  std::string driven_from = "auto";
  double spin_a = 0;
  double spin_b = 0;
  bool shelf_upside_down = false;
};

// A shelf (a) lying at z = 0..from whose end at x = 0 stands on an upright side (b), whose near
// face is x = 0 and far face x = -into.
Scene shelf(const Case& c) {
  Scene scene;
  const Placement flat = c.shelf_upside_down ? placement({0, 300, c.from}, {1, 0, 0}, {0, -1, 0})
                                             : placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0});
  const auto a = scene.add(Board{"shelf", flat, 500, 300, c.from, c.spin_a});
  const auto b = scene.add(Board{"side", placement({-c.into, -50, -200}, {0, 1, 0}, {0, 0, 1}), 400,
                                 400, c.into, c.spin_b});
  model::Joint& joint = scene.join("tusk", {a}, {b}, c.clearance);
  set_number(joint, "tabs.count", c.tabs);
  set_number(joint, "wedge.pull", c.pull);
  if (c.driven_from != "auto") set_word(joint, "driven_from", c.driven_from);
  return scene;
}

void expect_fit(const Case& c) {
  SCOPED_TRACE("from " + std::to_string(c.from) + " into " + std::to_string(c.into) +
               " clearance " + std::to_string(c.clearance) + " tabs " + std::to_string(c.tabs) +
               " driven " + c.driven_from + " spin " + std::to_string(c.spin_a) + " " +
               std::to_string(c.spin_b));
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.solids.size(), 2U + c.tabs);
  const Solid& shelf = made.solids[0];
  const Solid& side = made.solids[1];
  // Along the contact (y) all three are prisms: sections in x and z.
  const Sight view = sight({}, {0, 1, 0}, {1, 0, 0});
  EXPECT_LT(common_volume(shelf, side, view), kWall * 1000);
  for (int i = 0; i < c.tabs; ++i) {
    const Solid& wedge = made.solids[2 + i];
    EXPECT_LT(common_volume(wedge, side, view), kWall * 1000);
    EXPECT_LT(common_volume(wedge, shelf, view), kWall * 1000);
    int through = 0;
    for (const Stretch& stretch : stretches({&wedge, &side, &shelf}, view)) {
      const auto w = section(wedge, view, stretch.middle());
      if (w.empty()) continue;
      ++through;
      // It bears on the far face of the side and on the tab, both, all over its thickness.
      EXPECT_NEAR(distance(w, section(side, view, stretch.middle())), 0, kWall);
      EXPECT_NEAR(distance(w, section(shelf, view, stretch.middle())), 0, kWall);
      // Were it driven on by 6 mm it would have to move out by 1: it tightens.
      Polygon driven = w.front();
      for (Flat& corner : driven) {
        corner.y -= 6 * geometry::dot(wedge.place.u, view.y);
        corner.z -= 6 * geometry::dot(wedge.place.u, view.z);
      }
      EXPECT_GT(common_area({driven}, section(shelf, view, stretch.middle())), 0.1);
      // Behind it the mortise leaves room to pull.
      Polygon pulled = w.front();
      for (Flat& corner : pulled) corner.y += c.pull - 0.01;
      EXPECT_LT(common_area({pulled}, section(shelf, view, stretch.middle())), 0.05);
    }
    EXPECT_GT(through, 0);
  }
}

TEST(Tusk, WedgeTouchesAndNeverOverlaps) {
  for (const double from : {15.0, 17.7, 18.0, 21.0}) {
    for (const double into : {15.0, 17.7, 18.0, 21.0}) {
      for (const double clearance : {0.0, 0.4}) {
        for (const int tabs : {1, 2}) {
          Case c;
          c.from = from;
          c.into = into;
          c.clearance = clearance;
          c.tabs = tabs;
          expect_fit(c);
        }
      }
    }
  }
}

TEST(Tusk, FitsInPanelsTurnedWithinTheirPlaneOrUpsideDown) {
  for (const double a : {0.0, 28.4, 90.0}) {
    for (const double b : {0.0, 133.3}) {
      for (const bool over : {false, true}) {
        Case c;
        c.spin_a = a;
        c.spin_b = b;
        c.shelf_upside_down = over;
        expect_fit(c);
      }
    }
  }
}

TEST(Tusk, WedgeIsDrivenFromAboveUnlessToldOtherwise) {
  for (const bool over : {false, true}) {
    Case c;
    c.shelf_upside_down = over;
    Scene scene = shelf(c);
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    EXPECT_EQ(made.results[0].extra[0].placement.u, (Vec3{0, 0, 1}));
  }
  Case c;
  c.driven_from = "bottom";
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results[0].extra[0].placement.u, (Vec3{0, 0, -1}));
  expect_fit(c);
}

TEST(Tusk, LeavesAThicknessAndAHalfOfWoodBeyondTheWedge) {
  Case c;
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const geometry::Face& face = made.solids[0].profile.faces[0];
  ASSERT_EQ(face.holes.size(), 2U);
  const geometry::Box mortise = geometry::bounding_box(face.holes[0]);
  const geometry::Box all = geometry::bounding_box(face);
  EXPECT_EQ(mortise.low.x - all.low.x, 27_mm);
  EXPECT_EQ(mortise.high.x, -16_mm) << "2 mm inside the far face, which is at -18 mm";
  EXPECT_EQ(mortise.height(), 18_mm + 500_um);
}

TEST(Tusk, LeavesNoSharpCornerWhereHandsPass) {
  Scene scene = shelf({});
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const auto rounded = [](const Solid& solid) {
    int arcs = 0;
    for (const geometry::Edge& edge : solid.profile.faces.at(0).outer.edges) {
      if (edge.arc) ++arcs;
    }
    return arcs;
  };
  EXPECT_EQ(rounded(made.solids[0]), 4) << "two tabs, two corners each";
  EXPECT_EQ(rounded(made.solids[2]), 4) << "all corners of the wedge";
}

TEST(Tusk, NamesItsWedgesByJointAndPlace) {
  Case c;
  Scene scene = shelf(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.results[0].extra[0].id, "j1/wedge:1.1");
  EXPECT_EQ(made.results[0].extra[1].id, "j1/wedge:1.2");
}

TEST(Tusk, RefusesWhatCannotHold) {
  {
    Scene scene = shelf({});
    set_number(scene.design().joints[0], "wedge.width", 10);
    EXPECT_EQ(make(scene.design()).codes(), "J0301");
  }
  {
    Scene scene = shelf({});
    set_number(scene.design().joints[0], "relish", 10);
    EXPECT_EQ(make(scene.design()).codes(), "J0114");
  }
  {
    Scene scene = shelf({});
    set_number(scene.design().joints[0], "tabs.width", 40);
    EXPECT_EQ(make(scene.design()).codes(), "J0103");
  }
}

}  // namespace
}  // namespace plano::joints::test
