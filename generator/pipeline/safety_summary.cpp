// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pipeline/safety_summary.h"

#include <algorithm>

namespace plano::pipeline {

SafetySummary summary_of(const checks::Report& report, const std::vector<AcceptedFail>& accepted) {
  using checks::Verdict;
  SafetySummary all;
  all.verdict = report.verdict;
  for (const Verdict verdict : {Verdict::pass, Verdict::fail, Verdict::needs_declaration,
                                Verdict::needs_human, Verdict::not_applicable}) {
    all.rules.emplace_back(verdict, report.count(verdict));
  }
  for (const checks::RuleReport& one : report.rules) {
    if (one.verdict != Verdict::fail) continue;
    const auto why = std::find_if(accepted.begin(), accepted.end(), [&](const AcceptedFail& fail) {
      return fail.rule == one.rule->id;
    });
    all.failures.push_back({one.rule->id,
                            {std::string(one.rule->title_en), std::string(one.rule->title_fr)},
                            why == accepted.end() ? "" : why->reason});
  }
  return all;
}

}  // namespace plano::pipeline
