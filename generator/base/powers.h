// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Logarithm, exponential and powers with the same bits on every machine, for the reasons given in
/// trig.h: only + - * / and steps that IEEE 754 calls exact.
///
/// Accuracy: relative error below 1e-13 for arguments from 1e-6 to 1e12 and exponents from -2 to
/// 6 (held in tests against long-double libm).
#pragma once

namespace plano {

/// Natural logarithm. Precondition: x > 0.
double ln_of(double x);
/// e to the x. Precondition: |x| <= 700.
double exp_of(double x);
/// x to the y. Precondition: x > 0.
double power_of(double x, double y);

}  // namespace plano
