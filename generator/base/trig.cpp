// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Goal: sine, cosine, tangent and their inverses, in degrees, with the same bits everywhere and an
// error well under 2 ulp.
//
// Steps. Angles are reduced to [-45, 45] degrees without any rounding: `fmod` by 360 is exact by
// its definition, and so is taking away the nearest multiple of 90 (Sterbenz: the two differ by
// less than a factor of two). The rest is turned into radians as an unevaluated sum of two doubles,
// and Taylor series, cut where the next term is below 1e-19, give sine and cosine as such sums
// again. Inverses start from a rough angle and correct it with its own sine and cosine (Newton);
// the last correction multiplies exactly, so that only its final addition rounds.
//
// Tried and dropped: minimax polynomials (one multiplication fewer, constants nobody can check);
// libm with rounding of results (two machines may still fall on either side of a rounding
// boundary).

#include "base/trig.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "base/check.h"

namespace plano {
namespace {

/// hi + lo, with |lo| small against |hi|.
struct Pair {
  double hi = 0;
  double lo = 0;
  double value() const { return hi + lo; }
};

struct SineCosine {
  Pair sine;
  Pair cosine;
};

// pi / 180 and 180 / pi, each as the nearest double and what that leaves out.
constexpr Pair kRadiansPerDegree{0x1.1df46a2529d39p-6, 0x1.5c1d8becdd291p-62};
constexpr Pair kDegreesPerRadian{0x1.ca5dc1a63c1f8p+5, -0x1.1e7ab456405f9p-49};

Pair exact_sum(double a, double b) {
  const double sum = a + b;
  const double b_part = sum - a;
  return {sum, (a - (sum - b_part)) + (b - b_part)};
}

/// Dekker's product, without fused multiply-add. Precondition: no overflow (|a|, |b| < 2^500).
Pair exact_product(double a, double b) {
  constexpr double kSplitter = 134217729.0;  // 2^27 + 1 cuts 53 bits into 26 and 26
  const double ta = kSplitter * a;
  const double a_hi = ta - (ta - a);
  const double a_lo = a - a_hi;
  const double tb = kSplitter * b;
  const double b_hi = tb - (tb - b);
  const double b_lo = b - b_hi;
  const double product = a * b;
  return {product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo};
}

Pair scaled(const Pair& factor, double a) {
  const Pair product = exact_product(a, factor.hi);
  return {product.hi, product.lo + a * factor.lo};
}

/// 1/k! with alternating signs for k = first, first + 2, …: the factor of x^k in a Taylor series.
template <std::size_t count>
constexpr std::array<double, count> taylor(int first, double sign) {
  std::array<double, count> factors{};
  double factorial = 1;  // exact up to 18!, all we ask for
  int k = 1;
  for (std::size_t i = 0; i < count; ++i) {
    for (; k <= first + 2 * static_cast<int>(i); ++k) {
      factorial *= k;
    }
    factors[i] = sign / factorial;
    sign = -sign;
  }
  return factors;
}
constexpr auto kSineTail = taylor<8>(3, -1);   // x^3 … x^17; x^19/19! < 1e-19 at 45 degrees
constexpr auto kCosineTail = taylor<8>(4, 1);  // x^4 … x^18; x^20/20! < 4e-21 at 45 degrees

template <std::size_t count>
double polynomial(const std::array<double, count>& factors, double z) {
  double sum = 0;
  for (std::size_t i = count; i-- > 0;) {
    sum = sum * z + factors[i];
  }
  return sum;
}

/// Precondition: |degrees| <= 45.
SineCosine near_zero(double degrees) {
  const Pair x = scaled(kRadiansPerDegree, degrees);
  const double z = x.hi * x.hi;
  const double half = 0.5 * z;
  const double sine_tail = x.hi * z * polynomial(kSineTail, z);
  const double cosine_tail = z * z * polynomial(kCosineTail, z);
  const Pair square = exact_product(x.hi, x.hi);
  const Pair one_less = exact_sum(1.0, -half);
  // sin(hi + lo) = sin hi + lo cos hi; cos(hi + lo) = cos hi - lo sin hi.
  const double sine_rest = sine_tail + x.lo * (1.0 - half);
  const double cosine_rest = one_less.lo - 0.5 * square.lo + cosine_tail - x.lo * x.hi;
  return {exact_sum(x.hi, sine_rest), exact_sum(one_less.hi, cosine_rest)};
}

Pair negated(const Pair& a) {
  return {-a.hi, -a.lo};
}

/// The well-known angles, whose rounded series would miss by one bit what everybody expects.
SineCosine of_small(double degrees) {
  SineCosine out = near_zero(degrees);
  if (std::fabs(degrees) == 30) {
    out.sine = {std::copysign(0.5, degrees), 0};
  }
  if (std::fabs(degrees) == 45) {
    const Pair both{std::sqrt(0.5), 0};
    out = {degrees < 0 ? negated(both) : both, both};
  }
  return out;
}

/// Precondition: finite.
SineCosine sine_cosine(double degrees) {
  const double turned = std::fmod(degrees, 360);
  const double quarters = std::floor((std::fabs(turned) + 45) / 90);
  SineCosine out = of_small(std::fabs(turned) - 90 * quarters);
  switch (static_cast<int>(quarters) % 4) {
    case 1:
      out = {out.cosine, negated(out.sine)};
      break;
    case 2:
      out = {negated(out.sine), negated(out.cosine)};
      break;
    case 3:
      out = {negated(out.cosine), out.sine};
      break;
    default:
      break;
  }
  if (turned < 0) {
    out.sine = negated(out.sine);
  }
  return out;
}

/// No "-0" leaves: it would print a sign.
double positive_zero(double value) {
  return value == 0 ? 0 : value;
}

/// atan(y / x) in degrees for 0 <= y <= x, x > 0.
double first_octant(double y, double x) {
  // Powers of two keep products inside the range of exact_product; scaling by them is exact.
  int exponent = 0;
  std::frexp(x, &exponent);
  y = std::ldexp(y, -exponent);
  x = std::ldexp(x, -exponent);
  const double ratio = y / x;
  if (ratio < 0x1p-30) {  // atan t = t (1 - t^2 / 3): the second factor is 1 to the last bit
    const Pair back = exact_product(ratio, x);
    const Pair degrees = scaled(kDegreesPerRadian, ratio);
    return degrees.hi + (degrees.lo + kDegreesPerRadian.hi * (((y - back.hi) - back.lo) / x));
  }
  // Within 0.3 degrees of the truth, so that the fifth-order correction leaves under 1e-10.
  double degrees = ratio * (45 + 15.64 * (1 - ratio));
  const SineCosine rough = sine_cosine(degrees);
  const double miss =
      (y * rough.cosine.hi - x * rough.sine.hi) / (x * rough.cosine.hi + y * rough.sine.hi);
  const double square = miss * miss;
  degrees += kDegreesPerRadian.hi * miss * (1 - square * (1.0 / 3 - square / 5));

  degrees = std::fmin(degrees, 45);
  const SineCosine near = near_zero(degrees);
  const Pair across = exact_product(y, near.cosine.hi);
  const Pair along = exact_product(x, near.sine.hi);
  const double numerator =
      (across.hi - along.hi) + (across.lo - along.lo) + (y * near.cosine.lo - x * near.sine.lo);
  const double denominator = x * near.cosine.hi + y * near.sine.hi;
  return degrees + kDegreesPerRadian.hi * (numerator / denominator);
}

/// asin x in degrees for 0 <= x <= 0.5.
Pair small_arcsine(const Pair& x) {
  if (x.hi == 0.5 && x.lo == 0) {
    return {30, 0};
  }
  const double degrees = first_octant(x.hi, std::sqrt(1 - x.hi * x.hi));
  const SineCosine near = near_zero(degrees);
  const double miss = ((x.hi - near.sine.hi) - near.sine.lo) + x.lo;
  return {degrees, kDegreesPerRadian.hi * (miss / near.cosine.hi)};
}

/// acos a in degrees for 0.5 <= a <= 1, as twice the arcsine of half the chord: near 1 the cosine
/// has no digits left to tell angles apart, the chord has all.
Pair arccosine_by_chord(double a) {
  const double square = (1 - a) / 2;  // exact
  const double chord = std::sqrt(square);
  const Pair back = exact_product(chord, chord);
  const double rest = chord == 0 ? 0 : ((square - back.hi) - back.lo) / (2 * chord);
  const Pair half = small_arcsine({chord, rest});
  return {2 * half.hi, 2 * half.lo};
}

}  // namespace

double sin_degrees(double deg) {
  return std::isfinite(deg) ? positive_zero(sine_cosine(deg).sine.value())
                            : std::numeric_limits<double>::quiet_NaN();
}

double cos_degrees(double deg) {
  return std::isfinite(deg) ? positive_zero(sine_cosine(deg).cosine.value())
                            : std::numeric_limits<double>::quiet_NaN();
}

double tan_degrees(double deg) {
  if (!std::isfinite(deg)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  const SineCosine at = sine_cosine(deg);
  if (at.cosine.hi == 0) {
    return std::numeric_limits<double>::infinity();
  }
  const double quotient = at.sine.hi / at.cosine.hi;
  const Pair back = exact_product(quotient, at.cosine.hi);
  const double miss = (at.sine.hi - back.hi) - back.lo + at.sine.lo - quotient * at.cosine.lo;
  return positive_zero(quotient + miss / at.cosine.hi);
}

double sin_of(Angle a) {
  return sin_degrees(a.degrees());
}
double cos_of(Angle a) {
  return cos_degrees(a.degrees());
}

double atan2_degrees(double y, double x) {
  const double ax = std::fabs(x);
  const double ay = std::fabs(y);
  if (ax == 0 && ay == 0) {
    return 0;
  }
  double degrees = 45;
  if (ay < ax) {
    degrees = first_octant(ay, ax);
  } else if (ay > ax) {
    degrees = 90 - first_octant(ax, ay);
  }
  if (x < 0) {
    degrees = 180 - degrees;
  }
  return positive_zero(y < 0 ? -degrees : degrees);
}

double atan_degrees(double x) {
  if (std::isinf(x)) {
    return std::copysign(90, x);
  }
  return atan2_degrees(x, 1);
}

double asin_degrees(double x) {
  CHECK(std::fabs(x) <= 1, "asin of a number beyond 1");
  const double a = std::fabs(x);
  double degrees = 0;
  if (a <= 0.5) {
    degrees = small_arcsine({a, 0}).value();
  } else {
    const Pair rest = arccosine_by_chord(a);
    degrees = (90 - rest.hi) - rest.lo;
  }
  return positive_zero(x < 0 ? -degrees : degrees);
}

double acos_degrees(double x) {
  CHECK(std::fabs(x) <= 1, "acos of a number beyond 1");
  const double a = std::fabs(x);
  if (a <= 0.5) {
    const Pair rest = small_arcsine({a, 0});
    return x < 0 ? (90 + rest.hi) + rest.lo : (90 - rest.hi) - rest.lo;
  }
  const Pair degrees = arccosine_by_chord(a);
  return x < 0 ? (180 - degrees.hi) - degrees.lo : degrees.value();
}

}  // namespace plano
