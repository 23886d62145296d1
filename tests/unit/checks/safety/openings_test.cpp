// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>

#include "base/trig.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

struct Spot {
  double x;
  double y;
};
using Polygon = std::vector<Spot>;

std::string mm(double value) {
  return decimal(value, 4) + "mm";
}

Polygon turned(const Polygon& polygon, double degrees) {
  Polygon out;
  for (const Spot p : polygon) {
    out.push_back({p.x * cos_degrees(degrees) - p.y * sin_degrees(degrees),
                   p.x * sin_degrees(degrees) + p.y * cos_degrees(degrees)});
  }
  return out;
}

Polygon rectangle(double width, double height) {
  return {{-width / 2, -height / 2},
          {width / 2, -height / 2},
          {width / 2, height / 2},
          {-width / 2, height / 2}};
}
/// Equal sides, apex up, around the centre.
Polygon triangle(double side) {
  const double h = side * std::sqrt(3.0) / 2;
  return {{-side / 2, -h / 3}, {side / 2, -h / 3}, {0, h * 2 / 3}};
}
/// Two arms from one corner.
Polygon elbow(double width, double length) {
  return {{0, 0}, {length, 0}, {length, width}, {width, width}, {width, length}, {0, length}};
}

std::string shape_of(const Polygon& polygon, Spot at) {
  std::string text = "shape: polygon, points: [";
  for (const Spot p : polygon) text += "[" + mm(p.x + at.x) + ", " + mm(p.y + at.y) + "], ";
  return text + "]";
}
std::string circle_of(double diameter, Spot at) {
  return "shape: circle, diameter: " + mm(diameter) + ", centre: [" + mm(at.x) + ", " + mm(at.y) +
         "]";
}

/// How the wall with the opening stands.
enum class Set { plain, turned, mirrored, tilted, apart };
constexpr std::array<Set, 5> kSets = {Set::plain, Set::turned, Set::mirrored, Set::tilted,
                                      Set::apart};
constexpr std::array<const char*, 5> kNames = {"plain", "turned", "mirrored", "tilted", "apart"};
const char* name_of(Set set) {
  return kNames.at(static_cast<std::size_t>(set));
}

constexpr Spot kMiddle{1000, 1000};

/// A wall of 2000 by 2000 whose lower edge is at `base`, with one opening in it.
std::string wall(const std::string& opening, double base, Set set) {
  const std::string turn =
      set == Set::turned   ? ", turn: [{axis: z, angle: 17deg, through: {x: 0mm, y: 0mm}}]"
      : set == Set::tilted ? ", turn: [{axis: x, angle: 20deg, through: {y: 0mm, z: " + mm(base) +
                                 "}}, {axis: z, angle: 33deg, through: {x: 0mm, y: 0mm}}]"
                           : "";
  const std::string rest = ", at: {z: " + mm(base) + "}" + turn;
  if (set != Set::apart) {
    return kHead + "panels:\n  wall: {material: board, lies_in: xz, size: [2000mm, 2000mm]" + rest +
           ", openings: [{id: it, " + opening + "}]}\n";
  }
  // Two panels side by side, cut through the opening 10 mm right of its middle.
  std::string text = kHead + "panels:\n";
  for (const bool left : {true, false}) {
    const std::string half = left ? "[[0mm, 0mm], [1010mm, 0mm], [1010mm, 2000mm], [0mm, 2000mm]]"
                                  : "[[1010mm, 0mm], [2000mm, 0mm], [2000mm, 2000mm], [1010mm, "
                                    "2000mm]]";
    text += std::string("  ") + (left ? "left" : "right") +
            ": {material: board, lies_in: xz, outline: {shape: subtract, of: [{shape: polygon, "
            "points: " +
            half + "}, {" + opening + "}]}" + rest + "}\n";
  }
  return text;
}

Verdict verdict(const std::string& rule, const std::string& text) {
  const Designed designed(text);
  return designed.made() ? designed.verdict(rule) : Verdict::needs_declaration;
}

std::string opening_of(const Polygon& polygon, Set set, Spot at = kMiddle) {
  Polygon p = set == Set::turned ? turned(polygon, 17) : polygon;
  if (set == Set::mirrored) {
    for (Spot& s : p) s.x = -s.x;
    std::reverse(p.begin(), p.end());
  }
  return shape_of(p, at);
}

