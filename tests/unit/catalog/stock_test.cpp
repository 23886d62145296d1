// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalog/stock.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/read_text.h"

namespace plano::catalog {
namespace {

using geometry::Point;

const std::string kHead = R"(# Our workshop.   Three spaces stay.
workshop: 1
id: small
title: {fr: Petit atelier, en: Small workshop}
machines:
  router: {kind: router, bed: [2500mm, 1250mm], tool: 6mm, fits: {snug: 0.2mm}}
)";
const std::string kSheets = R"(sheets:
  # bought in May
  board:
    kind: plywood
    nominal: 18mm
    measured: 17.8mm      # eight places
    size: [2500mm, 1250mm]
    machine: router   # the only one

  thin: {kind: plywood, nominal: 6mm, measured: 6mm, size: [2500mm, 1250mm], machine: router, count: 7}
)";
const std::string kLeftovers = R"(
leftovers:
    # on the upper shelf
    door:   {sheet: board, size: [800mm, 600mm], count: 3}   # from the door
    # on the lower shelf
    wedge:
      sheet: board
      outline: [[0mm, 0mm], [900mm, 0mm],
                [900mm, 300mm]]
      note: >-
        against
        the wall
    # the end
)";
const std::string kAll = kHead + kSheets + kLeftovers + "parameters: {painted: yes}\n";

NewLeftover rectangle(const std::string& id, Length width, Length height) {
  NewLeftover made;
  made.id = id;
  made.sheet = "board";
  made.region = {{{geometry::rectangle({30_mm, 40_mm}, width, height), {}}}};
  return made;
}

/// The text after the change; it is read again and held against what was wanted.
std::string changed(const std::string& text, const StockChange& change) {
  Reading before(text);
  const auto was = before.workshop();
  EXPECT_TRUE(was) << before.lines();
  if (!was) return "";
  const auto made = with_stock(text, *before.tree, change);
  if (!made) return "INLINE";
  Reading after(*made);
  const auto is = after.workshop();
  EXPECT_TRUE(is) << after.lines() << *made;
  EXPECT_TRUE(is && is_changed_by(*was, *is, change)) << *made;
  return *made;
}

TEST(Stock, NoChangeIsNoChange) {
  EXPECT_EQ(changed(kAll, {}), kAll);
}

TEST(Stock, ACountIsReplacedWhereItStands) {
  StockChange change;
  change.sheet_counts = {{"thin", 12}};
  change.leftover_counts = {{"door", 2}};
  EXPECT_EQ(changed(kAll, change),
            with(with(kAll, "count: 7", "count: 12"), "count: 3", "count: 2"));
}

TEST(Stock, AMissingCountIsWrittenBehindTheOtherKeys) {
  StockChange change;
  change.sheet_counts = {{"board", 5}};
  const std::string line = "    machine: router   # the only one\n";
  EXPECT_EQ(changed(kAll, change), with(kAll, line, line + "    count: 5\n"));
  const std::string flow = with(kAll, ", count: 7}", "}");
  change.sheet_counts = {{"thin", 5}};
  EXPECT_EQ(changed(flow, change), with(kAll, "count: 7", "count: 5"));
}

TEST(Stock, ACommaBehindTheLastIsNotDoubled) {
  std::string text = kHead + kSheets + "jobs: [a-1, b-2, ]\n";
  const std::string was = "machine: router, count: 7}";
  for (const auto& [written, wanted] :
       {std::pair("machine: router,}", "machine: router, count: 2}"),
        std::pair("machine: router , # one\n  }", "machine: router , # one\n   count: 2}"),
        std::pair("machine: router # a, b\n  }", "machine: router # a, b\n  , count: 2}")}) {
    std::string before = text;
    before.replace(before.find(was), was.size(), written);
    std::string after = text;
    after.replace(after.find(was), was.size(), wanted);
    after.replace(after.find(", ]"), 3, ",  c-3]");
    StockChange change;
    change.sheet_counts = {{"thin", 2}};
    change.jobs = {"c-3"};
    EXPECT_EQ(changed(before, change), after);
  }
}

TEST(Stock, WhatIsUsedUpGoesWithItsLinesAndRemarksStay) {
  StockChange change;
  change.leftover_counts = {{"door", 0}};
  EXPECT_EQ(
      changed(kAll, change),
      with(kAll, "    door:   {sheet: board, size: [800mm, 600mm], count: 3}   # from the door\n",
           ""));
  change.leftover_counts = {{"wedge", 0}};
  const std::size_t from = kAll.find("    wedge:");
  const std::size_t to = kAll.find("    # the end");
  EXPECT_EQ(changed(kAll, change), kAll.substr(0, from) + kAll.substr(to));
}

TEST(Stock, WhenTheLastIsUsedUpTheKeyGoesToo) {
  StockChange change;
  change.leftover_counts = {{"door", 0}, {"wedge", 0}};
  const std::string left = changed(kAll, change);
  EXPECT_EQ(left.find("leftovers:"), std::string::npos);
  EXPECT_NE(left.find("    # on the upper shelf\n    # on the lower shelf\n    # the end\n"),
            std::string::npos);
  change.added = {rectangle("new", 500_mm, 400_mm)};
  EXPECT_NE(changed(kAll, change).find("leftovers:\n"), std::string::npos);
}

