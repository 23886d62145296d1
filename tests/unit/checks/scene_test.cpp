// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/scene.h"

#include <array>

#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

using geometry::Vec3;

const std::string kTable = kHead + R"(panels:
  top: {material: board, lies_in: xy, size: [1000mm, 600mm], at: {z: 482mm}}
  leg:
    for_each: {side: [left, right]}
    material: board
    lies_in: yz
    size: [500mm, 482mm]
    at: {x: if(side == 'left'; 50mm; 932mm), y: 50mm}
joints:
  - {type: tab_slot, from: leg, into: top}
)";

TEST(Scene, BodiesOfOneJointAreOneModule) {
  const Designed designed(kTable);
  ASSERT_TRUE(designed.made());
  const Scene& scene = designed.scene();
  ASSERT_EQ(scene.bodies.size(), 3u);
  ASSERT_EQ(scene.modules.size(), 1u);
  EXPECT_EQ(scene.modules[0].bodies.size(), 3u);
  EXPECT_NEAR(scene.modules[0].centre_of_mass.x, 500, 1);
  EXPECT_NEAR(scene.modules[0].centre_of_mass.y, 300, 1);
  EXPECT_TRUE(scene.find("leg.left"));
  EXPECT_FALSE(scene.find("leg"));
}

TEST(Scene, ARayDownMeetsTheTopAndThenTheGround) {
  const Designed designed(kTable);
  ASSERT_TRUE(designed.made());
  const TriangleTree& tree = designed.scene().tree;
  const auto hit = tree.first_hit({500, 300, 1000}, {0, 0, -1}, 2000);
  ASSERT_TRUE(hit);
  EXPECT_NEAR(hit->distance, 500, 1e-9);
  EXPECT_EQ(designed.scene().bodies[tree.triangles()[hit->triangle].tag].element, "top");
  EXPECT_EQ(tree.all_hits({503, 311, 1000}, {0, 0, -1}, 2000).size(), 2u);
  EXPECT_FALSE(tree.first_hit({-10, 300, 1000}, {0, 0, -1}, 2000));
}

TEST(Scene, TheNearestPointIsOnTheNearestTriangle) {
  const Designed designed(kTable);
  ASSERT_TRUE(designed.made());
  const auto near = designed.scene().tree.nearest({980, 300, 250}, 100);
  ASSERT_TRUE(near);
  EXPECT_NEAR(near->distance, 30, 1e-9);
  EXPECT_FALSE(designed.scene().tree.nearest({980, 300, 250}, 29));
}

TEST(Scene, TheCentreOfMassOfAFreeFormIsThatOfItsWood) {
  // A wedge 500 mm deep and 300 mm high at its back, upright: a third of both from that edge, not
  // half as the middle of its box.
  const Vec3 a{0, 0, 0}, b{500, 0, 0}, c{0, 0, 300};
  const Vec3 d{0, 100, 0}, e{500, 100, 0}, f{0, 100, 300};
  FreeForm wedge{"seat", Text("seat"), 20, {}};
  for (const auto& corners :
       {std::array{a, b, c}, std::array{d, f, e}, std::array{a, d, e}, std::array{a, e, b},
        std::array{a, c, f}, std::array{a, f, d}, std::array{b, e, f}, std::array{b, f, c}}) {
    wedge.triangles.push_back({corners, 0});
  }
  const Designed designed(kTable);
  ASSERT_TRUE(designed.made());
  const Scene scene = scene_of(designed.scene().design, designed.scene().parts, {wedge});
  const Module& module = scene.modules[scene.bodies[scene.find("seat").value()].module];
  EXPECT_NEAR(module.centre_of_mass.x, 500.0 / 3, 1e-6);
  EXPECT_NEAR(module.centre_of_mass.y, 50, 1e-6);
  EXPECT_NEAR(module.centre_of_mass.z, 100, 1e-6);
}

}  // namespace
}  // namespace plano::checks
