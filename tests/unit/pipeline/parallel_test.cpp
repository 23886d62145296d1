// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/parallel.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

#include "geometry/exact/evaluate.h"
#include "geometry/exact/overlay.h"

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

/// Rectangles and circles that cross one another in every way.
geometry::Shape tangle(std::size_t seed) {
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  std::uniform_int_distribution<int> at(0, 200);
  std::uniform_int_distribution<int> size(5, 60);
  std::vector<geometry::Shape> all;
  for (int k = 0; k < 12; ++k) {
    const geometry::Point place{Length::millimetres(at(random)), Length::millimetres(at(random))};
    const Length extent = Length::millimetres(size(random));
    all.push_back(geometry::Shape::of(k % 2 == 0 ? geometry::rectangle(place, extent, extent)
                                                 : geometry::circle(place, extent)));
  }
  return geometry::Shape::unite(std::move(all));
}

TEST(InParallel, exact_booleans_give_what_they_give_one_after_another) {
  const auto work = [](std::size_t k) {
    const auto region = geometry::exact::evaluate(tangle(k));
    if (!region) {
      return std::pair(std::string("refused"), std::size_t{0});
    }
    const auto cells = geometry::exact::overlay(
        {*region, geometry::Region{
                      {geometry::Face{geometry::rectangle({50_mm, 50_mm}, 70_mm, 70_mm), {}}}}});
    return std::pair(std::to_string(geometry::area(*region).mm2()),
                     cells ? cells->cells.size() : std::size_t{0});
  };
  const auto together = in_parallel(200, work);
  for (std::size_t k = 0; k < together.size(); ++k) {
    EXPECT_EQ(together[k], work(k)) << k;
  }
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
