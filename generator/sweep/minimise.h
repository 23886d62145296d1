// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// From a case that breaks to the smallest one that still does: delta debugging (Zeller and
/// Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 28(2), 2002).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace plano::sweep {

/// Does it break with only these of the changes made? Indices ascend.
using Breaks = std::function<bool(const std::vector<std::size_t>& kept)>;

/// Indices out of 0 … count - 1, ascending, that break together, and would not with any one of them
/// left out (where no limit cut the search short). Precondition: all of them together break. Asks
/// at most `most_questions` times; what it returns has always been seen to break. If nothing at all
/// breaks as well, that is the answer.
std::vector<std::size_t> smallest_set(std::size_t count, const Breaks& breaks, int most_questions);

/// The least k in 1 … last that breaks, if all from it on do (a threshold); else some k that breaks
/// while an earlier one did not. `last` itself breaks. Cost: log2(last) questions.
std::int64_t least_that_breaks(std::int64_t last, const std::function<bool(std::int64_t)>& breaks);

}  // namespace plano::sweep
