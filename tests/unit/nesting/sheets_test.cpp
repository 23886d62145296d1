// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Sheets and leftovers that are no plain rectangles, and those that are of little use.

#include <cmath>

#include "nesting/random.h"
#include "tests/unit/nesting/jobs.h"

namespace plano::nesting {
namespace {

using namespace test;  // NOLINT: the words of these tests

TEST(Nest, ALeftoverThatHoldsLittleCostsTheRestNothing) {
  // At equal effort: what it cannot hold is not tried on it again and again.
  const auto in_use = [](bool with_leftover) {
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
      Job job;
      job.gap = 10_mm;
      job.margin = 20_mm;
      job.stock.push_back({rectangle(2500_mm, 1250_mm), std::nullopt, 1});
      if (with_leftover) job.stock.push_back({rectangle(500_mm, 400_mm), 1, 0.02, true});
      job.parts.push_back({rectangle(400_mm, 300_mm), 6, kQuarters});
      job.parts.push_back({ring(1150_mm, 900_mm), 1, kQuarters});
      const Nest nest = nested(job, 150, 2, seed);
      EXPECT_FALSE(find_fault(job, nest));
      EXPECT_TRUE(nest.unlaid.empty());
      sum += used_of_last_sheet(job, nest);
    }
    return sum / 4;
  };
  EXPECT_LE(in_use(true), in_use(false) * 1.03);
}

// A sheet like an L whose box is `side` wide and high, its arms `arm` wide.
Region corner(Length side, Length arm) {
  return polygon({{}, {side, {}}, {side, arm}, {arm, arm}, {arm, side}, {{}, side}});
}

// Whole sheets and leftovers that 99 parts take, in three workshops together.
std::pair<std::size_t, std::size_t> sheets_and_leftovers(double scale) {
  std::size_t whole = 0;
  std::size_t leftovers = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Random random(seed);
    Job job;
    job.gap = 8_mm;
    job.margin = 20_mm;
    job.stock.push_back({rectangle(2500_mm, 1250_mm), 4, 3.125});
    job.stock.push_back({rectangle(800_mm, 600_mm), 2, 0.12, true});
    job.stock.push_back({corner(900_mm, 400_mm), 2, 0.14, true});
    job.stock.push_back({rectangle(1250_mm, 945_mm), 1, 0.295, true});
    job.stock.push_back({rectangle(180_mm, 385_mm), 1, 0.017, true});
    for (int k = 0; k < 33; ++k) {
      const Length width = Length::nearest_to_mm(scale * random.between(60, 420));
      const Length height = Length::nearest_to_mm(scale * random.between(60, 300));
      job.parts.push_back({rectangle(width, height), 3, kStraight});
    }
    const Nest nest = nested(job, 150, 2, seed);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_TRUE(nest.unlaid.empty());
    for (const LaidSheet& sheet : nest.sheets) {
      whole += sheet.stock == 0 ? 1 : 0;
      leftovers += sheet.stock == 0 ? 0 : 1;
    }
  }
  return {whole, leftovers};
}

// What goes on whole sheets first was never brought back to leftovers (a fifth sheet for the three
// workshops), and leftovers once begun were rarely given back (ten).
TEST(Nest, LeftoversSaveASheetAndNoMoreAreBegunThanAreNeeded) {
  EXPECT_LE(sheets_and_leftovers(1.05).first, 4U);
  const auto [sheets, leftovers] = sheets_and_leftovers(0.9);
  EXPECT_EQ(sheets, 3U);
  EXPECT_LE(leftovers, 6U);
}

TEST(Nest, APartThatFitsTheBoxOfASheetOnlyDoesNotEndTheSearchForTheRest) {
  const auto sheets = [](bool with_misfit) {
    Job job;
    job.gap = 5_mm;
    job.stock.push_back({corner(1000_mm, 400_mm), std::nullopt, 1});
    job.parts.push_back({rectangle(150_mm, 120_mm), 40, kQuarters});
    if (with_misfit) job.parts.push_back({rectangle(900_mm, 900_mm), 1, kQuarters});
    const Nest nest = nested(job, 300);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_EQ(nest.unlaid.size(), with_misfit ? 1U : 0U);
    return used_of_last_sheet(job, nest) + 1000 * static_cast<double>(nest.sheets.size());
  };
  EXPECT_LE(sheets(true), sheets(false) * 1.1);
}

