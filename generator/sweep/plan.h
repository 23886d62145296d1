// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which variants of a design are tried.
#pragma once

#include <cstdint>
#include <vector>

#include "sweep/space.h"

namespace plano::sweep {

enum class Origin : std::uint8_t {
  base,     // as it is given
  preset,   // one of the design's own sets of values
  extreme,  // one parameter at one end, or at one of its words, all others at their base
  pair,     // rows that hold every two levels of every two parameters
  random,   // anywhere on the steps of the ranges
};

struct Variant {
  Values values;
  Origin origin;
};

struct Plan {
  std::vector<Variant> variants;
  bool all_pairs = false;  // was there room for all of them?
  /// The space has fewer variants than were asked for (no new one in kTriesForANewOne draws).
  bool exhausted = false;
};

inline constexpr int kTriesForANewOne = 500;

/// At most `count` variants, no two with the same values, in the order of Origin. The same for the
/// same subject and seed, and the first of a longer plan are the shorter plan.
/// Cost: some three surveys of the design per variant.
Plan plan_variants(const Subject& subject, const Space& space, std::size_t count,
                   std::uint64_t seed);

}  // namespace plano::sweep
