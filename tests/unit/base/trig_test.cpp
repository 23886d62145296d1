// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/trig.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace plano {
namespace {

constexpr long double kPiLong = 3.14159265358979323846264338327950288L;
static_assert(sizeof(long double) > 8, "the oracle needs more digits than a double");

/// Distance in units of the last place of the true value.
double ulps(double ours, long double truth) {
  const double nearest = static_cast<double>(truth);
  const double step = std::nextafter(std::fabs(nearest), INFINITY) - std::fabs(nearest);
  return static_cast<double>(std::fabs(static_cast<long double>(ours) - truth) / step);
}

struct Truth {
  long double sine;
  long double cosine;
};

/// Reduced by `remquo`, which is exact, so that the oracle's rounded pi meets small angles only.
Truth truth(double deg) {
  int quarter = 0;
  const long double rest = std::remquo(static_cast<long double>(deg), 90.0L, &quarter);
  const long double s = std::sin(rest * (kPiLong / 180));
  const long double c = std::cos(rest * (kPiLong / 180));
  switch (quarter & 3) {
    case 0:
      return {s, c};
    case 1:
      return {c, -s};
    case 2:
      return {-s, -c};
    default:
      return {-c, s};
  }
}

class TrigSamples : public ::testing::Test {
 protected:
  template <class Check>
  void for_angles(Check check) {
    std::uniform_real_distribution<double> turn(-360, 360);
    std::uniform_real_distribution<double> exponent(-300, 9);
    for (int i = 0; i < 200'000; ++i) {
      check(turn(random_));
      check(std::pow(10, exponent(random_)));
    }
    for (int whole = -720; whole <= 720; ++whole) {
      check(whole);
      check(std::nextafter(whole, 1e9));
    }
  }
  std::mt19937_64 random_{20261123};
};

TEST_F(TrigSamples, SineAndCosineAreWithinTwoUlp) {
  double worst = 0;
  for_angles([&](double deg) {
    worst = std::max(worst, ulps(sin_degrees(deg), truth(deg).sine));
    worst = std::max(worst, ulps(cos_degrees(deg), truth(deg).cosine));
  });
  EXPECT_LT(worst, 2.0);
  RecordProperty("worst", std::to_string(worst));
}

TEST_F(TrigSamples, TangentIsWithinTwoUlp) {
  double worst = 0;
  for_angles([&](double deg) {
    if (truth(deg).cosine != 0) {
      worst = std::max(worst, ulps(tan_degrees(deg), truth(deg).sine / truth(deg).cosine));
    }
  });
  EXPECT_LT(worst, 2.0);
  RecordProperty("worst", std::to_string(worst));
}

TEST_F(TrigSamples, InversesAreWithinTwoUlp) {
  std::uniform_real_distribution<double> unit(-1, 1);
  std::uniform_real_distribution<double> exponent(-150, 150);
  double worst_atan = 0;
  double worst_arc = 0;
  for (int i = 0; i < 200'000; ++i) {
    const double x = unit(random_);
    worst_arc =
        std::max(worst_arc, ulps(asin_degrees(x), std::asin((long double)x) * (180 / kPiLong)));
    worst_arc =
        std::max(worst_arc, ulps(acos_degrees(x), std::acos((long double)x) * (180 / kPiLong)));
    const double near_one = 1 - std::pow(10, -std::fabs(x) * 15);
    worst_arc = std::max(worst_arc, ulps(acos_degrees(near_one),
                                         std::acos((long double)near_one) * (180 / kPiLong)));
    const double scale = std::pow(10, exponent(random_));
    const double across = unit(random_) * scale;
    const double along = x * scale;
    worst_atan = std::max(
        worst_atan, ulps(atan2_degrees(across, along),
                         std::atan2((long double)across, (long double)along) * (180 / kPiLong)));
    worst_atan = std::max(
        worst_atan, ulps(atan_degrees(along), std::atan((long double)along) * (180 / kPiLong)));
  }
  EXPECT_LT(worst_atan, 2.0);
  EXPECT_LT(worst_arc, 2.0);
  RecordProperty("worst_atan", std::to_string(worst_atan));
  RecordProperty("worst_arc", std::to_string(worst_arc));
}

TEST(Trig, QuarterTurnsAreExact) {
  for (std::int64_t turns = -1'000; turns <= 1'000; ++turns) {
    const Angle angle = Angle::degrees(90 * turns);
    const int quarter = static_cast<int>(((turns % 4) + 4) % 4);
    const double sines[] = {0, 1, 0, -1};
    EXPECT_EQ(sin_of(angle), sines[quarter]);
    EXPECT_EQ(cos_of(angle), sines[(quarter + 1) % 4]);
    EXPECT_FALSE(std::signbit(sin_of(angle)) && sin_of(angle) == 0) << "-0 would print a sign";
  }
}

TEST(Trig, WellKnownAnglesAreExact) {
  for (const double turn : {-360.0, 0.0, 360.0, 3600.0}) {
    EXPECT_EQ(sin_degrees(turn + 30), 0.5);
    EXPECT_EQ(sin_degrees(turn + 150), 0.5);
    EXPECT_EQ(cos_degrees(turn + 60), 0.5);
    EXPECT_EQ(cos_degrees(turn + 120), -0.5);
    EXPECT_EQ(tan_degrees(turn + 45), 1);
    EXPECT_EQ(sin_degrees(turn + 45), std::sqrt(0.5));
  }
  EXPECT_EQ(asin_degrees(0.5), 30);
  EXPECT_EQ(acos_degrees(-0.5), 120);
  EXPECT_EQ(acos_degrees(1), 0);
  EXPECT_EQ(acos_degrees(-1), 180);
  EXPECT_EQ(asin_degrees(-1), -90);
  EXPECT_EQ(atan_degrees(1), 45);
  EXPECT_EQ(atan2_degrees(0, -1), 180);
  EXPECT_EQ(atan2_degrees(-0.0, -1), 180);
  EXPECT_EQ(atan2_degrees(-1, -1), -135);
  EXPECT_EQ(atan2_degrees(0, 0), 0);
  EXPECT_EQ(atan_degrees(INFINITY), 90);
}

TEST(Trig, WhatHasNoValueSaysSo) {
  EXPECT_TRUE(std::isinf(tan_degrees(90)));
  EXPECT_TRUE(std::isnan(sin_degrees(INFINITY)));
  EXPECT_TRUE(std::isnan(cos_degrees(NAN)));
}

TEST(Trig, BitsDoNotChange) {
  // Held so that another compiler or processor cannot change a file unnoticed.
  EXPECT_EQ(sin_degrees(17.3), 0x1.308309fb43cc4p-2);
  EXPECT_EQ(cos_degrees(17.3), 0x1.e8d66852bc127p-1);
  EXPECT_EQ(tan_degrees(17.3), 0x1.3ef0c387721a2p-2);
  EXPECT_EQ(atan2_degrees(3, 4), 0x1.26f58ce59e23cp+5);
}

}  // namespace
}  // namespace plano
