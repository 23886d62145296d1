// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole jobs: each result is held against `find_fault`, which shares no code with the search.

#include "nesting/nest.h"

#include <gtest/gtest.h>

#include "nesting/check.h"
#include "nesting/random.h"

namespace plano::nesting {
namespace {

using geometry::Face;
using geometry::Point;
using geometry::Region;

const std::vector<Pose> kStraight{{}};
const std::vector<Pose> kQuarters{{false, Angle::degrees(0)},
                                  {false, Angle::degrees(90)},
                                  {false, Angle::degrees(180)},
                                  {false, Angle::degrees(270)}};

Region rectangle(Length width, Length height) {
  return {{Face{geometry::rectangle({}, width, height), {}}}};
}

Region ring(Length outer, Length inner) {
  const Length border = (outer - inner).half();
  return {{Face{geometry::rectangle({}, outer, outer),
                {geometry::reversed(geometry::rectangle({border, border}, inner, inner))}}}};
}

Region polygon(std::vector<Point> corners) {
  return {{Face{geometry::polygon(corners), {}}}};
}

Effort sweeps(std::uint64_t most) {
  return Effort(
      [most](std::uint64_t done) { return static_cast<double>(done) / static_cast<double>(most); });
}

Nest nested(const Job& job, std::uint64_t most = 300, std::size_t workers = 2) {
  Effort effort = sweeps(most);
  NestOptions options;
  options.workers = workers;
  return nest(job, options, effort);
}

std::size_t laid(const Nest& nest) {
  std::size_t sum = 0;
  for (const LaidSheet& sheet : nest.sheets) sum += sheet.parts.size();
  return sum;
}

TEST(Nest, LaysEveryCopyOnceWithTheGapAndTheMargin) {
  Job job;
  job.gap = 8_mm;
  job.margin = 10_mm;
  job.stock.push_back({rectangle(1000_mm, 600_mm), std::nullopt, 1});
  job.parts.push_back({rectangle(300_mm, 200_mm), 6, kQuarters});
  job.parts.push_back({polygon({{}, {250_mm, {}}, {{}, 180_mm}}), 5, kQuarters});
  job.parts.push_back({{{Face{geometry::circle({}, 60_mm), {}}}}, 4, kStraight});
  const Nest nest = nested(job);
  EXPECT_TRUE(nest.unlaid.empty());
  EXPECT_EQ(laid(nest), 15U);
  EXPECT_FALSE(find_fault(job, nest));
  EXPECT_LE(nest.sheets.size(), 2U);
}

TEST(Nest, UsesTheOpeningsOfLargeParts) {
  Job job;
  job.gap = 5_mm;
  job.stock.push_back({rectangle(420_mm, 420_mm), std::nullopt, 1});
  job.parts.push_back({ring(400_mm, 300_mm), 1, kStraight});
  job.parts.push_back({rectangle(250_mm, 120_mm), 2, kQuarters});
  const Nest nest = nested(job);
  EXPECT_EQ(nest.sheets.size(), 1U) << "both boards lie in the frame";
  EXPECT_FALSE(find_fault(job, nest));
}

TEST(Nest, NeverTurnsWhatMustFollowTheGrain) {
  Job job;
  job.stock.push_back({rectangle(500_mm, 1000_mm), std::nullopt, 1});
  job.parts.push_back(
      {rectangle(400_mm, 90_mm), 8, {{false, Angle::degrees(0)}, {false, Angle::degrees(180)}}});
  const Nest nest = nested(job);
  EXPECT_EQ(laid(nest), 8U);
  EXPECT_FALSE(find_fault(job, nest)) << "which looks at poses, too";
}

TEST(Nest, TakesLeftoversOfAnyOutlineFirstAndKeepsOffTheirDefects) {
  Job job;
  job.gap = 4_mm;
  job.margin = 6_mm;
  Region leftover = polygon(
      {{}, {800_mm, {}}, {800_mm, 300_mm}, {300_mm, 300_mm}, {300_mm, 800_mm}, {{}, 800_mm}});
  leftover.faces[0].holes.push_back(geometry::reversed(geometry::circle({150_mm, 150_mm}, 40_mm)));
  job.stock.push_back({rectangle(2000_mm, 1000_mm), std::nullopt, 50});
  job.stock.push_back({leftover, 1, 5});
  job.parts.push_back({rectangle(180_mm, 120_mm), 7, kQuarters});
  const Nest nest = nested(job, 800);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 1U) << "all seven find room on the leftover";
  EXPECT_EQ(nest.sheets[0].stock, 1U);
}

TEST(Nest, SaysWhatFoundNoStock) {
  Job job;
  job.stock.push_back({rectangle(500_mm, 500_mm), 1, 1});
  job.parts.push_back({rectangle(490_mm, 490_mm), 3, kStraight});
  job.parts.push_back({rectangle(600_mm, 20_mm), 1, kQuarters});
  const Nest nest = nested(job, 50);
  EXPECT_EQ(laid(nest), 1U);
  EXPECT_EQ(nest.unlaid.size(), 3U);
  EXPECT_FALSE(find_fault(job, nest));
  EXPECT_EQ(too_large(job), std::vector<std::size_t>{1});
}

TEST(Nest, IsTheSameForTheSameSeedAndEffort) {
  Job job;
  job.gap = 3_mm;
  job.stock.push_back({rectangle(400_mm, 300_mm), std::nullopt, 1});
  Random random(5);
  for (int i = 0; i < 12; ++i) {
    const auto mm = [&](double low, double high) {
      return Length::millimetres(static_cast<std::int64_t>(random.between(low, high)));
    };
    job.parts.push_back(
        {polygon({{}, {mm(60, 140), mm(0, 30)}, {mm(40, 90), mm(60, 120)}}), 2, kQuarters});
  }
  const Nest first = nested(job);
  const Nest second = nested(job);
  EXPECT_FALSE(find_fault(job, first));
  ASSERT_EQ(first.sheets.size(), second.sheets.size());
  for (std::size_t s = 0; s < first.sheets.size(); ++s) {
    ASSERT_EQ(first.sheets[s].parts.size(), second.sheets[s].parts.size());
    for (std::size_t i = 0; i < first.sheets[s].parts.size(); ++i) {
      EXPECT_EQ(first.sheets[s].parts[i].at, second.sheets[s].parts[i].at);
      EXPECT_EQ(first.sheets[s].parts[i].part, second.sheets[s].parts[i].part);
    }
  }
}

TEST(Check, FindsEachKindOfFault) {
  Job job;
  job.gap = 5_mm;
  job.margin = 10_mm;
  job.stock.push_back({rectangle(500_mm, 500_mm), std::nullopt, 1});
  job.parts.push_back({ring(200_mm, 100_mm), 1, kStraight});
  job.parts.push_back({rectangle(50_mm, 50_mm), 1, kStraight});
  const auto with = [&](Point ring_at, Point board_at, Pose pose = {}) {
    Nest nest;
    nest.sheets.push_back({0, {{0, {}, ring_at}, {1, pose, board_at}}});
    return find_fault(job, nest);
  };
  const auto kind = [&](const std::optional<Fault>& fault) {
    return fault ? std::optional(fault->kind) : std::nullopt;
  };
  EXPECT_FALSE(with({20_mm, 20_mm}, {95_mm, 95_mm})) << "inside the opening";
  EXPECT_FALSE(with({20_mm, 20_mm}, {225_mm, 20_mm})) << "exactly the gap";
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {224_mm, 20_mm})), Fault::Kind::too_near);
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {74_mm, 95_mm})), Fault::Kind::too_near) << "in the opening";
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {200_mm, 20_mm})), Fault::Kind::overlap);
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {20_mm, 60_mm})), Fault::Kind::overlap);
  EXPECT_EQ(kind(with({9_mm, 20_mm}, {300_mm, 20_mm})), Fault::Kind::off_sheet);
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {600_mm, 20_mm})), Fault::Kind::off_sheet);
  EXPECT_EQ(kind(with({20_mm, 20_mm}, {300_mm, 20_mm}, {false, Angle::degrees(90)})),
            Fault::Kind::wrong_pose);
  EXPECT_EQ(kind(find_fault(job, Nest{})), Fault::Kind::wrong_count);
}

}  // namespace
}  // namespace plano::nesting
