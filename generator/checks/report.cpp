// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checks/report.h"

#include <algorithm>

namespace plano::checks {
namespace {

bool is_unverified(const Result& result) {
  return std::any_of(result.rests_on.begin(), result.rests_on.end(), [](const Figure* figure) {
    return figure->confidence == Confidence::unverified;
  });
}

void settle_rule(RuleReport& report) {
  report.verdict = Verdict::not_applicable;
  for (Result& result : report.outcome.results) {
    if (result.verdict == Verdict::pass && is_unverified(result)) {
      result.verdict = Verdict::needs_human;
    }
    report.verdict = std::max(report.verdict, result.verdict);
  }
  std::stable_sort(report.outcome.results.begin(), report.outcome.results.end(),
                   [](const Result& a, const Result& b) { return a.verdict > b.verdict; });
}

}  // namespace

std::size_t Report::count(Verdict wanted) const {
  return static_cast<std::size_t>(std::count_if(
      rules.begin(), rules.end(), [&](const RuleReport& one) { return one.verdict == wanted; }));
}

void settle(Report& report) {
  report.verdict = Verdict::not_applicable;
  for (RuleReport& one : report.rules) {
    settle_rule(one);
    report.verdict = std::max(report.verdict, one.verdict);
  }
}

Report check(const Survey& survey) {
  Report report;
  for (const Rule* rule : rules()) {
    report.rules.push_back({rule, Verdict::not_applicable, {}});
    rule->run(survey, report.rules.back().outcome);
  }
  settle(report);
  report.proposals = survey.findings;
  return report;
}

}  // namespace plano::checks
