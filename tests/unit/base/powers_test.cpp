// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/powers.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plano {
namespace {

TEST(Powers, AgreeWithTheLongDoubleLibraryOverTheirRange) {
  for (double x = 1e-6; x < 1e12; x *= 1.7) {
    const long double ln = std::log(static_cast<long double>(x));
    EXPECT_NEAR(ln_of(x), static_cast<double>(ln), 1e-15 * (1 + std::fabs(static_cast<double>(ln))))
        << x;
    for (const double y : {-2.0, -0.2, 0.07, 0.25, 0.9, 2.6, 6.0}) {
      const auto power = static_cast<double>(std::pow(static_cast<long double>(x), y));
      EXPECT_NEAR(power_of(x, y) / power, 1, 1e-13) << x << " to the " << y;
    }
  }
  for (double x = -300; x < 300; x += 0.37) {
    const auto e = static_cast<double>(std::exp(static_cast<long double>(x)));
    EXPECT_NEAR(exp_of(x) / e, 1, 1e-14) << x;
  }
}

TEST(Powers, OfOneAndToTheZeroAreExact) {
  EXPECT_EQ(ln_of(1), 0);
  EXPECT_EQ(exp_of(0), 1);
  EXPECT_EQ(power_of(1, 2.6), 1);
  EXPECT_EQ(power_of(7, 0), 1);
}

}  // namespace
}  // namespace plano
