// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/finding_groups.h"

#include <algorithm>

namespace plano::documents {
namespace {

using checks::Measure;
using checks::Result;
using checks::Verdict;

/// Worst first; what passes, or does not concern the design, is no finding.
constexpr Verdict kOrder[] = {Verdict::fail, Verdict::needs_declaration, Verdict::needs_human};

bool alike(const std::optional<Measure>& a, const std::optional<Measure>& b) {
  if (!a || !b) return !a && !b;
  return checks::show(*a) == checks::show(*b);
}

bool say_the_same(const Result& a, const Result& b) {
  if (!a.mend.empty() && a.mend == b.mend) return true;
  return a.measured && alike(a.measured, b.measured) && alike(a.limit, b.limit);
}

void add(const checks::RuleReport& rule, const Result& result, std::vector<FindingGroup>& groups) {
  const auto same = std::find_if(groups.begin(), groups.end(), [&](const FindingGroup& group) {
    return group.rule == &rule && group.verdict() == result.verdict &&
           say_the_same(*group.results.front(), result);
  });
  if (same != groups.end()) {
    same->results.push_back(&result);
  } else {
    groups.push_back({&rule, {&result}});
  }
}

}  // namespace

std::vector<FindingGroup> groups_of(const checks::Report& report) {
  std::vector<FindingGroup> groups;
  for (const Verdict verdict : kOrder) {
    for (const checks::RuleReport& rule : report.rules) {
      for (const Result& result : rule.outcome.results) {
        if (result.verdict != verdict || result.place.elements.empty()) continue;
        add(rule, result, groups);
      }
    }
  }
  return groups;
}

std::string letter_of(std::size_t index) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % kLetters));
  }
  return letters;
}

}  // namespace plano::documents
