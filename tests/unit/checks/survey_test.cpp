// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/survey.h"

#include "base/trig.h"
#include "checks/standing.h"
#include "tests/unit/checks/designed.h"

namespace plano::checks {
namespace {

using Said = StandingSurface::Said;

/// A panel that lies with its top at `top`, from (x, y), `turn` degrees about z.
std::string lying(const std::string& id, double x, double y, double width, double depth, double top,
                  const std::string& turn = "0deg") {
  return "  " + id + ": {material: board, lies_in: xy, size: [" + decimal(width) + "mm, " +
         decimal(depth) + "mm], at: {x: " + decimal(x) + "mm, y: " + decimal(y) +
         "mm, z: " + decimal(top - 18) + "mm}, turn: [{axis: z, angle: " + turn +
         ", through: {x: 0mm, y: 0mm}}]}\n";
}

const std::string kExpects = "expects:\n  safety: playground\n";

TEST(Survey, FindsAPlatformWithItsHeightAreaAndDrop) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const Designed designed(kHead + "panels:\n" + lying("top", 100, 50, 1000, 600, 900, turn));
    ASSERT_TRUE(designed.made());
    const auto& standing = designed.survey().standing;
    ASSERT_EQ(standing.size(), 1u) << turn;
    EXPECT_EQ(standing[0].height, 900);
    EXPECT_EQ(standing[0].drop, 900);
    EXPECT_NEAR(standing[0].area_m2, 0.6, 1e-6);
    EXPECT_NEAR(standing[0].slope_degrees, 0, 1e-6);
    EXPECT_EQ(standing[0].said, Said::nothing);
    EXPECT_FALSE(standing[0].easy_access);
    ASSERT_FALSE(designed.survey().findings.empty());
    EXPECT_EQ(designed.survey().findings[0].example, "platforms: [top]");
    EXPECT_FALSE(designed.survey().findings[0].confirmed);
  }
}

TEST(Survey, AHundredMillimetresHoldAFootNinetyNineDoNot) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const Designed wide(kHead + "panels:\n" + lying("top", 0, 0, 100, 800, 500, turn));
    const Designed narrow(kHead + "panels:\n" + lying("top", 0, 0, 99, 800, 500, turn));
    EXPECT_EQ(wide.survey().standing.size(), 1u) << turn;
    EXPECT_EQ(narrow.survey().standing.size(), 0u) << turn;
    ASSERT_EQ(narrow.survey().findings.size(), 1u);
    EXPECT_EQ(narrow.survey().findings[0].example, "platforms: [top]");
  }
}

TEST(Survey, BoardsOfADeckAreOneFloor) {
  const Designed deck(kHead + "panels:\n" + lying("one", 0, 0, 90, 800, 500) +
                      lying("two", 120, 0, 90, 800, 500) + lying("far", 300, 0, 90, 800, 500));
  ASSERT_EQ(deck.survey().standing.size(), 1u);
  EXPECT_EQ(deck.survey().standing[0].bodies.size(), 2u);
  EXPECT_EQ(deck.survey().standing[0].drop, 500);
}

TEST(Survey, HeadRoomDecides) {
  const Designed low(kHead + "panels:\n" + lying("floor", 0, 0, 800, 800, 100) +
                     lying("roof", 0, 0, 800, 800, 417));
  const Designed high(kHead + "panels:\n" + lying("floor", 0, 0, 800, 800, 100) +
                      lying("roof", 0, 0, 800, 800, 419));
  EXPECT_EQ(low.survey().standing.size(), 1u);
  EXPECT_EQ(high.survey().standing.size(), 2u);
}

/// A ring `width` wide around a hole of `inner` radius; its middle lies at (600, 600).
std::string ring(double inner, double width, double turn) {
  const double side = 2 * (inner + width);
  return kHead +
         "panels:\n  ring: {material: board, lies_in: xy, at: {z: 482mm}, turn: [{axis: z, " +
         "angle: " + decimal(turn) + "deg, through: {x: 0mm, y: 0mm}}], outline: {shape: circle, " +
         "diameter: " + decimal(side) +
         "mm}, openings: [{id: hole, shape: circle, diameter: " + decimal(2 * inner) +
         "mm, centre: [" + decimal(side / 2) + "mm, " + decimal(side / 2) + "mm]}]}\n";
}

TEST(Survey, ARingHoldsAFootWhereItIsAHundredWide) {
  for (const double turn : {0.0, 17.0}) {
    for (const double inner : {150.0, 390.0}) {
      EXPECT_EQ(Designed(ring(inner, 100.3, turn)).survey().standing.size(), 1u) << turn << inner;
      EXPECT_EQ(Designed(ring(inner, 110, turn)).survey().standing.size(), 1u) << turn << inner;
      EXPECT_EQ(Designed(ring(inner, 99, turn)).survey().standing.size(), 0u) << turn << inner;
    }
  }
}

