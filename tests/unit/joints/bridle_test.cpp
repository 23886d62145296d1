// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// As for the lap: what is left of both pieces is said from the bars as drawn, in a few lines that
// share nothing with the joint, and held against thousands of points, many of them near the walls.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/trig.h"
#include "tests/unit/joints/sticks.h"

namespace plano::joints::test {
namespace {

constexpr double kWall = 2e-3;
constexpr int kPoints = 2000;

struct Case {
  Stick a;  // the tongue
  Stick b;  // the fork, which ends with its second end; always upright
  bool board = false;
  double clearance = 0;
  double tongue = 0;  // as written; 0: by itself
  double notch = 0;
  Interval expected{15, 30};  // of the tongue, in z
  double bottom = 0;          // of the slot, along b
};

Scene scene_of(const Case& c) {
  Scene scene;
  const std::size_t a = c.board ? add_board(scene, c.a) : add(scene, c.a);
  const std::size_t b = add(scene, c.b);
  model::Joint& joint = scene.join("bridle", {a}, {b}, c.clearance);
  if (c.tongue > 0) set_number(joint, "tongue", c.tongue);
  if (c.notch > 0) set_number(joint, "notch", c.notch);
  return scene;
}

bool near(double distance) {
  return std::fabs(distance) < kWall;
}

std::optional<bool> tongue_has_wood(const Case& c, Vec3 p) {
  const double inside = depth_in(c.a, p);
  const double in_fork = depth_beside(c.b, p) + c.clearance / 2;
  const double in_height = std::min(p.z - c.expected.low, c.expected.high - p.z);
  const double in_notch = c.bottom - local(c.b, p).x;
  if (near(inside) || near(in_fork) || near(in_height) || near(in_notch)) return std::nullopt;
  const bool cheek = in_height < 0;
  const bool notched = c.notch > 0 && in_notch > 0;
  return inside > 0 && !(in_fork > 0 && (cheek || notched));
}

std::optional<bool> fork_has_wood(const Case& c, Vec3 p) {
  const double inside = depth_in(c.b, p);
  const double past_bottom = local(c.b, p).x - c.bottom;
  const double in_slot = std::min(p.z - c.expected.low, c.expected.high - p.z) + c.clearance / 2;
  if (near(inside) || near(past_bottom) || near(in_slot)) return std::nullopt;
  return inside > 0 && !(past_bottom > 0 && in_slot > 0);
}

Vec3 some_point(const Case& c, Dice& dice) {
  const Stick& at = dice.next() < 0.5 ? c.a : c.b;
  const double kind = dice.next();
  Vec3 p{dice.between(-5, at.length + 5), dice.between(-5, at.width + 5),
         dice.between(-2, at.height + 2)};
  const double play = c.clearance / 2 + dice.between(-0.02, 0.02);
  if (kind < 0.15) p.y = -play;
  if (kind >= 0.15 && kind < 0.3) p.y = at.width + play;
  if (kind >= 0.3 && kind < 0.4) p.z = c.expected.low - at.start.z - play;
  if (kind >= 0.4 && kind < 0.5) p.z = c.expected.high - at.start.z + play;
  if (kind >= 0.5 && kind < 0.6 && &at == &c.b) p.x = c.bottom + dice.between(-0.02, 0.02);
  if (kind >= 0.6 && &at == &c.b) p.x = dice.between(c.bottom - 20, at.length + 2);
  const Vec3 along{cos_degrees(at.angle), sin_degrees(at.angle), 0};
  return at.start + along * p.x + geometry::cross({0, 0, 1}, along) * p.y + Vec3{0, 0, p.z};
}

void expect_fit(const Case& c) {
  SCOPED_TRACE("angle " + std::to_string(c.b.angle) + " at " + std::to_string(c.b.start.x) +
               " clearance " + std::to_string(c.clearance) + " tongue " + std::to_string(c.tongue) +
               " notch " + std::to_string(c.notch) +
               (c.a.face == Face::flat ? " flat" : " upright"));
  const Made made = make(scene_of(c).design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.results.size(), 1U);
  Dice dice;
  int in_both = 0;
  for (int i = 0; i < kPoints; ++i) {
    const Vec3 p = some_point(c, dice);
    const auto want_a = tongue_has_wood(c, p);
    const auto want_b = fork_has_wood(c, p);
    if (!want_a || !want_b) continue;
    const bool a = has_wood(made.solids[0], p);
    const bool b = has_wood(made.solids[1], p);
    ASSERT_EQ(a, *want_a) << "a at " << p.x << ", " << p.y << ", " << p.z;
    ASSERT_EQ(b, *want_b) << "b at " << p.x << ", " << p.y << ", " << p.z;
    ASSERT_FALSE(a && b);
    const bool common = depth_in(c.a, p) > 0 && depth_in(c.b, p) > 0;
    // At a right angle and no clearance the two fill what they have in common.
    if (common && c.clearance == 0 && (c.b.angle == 90 || c.b.angle == -90)) {
      ASSERT_TRUE(a || b) << p.x << ", " << p.y << ", " << p.z;
    }
    if (common) ++in_both;
  }
  EXPECT_GT(in_both, 40) << "points in the common space";
}

/// b comes from below (smaller y) and ends in a, which runs along x.
Case tee(double x, Face face, double angle = 90) {
  Case c;
  c.a = {"a", face, 600, 70, 45, {}, 0};
  c.b = {"b", Face::upright, 400, 70, 45, {}, angle};
  const Vec3 along{cos_degrees(angle), sin_degrees(angle), 0};
  const Vec3 across = geometry::cross({0, 0, 1}, along);
  // The middle of its end on the middle of a's far side.
  c.b.start = Vec3{x, 70, 0} - along * 400 - across * 35;
  // Its slot begins where its first corner enters a.
  double least = 1e300;
  for (const double side : {0.0, 70.0}) {
    const Vec3 corner = c.b.start + across * side;
    least = std::min(least, (0 - corner.y) / along.y);
  }
  c.bottom = least;
  return c;
}

constexpr std::array kFaces{Face::flat, Face::upright};

TEST(Bridle, FitsAtCornersAndInTees) {
  for (const Face face : kFaces) {
    for (const double x : {35.0, 300.0, 565.0}) {
      for (const double clearance : {0.0, 0.2, 0.5}) {
        for (const double tongue : {0.0, 12.0, 20.0}) {
          Case c = tee(x, face);
          c.clearance = clearance;
          c.tongue = tongue;
          if (tongue > 0) c.expected = {22.5 - tongue / 2, 22.5 + tongue / 2};
          expect_fit(c);
        }
      }
    }
  }
}

TEST(Bridle, FitsAtEveryAngle) {
  for (const double angle : {45.0, 60.0, 72.5, 110.0, 135.0}) {
    for (const double clearance : {0.0, 0.3}) {
      Case c = tee(300, Face::flat, angle);
      c.clearance = clearance;
      expect_fit(c);
    }
  }
}

TEST(Bridle, FitsBarsOfOtherThicknesses) {
  for (const Face face : kFaces) {
    // A thinner bar in the middle of the fork: nearly nothing to take off, or all of it kept.
    Case c = tee(300, face);
    c.b.height = 90;
    c.b.start.z = -22.5;
    c.expected = {7.5, 37.5};
    expect_fit(c);
    // Flush below: the tongue goes as near to the fork's middle as its bar lets it.
    c.b.start.z = 0;
    c.expected = {15, 45};
    expect_fit(c);
    c.a.height = 25;
    c.b.start.z = -30;
    c.expected = {0, 25};
    expect_fit(c);
  }
}

TEST(Bridle, TakesABoardAsItIsOrNotched) {
  for (const double notch : {0.0, 20.0, 40.0}) {
    for (const double clearance : {0.0, 0.3}) {
      Case c = tee(300, Face::flat);
      c.board = true;
      c.a.height = 18;
      c.a.width = 160;
      c.b.start.z = -13.5;
      c.expected = {0, 18};
      c.notch = notch;
      c.clearance = clearance;
      c.bottom += notch;
      expect_fit(c);
    }
  }
}

TEST(Bridle, OpensAtTheFirstEndAsWell) {
  // The same bar, drawn from the other end: its slot is the same.
  const Case c = tee(300, Face::flat);
  Scene turned;
  const std::size_t a = add(turned, c.a);
  Stick back = c.b;
  back.angle = -90;
  back.start = {265, 70, 0};
  const std::size_t b = add(turned, back);
  turned.join("bridle", {a}, {b}, 0.2);
  const Made made = make(turned.design());
  ASSERT_TRUE(made.ok) << made.codes();
  EXPECT_NEAR(geometry::area(made.solids[1].profile).mm2(), 400 * 45 - 70 * 15.2, 1e-3);
}

TEST(Bridle, ArmsMayReachBeyond) {
  Case c = tee(300, Face::flat);
  c.b.length += 40;
  expect_fit(c);
  c.b.length += 40;
  EXPECT_EQ(make(scene_of(c).design()).codes(), "J0502") << "further than its own width";
}

Scene held(Case c, const std::string& kind, double length) {
  Scene scene = scene_of(c);
  const bool screw = kind == "wood-screw";
  const std::size_t piece = scene.add_hardware(kind, screw ? "" : "M6", screw ? 4 : 0, length);
  scene.design().joints[0].hardware = piece;
  return scene;
}

TEST(Bridle, IsHeldThroughCheeksAndTongue) {
  for (const Face face : kFaces) {
    Case c = tee(300, face);
    c.clearance = 0.2;
    const Made bolted = make(held(c, "bolt-and-nut", 60).design());
    ASSERT_TRUE(bolted.ok) << bolted.codes();
    EXPECT_EQ(bolted.codes(), "");
    const JointResult& result = bolted.results[0];
    ASSERT_EQ(result.hardware.size(), 1U);
    EXPECT_NEAR(result.hardware[0].place.x, 300, 1e-6);
    EXPECT_NEAR(result.hardware[0].place.y, 35, 1e-6);
    EXPECT_NEAR(result.hardware[0].place.z, 45, 1e-6);
    ASSERT_EQ(result.edits[1].bores.size(), 2U) << "one for each cheek";
    for (const model::Bore& bore : result.edits[1].bores) {
      EXPECT_TRUE(bore.through);
      EXPECT_EQ(bore.depth(), mm(14.9));
      EXPECT_TRUE(bore.entry.y == Length() || bore.entry.y == 45_mm) << "from the outside";
    }
    EXPECT_EQ(result.edits[0].drills.size() + result.edits[0].bores.size(), 1U);
  }
  const Made screwed = make(held(tee(300, Face::flat), "wood-screw", 42).design());
  ASSERT_TRUE(screwed.ok) << screwed.codes();
  EXPECT_FALSE(screwed.results[0].edits[1].bores[1].through) << "the point stays in the far cheek";
}

TEST(Bridle, IsTheSameWhereverItStands) {
  Case c = tee(35, Face::upright);
  c.clearance = 0.2;
  const Made still = make(scene_of(c).design());
  for (const Made& made :
       {make(scene_of(c).moved().design()), make(scene_of(c).mirrored().design())}) {
    ASSERT_TRUE(made.ok) << made.codes();
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_NEAR(geometry::area(made.solids[i].profile).mm2(),
                  geometry::area(still.solids[i].profile).mm2(), 0.5);
    }
  }
}

std::string codes_of(const Case& c) {
  return make(scene_of(c).design()).codes();
}

TEST(Bridle, TellsWhatABarCannotDo) {
  Case c = tee(300, Face::flat);
  c.b.face = Face::flat;
  EXPECT_EQ(codes_of(c), "J0501");
  EXPECT_EQ(codes_of(tee(300, Face::upright, 60)), "J0403");
  EXPECT_EQ(codes_of(tee(300, Face::flat, 40)), "J0108");
  c = tee(300, Face::flat);
  c.b.length = 800;
  EXPECT_EQ(codes_of(c), "J0502") << "it crosses";
}

TEST(Bridle, HoldsItsThicknessesAgainstTheirLimits) {
  for (const auto& [tongue, codes] : {std::pair{9.9, "J0505"},
                                      {10.0, ""},
                                      {22.4, ""},
                                      {22.6, "J0504"},
                                      {25.0, "J0504"},
                                      {25.2, "J0503"},
                                      {46.0, "J0505"}}) {
    Case c = tee(300, Face::flat);
    c.tongue = tongue;
    EXPECT_EQ(codes_of(c), codes) << tongue;
  }
  for (const auto& [notch, codes] : {std::pair{42.9, ""}, {43.2, "J0506"}}) {
    Case c = tee(300, Face::flat);
    c.board = true;
    c.a.height = 18;
    c.a.width = 160;
    c.b.start.z = -13.5;
    c.notch = notch;
    EXPECT_EQ(codes_of(c), codes) << notch;
  }
  Case bar = tee(300, Face::flat);
  bar.notch = 10;
  EXPECT_EQ(codes_of(bar), "J0506") << "bars are not notched";
}

}  // namespace
}  // namespace plano::joints::test