// A square in a diamond has room to move by a thousandth of it: random places do not find that. The
// same where it is the only part, so that there is no layout to begin with.
TEST(Nest, FindsTheOnePlaceThatASheetsOutlineLeaves) {
  for (const int others : {0, 1}) {
    Job job;
    job.margin = 5_mm;
    job.stock.push_back(
        {polygon({{500_mm, {}}, {1000_mm, 500_mm}, {500_mm, 1000_mm}, {{}, 500_mm}}), 1, 1});
    job.parts.push_back({rectangle(489_mm, 489_mm), 1, kStraight});
    if (others > 0) job.parts.push_back({rectangle(20_mm, 20_mm), others, kStraight});
    const Nest nest = nested(job, 2'000);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_TRUE(nest.unlaid.empty()) << others;
  }
}

TEST(Nest, TakesSheetsOfAnyOutlineAndSize) {
  // A round sheet of far more corners than the search takes, and one beyond the exact kernel's
  // bounds with its frame.
  std::vector<Point> round;
  constexpr int kCorners = 20'000;
  for (int k = 0; k < kCorners; ++k) {
    const double turn = 2 * 3.14159265358979 * k / kCorners;
    round.push_back({Length::nearest_to_mm(500 + 500 * std::cos(turn)),
                     Length::nearest_to_mm(500 + 500 * std::sin(turn))});
  }
  const std::vector<Region> areas{test::polygon(round), corner(90'000_mm, 40'000_mm)};
  for (const Region& area : areas) {
    Job job;
    job.stock.push_back({area, std::nullopt, 1});
    const geometry::Box box = geometry::bounding_box(area);
    job.parts.push_back(
        {rectangle(box.width().divided_by(3), box.width().divided_by(3)), 2, kQuarters});
    const Nest nest = nested(job, 20);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_TRUE(nest.unlaid.empty());
  }
}

TEST(Nest, LinesUpPartsThatComeOften) {
  // As many as a grid holds, whatever turns are allowed: no search finds that from a scatter.
  const auto laid_on_one = [](Length width, Length height, Length a, Length b, int count) {
    Job job;
    job.gap = 8_mm;
    job.margin = 10_mm;
    job.stock.push_back({rectangle(width, height), 1, 1});
    job.parts.push_back({rectangle(a, b), count, kQuarters});
    const Nest nest = nested(job, 20);
    EXPECT_FALSE(find_fault(job, nest));
    return laid(nest);
  };
  EXPECT_EQ(laid_on_one(1250_mm, 1250_mm, 60_mm, 40_mm, 450), 450U);
  EXPECT_EQ(laid_on_one(2500_mm, 1250_mm, 240_mm, 160_mm, 70), 70U);
  EXPECT_EQ(laid_on_one(2500_mm, 1250_mm, 160_mm, 240_mm, 70), 70U);
}

// Wedges make up rectangles by twos, and chevrons lie in one another: a good deal more than their
// boxes would hold.
TEST(Nest, InterlocksPartsThatComeOften) {
  const auto laid_on_one = [](const Region& part, int count) {
    Job job;
    job.gap = 8_mm;
    job.margin = 10_mm;
    job.stock.push_back({rectangle(2500_mm, 1250_mm), 1, 1});
    job.parts.push_back({part, count, kQuarters});
    const Nest nest = nested(job, 1);
    EXPECT_FALSE(find_fault(job, nest));
    return laid(nest);
  };
  const Region wedge = polygon({{}, {120_mm, {}}, {{}, 80_mm}});
  EXPECT_GE(laid_on_one(wedge, 600), 470U) << "boxes: 19 columns of 13 or 14, 260";
  const Region chevron =
      polygon({{}, {60_mm, 40_mm}, {120_mm, {}}, {120_mm, 30_mm}, {60_mm, 70_mm}, {{}, 30_mm}});
  EXPECT_GE(laid_on_one(chevron, 700), 530U) << "boxes: 19 columns of 15, 285";
  const Region angle =
      polygon({{}, {100_mm, {}}, {100_mm, 30_mm}, {30_mm, 30_mm}, {30_mm, 100_mm}, {{}, 100_mm}});
  EXPECT_GE(laid_on_one(angle, 500), 350U) << "boxes: 23 columns of 11, 253";
}

TEST(Nest, TakesSmallSheetsOfTheSamePriceWhereTheyAreEnough) {
  Job job;
  job.gap = 8_mm;
  job.margin = 10_mm;
  job.stock.push_back({rectangle(2500_mm, 1250_mm), std::nullopt, 2500.0 * 1250});
  job.stock.push_back({rectangle(600_mm, 400_mm), 2, 600.0 * 400});
  job.parts.push_back({rectangle(240_mm, 160_mm), 5, kQuarters});
  const Nest nest = nested(job, 20);
  EXPECT_FALSE(find_fault(job, nest));
  ASSERT_EQ(nest.sheets.size(), 2U);
  EXPECT_EQ(nest.sheets[0].stock, 1U);
  EXPECT_EQ(nest.sheets[1].stock, 1U);
}

// Many that need not come first are not worth one that must.
TEST(Nest, LaysWhatComesFirstWhateverElseHasNoPlaceThen) {
  Job job;
  job.gap = 4_mm;
  job.margin = 5_mm;
  job.stock.push_back({rectangle(500_mm, 1000_mm), 1, 1});
  job.parts.push_back({rectangle(900_mm, 300_mm), 1, kQuarters});
  job.parts.push_back({rectangle(60_mm, 40_mm), 130, kQuarters});
  job.parts[0].priority = 1;
  const Nest nest = nested(job, 60);
  EXPECT_FALSE(find_fault(job, nest));
  EXPECT_EQ(std::count(nest.unlaid.begin(), nest.unlaid.end(), 0U), 0);
  EXPECT_GE(laid(nest), 60U);
}

// The first layout lays a wedge where the second one, of the same rank, has no free place any more:
// what has a lower rank makes way.
TEST(Nest, TakesOffWhatNeedNotComeFirst) {
  Job job;
  job.stock.push_back({rectangle(1000_mm, 1000_mm), 1, 1});
  for (const Region& wedge : {polygon({{}, {1000_mm, {}}, {{}, 1000_mm}}),
                              polygon({{1000_mm, 1000_mm}, {{}, 1000_mm}, {1000_mm, {}}})}) {
    job.parts.push_back({wedge, 1, kStraight});
    job.parts.back().priority = 1;
  }
  job.parts.push_back({rectangle(100_mm, 100_mm), 20, kStraight});
  const Nest nest = nested(job, 300);
  EXPECT_FALSE(find_fault(job, nest));
  EXPECT_EQ(std::count_if(nest.unlaid.begin(), nest.unlaid.end(),
                          [](std::size_t part) { return part < 2; }),
            0);
  EXPECT_EQ(nest.unlaid.size(), 20U);
}

// Two boards of which one has no place, and small parts that lie on small sheets: they take no more
// of these than where nothing is asked that cannot be.
TEST(Nest, APartWithoutAPlaceDoesNotEndTheSearchForTheRest) {
  const auto sheets = [](int boards) {
    Job job;
    job.gap = 4_mm;
    job.margin = 5_mm;
    job.stock.push_back({rectangle(2500_mm, 1250_mm), 1, 2500.0 * 1250});
    job.stock.push_back({rectangle(600_mm, 400_mm), std::nullopt, 600.0 * 400});
    job.parts.push_back({rectangle(2490_mm, 1240_mm), boards, kStraight});
    for (int k = 0; k < 21; ++k) {
      const Length wide = Length::millimetres(90 + 7 * (k % 5));
      const Length high = Length::millimetres(80 + 11 * (k % 7));
      job.parts.push_back({polygon({{}, {wide, {}}, {wide.half(), high}}), 1, kQuarters});
    }
    const Nest nest = nested(job, 400);
    EXPECT_FALSE(find_fault(job, nest));
    EXPECT_EQ(nest.unlaid.size(), static_cast<std::size_t>(boards) - 1);
    return static_cast<double>(nest.sheets.size()) + used_of_last_sheet(job, nest) / 1000;
  };
  EXPECT_LE(sheets(2), sheets(1) * 1.1);
}

TEST(Check, SeesANotchAndADefectThatOnlyTouchAPartsBorder) {
  // No margin, so borders may meet: all contacts lie at ends of edges.
  const auto fault = [](const Region& sheet, Point at) {
    Job job;
    job.stock.push_back({sheet, 1, 1});
    job.parts.push_back({rectangle(100_mm, 100_mm), 1, kStraight});
    return find_fault(job, {{{0, {{0, {}, at}}}}, {}});
  };
  const Region notched = polygon({{},
                                  {300_mm, {}},
                                  {300_mm, 100_mm},
                                  {45_mm, 100_mm},
                                  {42_mm, 95_mm},
                                  {40_mm, 100_mm},
                                  {{}, 100_mm}});
  ASSERT_TRUE(fault(notched, {}));
  EXPECT_EQ(fault(notched, {})->kind, Fault::Kind::off_sheet);
  EXPECT_FALSE(fault(notched, {100_mm, {}}));
  Region spoilt = rectangle(300_mm, 100_mm);
  spoilt.faces[0].holes.push_back(
      geometry::reversed(geometry::rectangle({50_mm, 40_mm}, 10_mm, 10_mm)));
  ASSERT_TRUE(fault(spoilt, {50_mm, {}}));
  EXPECT_EQ(fault(spoilt, {50_mm, {}})->kind, Fault::Kind::off_sheet);
  EXPECT_FALSE(fault(spoilt, {60_mm, {}}));
}

}  // namespace
}  // namespace plano::nesting
