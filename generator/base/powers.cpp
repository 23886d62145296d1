// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps. The logarithm takes the exponent off (exact), leaving m in [1/√2, √2), and sums
// ln m = 2 (z + z³/3 + z⁵/5 + …) with z = (m - 1)/(m + 1), |z| < 0.172. The exponential takes a
// whole number of ln 2 off (in two parts, so that little is lost) and sums the series of what
// remains.

#include "base/powers.h"

#include <cmath>

#include "base/check.h"

namespace plano {
namespace {

// ln 2 as a double with 21 zero bits at its end, and what that leaves out: a whole number of up to
// 2000 times the first is exact.
constexpr double kLn2High = 0x1.62e42fee00000p-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kHalfRoot = 0.70710678118654752440;

}  // namespace

double ln_of(double x) {
  CHECK(x > 0, "a logarithm of something positive");
  int exponent = 0;
  double m = std::frexp(x, &exponent);  // exact
  if (m < kHalfRoot) {
    m *= 2;
    --exponent;
  }
  const double z = (m - 1) / (m + 1);
  const double square = z * z;
  double sum = 0;
  for (int k = 23; k >= 1; k -= 2) sum = sum * square + 1.0 / k;  // 0.172^24 < 1e-18
  return exponent * kLn2High + (2 * z * sum + exponent * kLn2Low);
}

double exp_of(double x) {
  CHECK(x >= -700 && x <= 700, "an exponential within the range of doubles");
  const double whole = std::floor(x / (kLn2High + kLn2Low) + 0.5);
  const double rest = (x - whole * kLn2High) - whole * kLn2Low;  // |rest| <= 0.35
  double sum = 1;
  for (int k = 15; k >= 1; --k) sum = 1 + sum * rest / k;  // 0.35^16/16! < 1e-20
  return std::ldexp(sum, static_cast<int>(whole));         // exact
}

double power_of(double x, double y) {
  return exp_of(y * ln_of(x));
}

}  // namespace plano
