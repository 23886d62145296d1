// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreign/laying.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fabrication/depths.h"
#include "foreign/layout_json.h"
#include "foreign/poses.h"
#include "foreign/sheets_out.h"
#include "geometry/outline.h"

namespace plano::foreign {
namespace {

ForeignPart ring(int side, int wall) {
  const Length outer = Length::millimetres(side);
  const Length w = Length::millimetres(wall);
  geometry::Face face{geometry::rectangle({}, outer, outer), {}};
  if (wall > 0) {
    face.holes.push_back(
        geometry::reversed(geometry::rectangle({w, w}, outer - w * 2, outer - w * 2)));
  }
  return {.name = {},
          .layer = {},
          .outline = {{face}},
          .count = 1,
          .poses = {{}},
          .drawn_at = {},
          .span = {}};
}

/// One in another, and sheets on which one of the largest has room.
ForeignJob rings(const std::vector<int>& sides) {
  ForeignJob job;
  for (const int side : sides) job.parts.push_back(ring(side, side == sides.back() ? 0 : 10));
  for (std::size_t k = 0; k < sides.size(); ++k) job.parts[k].name = part_name(k, sides.size());
  const Length room = Length::millimetres(sides.front() + 5);
  job.stock.push_back({.area = {{{geometry::rectangle({}, room, room), {}}}},
                       .count = std::nullopt,
                       .cost = 1,
                       .thickness = {}});
  return job;
}

struct Laid {
  Laying laying;
  std::vector<double> until;
  nlohmann::json json;
};

Laid laid(const ForeignJob& job) {
  Laid result;
  LayingOptions options;
  options.gap = 2_mm;
  options.effort = [&](const SearchTurn& turn) {
    result.until.push_back(turn.until);
    return nesting::Effort([](std::uint64_t sweeps) { return static_cast<double>(sweeps) / 20; });
  };
  result.laying = lay(job, options);
  const auto groups = different_sheets(job, result.laying);
  result.json = nlohmann::json::parse(layout_json(job, result.laying, groups, {}));
  return result;
}

int deepest(const Laying& laying) {
  int deepest = 0;
  for (const nesting::LaidSheet& sheet : laying.nest.sheets) {
    for (const int depth : fabrication::depths_of(sheet, laying.job)) {
      deepest = std::max(deepest, depth);
    }
  }
  return deepest;
}

TEST(Laying, OneSearchHasTheWholeClockWhereNothingCanLieTwoDeep) {
  const Laid one = laid(rings({200, 150}));
  EXPECT_EQ(one.until, std::vector<double>{1});
  EXPECT_TRUE(one.laying.closed.empty());
  EXPECT_EQ(one.json["openings"], true);
  EXPECT_EQ(one.json.count("openings_kept_free"), 0U);
}

TEST(Laying, SearchesThatBeginAnewShareOneClockAndSayWhatTheyClosed) {
  const Laid two = laid(rings({200, 150, 100}));
  EXPECT_EQ(deepest(two.laying), 1);
  ASSERT_EQ(two.until.size(), 2U);
  EXPECT_DOUBLE_EQ(two.until[0], kFirstSearch);
  EXPECT_EQ(two.until[1], 1) << "the ring within is closed: nothing can lie two deep";
  EXPECT_EQ(two.json["openings"], true);
  EXPECT_EQ(two.json["openings_kept_free"], nlohmann::json({"P02"}));
}

TEST(Laying, EachSearchGetsItsShareOfWhatTheOnesBeforeLeft) {
  // By its width alone, either copy of the first could lie in the other.
  ForeignJob job = rings({200, 170, 140, 110, 80, 50});
  job.parts[0].count = 2;
  const Laid several = laid(job);
  EXPECT_LE(deepest(several.laying), 1);
  ASSERT_GE(several.until.size(), 2U);
  EXPECT_DOUBLE_EQ(several.until[0], kFirstSearch);
  EXPECT_DOUBLE_EQ(several.until[1], kFirstSearch + (1 - kFirstSearch) * kFirstSearch);
}

TEST(Laying, ALayoutWhoseOpeningsWereAllKeptFreeSaysSo) {
  const ForeignJob job = rings({200, 150, 100});
  LayingOptions options;
  options.gap = 2_mm;
  options.openings = Openings::kept_free;
  options.effort = [](const SearchTurn&) {
    return nesting::Effort([](std::uint64_t sweeps) { return static_cast<double>(sweeps) / 20; });
  };
  Laying laying = lay(job, options);
  EXPECT_EQ(laying.openings, Openings::kept_free);
  laying.closed = {1};  // as after a second search
  const auto json =
      nlohmann::json::parse(layout_json(job, laying, different_sheets(job, laying), {}));
  EXPECT_EQ(json["openings"], false);
  EXPECT_EQ(json.count("openings_kept_free"), 0U);
}

}  // namespace
}  // namespace plano::foreign
