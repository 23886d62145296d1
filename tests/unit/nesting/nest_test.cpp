// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole jobs: each result is held against `find_fault`, which shares no code with the search.

#include "nesting/nest.h"

#include <gtest/gtest.h>

#include "nesting/random.h"
#include "tests/unit/nesting/jobs.h"

namespace plano::nesting {
namespace {

using geometry::Face;
using geometry::Point;
using geometry::Region;
using namespace test;  // NOLINT: the words of these tests

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

TEST(Nest, LaysThePartOfHigherPriorityWhereStockIsShort) {
  Job job;
  job.stock.push_back({rectangle(500_mm, 500_mm), 1, 1});
  job.parts.push_back({rectangle(490_mm, 300_mm), 2, kStraight});
  job.parts.push_back({rectangle(480_mm, 290_mm), 1, kStraight, 1});
  const Nest nest = nested(job, 50);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(laid(nest), 1U);
  EXPECT_EQ(nest.sheets[0].parts[0].part, 1U) << "the smaller, but the one that is wanted";
  EXPECT_EQ(nest.unlaid, (std::vector<std::size_t>{0, 0}));
}

TEST(Nest, MakesRoomForWhatFoundNoneWhereStockIsShort) {
  Job job;
  job.gap = 2_mm;
  job.stock.push_back({rectangle(500_mm, 300_mm), 1, 1});
  // No two alike, so that no pattern helps the first layout.
  for (int k = 0; k < 40; ++k) {
    const Length wide = Length::millimetres(101 + k);
    const Length high = Length::millimetres(70 + 3 * (k % 9));
    job.parts.push_back({polygon({{}, {wide, {}}, {{}, high}}), 1, kQuarters});
  }
  const Nest at_once = nested(job, 1);
  const Nest squeezed = nested(job, 1500);
  EXPECT_FALSE(find_fault(job, squeezed));
  EXPECT_GE(laid(squeezed), laid(at_once) + 4);
}

TEST(Nest, LeavesFixedPartsWhereTheyLie) {
  Job job;
  job.gap = 5_mm;
  job.stock.push_back({rectangle(600_mm, 400_mm), std::nullopt, 1});
  job.parts.push_back({rectangle(100_mm, 100_mm), 4, kQuarters});
  const LaidPart there{0, {false, Angle::degrees(90)}, {350_mm, 150_mm}};
  job.fixed.push_back({0, 0, there});
  Nest nest = nested(job);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 1U);
  EXPECT_EQ(nest.sheets[0].parts[0], there);
  nest.sheets[0].parts[0].at.x = 340_mm;
  const auto fault = find_fault(job, nest);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->kind, Fault::Kind::moved);
}

TEST(Nest, TakesACheaperSheetForTheRest) {
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), std::nullopt, 10});
  job.stock.push_back({rectangle(400_mm, 300_mm), std::nullopt, 3});
  job.parts.push_back({rectangle(490_mm, 490_mm), 4, kStraight});
  job.parts.push_back({rectangle(190_mm, 140_mm), 3, kStraight});
  const Nest nest = nested(job);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 2U);
  EXPECT_EQ(nest.sheets[1].stock, 1U);
}

TEST(Nest, FillsLeftoversBeforeSheetsEvenWhereASheetIsBegunAnyway) {
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), std::nullopt, 1});
  job.stock.push_back({rectangle(300_mm, 300_mm), 2, 0, true});
  job.parts.push_back({rectangle(900_mm, 400_mm), 1, kStraight});
  job.parts.push_back({rectangle(280_mm, 290_mm), 2, kStraight});
  const Nest nest = nested(job);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 3U);
  EXPECT_EQ(nest.sheets[2].parts.size(), 1U);
}

TEST(Nest, LeavesALeftoverOnItsShelfWhereTheSheetBegunHasRoom) {
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), std::nullopt, 1});
  job.stock.push_back({rectangle(300_mm, 300_mm), 1, 0.05, true});
  job.parts.push_back({rectangle(900_mm, 400_mm), 1, kStraight});
  job.parts.push_back({rectangle(80_mm, 30_mm), 4, kQuarters});
  const Nest nest = nested(job);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 1U);
  EXPECT_EQ(nest.sheets[0].stock, 0U);
}

TEST(Nest, LaysARoundPartThatIsJustAsHighAsTheRoom) {
  Job job;
  job.margin = 10_mm;
  job.stock.push_back({rectangle(420_mm, 420_mm), std::nullopt, 1});
  job.parts.push_back({{{Face{geometry::circle({}, 200_mm), {}}}}, 1, kStraight});
  const Nest nest = nested(job);
  EXPECT_EQ(laid(nest), 1U) << "chords must take nothing from the margin";
  EXPECT_FALSE(find_fault(job, nest));
}

// A job of some triangles and boards, turned as a whole by `quarters`.
Job mixed_job(int quarters) {
  Job job;
  job.gap = 3_mm;
  job.margin = 5_mm;
  const auto turned = [&](Region region) { return geometry::turned_quarters(region, quarters); };
  job.stock.push_back({turned(rectangle(700_mm, 500_mm)), std::nullopt, 1});
  job.parts.push_back({turned(polygon({{}, {220_mm, {}}, {{}, 160_mm}})), 7, kQuarters});
  job.parts.push_back({turned(rectangle(150_mm, 90_mm)), 6, kQuarters});
  job.parts.push_back({turned(ring(180_mm, 120_mm)), 2, kQuarters});
  return job;
}

