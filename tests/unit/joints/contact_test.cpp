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

using testing::ElementsAre;

std::vector<ContactKind> kinds(const std::vector<Contact>& contacts) {
  std::vector<ContactKind> result;
  for (const Contact& contact : contacts) result.push_back(contact.kind);
  return result;
}

std::vector<Contact> between(Scene& scene, std::vector<std::size_t> from = {0},
                             std::vector<std::size_t> into = {1}) {
  return find_contacts(scene.design(), from, into);
}

double length(const Contact& c) {
  return geometry::norm(c.end - c.start);
}

// A wall in yz with its near face at x = 0, and a shelf that ends there.
Scene shelf_on_wall(double gap = 0) {
  Scene scene;
  scene.add(Board{"shelf", placement({gap, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  scene.add(Board{"wall", placement({-18, -100, -200}, {0, 1, 0}, {0, 0, 1}), 500, 400, 18});
  return scene;
}

TEST(Contacts, FindAnEdgeOnAFace) {
  Scene scene = shelf_on_wall();
  const auto contacts = between(scene);
  ASSERT_THAT(kinds(contacts), ElementsAre(ContactKind::edge_on_face));
  EXPECT_EQ(contacts[0].a, 0U);
  EXPECT_EQ(contacts[0].b, 1U);
  EXPECT_EQ(contacts[0].into_b, (Vec3{-1, 0, 0}));
  EXPECT_EQ(contacts[0].start, (Vec3{0, 300, 9})) << "the material is on the left, seen from above";
  EXPECT_EQ(contacts[0].end, (Vec3{0, 0, 9}));
  EXPECT_EQ(contacts[0].angle, Angle::degrees(90));
}

TEST(Contacts, AreTheSameWhicheverPanelIsNamedFirst) {
  Scene scene = shelf_on_wall();
  const auto one = between(scene, {0}, {1});
  const auto other = between(scene, {1}, {0});
  ASSERT_EQ(one.size(), other.size());
  EXPECT_EQ(one[0].a, other[0].a) << "the shelf brings the edge";
  EXPECT_EQ(one[0].start, other[0].start);
}

TEST(Contacts, TouchWithinTenMicrometresAndNotBeyond) {
  for (const double gap : {-0.009, 0.0, 0.009}) {
    Scene scene = shelf_on_wall(gap);
    EXPECT_EQ(between(scene).size(), 1U) << gap;
  }
  for (const double gap : {-0.011, 0.011, 3.2}) {
    Scene scene = shelf_on_wall(gap);
    EXPECT_EQ(between(scene).size(), 0U) << gap;
  }
}

TEST(Contacts, AreCutByRoundedCornersOfTheEdge) {
  Scene scene = shelf_on_wall();
  scene.panel(0).outline =
      geometry::Shape::of(geometry::rounded_rectangle({}, 400_mm, 300_mm, 40_mm));
  const auto contacts = between(scene);
  ASSERT_EQ(contacts.size(), 1U);
  EXPECT_NEAR(length(contacts[0]), 220, 1e-9);
}

TEST(Contacts, AreCutByOpeningsAndRoundedCornersOfTheFace) {
  Scene scene = shelf_on_wall();
  model::Opening window;
  // In the wall's plane the shelf runs over y 100..400 (world 0..300), at v 200..218.
  window.shape = geometry::Shape::of(geometry::rectangle({200_mm, 150_mm}, 80_mm, 100_mm));
  scene.panel(1).openings.push_back(window);
  auto contacts = between(scene);
  ASSERT_EQ(contacts.size(), 2U);
  EXPECT_NEAR(length(contacts[0]) + length(contacts[1]), 220, 1e-9);
  // One that takes only part of the thickness cuts the contact as well.
  scene.panel(1).openings[0].shape =
      geometry::Shape::of(geometry::rectangle({200_mm, 150_mm}, 80_mm, 52_mm));
  EXPECT_EQ(between(scene).size(), 2U);
  // One that ends at the shelf's underside does not (but makes a corner with it).
  scene.panel(1).openings[0].shape =
      geometry::Shape::of(geometry::rectangle({200_mm, 150_mm}, 80_mm, 50_mm));
  contacts = between(scene);
  ASSERT_THAT(kinds(contacts), ElementsAre(ContactKind::edge_on_face, ContactKind::edge_on_edge));
  EXPECT_NEAR(length(contacts[0]), 300, 1e-9);
}

TEST(Contacts, OfAnOpeningsOwnEdgesCount) {
  // A board stands through a hole of another and rests against one of its sides.
  Scene scene;
  scene.add(Board{"plate", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 400, 300, 18});
  model::Opening hole;
  hole.shape = geometry::Shape::of(geometry::rectangle({100_mm, 100_mm}, 18_mm, 100_mm));
  scene.panel(0).openings.push_back(hole);
  scene.add(Board{"post", placement({100, 105, -100}, {0, 1, 0}, {0, 0, 1}), 90, 300, 18});
  const auto contacts = between(scene);
  ASSERT_THAT(kinds(contacts), ElementsAre(ContactKind::edge_on_face, ContactKind::edge_on_face));
  EXPECT_NEAR(length(contacts[0]), 90, 1e-9);
}

TEST(Contacts, FindEveryWayOfDrawingACorner) {
  for (const bool in_a : {false, true}) {
    for (const bool in_b : {false, true}) {
      Scene scene;
      scene.add(
          Board{"a", placement({in_a ? 0. : 18., 18, 0}, {1, 0, 0}, {0, 0, 1}), 300, 200, 18});
      scene.add(Board{"b", placement({0, in_b ? 0. : 18., 0}, {0, 1, 0}, {0, 0, 1}), 300, 200, 18});
      const auto contacts = between(scene);
      int corners = 0;
      for (const Contact& c : contacts) {
        if (c.kind != ContactKind::edge_on_edge) continue;
        ++corners;
        EXPECT_NEAR(length(c), 200, 1e-9);
        EXPECT_NEAR(c.start.x, 18, 1e-9) << "on b's near face";
        EXPECT_NEAR(c.start.y, 9, 1e-9);
        EXPECT_EQ(c.into_b, (Vec3{-1, 0, 0}));
      }
      EXPECT_EQ(corners, 1) << in_a << in_b;
    }
  }
}

TEST(Contacts, FindACrossingOnlyWhereBothGoOn) {
  Scene scene;
  scene.add(Board{"a", placement({-100, 9, 0}, {1, 0, 0}, {0, 0, 1}), 200, 100, 18});
  scene.add(Board{"b", placement({-9, -100, 20}, {0, 1, 0}, {0, 0, 1}), 200, 100, 18});
  auto contacts = between(scene);
  ASSERT_THAT(kinds(contacts), ElementsAre(ContactKind::crossing));
  EXPECT_EQ(contacts[0].start, (Vec3{0, 0, 20}));
  EXPECT_EQ(contacts[0].end, (Vec3{0, 0, 100}));
  scene.panel(1).placement.origin.y = 0;  // b now begins inside a
  EXPECT_TRUE(between(scene).empty());
}

TEST(Contacts, FindTheCommonAreaOfFaces) {
  Scene scene;
  scene.add(Board{"a", placement({0, 0, 0}, {1, 0, 0}, {0, 1, 0}), 300, 200, 18});
  scene.add(Board{"b", placement({100, 250, 36}, {1, 0, 0}, {0, -1, 0}), 300, 200, 18, 20});
  const auto contacts = between(scene);
  ASSERT_THAT(kinds(contacts), ElementsAre(ContactKind::face_on_face));
  EXPECT_NEAR(geometry::area(contacts[0].common).mm2(), 200 * 150, 1);
  EXPECT_EQ(contacts[0].into_b, (Vec3{0, 0, 1}));
  EXPECT_NEAR(length(contacts[0]), 200, 1e-3);
}

TEST(Contacts, ComeInTheOrderOfTheLists) {
  Scene scene;
  for (int i = 0; i < 4; ++i) {
    scene.add(Board{"s" + std::to_string(i), placement({0, 0, 100. * i}, {1, 0, 0}, {0, 1, 0}), 400,
                    300, 18});
  }
  scene.add(Board{"left", placement({-18, 0, -50}, {0, 1, 0}, {0, 0, 1}), 300, 500, 18});
  scene.add(Board{"right", placement({400, 0, -50}, {0, 1, 0}, {0, 0, 1}), 300, 500, 18});
  std::vector<std::size_t> order;
  for (const Contact& c : between(scene, {2, 0, 3, 1}, {5, 4})) {
    order.push_back(c.a * 10 + c.b);
  }
  EXPECT_THAT(order, ElementsAre(25, 24, 5, 4, 35, 34, 15, 14));
}

TEST(Contacts, OfAPairInBothListsAreFoundOnce) {
  Scene scene = shelf_on_wall();
  EXPECT_EQ(between(scene, {0, 1}, {0, 1}).size(), 1U);
  EXPECT_EQ(between(scene, {0, 1, 0}, {1, 0, 1}).size(), 1U);
}

TEST(Contacts, LookOnlyAtNeighbours) {
  // 2000 panels in a row: were all pairs looked at closely this would take minutes.
  Scene scene;
  std::vector<std::size_t> shelves;
  std::vector<std::size_t> walls;
  for (int i = 0; i < 1000; ++i) {
    const double x = 400. * i;
    walls.push_back(
        scene.add(Board{"w", placement({x, 0, 0}, {0, 1, 0}, {0, 0, 1}), 300, 500, 18}));
    shelves.push_back(
        scene.add(Board{"s", placement({x + 18, 0, 200}, {1, 0, 0}, {0, 1, 0}), 382, 300, 18}));
  }
  EXPECT_EQ(between(scene, shelves, walls).size(), 1999U);
}

TEST(Gaps, SayHowFarAndAlongWhichAxis) {
  Scene scene = shelf_on_wall(3.2);
  const PlacedPanels placed(scene.design(), {0, 1});
  const Gap gap = nearest_gap(placed, 0, {0, 1});
  EXPECT_EQ(gap.nearest, 1U);
  EXPECT_EQ(gap.distance, 3_mm + 200_um);
  EXPECT_EQ(gap.axis, 'x');
}

}  // namespace
}  // namespace plano::joints::test
