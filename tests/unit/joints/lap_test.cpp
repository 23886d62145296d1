// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A lap is held against what it should be, said in one line: of each bar as drawn, what lies in the
// other's outline (grown by half the clearance) on its own side of the cheek is gone, and nothing
// else. Thousands of points, half of them within hundredths of a millimetre of the walls, say so.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/trig.h"
#include "tests/unit/joints/sticks.h"

namespace plano::joints::test {
namespace {

// Walls are rounded to a nanometre, and a micrometre where bars are turned.
constexpr double kWall = 2e-3;
constexpr int kPoints = 1500;

struct Case {
  Stick a;
  Stick b;
  double clearance = 0;
  double share = 0.5;
  const char* over = "auto";
  bool a_over = true;  // what is expected
  double cheek = 22.5;
};

std::string told(const Case& c) {
  std::string text;
  for (const Stick* s : {&c.a, &c.b}) {
    text += s->id + (s->face == Face::flat ? " flat " : " upright ") + std::to_string(s->width) +
            " x " + std::to_string(s->height) + " at " + std::to_string(s->angle) + "; ";
  }
  return text + "clearance " + std::to_string(c.clearance) + " share " + std::to_string(c.share) +
         " over " + c.over;
}

Scene scene_of(const Case& c) {
  Scene scene;
  const std::size_t a = add(scene, c.a);
  const std::size_t b = add(scene, c.b);
  model::Joint& joint = scene.join("lap", {a}, {b}, c.clearance);
  if (c.share != 0.5) set_number(joint, "share", c.share);
  if (std::string(c.over) != "auto") set_word(joint, "over", c.over);
  return scene;
}

/// What should be left of `own`; nothing where the point is too near a wall to tell.
std::optional<bool> should_have_wood(const Case& c, const Stick& own, const Stick& other,
                                     bool is_over, Vec3 p) {
  const double inside = depth_in(own, p);
  const double in_other = depth_beside(other, p) + c.clearance / 2;
  const double past_cheek = is_over ? c.cheek - p.z : p.z - c.cheek;
  for (const double distance : {inside, in_other, past_cheek}) {
    if (std::fabs(distance) < kWall) return std::nullopt;
  }
  return inside > 0 && !(in_other > 0 && past_cheek > 0);
}

/// Half of the points anywhere around, half of them near the walls.
Vec3 some_point(const Case& c, Dice& dice) {
  const Stick& at = dice.next() < 0.5 ? c.a : c.b;
  const double near = dice.next();
  Vec3 p{dice.between(-5, at.length + 5), dice.between(-5, at.width + 5),
         dice.between(-2, at.height + 2)};
  const double play = c.clearance / 2 + dice.between(-0.02, 0.02);
  if (near < 0.2) p.y = -play;
  if (near >= 0.2 && near < 0.4) p.y = at.width + play;
  if (near >= 0.4 && near < 0.45) p.x = -play;
  if (near >= 0.45 && near < 0.5) p.x = at.length + play;
  if (near >= 0.5 && near < 0.6) p.z = c.cheek - at.start.z + dice.between(-0.02, 0.02);
  const Vec3 along{cos_degrees(at.angle), sin_degrees(at.angle), 0};
  return at.start + along * p.x + geometry::cross({0, 0, 1}, along) * p.y + Vec3{0, 0, p.z};
}

void expect_fit(const Case& c) {
  SCOPED_TRACE(told(c));
  const Made made = make(scene_of(c).design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.results.size(), 1U);
  Dice dice;
  int told_apart = 0;
  for (int i = 0; i < kPoints; ++i) {
    const Vec3 p = some_point(c, dice);
    const bool a = has_wood(made.solids[0], p);
    const bool b = has_wood(made.solids[1], p);
    const auto want_a = should_have_wood(c, c.a, c.b, c.a_over, p);
    const auto want_b = should_have_wood(c, c.b, c.a, !c.a_over, p);
    if (!want_a || !want_b) continue;
    ASSERT_EQ(a, *want_a) << "a at " << p.x << ", " << p.y << ", " << p.z;
    ASSERT_EQ(b, *want_b) << "b at " << p.x << ", " << p.y << ", " << p.z;
    ASSERT_FALSE(a && b);
    // At no clearance, and where the outer sides are level, the two fill what they were drawn in.
    if (c.clearance == 0 && c.a.height == c.b.height) {
      ASSERT_EQ(a || b, depth_in(c.a, p) > 0 || depth_in(c.b, p) > 0)
          << p.x << ", " << p.y << ", " << p.z;
    }
    if (depth_in(c.a, p) > 0 && depth_in(c.b, p) > 0) ++told_apart;
  }
  EXPECT_GT(told_apart, 40) << "points in the common space";
}

/// b crosses a, its middle over the middle of a.
Case crossing(double angle, Face face_a, Face face_b) {
  Case c;
  c.a = {"a", face_a, 600, 70, 45, {}, 0};
  c.b = {"b", face_b, 600, 70, 45, {}, angle};
  const Vec3 along{cos_degrees(angle), sin_degrees(angle), 0};
  c.b.start = Vec3{300, 35, 0} - along * 300 - geometry::cross({0, 0, 1}, along) * 35;
  return c;
}

void set_cheek(Case& c) {
  const double low = std::max(c.a.start.z, c.b.start.z);
  const double high = std::min(c.a.start.z + c.a.height, c.b.start.z + c.b.height);
  c.cheek = c.a_over ? low + c.share * (high - low) : high - c.share * (high - low);
}

constexpr std::array kFaces{Face::flat, Face::upright};

TEST(Lap, CrossesAtEveryAngle) {
  for (const double angle : {30.0, 45.0, 60.0, 72.5, 90.0, 120.0, 150.0}) {
    for (const double width : {45.0, 69.4, 90.0}) {
      for (const double clearance : {0.0, 0.2, 0.5}) {
        Case c = crossing(angle, Face::flat, Face::flat);
        c.b.width = width;
        c.clearance = clearance;
        expect_fit(c);
      }
    }
  }
}

TEST(Lap, CrossesSquareWhicheverFacesTheBarsHave) {
  for (const Face a : kFaces) {
    for (const Face b : kFaces) {
      for (const double share : {0.35, 0.5, 0.6}) {
        for (const char* over : {"auto", "from", "into"}) {
          for (const double clearance : {0.0, 0.3}) {
            Case c = crossing(90, a, b);
            c.share = share;
            c.over = over;
            c.a_over = std::string(over) != "into";
            c.clearance = clearance;
            set_cheek(c);
            expect_fit(c);
          }
        }
      }
    }
  }
}

TEST(Lap, EndsFlushAtCornersAndInTees) {
  for (const Face a : kFaces) {
    for (const Face b : kFaces) {
      for (const double clearance : {0.0, 0.3}) {
        // b stands at a's first end, or in its middle, and ends with its far side.
        for (const double x : {0.0, 265.0}) {
          Case c;
          c.a = {"a", a, 600, 70, 45, {}, 0};
          c.b = {"b", b, 400, 70, 45, {x + 70, 0, 0}, 90};
          c.clearance = clearance;
          expect_fit(c);
        }
      }
    }
  }
}

TEST(Lap, EndsInsideTheOther) {
  for (const Face b : kFaces) {
    for (const double clearance : {0.0, 0.3}) {
      Case c;
      c.a = {"a", Face::flat, 600, 90, 45, {}, 0};
      c.b = {"b", b, 400, 70, 45, {300, 30, 0}, 90};
      c.clearance = clearance;
      expect_fit(c);
    }
  }
}

TEST(Lap, JoinsBarsEndToEnd) {
  for (const Face b : kFaces) {
    for (const double clearance : {0.0, 0.2}) {
      Case c;
      c.a = {"a", Face::flat, 600, 70, 45, {}, 0};
      c.b = {"b", b, 600, 70, 45, {450, 0, 0}, 0};
      c.clearance = clearance;
      expect_fit(c);
    }
  }
}

TEST(Lap, TakesTheWayThatLeavesNoHollow) {
  // b is thicker. Flush below, a lies under; flush above, over.
  for (const bool flush_above : {false, true}) {
    for (const Face b : kFaces) {
      Case c = crossing(90, Face::flat, b);
      c.b.height = 70;
      c.b.start.z = flush_above ? -25 : 0;
      c.a_over = flush_above;
      set_cheek(c);
      expect_fit(c);
    }
  }
}

TEST(Lap, IsTheSameWhereverItStands) {
  for (const double angle : {45.0, 90.0}) {
    const Case c = crossing(angle, Face::flat, angle == 90 ? Face::upright : Face::flat);
    for (const Made& made :
         {make(scene_of(c).moved().design()), make(scene_of(c).mirrored().design())}) {
      ASSERT_TRUE(made.ok) << made.codes();
      double removed = 0;
      const Made still = make(scene_of(c).design());
      for (std::size_t i = 0; i < 2; ++i) {
        ASSERT_EQ(made.solids[i].recesses.size(), still.solids[i].recesses.size());
        for (const auto& recess : made.solids[i].recesses) {
          removed += geometry::area(recess.area).mm2() * (recess.high - recess.low);
        }
        for (const auto& recess : still.solids[i].recesses) {
          removed -= geometry::area(recess.area).mm2() * (recess.high - recess.low);
        }
        EXPECT_NEAR(geometry::area(made.solids[i].profile).mm2(),
                    geometry::area(still.solids[i].profile).mm2(), 0.5);
      }
      EXPECT_NEAR(removed, 0, 1);
    }
  }
}

TEST(Lap, JoinsABarAndABoardInItsPlane) {
  for (const Face face : kFaces) {
    Case c = crossing(90, Face::flat, face);
    c.a.height = 18;
    c.b.height = 45;
    c.a_over = false;
    set_cheek(c);
    Scene scene;
    const std::size_t a = add_board(scene, c.a);
    const std::size_t b = add(scene, c.b);
    scene.join("lap", {a}, {b}, 0);
    const Made made = make(scene.design());
    ASSERT_TRUE(made.ok) << made.codes();
    Dice dice;
    for (int i = 0; i < kPoints; ++i) {
      const Vec3 p = some_point(c, dice);
      const auto want_a = should_have_wood(c, c.a, c.b, false, p);
      const auto want_b = should_have_wood(c, c.b, c.a, true, p);
      if (!want_a || !want_b) continue;
      ASSERT_EQ(has_wood(made.solids[0], p), *want_a);
      ASSERT_EQ(has_wood(made.solids[1], p), *want_b);
    }
  }
}

// ---- Held by bolts and screws ----------------------------------------------------------------

Scene held(Case c, const std::string& kind, double length, int count = 0,
           const char* sunk = "none") {
  Scene scene;
  const std::size_t a = add(scene, c.a);
  const std::size_t b = add(scene, c.b);
  const bool screw = kind == "wood-screw";
  const std::size_t piece = scene.add_hardware(kind, screw ? "" : "M6", screw ? 5 : 0, length);
  model::Joint& joint = scene.join("lap", {a}, {b}, 0.2);
  joint.hardware = piece;
  if (count > 0) set_number(joint, "bolts", count);
  if (std::string(sunk) != "none") set_word(joint, "sunk", sunk);
  return scene;
}

TEST(Lap, IsBoltedThroughBothHalves) {
  for (const Face a : kFaces) {
    for (const Face b : kFaces) {
      const Made made = make(held(crossing(90, a, b), "bolt-and-nut", 60).design());
      ASSERT_TRUE(made.ok) << made.codes();
      EXPECT_EQ(made.codes(), "");
      const JointResult& result = made.results[0];
      ASSERT_EQ(result.hardware.size(), 1U);
      EXPECT_NEAR(result.hardware[0].place.x, 300, 1e-6);
      EXPECT_NEAR(result.hardware[0].place.y, 35, 1e-6);
      EXPECT_NEAR(result.hardware[0].place.z, 45, 1e-6) << "the head is on the outside of `from`";
      EXPECT_EQ(result.hardware[0].direction, (Vec3{0, 0, -1}));
      for (std::size_t i = 0; i < 2; ++i) {
        const bool flat = (i == 0 ? a : b) == Face::flat;
        ASSERT_EQ(result.edits[i].drills.size(), flat ? 1U : 0U);
        ASSERT_EQ(result.edits[i].bores.size(), flat ? 0U : 1U);
        if (flat) continue;
        const model::Bore& bore = result.edits[i].bores[0];
        EXPECT_TRUE(bore.through);
        EXPECT_EQ(bore.height, 35_mm);
        EXPECT_EQ(bore.depth(), mm(22.5));
        // It enters by the outside of the bar.
        EXPECT_EQ(bore.entry.y, i == 0 ? 45_mm : Length());
      }
    }
  }
}

TEST(Lap, TwoBoltsStandOnTheDiagonal) {
  const Made made =
      make(held(crossing(90, Face::flat, Face::flat), "bolt-and-nut", 60, 2).design());
  ASSERT_TRUE(made.ok) << made.codes();
  ASSERT_EQ(made.results[0].hardware.size(), 2U);
  const Vec3 p = made.results[0].hardware[0].place;
  const Vec3 q = made.results[0].hardware[1].place;
  EXPECT_GE(geometry::norm(q - p), 24) << "four diameters";
  EXPECT_NEAR((p.x + q.x) / 2, 300, 1e-6);
  EXPECT_NEAR((p.y + q.y) / 2, 35, 1e-6);
  EXPECT_GT(std::fabs(p.x - q.x), 5);
  EXPECT_GT(std::fabs(p.y - q.y), 5);
}

TEST(Lap, SinksHeadsInFacesAndInEdges) {
  for (const Face face : kFaces) {
    const Made made = make(held(crossing(90, face, face), "bolt-and-nut", 50, 0, "head").design());
    ASSERT_TRUE(made.ok) << made.codes();
    const PanelEdit& over = made.results[0].edits[0];
    EXPECT_EQ(over.pockets.size(), face == Face::flat ? 2U : 0U);
    EXPECT_EQ(over.bores.size(), face == Face::flat ? 0U : 2U);
    EXPECT_LT(made.results[0].hardware[0].place.z, 45);
  }
}

TEST(Lap, IsScrewedThroughOneHalfIntoTheOther) {
  for (const Face face : kFaces) {
    const Made made = make(held(crossing(90, face, face), "wood-screw", 40, 2).design());
    ASSERT_TRUE(made.ok) << made.codes();
    const JointResult& result = made.results[0];
    ASSERT_EQ(result.hardware.size(), 2U);
    if (face == Face::flat) {
      ASSERT_EQ(result.edits[1].drills.size(), 2U);
      EXPECT_EQ(result.edits[1].drills[0].depth, 40_mm) << "from the face where the recess is";
      EXPECT_FALSE(result.edits[0].drills[0].depth);
    } else {
      ASSERT_EQ(result.edits[1].bores.size(), 2U);
      EXPECT_FALSE(result.edits[1].bores[0].through);
      EXPECT_EQ(result.edits[1].bores[0].depth(), mm(17.5));
    }
  }
  EXPECT_EQ(make(held(crossing(90, Face::flat, Face::flat), "wood-screw", 44).design()).codes(),
            "J0205");
}

TEST(Lap, ComesApartOnlyIfItIsHeldByHardware) {
  const JointType& type = *find_joint_type("lap");
  Scene glued = scene_of(crossing(90, Face::flat, Face::flat));
  EXPECT_EQ(comes_apart(type, glued.design().joints[0]), ComesApart::glued);
  Scene bolted = held(crossing(90, Face::flat, Face::flat), "bolt-and-nut", 60);
  EXPECT_EQ(comes_apart(type, bolted.design().joints[0]), ComesApart::yes);
}

// ---- Refused ---------------------------------------------------------------------------------

std::string codes_of(const Case& c) {
  return make(scene_of(c).design()).codes();
}

TEST(Lap, TellsWhatABarCannotDo) {
  EXPECT_EQ(codes_of(crossing(60, Face::flat, Face::upright)), "J0403");
  EXPECT_EQ(codes_of(crossing(60, Face::upright, Face::flat)), "J0403");
  EXPECT_EQ(codes_of(crossing(29, Face::flat, Face::flat)), "J0108");
  Case inside;
  inside.a = {"a", Face::upright, 600, 90, 45, {}, 0};
  inside.b = {"b", Face::flat, 400, 70, 45, {300, 30, 0}, 90};
  EXPECT_EQ(codes_of(inside), "J0403") << "a notch that stops half way through an upright bar";
}

TEST(Lap, HoldsSharesAndWallsAgainstTheirLimits) {
  Case c = crossing(90, Face::flat, Face::flat);
  for (const auto& [share, codes] : {std::pair{0.66, ""},
                                     {0.68, "J0402"},
                                     {0.74, "J0402"},
                                     {0.76, "J0401"},
                                     {0.34, ""},
                                     {0.32, "J0402"},
                                     {0.24, "J0401"}}) {
    c.share = share;
    EXPECT_EQ(codes_of(c), codes) << share;
  }
  for (const auto& [wall, codes] :
       {std::pair{0.0, ""}, {0.005, ""}, {0.02, "J0404"}, {2.9, "J0404"}, {3.1, ""}}) {
    Case tee;
    tee.a = {"a", Face::flat, 600, 70, 45, {}, 0};
    tee.b = {"b", Face::flat, 400, 70, 45, {300, wall, 0}, 90};
    EXPECT_EQ(codes_of(tee), codes) << wall;
  }
  for (const auto& [rest, codes] :
       {std::pair{0.0, ""}, {10.0, "J0405"}, {22.0, "J0405"}, {22.6, ""}}) {
    Case end;
    end.a = {"a", Face::flat, 600, 70, 45, {}, 0};
    end.b = {"b", Face::upright, 400, 70, 45, {rest + 70, -100, 0}, 90};
    EXPECT_EQ(codes_of(end), codes) << rest;
  }
}

TEST(Lap, IsNotFoundWhereBarsAreAskewRoundOrApart) {
  Scene askew;
  const std::size_t a = add(askew, {"a", Face::flat, 600, 70, 45, {}, 0});
  const std::size_t b = add(askew, {"b", Face::flat, 600, 70, 45, {300, -200, 0}, 90});
  askew.panel(b).placement =
      geometry::turned(askew.panel(b).placement, {0, 1, 0}, Angle::degrees(10), {300, 0, 20});
  askew.join("lap", {a}, {b}, 0);
  EXPECT_EQ(make(askew.design()).codes(), "J0102");

  Scene round = scene_of(crossing(90, Face::flat, Face::flat));
  round.design().materials[0].round = true;
  EXPECT_EQ(make(round.design()).codes(), "J0107") << "a rod in something: that is for `socket`";

  Case apart = crossing(90, Face::flat, Face::flat);
  apart.b.start.z = 46;
  EXPECT_EQ(codes_of(apart), "J0101");
  apart.b.start.z = 45;
  EXPECT_EQ(codes_of(apart), "J0107") << "a face on a face";
}

}  // namespace
}  // namespace plano::joints::test