void expect_polygon(const std::string& rule, const Polygon& polygon, Verdict expected,
                    const std::string& what) {
  for (const Set set : kSets) {
    EXPECT_EQ(verdict(rule, wall(opening_of(polygon, set), 2000, set)), expected)
        << what << ", " << name_of(set);
  }
}

void expect_circle(const std::string& rule, double diameter, Verdict expected) {
  for (const Set set : kSets) {
    EXPECT_EQ(verdict(rule, wall(circle_of(diameter, kMiddle), 2000, set)), expected)
        << diameter << ", " << name_of(set);
  }
}

TEST(HeadOpenings, RoundOnes) {
  expect_circle("head-openings", 88, Verdict::pass);
  expect_circle("head-openings", 100, Verdict::needs_human);  // the small head decides
  expect_circle("head-openings", 156, Verdict::needs_human);
  expect_circle("head-openings", 158, Verdict::needs_human);  // the torso's corners do
  expect_circle("head-openings", 181, Verdict::fail);
  expect_circle("head-openings", 229, Verdict::fail);
  expect_circle("head-openings", 230, Verdict::pass);
}

TEST(HeadOpenings, Rectangles) {
  expect_polygon("head-openings", rectangle(88, 1000), Verdict::pass, "88 x 1000");
  expect_polygon("head-openings", rectangle(89, 157), Verdict::fail, "89 x 157");
  expect_polygon("head-openings", rectangle(90, 160), Verdict::fail, "90 x 160");
  expect_polygon("head-openings", turned(rectangle(89, 157), 45), Verdict::fail, "89 x 157 at 45");
  expect_polygon("head-openings", turned(rectangle(90, 160), 45), Verdict::fail, "90 x 160 at 45");
  expect_polygon("head-openings", rectangle(90, 156), Verdict::needs_human, "90 x 156");
  expect_polygon("head-openings", rectangle(230, 230), Verdict::pass, "230");
}

TEST(HeadOpenings, Triangles) {
  expect_polygon("head-openings", triangle(150), Verdict::pass, "150");
  expect_polygon("head-openings", triangle(200), Verdict::needs_human, "200");
  expect_polygon("head-openings", triangle(223), Verdict::needs_human, "223");
  expect_polygon("head-openings", triangle(260), Verdict::fail, "260");
  expect_polygon("head-openings", triangle(400), Verdict::pass, "400");
}

TEST(HeadOpenings, Elbows) {
  expect_polygon("head-openings", elbow(85, 600), Verdict::needs_human, "85");
  expect_polygon("head-openings", elbow(90, 600), Verdict::fail, "90");
}

TEST(HeadOpenings, AnArmBesideRoomForAHeadIsAPersons) {
  const auto keyhole = [](double arm) {
    return "shape: union, of: [{" + circle_of(240, kMiddle) + "}, {" +
           shape_of(rectangle(arm, 500), {kMiddle.x, kMiddle.y - 150}) + "}]";
  };
  for (const Set set : kSets) {
    EXPECT_EQ(verdict("head-openings", wall(keyhole(86), 2000, set)), Verdict::pass)
        << name_of(set);
    EXPECT_EQ(verdict("head-openings", wall(keyhole(100), 2000, set)), Verdict::needs_human)
        << name_of(set);
  }
}

TEST(HeadOpenings, OnlyAboveSixHundred) {
  for (const Set set : {Set::plain, Set::mirrored, Set::apart}) {
    for (const auto& [edge, expected] :
         std::vector<std::pair<double, Verdict>>{{599, Verdict::not_applicable},
                                                 {600, Verdict::not_applicable},
                                                 {601, Verdict::fail}}) {
      const std::string opening = opening_of(rectangle(90, 160), set, {1000, 300});
      EXPECT_EQ(verdict("head-openings", wall(opening, edge - 220, set)), expected)
          << edge << name_of(set);
    }
  }
}

