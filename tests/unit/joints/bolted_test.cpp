// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A bolted joint shapes nothing of either panel, so there is nothing to tile. What is proved
// instead, from the holes alone: every bolt has one straight line of holes through all it joins,
// wide enough for it by the standard's clearance, and is as long as what it must pass.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "catalog/hardware.h"
#include "tests/unit/joints/proof.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// Outlines are rounded to the micrometre: an edge may be off by one, and a bore square to it.
constexpr double kAxis = 1.5e-3;

struct Hole {
  Vec3 from;  // where it enters
  Vec3 to;
  double diameter = 0;
};

// All holes of a panel in the world: drills from the face they enter by, bores from their edge.
std::vector<Hole> holes_of(const Made& made, const model::ResolvedDesign& design,
                           std::size_t panel) {
  std::vector<Hole> holes;
  const Placement& place = design.panels[panel].placement;
  const double t = design.panels[panel].thickness.mm();
  for (const JointResult& result : made.results) {
    for (const PanelEdit& edit : result.edits) {
      if (edit.panel != panel) continue;
      for (const model::Drill& drill : edit.drills) {
        const double depth = drill.depth ? drill.depth->mm() : t;
        const bool top = drill.face == model::FaceSide::top;
        const double x = drill.centre.x.mm();
        const double y = drill.centre.y.mm();
        holes.push_back({place.at(x, y, top ? t : 0), place.at(x, y, top ? t - depth : depth),
                         drill.diameter.mm()});
      }
      for (const model::Bore& bore : edit.bores) {
        holes.push_back({place.at(bore.entry, bore.height), place.at(bore.end, bore.height),
                         bore.diameter.mm()});
      }
    }
  }
  return holes;
}

double off_axis(const HardwareUse& bolt, Vec3 point) {
  return geometry::norm(geometry::cross(point - bolt.place, bolt.direction));
}
double along(const HardwareUse& bolt, Vec3 point) {
  return geometry::dot(point - bolt.place, bolt.direction);
}

// From where to where holes on the bolt's axis run, from its head on; they must leave no gap.
double clear_length(const HardwareUse& bolt, const std::vector<Hole>& holes, double diameter) {
  double reached = 0;
  for (bool further = true; further;) {
    further = false;
    for (const Hole& hole : holes) {
      if (off_axis(bolt, hole.from) > kAxis || off_axis(bolt, hole.to) > kAxis) continue;
      if (hole.diameter < diameter) continue;
      const double low = std::min(along(bolt, hole.from), along(bolt, hole.to));
      const double high = std::max(along(bolt, hole.from), along(bolt, hole.to));
      if (low > reached + kAxis || high <= reached + kAxis) continue;
      reached = high;
      further = true;
    }
  }
  return reached;
}

