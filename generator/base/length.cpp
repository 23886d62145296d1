// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/length.h"

#include <cmath>

#include "base/check.h"

namespace plano {
namespace {
constexpr double kLargestInput = 1e9;
}

Length Length::nearest_to_mm(double mm) {
  CHECK(std::isfinite(mm) && std::fabs(mm) < kLargestInput, "a length out of range");
  return Length(std::llround(mm * 1e6));
}

Angle Angle::nearest_to_degrees(double deg) {
  CHECK(std::isfinite(deg) && std::fabs(deg) < kLargestInput, "an angle out of range");
  return Angle(std::llround(deg * 1e6));
}

}  // namespace plano
