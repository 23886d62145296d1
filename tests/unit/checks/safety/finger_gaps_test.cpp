// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/checks/safety/laid.h"

namespace plano::checks {
namespace {

const std::string kRule = "finger-gaps";

/// A panel, and another square to it, `gap` beside its end; a sill and a lintel shut the slot.
Laid slot(Setting setting, double gap, double bottom = 1200, double x = 0) {
  Laid laid(setting);
  return laid.plate("front", x, 0, bottom, 400, 18, 600)
      .plate("side", x + 400 + gap, -200, bottom, 18, 400, 600)
      .plate("sill", x, 0, bottom - 18, 418 + gap, 18, 18)
      .plate("lintel", x, 0, bottom + 600, 418 + gap, 18, 18);
}

/// Two plates face to face, open all around.
Laid face_to_face(Setting setting, double gap) {
  Laid laid(setting);
  return laid.plate("front", 0, 0, 1200, 400, 18, 600)
      .plate("behind", 0, 18 + gap, 1200, 400, 18, 600);
}

TEST(FingerGaps, SlotsBetweenPartsAtBothLimits) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(slot(setting, 7.9, 1001).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(slot(setting, 8.1, 1001).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 24.9, 1001).verdict(kRule), Verdict::fail) << setting.name;
    EXPECT_EQ(slot(setting, 25.1, 1001).verdict(kRule), Verdict::pass) << setting.name;
  }
}

TEST(FingerGaps, CountFromALowerEdgeAboveOneMetre) {
  for (const Setting& setting : kSettings) {
    for (const double gap : {8.1, 16.0, 24.9}) {
      EXPECT_EQ(slot(setting, gap, 999).verdict(kRule), Verdict::pass) << setting.name << gap;
      EXPECT_EQ(slot(setting, gap, 1001).verdict(kRule), Verdict::fail) << setting.name << gap;
    }
  }
}

TEST(FingerGaps, ThoseOpenAtAnEndAreForAPerson) {
  for (const Setting& setting : kSettings) {
    EXPECT_EQ(face_to_face(setting, 7.9).verdict(kRule), Verdict::pass) << setting.name;
    EXPECT_EQ(face_to_face(setting, 16).verdict(kRule), Verdict::needs_human) << setting.name;
    EXPECT_EQ(face_to_face(setting, 25.1).verdict(kRule), Verdict::pass) << setting.name;
  }
}

/// A board let into a corner, `gap` before the face it stands on: `depth` deep.
TEST(FingerGaps, BlindOnesCountWhereTheyAreDeep) {
  const auto blind = [](double depth) {
    return Laid()
        .plate("back", 0, 0, 1200, 400, 18, 600)
        .plate("front", 0, -34, 1200, 400, 18, depth)
        .plate("bottom", 0, -34, 1182, 400, 52, 18)
        .verdict(kRule);
  };
  EXPECT_EQ(blind(60), Verdict::needs_human);
  EXPECT_EQ(blind(4), Verdict::pass);
}

/// Two panels, 9 mm apart at the bottom and 20 mm at the top, open upwards only: the narrowest
/// places lie too deep for a finger, and there are more than are looked at.
TEST(FingerGaps, OfWhichNotAllPlacesAreLookedAtAreForAPerson) {
  const RuleReport says = Laid()
                              .plate("front", 0, -18, 1200, 1000, 18, 1000)
                              .plate("behind", 0, 9, 1200, 1000, 18, 1000,
                                     "{axis: x, angle: -0.63deg, through: {y: 9mm, z: 1200mm}}, ")
                              .plate("left", -18, -40, 1182, 18, 140, 1020)
                              .plate("right", 1000, -40, 1182, 18, 140, 1020)
                              .plate("bottom", 0, -40, 1181, 1000, 140, 18)
                              .says(kRule);
  EXPECT_EQ(says.verdict, Verdict::needs_human);
  ASSERT_FALSE(says.outcome.results.empty());
  EXPECT_EQ(says.outcome.results[0].place.elements, (std::vector<std::string>{"behind", "front"}));
}

TEST(FingerGaps, JointsWithTheirPlayAreNone) {
  for (const double play : {0.0, 0.1, 0.4, 2.0}) {
    EXPECT_EQ(slot(kSettings[0], play).verdict(kRule), Verdict::pass) << play;
  }
}

TEST(FingerGaps, MeasureAndNameTheParts) {
  const RuleReport says = slot(kSettings[1], 12).says(kRule);
  ASSERT_FALSE(says.outcome.results.empty());
  EXPECT_NEAR(says.outcome.results[0].measured.value_or(Measure{}).value, 12, 0.1);
  EXPECT_EQ(says.outcome.results[0].place.elements, (std::vector<std::string>{"front", "side"}));
  EXPECT_EQ(says.outcome.results.size(), 1U);
}

TEST(FingerGaps, OfWhatCarriesItsUserAlongCountAtAnyHeight) {
  const auto slide = [](const std::string& expects) {
    return Laid()
        .floor("bed", 0, 0, 500, 900, 300)
        .plate("cheek", 512, 0, 200, 18, 900, 300)
        .plate("start", 0, -18, 200, 530, 18, 300)
        .plate("end", 0, 900, 200, 530, 18, 300)
        .expects(expects)
        .verdict(kRule);
  };
  EXPECT_EQ(slide("  forced_movement: yes\n  forced_by: [bed]\n"), Verdict::fail);
  EXPECT_EQ(slide("  forced_movement: no\n"), Verdict::pass);
}

/// Moving the whole changes nothing; making a failing gap smaller ends in passing.
TEST(FingerGaps, DoNotDependOnWhereTheDesignStands) {
  for (const double x : {-4321.5, 987.25}) {
    for (const double gap : {3.0, 7.5, 9.0, 20.0}) {
      EXPECT_EQ(slot(kSettings[1], gap, 1200, x).verdict(kRule),
                gap < 8 ? Verdict::pass : Verdict::fail)
          << x << ' ' << gap;
    }
  }
}

}  // namespace
}  // namespace plano::checks