std::vector<Hole> all_holes(const Made& made, const model::ResolvedDesign& design) {
  std::vector<Hole> all;
  for (std::size_t i = 0; i < design.panels.size(); ++i) {
    const auto more = holes_of(made, design, i);
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

// Two boards face to face; the second upside down, both turned in their planes.
Scene lapped(double a, double b, const std::string& kind, const std::string& thread, double length,
             double spin = 0) {
  Scene scene;
  const auto upper =
      scene.add(Board{"upper", placement({0, 0, b}, {1, 0, 0}, {0, 1, 0}), 400, 120, a, spin});
  const auto lower = scene.add(
      Board{"lower", placement({100, 300, b}, {1, 0, 0}, {0, -1, 0}), 240, 400, b, 2 * spin});
  const auto piece = scene.add_hardware(kind, thread, 0, length);
  scene.join("bolted", {upper}, {lower}, 0).hardware = piece;
  return scene;
}

// A board upright against the narrow side of a bar that runs along x; the bar is `high` across.
Scene on_bar(double board, double thick, double high, const std::string& kind,
             const std::string& thread, double length, double spin = 0) {
  Scene scene;
  const auto face = scene.add(
      Board{"board", placement({0, 0, -100}, {1, 0, 0}, {0, 0, 1}), 600, 300, board, spin});
  // The bar's frame: u along x, v away from the board, w up.
  const auto bar =
      scene.add(Board{"bar", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 600, high, thick, spin});
  const auto piece = scene.add_hardware(kind, thread, 0, length);
  scene.join("bolted", {face}, {bar}, 0).hardware = piece;
  return scene;
}

std::string length_code(const Made& made) {
  std::string codes;
  for (const auto& item : made.found.items()) {
    const std::string id = item.code->id;
    if (id != "J0215") codes += id;
  }
  return codes;
}

TEST(Bolted, PutsEveryBoltThroughBothFaces) {
  for (const double a : {12.0, 17.7, 45.0}) {
    for (const double b : {15.0, 18.0, 45.0}) {
      for (const char* thread : {"M6", "M8", "M10"}) {
        for (const double spin : {0.0, 33.0}) {
          SCOPED_TRACE(testing::Message() << a << " on " << b << " " << thread << " " << spin);
          const catalog::ThreadFigures& figures = *catalog::find_thread(thread);
          const double stack =
              a + b + 2 * figures.wide_washer_thickness.mm() + figures.nut_height.mm() + 2;
          Scene scene = lapped(a, b, "bolt-and-nut", thread, std::ceil(stack), spin);
          const Made made = make(scene.design());
          ASSERT_TRUE(made.ok) << made.codes();
          EXPECT_EQ(made.codes(), "");
          const auto holes = all_holes(made, scene.design());
          const auto& bolts = made.results[0].hardware;
          ASSERT_EQ(bolts.size(), 2U);
          EXPECT_EQ(holes.size(), 2 * bolts.size());
          for (const HardwareUse& bolt : bolts) {
            EXPECT_NEAR(clear_length(bolt, holes, figures.clearance_hole.mm()), a + b, 1e-5);
            EXPECT_NEAR(bolt.place.z, b + a, 1e-6) << "its head on the upper board";
          }
        }
      }
    }
  }
}

TEST(Bolted, HoldsTheLengthAgainstAllItPasses) {
  // 18 + 18, washers of 2, nut of 6.8, 2 of tip: 48.8.
  const auto codes = [](double length) {
    return make(lapped(18, 18, "bolt-and-nut", "M8", length).design()).codes();
  };
  EXPECT_EQ(codes(48.7), "J0209");
  EXPECT_EQ(codes(48.8), "");
  EXPECT_EQ(codes(50), "");
  EXPECT_EQ(codes(58.8), "");
  EXPECT_EQ(codes(58.9), "J0210");
}

TEST(Bolted, SinksHeadsAndNutsBelowTheFaces) {
  for (const char* sunk : {"head", "nut", "both"}) {
    SCOPED_TRACE(sunk);
    const bool head = sunk[0] != 'n';
    const bool nut = sunk[0] != 'h';
    // Under the head: hexagon 5.3, washer 2, 0.5 below the face; the nut 6.8, washer 2, tip 2, 0.5.
    const double sunk_head = head ? 7.8 : 0;
    const double sunk_nut = nut ? 11.3 : 0;
    Scene scene = lapped(27, 24, "bolt-and-nut", "M8", 51 - sunk_head - sunk_nut + 4 + 8.8);
    set_word(scene.design().joints[0], "sunk", sunk);
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    EXPECT_EQ(made.codes(), "");
    for (const PanelEdit& edit : made.results[0].edits) {
      const bool upper = edit.panel == 0;
      ASSERT_EQ(edit.pockets.size(), (upper ? head : nut) ? 2U : 0U);
      for (const model::Pocket& pocket : edit.pockets) {
        EXPECT_NEAR(pocket.depth.mm(), upper ? sunk_head : sunk_nut, 1e-6);
        EXPECT_EQ(pocket.face, model::FaceSide::top) << "outer: the lower board is upside down";
      }
    }
    EXPECT_NEAR(made.results[0].hardware[0].place.z, 51 - sunk_head, 1e-6);
  }
}

TEST(Bolted, LeavesWoodUnderWhatIsSunk) {
  Scene scene = lapped(15, 24, "bolt-and-nut", "M8", 50);
  set_word(scene.design().joints[0], "sunk", "head");
  EXPECT_EQ(make(scene.design()).codes(), "J0212") << "15 - 7.8 is less than 8";
}

TEST(Bolted, TakesInsertsInTheFarFace) {
  const auto codes = [](double length) {
    return make(lapped(18, 18, "bolt-and-insert", "M8", length).design()).codes();
  };
  // The insert's thread, 11 long, begins 25 below the head's face; a washer of 2; 8 of it must
  // hold.
  EXPECT_EQ(codes(34.9), "J0209");
  EXPECT_EQ(codes(35), "");
  EXPECT_EQ(codes(38), "");
  EXPECT_EQ(codes(38.1), "J0209") << "the tip would come out";
  Scene scene = lapped(18, 18, "bolt-and-insert", "M8", 35);
  const Made made = make(scene.design());
  EXPECT_EQ(made.results[0].edits[1].drills[0].diameter, 10_mm);
}

TEST(Bolted, SpreadsBoltsOverRowsAndCounts) {
  for (const int rows : {1, 2}) {
    for (const int count : {1, 2, 4}) {
      Scene scene = lapped(18, 18, "bolt-and-nut", "M6", 50);
      set_number(scene.design().joints[0], "rows", rows);
      set_number(scene.design().joints[0], "bolts", count);
      const Made made = make(scene.design());
      ASSERT_TRUE(made.ok) << made.codes();
      EXPECT_EQ(made.results[0].hardware.size(), static_cast<std::size_t>(rows * count));
      for (const HardwareUse& bolt : made.results[0].hardware) {
        EXPECT_GE(bolt.place.x, 100 + 18 - 1e-6);
        EXPECT_LE(bolt.place.x, 340 - 18 + 1e-6);
        EXPECT_GE(bolt.place.y, 18 - 1e-6);
        EXPECT_LE(bolt.place.y, 120 - 18 + 1e-6);
      }
    }
  }
  Scene scene = lapped(18, 18, "bolt-and-nut", "M8", 50);
  set_number(scene.design().joints[0], "bolts", 8);
  EXPECT_EQ(make(scene.design()).codes(), "J0211") << "7 gaps in 240 mm less the ends";
}

TEST(Bolted, GoesAcrossABar) {
  for (const double board : {12.0, 18.0}) {
    for (const double thick : {27.0, 45.0, 90.0}) {
      for (const double high : {45.0, 95.0}) {
        for (const double spin : {0.0, 41.0}) {
          SCOPED_TRACE(testing::Message() << board << " on " << thick << " x " << high);
          const double stack = board + high + 4 + 6.8 + 2;
          Scene scene = on_bar(board, thick, high, "bolt-and-nut", "M8", std::ceil(stack), spin);
          const Made made = make(scene.design());
          ASSERT_TRUE(made.ok) << made.codes();
          EXPECT_EQ(made.codes(), "J0215");
          const auto holes = all_holes(made, scene.design());
          ASSERT_EQ(made.results[0].hardware.size(), 3U);
          for (const HardwareUse& bolt : made.results[0].hardware) {
            EXPECT_NEAR(clear_length(bolt, holes, 9), board + high, 2 * kAxis);
            EXPECT_NEAR(bolt.place.y, -board, kAxis);
            EXPECT_NEAR(bolt.place.z, thick / 2, kAxis) << "in the middle of the bar";
          }
        }
      }
    }
  }
}

TEST(Bolted, SaysNothingOfRoutersWhereABarIsBored) {
  Scene scene = on_bar(18, 45, 95, "bolt-and-nut", "M8", 130);
  scene.design().materials[scene.panel(1).material].form = model::StockForm::bar;
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_EQ(made.codes(), "") << "no router drills bars: the cut list tells of their holes";
  for (const PanelEdit& edit : made.results[0].edits) {
    if (edit.panel != 1) continue;
    EXPECT_EQ(edit.bores.size(), 3U);
    EXPECT_TRUE(edit.engravings.empty()) << "no machine scratches marks on it";
  }
}

TEST(Bolted, SinksTheNutInABarByABoreFromItsFarEdge) {
  Scene scene = on_bar(18, 45, 95, "bolt-and-nut", "M8", 120);
  set_word(scene.design().joints[0], "sunk", "nut");
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const auto edit = std::find_if(made.results[0].edits.begin(), made.results[0].edits.end(),
                                 [](const PanelEdit& e) { return e.panel == 1; });
  ASSERT_EQ(edit->bores.size(), 6U);
  EXPECT_TRUE(edit->bores[0].through);
  EXPECT_EQ(edit->bores[1].entry, edit->bores[0].end);
  EXPECT_NEAR(edit->bores[1].depth().mm(), 11.3, 1e-6);
}

TEST(Bolted, TakesABarrelNutInAHoleAcrossTheBar) {
  Scene scene = on_bar(18, 45, 95, "bolt-and-barrel-nut", "M8", 80);
  const Made made = make(scene.design());
  ASSERT_TRUE(made.ok) << made.codes();
  const auto holes = holes_of(made, scene.design(), 1);
  for (const HardwareUse& bolt : made.results[0].hardware) {
    // 80 under the head, less the washer: the tip; the barrel ends 2 before it, 12.2 wide.
    const Hole* barrel = nullptr;
    for (const Hole& hole : holes) {
      if (hole.diameter > 12 && std::fabs(along(bolt, hole.from) - (78 - 2 - 6.1)) < 1e-5) {
        if (off_axis(bolt, (hole.from + hole.to) * 0.5) < 1e-5) barrel = &hole;
      }
    }
    ASSERT_NE(barrel, nullptr);
    EXPECT_NEAR(clear_length(bolt, all_holes(made, scene.design()), 9), 78 + 2, 1e-5);
  }
  EXPECT_EQ(length_code(make(on_bar(18, 45, 95, "bolt-and-barrel-nut", "M8", 58).design())),
            "J0209");
  EXPECT_EQ(length_code(make(on_bar(18, 45, 95, "bolt-and-barrel-nut", "M8", 100).design())),
            "J0214");
}

TEST(Bolted, TakesAnInsertInTheEdge) {
  EXPECT_EQ(make(on_bar(18, 45, 95, "bolt-and-insert", "M8", 30).design()).codes(), "J0215");
  EXPECT_EQ(length_code(make(on_bar(18, 45, 95, "bolt-and-insert", "M8", 27).design())), "J0209");
  EXPECT_EQ(length_code(make(on_bar(18, 45, 95, "bolt-and-insert", "M8", 35).design())), "J0209");
}

TEST(Bolted, RefusesAThinEdgeAndASlantedOne) {
  EXPECT_EQ(length_code(make(on_bar(18, 18, 95, "bolt-and-nut", "M8", 130).design())), "J0213");
  Scene scene = on_bar(18, 45, 95, "bolt-and-nut", "M8", 130);
  // The far edge runs off by 1 mm over the bar's length.
  scene.panel(1).outline = geometry::Shape::of(
      geometry::polygon({{}, {600_mm, {}}, {600_mm, 95_mm}, {Length{}, 94_mm}}));
  EXPECT_EQ(length_code(make(scene.design())), "J0214");
}

TEST(Bolted, RefusesHardwareThatDoesNotSuit) {
  EXPECT_EQ(make(lapped(18, 18, "wood-screw", "", 50).design()).codes(), "J0202");
  EXPECT_EQ(make(lapped(18, 18, "bolt", "M8", 50).design()).codes(), "J0202");
  EXPECT_EQ(make(lapped(18, 18, "bolt-and-barrel-nut", "M8", 50).design()).codes(), "J0202");
  EXPECT_EQ(make(lapped(18, 18, "bolt-and-insert", "M4", 50).design()).codes(), "J0202");
  Scene scene = lapped(18, 18, "bolt-and-nut", "M8", 50);
  scene.design().hardware[0].head = "countersunk";
  EXPECT_EQ(make(scene.design()).codes(), "J0202");
}

TEST(Bolted, RefusesCountAndSpacingTogether) {
  Scene scene = lapped(18, 18, "bolt-and-nut", "M8", 50);
  set_number(scene.design().joints[0], "spacing.max", 100);
  set_number(scene.design().joints[0], "bolts", 2);
  EXPECT_EQ(make(scene.design()).codes(), "J0115");
}

TEST(Bolted, WarnsOfAHoleNearABorder) {
  // A strip of the lower board 30 wide: 15 to both borders, less than 3 × 8.
  Scene scene = lapped(18, 18, "bolt-and-nut", "M8", 50);
  scene.panel(1).outline = geometry::Shape::of(geometry::rectangle({}, 30_mm, 400_mm));
  EXPECT_EQ(make(scene.design()).codes(), "J0106");
  scene.panel(1).outline = geometry::Shape::of(geometry::rectangle({}, 20_mm, 400_mm));
  EXPECT_EQ(make(scene.design()).codes(), "J0211") << "less than 1.5 diameters of the hole";
}

TEST(Bolted, FindsASlotThatABoreWouldCut) {
  Scene scene = on_bar(18, 45, 95, "bolt-and-nut", "M8", 130);
  const auto shelf =
      scene.add(Board{"shelf", placement({300 - 9, 0, 45}, {0, 1, 0}, {0, 0, 1}), 90, 100, 18});
  scene.join("tab_slot", {shelf}, {1}, 0.2);
  EXPECT_THAT(make(scene.design()).codes(), testing::HasSubstr("J0113"))
      << "the middle bolt runs under the shelf";
}

}  // namespace
}  // namespace plano::joints::test