TEST(HeadOpenings, WhatStandsInAnOpeningIsTakenOff) {
  const std::string opening = opening_of(rectangle(200, 160), Set::plain);
  const std::string bare = wall(opening, 2000, Set::plain);
  EXPECT_EQ(verdict("head-openings", bare), Verdict::fail);
  // Two plates side by side fill a stretch of it from `from` on.
  const auto filled = [&](double from, double second) {
    std::string text = bare;
    for (const double x : {from, second}) {
      text += "  fin" + decimal(x) +
              ": {material: board, lies_in: yz, size: [400mm, 160mm], at: {x: " + mm(x) +
              ", y: -200mm, z: 2920mm}}\n";
    }
    return text;
  };
  EXPECT_EQ(verdict("head-openings", filled(982, 1000)), Verdict::pass);   // 82 on either side
  EXPECT_EQ(verdict("head-openings", filled(1000, 1018)), Verdict::fail);  // 100 on the left
}

/// A window of 240 by 240 and, 20 mm behind it, the edge of a board `off` beside its middle.
std::string window_with_fin(double off, Set set, double window = 240, double gap = 20) {
  const Polygon shape = rectangle(window, window);
  std::string text = wall(opening_of(shape, Set::plain), 2000, set);
  const std::string turn =
      set == Set::turned ? ", turn: [{axis: z, angle: 17deg, through: {x: 0mm, y: 0mm}}]" : "";
  return text +
         "  fin: {material: board, lies_in: yz, size: [300mm, 900mm], at: {x: " + mm(991 + off) +
         ", y: " + mm(18 + gap) + ", z: 2550mm}" + turn + "}\n";
}

TEST(HeadOpenings, ABoardEdgeOnBehindOneIsSeenWhereverItStands) {
  for (const Set set : {Set::plain, Set::turned}) {
    for (int off = 55; off <= 80; ++off) {
      EXPECT_EQ(verdict("head-openings", window_with_fin(off, set)), Verdict::needs_human)
          << off << ' ' << name_of(set);
    }
    // 231 left beside it, 229, and farther behind than a torso is wide.
    EXPECT_EQ(verdict("head-openings", window_with_fin(120, set)), Verdict::pass);
    EXPECT_EQ(verdict("head-openings", window_with_fin(118, set)), Verdict::needs_human);
    EXPECT_EQ(verdict("head-openings", window_with_fin(60, set, 240, 88)), Verdict::needs_human);
    EXPECT_EQ(verdict("head-openings", window_with_fin(60, set, 240, 90)), Verdict::pass);
  }
}

/// Nearly all of it is in the way of something; the one place that is left is found.
TEST(HeadOpenings, TheOnePlaceLeftOfAWideOneIsFound) {
  const auto covered = [](double left) {
    std::string text = wall(opening_of(rectangle(1800, 1800), Set::plain), 2000, Set::plain);
    const auto board = [&](const char* id, double x, double y, double z, double width,
                           double height) {
      text += std::string("  ") + id + ": {material: board, lies_in: xz, size: [" + mm(width) +
              ", " + mm(height) + "], at: {x: " + mm(x) + ", y: " + mm(y) + ", z: " + mm(z) +
              "}}\n";
    };
    board("left", 0, 60, 2000, 613, 2000);
    board("right", 613 + left, 60, 2000, 1387 - left, 2000);
    board("below", 613, 80, 2000, left, 1071);
    board("above", 613, 80, 3071 + left, left, 929 - left);
    return text;
  };
  EXPECT_EQ(verdict("head-openings", covered(231)), Verdict::pass);
  EXPECT_EQ(verdict("head-openings", covered(229)), Verdict::needs_human);
}

TEST(HeadOpenings, BetweenSlats) {
  const auto fence = [](double gap) {
    std::string text = kHead + "panels:\n";
    for (int i = 0; i < 3; ++i) {
      text += "  slat" + decimal(i) +
              ": {material: board, lies_in: xz, size: [100mm, 1000mm], at: "
              "{x: " +
              mm(i * (100 + gap)) + ", y: 0mm, z: 700mm}}\n";
    }
    for (const double z : {600.0, 1700.0}) {
      text += "  rail" + decimal(z) +
              ": {material: board, lies_in: xz, size: [800mm, 100mm], at: "
              "{x: 0mm, y: 0mm, z: " +
              mm(z) + "}}\n";
    }
    return text;
  };
  EXPECT_EQ(verdict("head-openings", fence(88)), Verdict::pass);
  EXPECT_EQ(verdict("head-openings", fence(90)), Verdict::fail);
  EXPECT_EQ(verdict("head-openings", fence(230)), Verdict::pass);
}

