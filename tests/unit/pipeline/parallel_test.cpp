// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace plano::pipeline {
namespace {

TEST(InParallel, gives_results_in_order) {
  const auto squares = in_parallel(1000, [](std::size_t k) { return k * k; });
  ASSERT_EQ(squares.size(), 1000u);
  for (std::size_t k = 0; k < squares.size(); ++k) {
    EXPECT_EQ(squares[k], k * k);
  }
}

TEST(InParallel, of_nothing_is_nothing) {
  EXPECT_TRUE(in_parallel(0, [](std::size_t k) { return std::to_string(k); }).empty());
}

TEST(InParallel, throws_the_first_exception_after_all_work_is_done) {
  std::atomic<int> calls{0};
  try {
    in_parallel(50, [&](std::size_t k) {
      ++calls;
      if (k == 7 || k == 30) {
        throw std::runtime_error(std::to_string(k));
      }
      return k;
    });
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "7");
  }
  EXPECT_EQ(calls, 50);
}

}  // namespace
}  // namespace plano::pipeline
