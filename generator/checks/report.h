// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// All rules run over one design. The report is data: `pipeline` writes it as JSON, `documents` as
/// pages.
#pragma once

#include <vector>

#include "checks/rule.h"
#include "checks/survey.h"

namespace plano::checks {

struct RuleReport {
  const Rule* rule = nullptr;
  Verdict verdict = Verdict::not_applicable;  // the worst of its results
  Outcome outcome;                            // results worst first, then as found
};

struct Report {
  Verdict verdict = Verdict::not_applicable;  // the worst of all rules
  std::vector<RuleReport> rules;              // all of them, in the order of rules.def
  std::vector<Finding> proposals;             // what was found and has to be confirmed

  std::size_t count(Verdict wanted) const;
};

/// Runs every rule. A pass that rests on an unverified figure becomes needs_human here, whatever
/// the rule says: no rule can forget it. Never throws on a design that could be built.
Report check(const Survey& survey);

/// After results were changed: no pass by an unverified figure, worst results first, and the
/// verdicts of every rule and of all.
void settle(Report& report);

}  // namespace plano::checks
