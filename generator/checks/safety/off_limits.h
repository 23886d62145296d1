// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Of several alike: how many are off a limit, and which by the most.
#pragma once

#include <cstddef>

#include "checks/result.h"

namespace plano::checks {

struct OffLimits {
  std::size_t worst = 0;
  std::size_t count = 0;
};

/// `value(i)` of the `size` pieces, the greater the worse, is off where it is beyond `most`; the
/// first of equals is the worst.
template <class Value>
OffLimits off_limits(std::size_t size, double most, const Value& value) {
  OffLimits off;
  for (std::size_t i = 0; i < size; ++i) {
    if (value(i) > most) ++off.count;
    if (value(i) > value(off.worst)) off.worst = i;
  }
  return off;
}

/// A number as results tell it: "3".
inline Text count_of(std::size_t count) {
  return show(Measure{static_cast<double>(count), Unit::none});
}

}  // namespace plano::checks
