// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/minimise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace plano::sweep {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Set = std::vector<std::size_t>;

constexpr int kPlenty = 100'000;

bool holds_all(const Set& kept, const Set& wanted) {
  return std::includes(kept.begin(), kept.end(), wanted.begin(), wanted.end());
}

TEST(SmallestSet, finds_the_one_culprit) {
  for (std::size_t culprit = 0; culprit < 13; ++culprit) {
    EXPECT_THAT(smallest_set(
                    13, [&](const Set& kept) { return holds_all(kept, {culprit}); }, kPlenty),
                ElementsAre(culprit));
  }
}

TEST(SmallestSet, finds_culprits_far_apart) {
  const Set culprits = {0, 7, 19};
  EXPECT_EQ(smallest_set(
                20, [&](const Set& kept) { return holds_all(kept, culprits); }, kPlenty),
            culprits);
}

TEST(SmallestSet, is_empty_where_nothing_is_needed) {
  EXPECT_THAT(smallest_set(
                  8, [](const Set&) { return true; }, kPlenty),
              IsEmpty());
  EXPECT_THAT(smallest_set(
                  0, [](const Set&) { return true; }, kPlenty),
              IsEmpty());
}

TEST(SmallestSet, keeps_all_where_all_are_needed) {
  EXPECT_EQ(smallest_set(
                6, [](const Set& kept) { return kept.size() == 6; }, kPlenty)
                .size(),
            6u);
}

TEST(SmallestSet, nothing_can_be_left_out_of_what_it_finds) {
  std::mt19937_64 bits(5);
  for (int turn = 0; turn < 100; ++turn) {
    // Breaks with any of three random groups; the whole always does.
    std::vector<Set> groups(3);
    for (Set& group : groups) {
      for (std::size_t k = 0; k < 16; ++k) {
        if (bits() % 4 == 0) group.push_back(k);
      }
    }
    const auto breaks = [&](const Set& kept) {
      return std::any_of(groups.begin(), groups.end(),
                         [&](const Set& group) { return holds_all(kept, group); });
    };
    const Set found = smallest_set(16, breaks, kPlenty);
    ASSERT_TRUE(breaks(found));
    for (const std::size_t k : found) {
      Set less = found;
      less.erase(std::find(less.begin(), less.end(), k));
      EXPECT_FALSE(breaks(less));
    }
  }
}

TEST(SmallestSet, stops_asking_and_still_answers_with_what_breaks) {
  for (int most = 0; most < 40; ++most) {
    int asked = 0;
    const auto breaks = [&](const Set& kept) {
      ++asked;
      return holds_all(kept, {2, 9, 14});
    };
    const Set found = smallest_set(16, breaks, most);
    EXPECT_LE(asked, most);
    EXPECT_TRUE(holds_all(found, {2, 9, 14}));
  }
}

TEST(LeastThatBreaks, finds_the_threshold) {
  for (std::int64_t last = 1; last < 40; ++last) {
    for (std::int64_t threshold = 1; threshold <= last; ++threshold) {
      int asked = 0;
      EXPECT_EQ(least_that_breaks(last,
                                  [&](std::int64_t k) {
                                    ++asked;
                                    return k >= threshold;
                                  }),
                threshold);
      EXPECT_LE(asked, 6);
    }
  }
}

TEST(LeastThatBreaks, answers_with_one_that_breaks_where_there_is_no_threshold) {
  const auto breaks = [](std::int64_t k) { return k % 7 == 3; };
  EXPECT_TRUE(breaks(least_that_breaks(73, breaks)));
}

}  // namespace
}  // namespace plano::sweep
