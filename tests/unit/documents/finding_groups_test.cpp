// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/finding_groups.h"

#include <gtest/gtest.h>

namespace plano::documents {
namespace {

using checks::Result;
using checks::Unit;
using checks::Verdict;

Result result(Verdict verdict, double measured, const char* mend) {
  Result one;
  one.verdict = verdict;
  one.measured = checks::Measure{measured, Unit::mm};
  one.place.elements = {"part"};
  one.mend = {mend};
  return one;
}

checks::Report report_of(std::vector<Result> results) {
  checks::Report report;
  checks::RuleReport rule;
  rule.outcome.results = std::move(results);
  report.rules.push_back(std::move(rule));
  return report;
}

TEST(FindingGroups, JoinTheSameMendAndTheSameFigures) {
  const auto report = report_of(
      {result(Verdict::needs_human, 10, "widen a"), result(Verdict::needs_human, 12, "widen a"),
       result(Verdict::needs_human, 10, "widen b"), result(Verdict::needs_human, 14, "widen c")});
  const auto groups = groups_of(report);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].results.size(), 3U);
  EXPECT_EQ(groups[1].results.size(), 1U);
}

TEST(FindingGroups, KeepVerdictsApartTheWorstFirstAndLeaveOutWhatPasses) {
  auto without_place = result(Verdict::needs_human, 1, "see");
  without_place.place.elements.clear();
  const auto report =
      report_of({result(Verdict::needs_human, 10, "x"), result(Verdict::fail, 10, "x"),
                 result(Verdict::pass, 10, "x"), without_place});
  const auto groups = groups_of(report);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].verdict(), Verdict::fail);
  EXPECT_EQ(groups[1].verdict(), Verdict::needs_human);
}

TEST(FindingGroups, RulesAreNeverJoined) {
  checks::Report report = report_of({result(Verdict::fail, 1, "x")});
  report.rules.push_back(report.rules.front());
  EXPECT_EQ(groups_of(report).size(), 2U);
}

TEST(FindingGroups, LettersGoOnAfterZ) {
  EXPECT_EQ(letter_of(0), "a");
  EXPECT_EQ(letter_of(25), "z");
  EXPECT_EQ(letter_of(26), "aa");
  EXPECT_EQ(letter_of(27), "ab");
}

}  // namespace
}  // namespace plano::documents
