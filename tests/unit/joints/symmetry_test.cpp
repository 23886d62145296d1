// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/trig.h"
#include "geometry/outline.h"
#include "tests/unit/joints/scene.h"

namespace plano::joints::test {
namespace {

// One of each joint, at odd measures.
struct Sample {
  std::string type;
  Scene scene;
};

Scene shelf(const std::string& type, double lean) {
  Scene scene;
  const Vec3 out{sin_degrees(lean), 0, cos_degrees(lean)};
  Placement flat = placement({0, 0, 0}, out, {0, 1, 0});
  const double nearest = std::min(0.0, flat.w.x * 17.7);
  flat.origin.x -= nearest;
  scene.add(Board{"shelf", flat, 420, 283, 17.7});
  scene.add(Board{"side", placement({-15, -61, -190}, {0, 1, 0}, {0, 0, 1}), 411, 400, 15});
  scene.join(type, {0}, {1}, 0.25);
  return scene;
}

std::vector<Sample> samples() {
  std::vector<Sample> all;
  all.push_back({"tab_slot", shelf("tab_slot", 90)});
  all.push_back({"tab_slot, leaning", shelf("tab_slot", 60)});
  all.push_back({"tusk", shelf("tusk", 90)});
  set_word(all.back().scene.design().joints[0], "driven_from", "top");
  all.push_back({"tab_slot_bolted", shelf("tab_slot_bolted", 90)});
  all.back().scene.add_hardware("bolt-and-nut", "M6", 0, 60);
  all.back().scene.design().joints[0].hardware = 0;
  all.push_back({"screwed", shelf("screwed", 90)});
  all.back().scene.add_hardware("wood-screw", "", 4.5, 60);
  all.back().scene.design().joints[0].hardware = 0;
  {
    Scene scene;
    scene.add(Board{"a", placement({0, 17.7, 0}, {1, 0, 0}, {0, 0, 1}), 300, 211, 17.7});
    scene.add(Board{"b", placement({0, 17.7, 0}, {0, 1, 0}, {0, 0, 1}), 300, 211, 15});
    scene.join("finger", {0}, {1}, 0.25);
    all.push_back({"finger", scene});
  }
  {
    Scene scene;
    scene.add(Board{"a", placement({-150, 9, 0}, {1, 0, 0}, {0, 0, 1}), 350, 211, 17.7});
    scene.add(Board{"b", placement({30, -130, 0}, {0.6, 0.8, 0}, {0, 0, 1}), 300, 181, 15});
    scene.join("halving", {0}, {1}, 0.25);
    all.push_back({"halving", scene});
  }
  return all;
}

std::vector<geometry::Point> corners(const geometry::Region& region) {
  std::vector<geometry::Point> all;
  for (const geometry::Face& face : region.faces) {
    for (const geometry::Edge& edge : face.outer.edges) all.push_back(edge.start);
    for (const geometry::Contour& hole : face.holes) {
      for (const geometry::Edge& edge : hole.edges) {
        // A circle starts anywhere: its centre says where it is.
        all.push_back(hole.is_circle() ? edge.arc->centre : edge.start);
      }
    }
  }
  return all;
}

// The same corners within a micrometre or so, in whatever order.
void expect_alike(const geometry::Region& one, const geometry::Region& other) {
  ASSERT_EQ(one.faces.size(), other.faces.size());
  const std::vector<geometry::Point> from = corners(one);
  const std::vector<geometry::Point> to = corners(other);
  ASSERT_EQ(from.size(), to.size());
  for (const geometry::Point p : from) {
    Length nearest = 1_mm;
    for (const geometry::Point q : to) nearest = std::min(nearest, geometry::distance(p, q));
    EXPECT_LE(nearest, 2_um) << p.x.mm() << " " << p.y.mm();
  }
  EXPECT_NEAR(geometry::area(one).mm2(), geometry::area(other).mm2(), 0.05);
}

TEST(Symmetry, AMovedDesignGivesTheSameProfiles) {
  for (Sample& sample : samples()) {
    SCOPED_TRACE(sample.type);
    const Made here = make(sample.scene.design());
    Scene moved = sample.scene.moved();
    const Made there = make(moved.design());
    ASSERT_TRUE(here.ok) << here.codes();
    ASSERT_TRUE(there.ok) << there.codes();
    ASSERT_EQ(here.solids.size(), there.solids.size());
    for (std::size_t i = 0; i < here.solids.size(); ++i) {
      expect_alike(here.solids[i].profile, there.solids[i].profile);
    }
  }
}

TEST(Symmetry, AMirroredDesignGivesMirroredProfiles) {
  for (Sample& sample : samples()) {
    SCOPED_TRACE(sample.type);
    const Made here = make(sample.scene.design());
    Scene mirrored = sample.scene.mirrored();
    const Made there = make(mirrored.design());
    ASSERT_TRUE(here.ok) << here.codes();
    ASSERT_TRUE(there.ok) << there.codes();
    for (std::size_t i = 0; i < sample.scene.design().panels.size(); ++i) {
      expect_alike(geometry::mirrored_x(here.solids[i].profile), there.solids[i].profile);
    }
  }
}

TEST(Symmetry, TurningAPanelOverChangesNothingInTheWorld) {
  // The same board described from its other face: the slots must be in the same places.
  for (Sample& sample : samples()) {
    SCOPED_TRACE(sample.type);
    const Made here = make(sample.scene.design());
    ASSERT_TRUE(here.ok) << here.codes();
    Scene over = sample.scene;
    for (std::size_t i = 0; i < over.design().panels.size(); ++i) {
      if (sample.type == "tusk" && i == 0) continue;  // its wedge is told which face to enter
      model::Panel& panel = over.panel(i);
      const double t = panel.thickness.mm();
      const Placement p = panel.placement;
      panel.placement = {p.origin + p.w * t, -p.u, p.v, -p.w};
      panel.outline = geometry::Shape::of(geometry::mirrored_x(panel.outline.contour()));
    }
    const Made there = make(over.design());
    ASSERT_TRUE(there.ok) << there.codes();
    for (std::size_t i = 0; i < over.design().panels.size(); ++i) {
      if (sample.type == "tusk" && i == 0) continue;
      expect_alike(geometry::mirrored_x(here.solids[i].profile), there.solids[i].profile);
    }
  }
}

}  // namespace
}  // namespace plano::joints::test
