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
  double angle = 90;  // of a over b, degrees; above 90 it leans the other way
  double from = 18;
  double into = 18;
  double clearance = 0;
  int tabs = 2;
  double depth = 0;  // 0: through
  double drawn = 0;  // share of the slant that a is drawn into b: 0 nearer arris, 1 farther
  double spin_a = 0;
  double spin_b = 0;
  bool underneath = false;
};

// A lying board with another standing on it along x, leaning by the angle.
Scene standing(const Case& c) {
  Scene scene;
  const double s = sin_degrees(c.angle);
  const double k = cos_degrees(c.angle);
  const Vec3 up{0, k, s};
  const Vec3 along{1, 0, 0};
  Placement a = placement({-150, 0, c.into}, along, up);
  // The nearer arris on the face, then down along the slant by the share.
  const double lowest = std::min(0.0, a.w.z * c.from);
  a.origin = a.origin + Vec3{0, 0, 1} * (-lowest - c.drawn * std::fabs(a.w.z) * c.from);
  Placement b = placement({-250, -200, 0}, {1, 0, 0}, {0, 1, 0});
  if (c.underneath) {
    // The same, the lying board seen from below: its frame is upside down.
    b = placement({-250, 200, c.into}, {1, 0, 0}, {0, -1, 0});
  }
  const auto ia = scene.add(Board{"rail", a, 300, 120, c.from, c.spin_a});
  const auto ib = scene.add(Board{"seat", b, 500, 400, c.into, c.spin_b});
  model::Joint& joint = scene.join("tab_slot", {ia}, {ib}, c.clearance);
  set_number(joint, "tabs.count", c.tabs);
  if (c.depth > 0) set_number(joint, "depth", c.depth);
  return scene;
}

// Sections along the contact: `first` is the rail, `second` the seat, seen in the seat's slab.
std::vector<Section> sections(const Made& made, const Case& c) {
  const Polygon slab{{-1000, 0}, {1000, 0}, {1000, c.into}, {-1000, c.into}};
  return sections_of(made.solids[0], made.solids[1], sight({}, {1, 0, 0}, {0, 1, 0}), slab);
}

// The rail reaches into the seat; the seat has given way.
bool has_tab(const Section& s) {
  return s.first_inside > 1;
}
bool has_slot(const Section& s, const Case& c) {
  return !s.second.empty() && total_area(s.second) < 400 * c.into - 1;
}

std::string describe(const Case& c) {
  std::string text;
  for (const auto& [name, value] :
       {std::pair{"angle", c.angle}, std::pair{"from", c.from}, std::pair{"into", c.into},
        std::pair{"clearance", c.clearance}, std::pair{"tabs", 1.0 * c.tabs},
        std::pair{"depth", c.depth}, std::pair{"drawn", c.drawn}, std::pair{"spin_a", c.spin_a},
        std::pair{"spin_b", c.spin_b}}) {
    text += std::string(name) + " " + std::to_string(value) + "  ";
  }
  return text;
}

// Beside a tab half the clearance; below a blind one all of it.
double wood_gap(const Case& c, const Polygon& wood) {
  double width = 0;
  for (const Flat& p : wood) {
    for (const Flat& q : wood) width = std::max(width, std::fabs(p.y - q.y));
  }
  return c.depth > 0 && width < 100 ? c.clearance : c.clearance / 2;
}

void expect_fit(const Case& c) {
  SCOPED_TRACE(describe(c));
  Scene scene = standing(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.solids[0].profile.faces.size(), 1U);
  ASSERT_EQ(made.solids[1].profile.faces.size(), 1U);
  const std::vector<Section> all = sections(made, c);
  for (const Section& section : all) {
    if (section.first.empty()) continue;
    // They share no wood (but for a micrometre of rounding along the walls) ...
    EXPECT_LT(common_area(section.first, section.second), kWall * 60) << section.stretch.middle();
    const double gap = distance(section.first, section.second);
    // ... stand apart by half the clearance where a tab is, and bear on one another elsewhere.
    if (has_tab(section)) {
      EXPECT_NEAR(gap, c.clearance / 2, kWall) << section.stretch.middle();
      // Neither wall is further away: the slot is the narrowest there is.
      for (const Polygon& wood : section.second) {
        EXPECT_NEAR(distance(section.first, {wood}), wood_gap(c, wood), kWall);
      }
      double lowest = 1e9;
      for (const Flat& corner : section.first.front()) lowest = std::min(lowest, corner.z);
      EXPECT_NEAR(lowest, c.depth > 0 ? c.into - c.depth : 0, kWall)
          << "flush, or as deep as asked";
    } else if (!has_slot(section, c)) {
      EXPECT_NEAR(gap, 0, kWall) << section.stretch.middle();
    }
  }
  const std::vector<Stretch> tabs = runs(all, has_tab);
  const std::vector<Stretch> slots = runs(all, [&](const Section& s) { return has_slot(s, c); });
  ASSERT_EQ(tabs.size(), static_cast<std::size_t>(c.tabs));
  ASSERT_EQ(slots.size(), tabs.size());
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    EXPECT_NEAR(tabs[i].low - slots[i].low, c.clearance / 2, kWall);
    EXPECT_NEAR(slots[i].high - tabs[i].high, c.clearance / 2, kWall);
  }
}

