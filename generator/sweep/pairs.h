// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Few rows that hold every pair. Most faults of things with many settings come from one setting or
/// from two together (Kuhn, Wallace, Gallo: Software Fault Interactions, IEEE TSE 30(6), 2004), and
/// all pairs of 20 settings of three levels fit into some 20 rows, where all combinations are 3^20.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace plano::sweep {

/// Rows of one level per factor such that any two levels of any two factors stand together in one
/// of them; made one by one, as of long lists of words nobody wants them all. Greedy: each row
/// starts from the first pair not yet held and takes for each factor the level that brings most new
/// pairs, of those the one with most pairs still to come, of those the least, so the rows are the
/// same everywhere.
class PairRows {
 public:
  /// Factor f has levels 0 … levels[f] - 1. Cost: the square of all levels, in bits and in time.
  explicit PairRows(std::vector<std::size_t> levels);
  ~PairRows();
  PairRows(const PairRows&) = delete;
  PairRows& operator=(const PairRows&) = delete;

  /// Empty where all pairs are held, and at once where fewer than two factors have a level.
  /// Cost: (all levels) · factors.
  std::optional<std::vector<std::size_t>> next();

 private:
  class Wanted;
  std::vector<std::size_t> filled(std::vector<std::optional<std::size_t>> row);

  std::vector<std::size_t> levels_;
  std::unique_ptr<Wanted> wanted_;
};

}  // namespace plano::sweep
