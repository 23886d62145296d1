// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands by itself and what would fall: the inner part of `takedown.h`.
///
/// A body is carried where it stands on the ground, where it rests on a carried one (lowered by
/// kRests it would run into it), or where a declared joint holds it to a carried one. Leaning and
/// friction carry nothing; balance is not looked at: a board counts as standing on its edge.
#pragma once

#include <vector>

#include "assembly/bodies.h"
#include "assembly/sweep_test.h"

namespace plano::assembly {

/// What would fall less than this rests: wider than any fit.
inline constexpr Length kRests = 1_mm;

class Support {
 public:
  /// `near`: for each body those whose boxes are within kRests of its own. Keeps a reference to
  /// `bodies`. Cost: one test of solids for each of these pairs.
  Support(const Bodies& bodies, const std::vector<std::vector<std::size_t>>& near, SweepTest& test);

  /// From now on these stand together: the lowest of them on the ground. What nothing carries (a
  /// board that hangs from what is not in the design, a drawer's bottom once the drawer lies on a
  /// bench) counts as standing on the ground as well, the lowest first.
  void found(const std::vector<std::size_t>& standing);

  /// Those of `standing` (bodies that were founded together, or some of them) that nothing carries,
  /// in their order. Linear.
  std::vector<std::size_t> falling(const std::vector<std::size_t>& standing) const;

 private:
  const Bodies& bodies_;
  std::vector<std::vector<std::size_t>> carries_;  // by body
  std::vector<bool> founded_;                      // by body: on the ground
};

}  // namespace plano::assembly
