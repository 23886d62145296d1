// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/groups.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "foreign/laying.h"
#include "foreign/limits.h"
#include "foreign/poses.h"
#include "nesting/check.h"

namespace plano::foreign {
namespace {

ForeignJob job_of(std::size_t parts, int count, Angle step) {
  ForeignJob job;
  for (std::size_t k = 0; k < parts; ++k) {
    const Length side = Length::millimetres(10 + static_cast<std::int64_t>(k % 40));
    job.parts.push_back({.name = part_name(k, parts),
                         .layer = {},
                         .outline = {{{geometry::rectangle({}, side, 10_mm), {}}}},
                         .count = count,
                         .poses = poses_by(step, Faces::one),
                         .drawn_at = {},
                         .span = {}});
  }
  return job;
}

TEST(Groups, WhatFitsTogetherIsOneGroup) {
  EXPECT_EQ(dealt(job_of(40, 5, Angle::degrees(90))).size(), 1U);
  EXPECT_EQ(dealt(job_of(1, static_cast<int>(kMostTogether), Angle::degrees(90))).size(), 1U);
}

TEST(Groups, EveryCopyIsInOneGroupAndNoGroupIsTooLarge) {
  for (const auto& [parts, count] : {std::pair{5'000, 1}, {2, 2'500}, {700, 7}, {1, 501}}) {
    const ForeignJob job = job_of(static_cast<std::size_t>(parts), count, Angle::degrees(90));
    std::vector<std::size_t> copies(job.parts.size(), 0);
    std::size_t least = kMostTogether;
    std::size_t most = 0;
    for (const Group& group : dealt(job)) {
      std::size_t together = 0;
      std::size_t different = 0;
      for (std::size_t k = 0; k < group.size(); ++k) {
        copies[k] += group[k];
        together += group[k];
        different += group[k] > 0 ? 1 : 0;
      }
      EXPECT_LE(together, kMostTogether);
      EXPECT_LE(different * different * 4, kMostTables);
      least = std::min(least, together);
      most = std::max(most, together);
    }
    EXPECT_LE(most - least, most / 4 + 8) << "spread evenly";
    EXPECT_TRUE(std::all_of(copies.begin(), copies.end(), [count = count](std::size_t laid) {
      return laid == static_cast<std::size_t>(count);
    }));
  }
}

TEST(Groups, WhatComesFirstIsInTheFirstGroups) {
  ForeignJob job = job_of(3, 400, Angle::degrees(90));
  job.parts[1].count = 40;
  job.parts[1].priority = 1;
  const std::vector<Group> groups = dealt(job);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0][1], 40U);
  EXPECT_EQ(groups[0][0] + groups[0][2], 400U);
}

TEST(Laying, AGroupGoesOnBehindTheOneBefore) {
  ForeignJob job = job_of(2, 300, Angle::degrees(180));
  job.stock.push_back({.area = {{{geometry::rectangle({}, 600_mm, 300_mm), {}}}},
                       .count = std::nullopt,
                       .cost = 1,
                       .thickness = {}});
  LayingOptions options;
  options.gap = 2_mm;
  options.margin = 3_mm;
  options.effort = [](const SearchTurn&) {
    return nesting::Effort([](std::uint64_t sweeps) { return static_cast<double>(sweeps); });
  };
  const Laying laying = lay_on_sheets(job, options);
  EXPECT_EQ(laying.groups, 2U);
  EXPECT_FALSE(nesting::find_fault(laying.job, laying.nest));
  EXPECT_TRUE(laying.nest.unlaid.empty());
  // All find room on one sheet; were each group to begin its own, there would be two.
  EXPECT_EQ(laying.nest.sheets.size(), 1U);
}

}  // namespace
}  // namespace plano::foreign
