// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Trigonometry with the same bits on every machine. The C library picks its own code by processor
/// (with or without fused multiply-add), so its sine may differ in the last bit from one computer
/// to the next, and a cut file with it. These use only + - * / and sqrt, which IEEE 754 fixes.
///
/// Accuracy: within 2 ulp of the true value for |angle| <= 1e9 degrees (held in tests against
/// long-double libm). Multiples of 90 degrees give exactly 0, 1 and -1; sine of 30 gives exactly
/// 0.5.
#pragma once

#include "base/length.h"

namespace plano {

double sin_of(Angle a);
double cos_of(Angle a);

/// The same for angles in degrees that are not on the micro-degree lattice (expressions).
double sin_degrees(double deg);
double cos_degrees(double deg);
double tan_degrees(double deg);

/// Results in degrees. atan2 in (-180, 180]; asin, atan in [-90, 90]; acos in [0, 180].
/// Precondition of asin and acos: |x| <= 1.
double atan2_degrees(double y, double x);
double atan_degrees(double x);
double asin_degrees(double x);
double acos_degrees(double x);

inline constexpr double kPi = 3.141592653589793238462643383279502884;

}  // namespace plano
