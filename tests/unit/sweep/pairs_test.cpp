// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/pairs.h"

#include <gtest/gtest.h>

#include <ctime>
#include <random>
#include <set>
#include <tuple>

namespace plano::sweep {
namespace {

using Levels = std::vector<std::size_t>;
using Pair = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

std::vector<Levels> rows_with_all_pairs(const Levels& levels) {
  std::vector<Levels> all;
  PairRows rows(levels);
  while (const auto row = rows.next()) all.push_back(*row);
  return all;
}

std::size_t all_pairs(const Levels& levels) {
  std::size_t count = 0;
  for (std::size_t f = 0; f < levels.size(); ++f) {
    for (std::size_t g = f + 1; g < levels.size(); ++g) count += levels[f] * levels[g];
  }
  return count;
}

std::set<Pair> held(const std::vector<Levels>& rows, const Levels& levels) {
  std::set<Pair> pairs;
  for (const Levels& row : rows) {
    EXPECT_EQ(row.size(), levels.size());
    for (std::size_t f = 0; f < row.size(); ++f) {
      EXPECT_LT(row[f], levels[f]);
      for (std::size_t g = f + 1; g < row.size(); ++g) pairs.insert({f, row[f], g, row[g]});
    }
  }
  return pairs;
}

TEST(Pairs, every_pair_of_levels_stands_in_a_row) {
  std::mt19937_64 bits(11);
  for (int turn = 0; turn < 60; ++turn) {
    Levels levels;
    for (std::uint64_t f = 0; f < 2 + bits() % 12; ++f) levels.push_back(1 + bits() % 5);
    EXPECT_EQ(held(rows_with_all_pairs(levels), levels).size(), all_pairs(levels));
  }
}

TEST(Pairs, no_row_is_without_a_pair_of_its_own) {
  const Levels levels(9, 3);
  std::vector<Levels> rows;
  std::size_t before = 0;
  for (const Levels& row : rows_with_all_pairs(levels)) {
    rows.push_back(row);
    const std::size_t now = held(rows, levels).size();
    EXPECT_GT(now, before);
    before = now;
  }
}

TEST(Pairs, twenty_factors_of_three_levels_need_few_rows) {
  const std::size_t rows = rows_with_all_pairs(Levels(20, 3)).size();
  EXPECT_GE(rows, 9u);  // the least there can be
  EXPECT_LE(rows, 30u);
}

/// Rows are made when they are asked for: the first few of millions come at once.
TEST(Pairs, of_lists_of_words_without_end_the_first_rows_come_at_once) {
  const Levels levels(4, 1'500);
  const std::clock_t start = std::clock();
  PairRows rows(levels);
  std::vector<Levels> some;
  for (int i = 0; i < 20; ++i) some.push_back(*rows.next());
  EXPECT_EQ(held(some, levels).size(), 20u * 6);
  EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 10);
}

TEST(Pairs, without_two_factors_there_are_no_pairs) {
  EXPECT_TRUE(rows_with_all_pairs({}).empty());
  EXPECT_TRUE(rows_with_all_pairs({4}).empty());
  EXPECT_TRUE(rows_with_all_pairs({4, 0, 2}).empty());
  EXPECT_EQ(rows_with_all_pairs({1, 1}).size(), 1u);
}

}  // namespace
}  // namespace plano::sweep
