// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Few rows that hold every pair. Most faults of things with many settings come from one setting or
/// from two together (Kuhn, Wallace, Gallo: Software Fault Interactions, IEEE TSE 30(6), 2004), and
/// all pairs of 20 settings of three levels fit into some 20 rows, where all combinations are 3^20.
#pragma once

#include <cstddef>
#include <vector>

namespace plano::sweep {

/// Rows of one level per factor such that any two levels of any two factors stand together in one
/// of them. Factor f has levels 0 … levels[f] - 1. Greedy: each row starts from the first pair not
/// yet held and takes for each factor the level that brings most new pairs, of those the one with
/// most pairs still to come, of those the least, so the rows are the same everywhere. Fewer than
/// two factors with a level: no rows. Cost: rows · (all levels) · factors.
std::vector<std::vector<std::size_t>> rows_with_all_pairs(const std::vector<std::size_t>& levels);

}  // namespace plano::sweep