TEST(Survey, BoardsThatMeetAtACornerHoldAFootAsEachOfThemDoes) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const Designed corner(kHead + "panels:\n" + lying("one", 0, 0, 110, 2000, 500, turn) +
                          lying("two", 110, 0, 2000, 110, 500, turn));
    ASSERT_EQ(corner.survey().standing.size(), 1u) << turn;
    EXPECT_EQ(corner.survey().standing[0].bodies.size(), 2u) << turn;
    // Two arms of 85 mm hold none, not even where they meet; there, two of 86 mm do.
    const auto arms = [&](double width) {
      return Designed(kHead + "panels:\n" + lying("one", 0, 0, width, 2000, 500, turn) +
                      lying("two", width, 0, 2000, width, 500, turn))
          .survey()
          .standing.size();
    };
    EXPECT_EQ(arms(85), 0u) << turn;
    EXPECT_EQ(arms(86), 1u) << turn;
  }
}

TEST(Survey, AFootFindsTheOnePlaceBetweenWhatStandsOnAFloor) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const auto found = [&](double room) {
      // Two posts, 90 mm from the ends of the floor, leave `room` between them.
      std::string text =
          kHead + "panels:\n" + lying("floor", 0, 0, 360 + room, 100, 500, turn) + "bars:\n";
      for (const double x : {90.0, 180 + room}) {
        text += "  post" + decimal(x) +
                ": {material: post, along: z, face: x, length: 400mm, at: {x: " + decimal(x) +
                "mm, y: 5mm, z: 500mm}, turn: [{axis: z, angle: " + turn +
                ", through: {x: 0mm, y: 0mm}}]}\n";
      }
      const Designed designed(text);
      const auto& all = designed.survey().standing;
      return std::any_of(all.begin(), all.end(),
                         [](const StandingSurface& one) { return one.height == 500; });
    };
    EXPECT_TRUE(found(100)) << turn;
    EXPECT_FALSE(found(99)) << turn;
  }
}

TEST(Survey, ADropEndsOnWhatIsWideEnoughToLandOn) {
  const std::string top = lying("top", 0, 0, 800, 800, 900);
  // All around below the platform, and so far beyond its edge.
  const Designed ledge(kHead + "panels:\n" + top + lying("below", -80, -80, 960, 960, 400));
  const Designed landing(kHead + "panels:\n" + top + lying("below", -500, -500, 1800, 1800, 400));
  ASSERT_FALSE(ledge.survey().standing.empty());
  EXPECT_EQ(ledge.survey().standing[0].drop, 900);
  EXPECT_EQ(landing.survey().standing[0].drop, 500);
  EXPECT_EQ(landing.survey().standing[1].drop, 400);
}

TEST(Survey, NobodyLandsOnWhatIsSteeperThanAFloor) {
  // A board leads from the edge of a deck down to the ground: stood on up to 38 degrees, slid down
  // beyond.
  const auto drop = [](const std::string& degrees) {
    const Designed designed(
        kHead + "panels:\n" + lying("deck", 0, 0, 1000, 1000, 2500) +
        "  slope: {material: board, lies_in: xy, size: [1000mm, 4100mm], at: {x: 0mm, y: -4120mm, "
        "z: 2482mm}, turn: [{axis: x, angle: " +
        degrees + ", through: {y: -20mm, z: 2500mm}}]}\n");
    return designed.made() ? drop_at(designed.survey().scene, {500, 0, 2500}, {0, -1, 0}) : -1;
  };
  // The farthest landing within 400 mm is as wide as a torso; its upper end lies 309 mm out, and
  // the slope begins at 20 mm.
  EXPECT_NEAR(drop("38deg"), (309 - 20) * sin_degrees(38) / cos_degrees(38), 1);
  EXPECT_EQ(drop("39deg"), 2500);
  EXPECT_EQ(drop("60deg"), 2500);
}

TEST(Survey, OneFallsOverAWallAtTheEdgeAndThroughAHole) {
  const std::string wall =
      "  wall: {material: board, lies_in: yz, size: [800mm, 1500mm], at: {x: 800mm}}\n";
  const Designed walled(kHead + "panels:\n" + lying("top", 0, 0, 800, 800, 900) +
                        lying("low", -600, -600, 1400, 2000, 700) + wall);
  ASSERT_FALSE(walled.survey().standing.empty());
  EXPECT_EQ(walled.survey().standing[0].drop, 900);
  // All around, 200 mm below, lies a floor; under the hole is none.
  const auto holed = [](const std::string& diameter) {
    const std::string hole = "size: [1800mm, 1800mm], openings: [{id: hole, shape: circle, ";
    return kHead +
           "panels:\n  below: {material: board, lies_in: xy, at: {x: -500mm, y: -500mm, z: "
           "682mm}, " +
           hole + "diameter: 500mm, centre: [900mm, 900mm]}]}\n" +
           "  top: {material: board, lies_in: xy, at: {z: 882mm}, size: [800mm, 800mm], openings: "
           "[{id: hole, shape: circle, diameter: " +
           diameter + ", centre: [400mm, 400mm]}]}\n";
  };
  EXPECT_EQ(Designed(holed("85mm")).survey().standing[0].drop, 200);
  EXPECT_EQ(Designed(holed("235mm")).survey().standing[0].drop, 900);
}