/// A notch with its apex down in the wall's upper edge, between two sides at `degrees`.
std::string notched(double degrees, const std::string& turn) {
  const double half = 300 * tan_degrees(degrees / 2);
  return kHead +
         "panels:\n  wall: {material: board, lies_in: xz, outline: {shape: polygon, points: "
         "[[0mm, 0mm], [1000mm, 0mm], [1000mm, 1000mm], [" +
         mm(500 + half) + ", 1000mm], [500mm, 700mm], [" + mm(500 - half) +
         ", 1000mm], [0mm, 1000mm]]}, at: {z: "
         "700mm}" +
         turn + "}\n";
}

TEST(NeckAngles, OfNotches) {
  for (const std::string turn :
       {"", ", turn: [{axis: z, angle: 17deg, through: {x: 0mm, y: 0mm}}]",
        ", turn: [{axis: x, angle: 20deg, through: {y: 0mm, z: 700mm}}]",
        ", turn: [{axis: y, angle: 17deg, through: {x: 500mm, z: 1400mm}}]"}) {
    EXPECT_EQ(verdict("neck-angles", notched(59, turn)), Verdict::fail) << turn;
    EXPECT_EQ(verdict("neck-angles", notched(60, turn)), Verdict::pass) << turn;
    EXPECT_EQ(verdict("neck-angles", notched(61, turn)), Verdict::pass) << turn;
  }
}

TEST(NeckAngles, ASharpGapThatNoNeckGetsInto) {
  // A ledge as deep as `ledge`, 5 mm below a slope of 22 degrees: a board's edge and a bracket.
  const auto gap = [](double ledge) {
    const std::string x = mm(500 - ledge);
    return kHead +
           "panels:\n  wall: {material: board, lies_in: xz, outline: {shape: polygon, points: [[" +
           x +
           ", 0mm], [800mm, 0mm], [800mm, 990mm], [200mm, 990mm], [200mm, 626mm], [500mm, 505mm], "
           "[500mm, 500mm], [" +
           x + ", 500mm]]}, at: {z: 700mm}}\n";
  };
  EXPECT_LT(verdict("neck-angles", gap(18)), Verdict::needs_human);
  EXPECT_LT(verdict("neck-angles", gap(80)), Verdict::needs_human);
  EXPECT_EQ(verdict("neck-angles", gap(130)), Verdict::fail);
}

TEST(NeckAngles, OfClosedOpenings) {
  // Upside down: 60 degrees, and sharper.
  expect_polygon("neck-angles", turned(triangle(400), 180), Verdict::pass, "60");
  expect_polygon("neck-angles", {{0, -300}, {140, 0}, {-140, 0}}, Verdict::fail, "50");
  // The same upside down has its sharp corner at the top.
  expect_polygon("neck-angles", turned({{0, -300}, {172, 0}, {-172, 0}}, 180), Verdict::pass, "up");
  // A slot of 60 leads down from a wide place.
  expect_polygon(
      "neck-angles",
      {{-30, -300}, {30, -300}, {30, 0}, {150, 0}, {150, 300}, {-150, 300}, {-150, 0}, {-30, 0}},
      Verdict::needs_human, "slot");
}

TEST(Notches, ThoseOfOneShapeAreOneResult) {
  std::string text = notched(30, "");
  const std::string second =
      notched(30, ", turn: [{axis: z, angle: 90deg, through: {x: 3000mm, y: 0mm}}]");
  text += "  other" + second.substr(second.find("wall:") + 4);
  const Designed designed(text);
  ASSERT_TRUE(designed.made());
  const RuleReport report = designed.says("notches");
  ASSERT_EQ(report.outcome.results.size(), 1U);
  EXPECT_EQ(report.outcome.results[0].place.elements.size(), 2U);
  EXPECT_NE(report.outcome.results[0].says.en.find("2 of this shape"), std::string::npos);
}

