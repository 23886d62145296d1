// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "nesting/coarsen.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plano::nesting {
namespace {

/// A wheel with as many teeth as half its corners.
Polygon wheel(int corners, double radius) {
  Polygon polygon;
  for (int k = 0; k < corners; ++k) {
    const double angle = 2 * 3.14159265358979 * k / corners;
    const double r = k % 2 == 0 ? radius : radius * 0.9;
    polygon.outer.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  return polygon;
}

bool inside(const Polygon& polygon, Vec p) {
  bool in = false;
  const Ring& ring = polygon.outer;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
        p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) {
      in = !in;
    }
  }
  return in;
}

double corners(const std::vector<Simplified>& all) {
  double count = 0;
  for (const Simplified& one : all) count += static_cast<double>(one.polygon.outer.size());
  return count;
}

TEST(Coarsen, few_corners_are_kept) {
  const auto made = simplified_within_bounds({{wheel(60, 200), 4}, {wheel(4, 50), 1}});
  EXPECT_EQ(made[0].polygon.outer.size(), 60U);
  EXPECT_EQ(made[1].polygon.outer.size(), 4U);
}

TEST(Coarsen, too_many_corners_become_few_and_still_cover_the_part) {
  std::vector<Outline> outlines;
  for (int k = 0; k < 60; ++k) outlines.push_back({wheel(400, 100 + k), 2});
  outlines.push_back({wheel(20, 100), 2});
  const auto made = simplified_within_bounds(outlines);
  EXPECT_LE(corners(made), kMostCorners);
  EXPECT_EQ(made.back().polygon.outer.size(), 20U) << "the simple one is spared";
  for (std::size_t k = 0; k < made.size(); ++k) {
    for (const Vec p : outlines[k].polygon.outer) {
      EXPECT_TRUE(inside(made[k].polygon, p * (1 - 1e-9))) << k;
    }
  }
}

TEST(Coarsen, outlines_alike_are_counted_once) {
  const Outline outline{wheel(400, 2'000), 2};
  const auto alone = simplified_within_bounds({outline});
  const auto many = simplified_within_bounds(std::vector<Outline>(60, outline));
  EXPECT_GT(60 * corners(alone), kMostCorners) << "or counting them all would do no harm";
  EXPECT_EQ(corners(many), 60 * corners(alone));
}

TEST(Coarsen, says_what_counts_as_its_box) {
  std::vector<Outline> outlines{{wheel(5, 100), 1}};
  for (int k = 0; k < 150; ++k) outlines.push_back({wheel(24, 300 + k), 24});
  const auto made = simplified_within_bounds(outlines);
  EXPECT_EQ(made[0].counts, Counts::as_outline);
  EXPECT_EQ(made.back().counts, Counts::as_box);
  EXPECT_EQ(made.back().polygon.outer.size(), 4U);
}

TEST(Coarsen, boxes_beyond_number_end_the_search_for_less) {
  std::vector<Outline> outlines;
  for (int k = 0; k < 3'000; ++k) outlines.push_back({wheel(4, 100 + 0.01 * k), 4});
  EXPECT_EQ(corners(simplified_within_bounds(outlines)), 12'000);
}

}  // namespace
}  // namespace plano::nesting