TEST(Survey, WhatTheAuthorSaysIsKept) {
  const Designed said(kHead + "panels:\n" + lying("top", 0, 0, 800, 800, 900) +
                      lying("shelf", 2000, 0, 800, 300, 500) +
                      lying("beam", 4000, 0, 800, 60, 300) + kExpects +
                      "  platforms: [top, beam]\n  access: easy\n  forced_by: [top]\n"
                      "  not_platforms: [{part: shelf, reason: {en: goods, fr: marchandises}}]\n");
  ASSERT_TRUE(said.made());
  const auto& standing = said.survey().standing;
  ASSERT_EQ(standing.size(), 3u);
  EXPECT_EQ(standing[0].said, Said::platform);
  EXPECT_TRUE(standing[0].carries);
  EXPECT_TRUE(standing[0].easy_access);
  EXPECT_FALSE(standing[0].found_easy);
  EXPECT_EQ(standing[1].said, Said::no_platform);
  EXPECT_EQ(standing[1].reason.fr, "marchandises");
  EXPECT_EQ(standing[2].said, Said::platform);
  EXPECT_EQ(standing[2].drop, 300);
}

TEST(Survey, OneBoardDoesNotSpeakForTheDeck) {
  const auto said = [](double second_width, const std::string& excluded) {
    const Designed deck(kHead + "panels:\n" + lying("long", 0, 0, 120, 801, 900) +
                        lying("other", 120, 0, second_width, 800, 900) + kExpects +
                        "  not_platforms: [" + excluded + "]\n");
    EXPECT_TRUE(deck.made());
    EXPECT_EQ(deck.survey().standing.size(), 1u);
    return deck.survey().standing[0].said;
  };
  const std::string one = "{part: long, reason: {en: roof, fr: toit}}";
  const std::string both = one + ", {part: other, reason: {en: roof, fr: toit}}";
  EXPECT_EQ(said(120, one), Said::nothing);
  EXPECT_EQ(said(30, one), Said::nothing);
  EXPECT_EQ(said(29, one), Said::no_platform) << "an edge has no say";
  EXPECT_EQ(said(120, both), Said::no_platform);
}

TEST(Access, TiersOfSixHundred) {
  for (const std::string turn : {"0deg", "17deg"}) {
    const auto tiers = [&](double first, double second, double gap) {
      return Designed(kHead + "panels:\n" + lying("low", 0, 0, 600, 600, first, turn) +
                      lying("high", 600 + gap, 0, 600, 600, second, turn))
          .survey()
          .standing[0]
          .found_easy;
    };
    EXPECT_TRUE(tiers(600, 1200, 0));
    EXPECT_FALSE(tiers(600, 1201, 0));
    EXPECT_FALSE(tiers(601, 1201, 0));
    EXPECT_TRUE(tiers(600, 1200, 399));
    EXPECT_FALSE(tiers(600, 1200, 401));
  }
}

TEST(Access, ALadderBeginsBelowFourHundred) {
  const auto ladder = [](double first) {
    std::string text = kHead + "panels:\n" + lying("top", 0, 0, 800, 800, 1500);
    for (int rung = 0; rung < 4; ++rung) {
      text += lying("rung" + decimal(rung), 100, -60, 400, 40, first + 300 * rung);
    }
    return Designed(text).survey().standing[0].found_easy;
  };
  EXPECT_TRUE(ladder(399));
  EXPECT_FALSE(ladder(400));
}

TEST(Access, ARampOfThirtyEightDegreesLeadsUp) {
  const auto easy = [](const std::string& angle) {
    const Designed designed(
        kHead + "panels:\n" + lying("top", 0, 0, 800, 800, 900) +
        "  ramp: {material: board, lies_in: xy, size: [600mm, 1400mm], at: {y: -1430mm, z: "
        "882mm}, turn: [{axis: x, angle: " +
        angle + ", through: {y: -30mm, z: 900mm}}]}\n");
    for (const auto& one : designed.survey().standing) {
      if (designed.scene().bodies[one.body].element == "top") return one.found_easy;
    }
    ADD_FAILURE();
    return false;
  };
  EXPECT_TRUE(easy("37.9deg"));
  EXPECT_FALSE(easy("38.1deg"));
}

}  // namespace
}  // namespace plano::checks