TEST(Notches, WideOnesPassNarrowOnesPassTheRestIsAPersons) {
  EXPECT_EQ(verdict("notches", notched(61, "")), Verdict::pass);
  EXPECT_EQ(verdict("notches", notched(59, "")), Verdict::needs_human);
  EXPECT_EQ(verdict("notches", notched(8, "")), Verdict::pass);  // 42 wide
  EXPECT_EQ(verdict("notches", notched(30, "")), Verdict::needs_human);
}

TEST(FingerHoles, RoundOnesAboveOneMetre) {
  for (const Set set : {Set::plain, Set::turned, Set::mirrored, Set::apart}) {
    for (const auto& [diameter, expected] :
         std::vector<std::pair<double, Verdict>>{{7.9, Verdict::pass},
                                                 {8.1, Verdict::fail},
                                                 {24.9, Verdict::fail},
                                                 {25.1, Verdict::pass}}) {
      const Spot at{set == Set::apart ? 1010.0 : 1000.0, 300};
      const double base = 1001 - 300 + diameter / 2;
      EXPECT_EQ(verdict("finger-holes", wall(circle_of(diameter, at), base, set)), expected)
          << diameter << name_of(set);
      EXPECT_EQ(verdict("finger-holes", wall(circle_of(diameter, at), base - 2, set)),
                Verdict::not_applicable)
          << diameter << name_of(set);
    }
  }
}

TEST(FingerHoles, BarrelNutsFillTheirHoles) {
  const auto held = [](const std::string& more) {
    return kHead +
           "panels:\n  wall: {material: board, lies_in: yz, size: [400mm, 400mm], at: {x: -18mm, "
           "y: -155mm, z: 1500mm}}\nbars:\n  post: {material: post, along: z, length: 2000mm}\n"
           "hardware:\n  bolt: {kind: bolt-and-barrel-nut, thread: M8, length: 60mm}\n"
           "joints:\n  - {id: post-wall, type: bolted, from: post, into: wall, bolts: 2, "
           "hardware: bolt}\n" +
           more;
  };
  const Designed designed(held(""));
  ASSERT_TRUE(designed.made());
  ASSERT_EQ(designed.scene().fasteners.size(), 2U);
  EXPECT_GT(designed.scene().fasteners[0].barrel_nut_mm, 9);
  EXPECT_LT(designed.verdict("finger-holes"), Verdict::needs_human);
}

TEST(HeadOpenings, APostIsNoPlaneAlongItsLength) {
  // Boards on edge beside a post, at other heights: seen from above nothing closes around a head.
  std::string text = kHead + "bars:\n  post: {material: post, along: z, length: 2000mm}\npanels:\n";
  int number = 0;
  for (const char* at : {"lies_in: yz, size: [200mm, 300mm], at: {x: 0mm, y: 90mm, z: 700mm}",
                         "lies_in: yz, size: [200mm, 300mm], at: {x: 172mm, y: 90mm, z: 1100mm}",
                         "lies_in: xz, size: [190mm, 300mm], at: {x: 0mm, y: 308mm, z: 1500mm}",
                         "lies_in: xz, size: [190mm, 300mm], at: {x: 0mm, y: 90mm, z: 1600mm}"}) {
    text += "  side" + decimal(number++) + ": {material: board, " + at + "}\n";
  }
  EXPECT_NE(verdict("head-openings", text), Verdict::fail);
}

TEST(FingerHoles, KeyholesNeverPass) {
  const std::string keyhole = "shape: union, of: [{" + circle_of(30, kMiddle) + "}, {" +
                              shape_of({{-6, 0}, {6, 0}, {6, 60}, {-6, 60}}, kMiddle) + "}]";
  for (const Set set : kSets) {
    EXPECT_GE(verdict("finger-holes", wall(keyhole, 2000, set)), Verdict::needs_human)
        << name_of(set);
  }
  expect_polygon("finger-holes", rectangle(40, 60), Verdict::pass, "rectangle");
  expect_polygon("finger-holes", turned(triangle(120), 180), Verdict::pass, "triangle");
}

}  // namespace
}  // namespace plano::checks