// At a right angle and no clearance nothing is left empty either: in every section through the
// rail, the two fill the seat's slab under the rail.
void expect_tiling(const Case& c) {
  SCOPED_TRACE(describe(c));
  Scene scene = standing(c);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const Polygon box{{-c.from, 0}, {0, 0}, {0, c.into}, {-c.from, c.into}};
  for (const Section& section : sections(made, c)) {
    if (section.first.empty()) continue;
    const double rail = common_area(section.first, {box});
    const double seat = common_area(section.second, {box});
    EXPECT_NEAR(rail + seat, area(box), kWall * 40);
    EXPECT_NEAR(rail, has_tab(section) ? (c.depth > 0 ? c.depth * c.from : area(box)) : 0,
                kWall * 40);
  }
}

TEST(TabSlot, FitsAtEveryAngleAndThickness) {
  for (const double angle : {30.0, 37.5, 45.0, 60.0, 75.0, 90.0, 105.0, 120.0, 150.0}) {
    for (const double from : {15.0, 17.7, 18.0, 21.0}) {
      for (const double into : {15.0, 17.7, 18.0, 21.0}) {
        for (const double clearance : {0.0, 0.2, 0.5}) {
          Case c;
          c.angle = angle;
          c.from = from;
          c.into = into;
          c.clearance = clearance;
          expect_fit(c);
        }
      }
    }
  }
}

TEST(TabSlot, FitsWhenDrawnUpToItsMidLineOrItsFartherArris) {
  for (const double angle : {30.0, 60.0, 75.0, 120.0}) {
    for (const double drawn : {0.25, 0.5, 1.0}) {
      Case c;
      c.angle = angle;
      c.drawn = drawn;
      c.clearance = 0.2;
      expect_fit(c);
    }
  }
}

TEST(TabSlot, FitsInPanelsTurnedWithinTheirPlane) {
  for (const double angle : {40.0, 90.0}) {
    for (const double drawn : {0.0, 0.5}) {
      for (const double spin : {0.0, 13.7, 45.0, 90.0, 211.3}) {
        for (const double other : {0.0, 77.1, 180.0}) {
          Case c;
          c.angle = angle;
          c.drawn = drawn;
          c.clearance = 0.2;
          c.spin_a = spin;
          c.spin_b = other;
          expect_fit(c);
        }
      }
    }
  }
}

TEST(TabSlot, FitsForEveryCount) {
  for (const int tabs : {1, 2, 3, 4, 5}) {
    for (const bool underneath : {false, true}) {
      Case c;
      c.tabs = tabs;
      c.clearance = 0.15;
      c.underneath = underneath;
      expect_fit(c);
    }
  }
}

TEST(TabSlot, BlindSlotsFitAtEveryAngle) {
  for (const double angle : {45.0, 60.0, 90.0, 120.0}) {
    for (const double clearance : {0.0, 0.3}) {
      for (const bool underneath : {false, true}) {
        Case c;
        c.angle = angle;
        c.clearance = clearance;
        c.depth = 9;
        c.underneath = underneath;
        expect_fit(c);
      }
    }
  }
}

TEST(TabSlot, FillsTheCommonSpaceAtNoClearance) {
  for (const double from : {15.0, 17.7, 18.0, 21.0}) {
    for (const double into : {15.0, 17.7, 18.0, 21.0}) {
      for (const double depth : {0.0, 8.0}) {
        for (const double spin : {0.0, 33.3}) {
          Case c;
          c.from = from;
          c.into = into;
          c.depth = depth;
          c.spin_a = spin;
          c.spin_b = 2 * spin;
          expect_tiling(c);
        }
      }
    }
  }
}

}  // namespace
}  // namespace plano::joints::test