TEST(Stock, ANewLeftoverStandsBehindTheOthersAsTheyDo) {
  StockChange change;
  change.added = {rectangle("new", 500_mm, 400_um * 1000)};
  change.added[0].note = "it's {here}: # no remark";
  change.added[0].measured = 17'600_um;
  change.added[0].count = 2;
  const std::string last = "        the wall\n";
  EXPECT_EQ(changed(kAll, change), with(kAll, last, last + R"(    new:
      sheet: board
      measured: 17.6mm
      size: [500mm, 400mm]
      count: 2
      note: 'it''s {{here}}: # no remark'
)"));
}

TEST(Stock, TheFirstLeftoverOfAFileStandsAtItsEnd) {
  StockChange change;
  NewLeftover made = rectangle("new", 500_mm, 400_mm);
  made.region.faces[0].outer = geometry::polygon({{0_mm, 0_mm}, {500_mm, 0_mm}, {0_mm, 400_mm}});
  made.region.faces[0].holes = {
      geometry::reversed(geometry::rectangle({100_mm, 100_mm}, 20_mm, 30_mm))};
  change.added = {made};
  change.jobs = {"bench-0123456789ab"};
  const std::string expected = R"(
leftovers:
  new:
    sheet: board
    outline: [[0mm, 0mm], [500mm, 0mm], [0mm, 400mm]]
    holes:
      - [[100mm, 100mm], [100mm, 130mm], [120mm, 130mm], [120mm, 100mm]]

jobs:
  - bench-0123456789ab
)";
  EXPECT_EQ(changed(kHead + kSheets, change), kHead + kSheets + expected);
  const std::string unbroken = (kHead + kSheets).substr(0, (kHead + kSheets).size() - 1);
  EXPECT_EQ(changed(unbroken, change), kHead + kSheets + expected);
  const std::string none = kHead + kSheets + "leftovers: {}\njobs: []\n";
  const std::string both = changed(none, change);
  EXPECT_NE(both.find("leftovers: \n  new:\n"), std::string::npos) << both;
  EXPECT_NE(both.find("jobs: [bench-0123456789ab]\n"), std::string::npos) << both;
}

TEST(Stock, JobsAreWrittenBehindJobs) {
  StockChange change;
  change.jobs = {"b-2", "c-3"};
  const std::string flow = kAll + "jobs: [a-1]  # done\n";
  EXPECT_EQ(changed(flow, change), with(flow, "[a-1]", "[a-1, b-2, c-3]"));
  const std::string block = kAll + "jobs:\n-   a-1  # done\n# the end";
  EXPECT_EQ(changed(block, change), with(block, "# done\n", "# done\n-   b-2\n-   c-3\n"));
}

TEST(Stock, LineBreaksStayAsTheyAre) {
  std::string windows;
  for (const char c : kAll) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  StockChange change;
  change.sheet_counts = {{"board", 5}};
  change.leftover_counts = {{"door", 0}};
  change.added = {rectangle("new", 500_mm, 400_mm)};
  change.jobs = {"a-1"};
  const std::string made = changed(windows, change);
  for (std::size_t at = made.find('\n'); at != std::string::npos; at = made.find('\n', at + 1)) {
    EXPECT_EQ(made[at - 1], '\r');
  }
}

TEST(Stock, ALongOutlineGoesOnInTheNextLine) {
  StockChange change;
  std::vector<Point> corners;
  for (int i = 0; i < 60; ++i) corners.push_back({10_mm * i, i % 2 == 0 ? 0_mm : 5_mm});
  corners.push_back({590_mm, 400_mm});
  corners.push_back({0_mm, 400_mm});
  change.added = {rectangle("new", 1_mm, 1_mm)};
  change.added[0].region.faces[0].outer = geometry::polygon(corners);
  std::istringstream lines(changed(kAll, change));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 104U) << line;
}

TEST(Stock, WhatSharesItsLineIsNotTornOut) {
  const std::string text =
      kHead + kSheets + "leftovers: {a: {sheet: board, size: [80mm, 60mm], count: 2}}\n";
  StockChange change;
  change.leftover_counts = {{"a", 1}};
  EXPECT_EQ(changed(text, change), with(text, "count: 2", "count: 1"));
  change.leftover_counts = {{"a", 0}};
  EXPECT_EQ(changed(text, change), "INLINE");
  change.leftover_counts = {};
  change.added = {rectangle("b", 80_mm, 60_mm)};
  EXPECT_EQ(changed(text, change), "INLINE");
}

TEST(Stock, AWrongResultIsSeen) {
  Reading reading(kAll);
  const Workshop shop = reading.workshop().value();
  StockChange change;
  EXPECT_TRUE(is_changed_by(shop, shop, change));
  change.sheet_counts = {{"thin", 6}};
  EXPECT_FALSE(is_changed_by(shop, shop, change));
  change = {};
  change.leftover_counts = {{"door", 0}};
  EXPECT_FALSE(is_changed_by(shop, shop, change));
  change = {};
  change.added = {rectangle("new", 500_mm, 400_mm)};
  EXPECT_FALSE(is_changed_by(shop, shop, change));
  change = {};
  change.jobs = {"a-1"};
  EXPECT_FALSE(is_changed_by(shop, shop, change));
}

}  // namespace
}  // namespace plano::catalog
