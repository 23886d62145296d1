// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Findings that say the same of several places, put together: a report of forty pages that repeat
/// themselves is not read. Used by this folder only.
#pragma once

#include <string>
#include <vector>

#include "checks/report.h"

namespace plano::documents {

/// Results of one rule and one verdict with the same mend, or the same figures.
struct FindingGroup {
  const checks::RuleReport* rule = nullptr;
  std::vector<const checks::Result*> results;  // at least one, in the order of the rule

  checks::Verdict verdict() const { return results.front()->verdict; }
};

/// Everything that has a place and does not simply pass, the worst first; within a verdict in the
/// order of the rules. `report` must outlive it.
std::vector<FindingGroup> groups_of(const checks::Report& report);

/// "a", "b", … "z", "aa": how the results of a group are told apart.
std::string letter_of(std::size_t index);

}  // namespace plano::documents