// Area of the sheets begun; leftovers cost nothing.
double use_of_sheets(const Job& job, const Nest& nest) {
  double area = 0;
  for (const LaidSheet& sheet : nest.sheets) {
    if (!job.stock[sheet.stock].first) area += geometry::area(job.stock[sheet.stock].area).mm2();
  }
  return area;
}

TEST(Nest, FindsAsMuchWhicheverWayTheWholeProblemIsTurned) {
  // Twice as many sheets would be the bound of a search that found nothing; one more is ours.
  const std::size_t straight = nested(mixed_job(0)).sheets.size();
  for (const int quarters : {1, 2, 3}) {
    const Job job = mixed_job(quarters);
    const Nest nest = nested(job);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_TRUE(nest.unlaid.empty());
    EXPECT_LE(nest.sheets.size(), straight + 1);
    EXPECT_GE(nest.sheets.size() + 1, straight);
  }
}

TEST(Nest, NeverCutsMoreWoodForHavingMoreStock) {
  // At equal effort, beyond one sheet of the smaller kind.
  Job job = mixed_job(0);
  const double before = use_of_sheets(job, nested(job));
  job.stock.push_back({rectangle(350_mm, 250_mm), std::nullopt, 0.25});
  const Nest more = nested(job);
  EXPECT_FALSE(find_fault(job, more));
  EXPECT_TRUE(more.unlaid.empty());
  EXPECT_LE(use_of_sheets(job, more), before + 350 * 250);
  job.stock.push_back({rectangle(300_mm, 300_mm), 2, 0, true});
  const Nest leftovers = nested(job);
  EXPECT_FALSE(find_fault(job, leftovers));
  EXPECT_LE(use_of_sheets(job, leftovers), before + 350 * 250);
}

// Teeth and slots of one width: turned by half, two combs mesh without a gap, and their no-fit
// polygon is full of slits.
Region comb(std::int64_t teeth, Length width, Length height, Length depth) {
  std::vector<Point> corners{{}, {width * (2 * teeth), {}}};
  for (std::int64_t k = 2 * teeth; k > 0; --k) {
    const Length y = k % 2 == 0 ? height : height - depth;
    corners.push_back({width * k, y});
    corners.push_back({width * (k - 1), y});
  }
  return {{Face{geometry::polygon(corners), {}}}};
}

TEST(Nest, LaysCombsThatMeshWithoutOverlaps) {
  for (const std::int64_t teeth : {3, 6, 9}) {
    for (const Length gap : {0_mm, 10_mm}) {
      Job job;
      job.gap = gap;
      job.stock.push_back({rectangle(2500_mm, 1250_mm), std::nullopt, 1});
      job.parts.push_back({comb(teeth, 40_mm, 200_mm, 40_mm), 6, kQuarters});
      const Nest nest = nested(job, 40);
      EXPECT_FALSE(find_fault(job, nest)) << teeth << " teeth";
      EXPECT_EQ(laid(nest), 6U);
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

// Two outlines that share a square, each of its corners being a corner of one on an edge of the
// other: no two edges cross inside both, and the middle of every edge lies outside.
TEST(Check, SeesAnOverlapWhoseCornersAllLieOnEdges) {
  const auto mm = [](std::vector<std::pair<int, int>> corners) {
    std::vector<Point> points;
    for (const auto& [x, y] : corners) {
      points.push_back({Length::nearest_to_mm(500 + 10 * x), Length::nearest_to_mm(500 + 10 * y)});
    }
    return test::polygon(points);
  };
  const Region first = mm({{0, 0}, {20, 0}, {20, 10}, {2, 2}, {-18, 2}, {-18, -6}});
  const Region second = mm({{2, 0}, {2, 18}, {-2, 18}, {0, 2}, {0, -18}, {3, -18}});
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), std::nullopt, 1});
  job.parts.push_back({first, 1, kStraight});
  job.parts.push_back({second, 1, kStraight});
  Nest nest;
  nest.sheets.push_back({0, {{0, {}, {}}, {1, {}, {}}}});
  const auto overlap = find_fault(job, nest);
  ASSERT_TRUE(overlap);
  EXPECT_EQ(overlap->kind, Fault::Kind::overlap);
  nest.sheets[0].parts[1].at = {30_mm, {}};
  EXPECT_TRUE(find_fault(job, nest)) << "moved, they cross";
  nest.sheets[0].parts[1].at = {300_mm, 200_mm};
  EXPECT_FALSE(find_fault(job, nest)) << "apart";
}

// The same of a circle, which has no ends: a square inside of it that touches it with its corners.
TEST(Check, SeesASquareThatTouchesTheCircleItLiesIn) {
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), std::nullopt, 1});
  job.parts.push_back({{{Face{geometry::circle({500_mm, 500_mm}, 100_mm), {}}}}, 1, kStraight});
  job.parts.push_back(
      {polygon({{580_mm, 560_mm}, {440_mm, 580_mm}, {420_mm, 440_mm}, {560_mm, 420_mm}}), 1,
       kStraight});
  Nest nest;
  nest.sheets.push_back({0, {{0, {}, {}}, {1, {}, {}}}});
  ASSERT_TRUE(find_fault(job, nest));
  EXPECT_EQ(find_fault(job, nest)->kind, Fault::Kind::overlap);
}

}  // namespace
}  // namespace plano::nesting
