// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// How much each pair of items counts, learnt from how long it has overlapped.
#pragma once

#include <cstdint>
#include <vector>

#include "nesting/layout.h"

namespace plano::nesting {

/// Symmetric, 1 or more; only those above 1 are kept.
class Weights {
 public:
  explicit Weights(std::size_t items) : rows_(items) {}

  /// Writes the weights of item `i` with all others to `row`.
  void spread(std::size_t i, std::vector<float>& row) const;
  /// All overlaps, each times its weight.
  double total(const Layout& layout) const;
  /// Raises what overlaps, most where it is worst, and lets the rest sink back.
  void update(const Layout& layout);

 private:
  struct Weight {
    std::uint32_t with = 0;
    float weight = 1;
  };
  std::vector<std::vector<Weight>> rows_;  // in order
  std::vector<Weight> next_;
};

}  // namespace plano::nesting
