// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers that look random and are the same everywhere: xoshiro256** (Blackman and Vigna 2018).
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace plano::nesting {

class Random {
 public:
  explicit Random(std::uint64_t seed);

  std::uint64_t next();
  /// In [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// In [0, count). Precondition: count > 0.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
  }
  template <typename Values>
  void shuffle(Values& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(i)]);
    }
  }

 private:
  std::uint64_t state_[4];
};

}  // namespace plano::nesting
