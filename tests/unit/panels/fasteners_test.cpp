// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "panels/fasteners.h"

#include <gtest/gtest.h>

#include "tests/unit/panels/hand_made.h"

namespace plano::panels {
namespace {

using namespace hand_made;
using geometry::Vec3;

/// An M8 bolt 60 mm long, and boards 300 × 200 × 18 lying at the heights given.
class Fasteners : public testing::Test {
 protected:
  Fasteners() {
    model::Hardware bolt;
    bolt.name = "bolt";
    bolt.kind = "bolt-and-nut";
    bolt.thread = "M8";
    bolt.length = 60_mm;
    design_.hardware = {bolt};
  }

  void board(const std::string& id, const std::string& outline, double z) {
    Part part;
    part.thickness = 18_mm;
    part.profile = geometry::region_from_text(outline).value().faces.front();
    geometry::Placement pose;
    pose.origin = {0, 0, z};
    part.instances = {{id, "", pose, ""}};
    set_.parts.push_back(part);
  }

  void bolt(const std::string& joint, Vec3 place, Vec3 direction) {
    Joined joined;
    joined.joint = joint;
    joined.a = "a";
    joined.b = "b";
    joined.hardware.push_back({0, 1, place, direction});
    set_.joined.push_back(joined);
  }

  model::ResolvedDesign design_ = empty_design();
  PartSet set_;
};

constexpr const char* kWhole = "0,0 300,0 300,200 0,200";

TEST_F(Fasteners, StandInThePartsTheyHold) {
  board("a", kWhole, 0);
  board("b", kWhole, 18);
  bolt("a-b", {100, 100, 0}, {0, 0, 1});
  EXPECT_TRUE(find_fastener_clashes(design_, set_).empty());
}

TEST_F(Fasteners, MayNotRunIntoAThirdPartButThroughAHoleInIt) {
  board("third", kWhole, 40);
  bolt("a-b", {100, 100, 0}, {0, 0, 1});
  const auto clashes = find_fastener_clashes(design_, set_);
  ASSERT_EQ(clashes.size(), 1u);
  EXPECT_EQ(clashes[0].element, "third");
  EXPECT_NEAR(clashes[0].place.x, 100, 4);
  EXPECT_NEAR(clashes[0].place.y, 100, 4);
  EXPECT_GT(clashes[0].place.z, 40);

  set_.parts.clear();
  board("third", std::string(kWhole) + " | 104.5,100(100,100 4.5 -)", 40);
  EXPECT_TRUE(find_fastener_clashes(design_, set_).empty());
  set_.parts.clear();
  board("third", std::string(kWhole) + " | 103.5,100(100,100 3.5 -)", 40);
  EXPECT_EQ(find_fastener_clashes(design_, set_).size(), 1u);
  set_.parts.clear();
  board("third", kWhole, 59);
  EXPECT_TRUE(find_fastener_clashes(design_, set_).empty()) << "it ends before";
}

TEST_F(Fasteners, MayNotCross) {
  bolt("up", {100, 100, 0}, {0, 0, 1});
  bolt("slanting", {80, 106, 10}, {0.8, 0, 0.6});
  const auto clashes = find_fastener_clashes(design_, set_);
  ASSERT_EQ(clashes.size(), 1u);
  EXPECT_EQ(clashes[0].joined, 1u);
  EXPECT_EQ(clashes[0].other, std::optional<std::size_t>(0));
  EXPECT_FALSE(clashes[0].element);

  set_.joined.pop_back();
  bolt("slanting", {80, 108.5, 10}, {0.8, 0, 0.6});
  EXPECT_TRUE(find_fastener_clashes(design_, set_).empty()) << "half a millimetre between";
}

}  // namespace
}  // namespace plano::panels
