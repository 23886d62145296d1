// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What a sweep has to say, from the outcomes of its variants alone: the same whether they were
/// tried at once, in parts, or by however many threads.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "sweep/plan.h"
#include "sweep/trial.h"

namespace plano::sweep {

/// Builds the design with these values through all proofs. Called from several threads.
using Try = std::function<diagnostics::Diagnostics(const Values& values)>;

/// A fault, a refusal, a warning or what else a variant shows, with everything that showed it.
struct Finding {
  Key key;
  std::size_t variants = 0;  // that showed it
  std::size_t first = 0;     // the one with the fewest values changed, of those the earliest
  /// The least values that show it, and what they show. Failures beyond kMostMinimised, and all
  /// that is no failure, keep the values of `first`.
  Values values;
  bool minimised = false;
  diagnostics::Diagnostic finding;
};

struct Report {
  std::array<std::size_t, 6> outcomes{};  // by Outcome
  std::array<std::size_t, 5> origins{};   // by Origin
  std::vector<Finding> failures;          // most frequent first, then by key
  std::vector<Finding> refusals;
  std::vector<Finding> unavailable;
  std::vector<Finding> warnings;  // of variants that can be made
  std::vector<Finding> unproven;
  /// What trials hold and the variant does not show: kept from a run that met a passing fault, or
  /// changed by hand. Without `finding`.
  std::vector<Finding> gone;

  std::size_t tried() const;
  std::size_t count(Outcome outcome) const { return outcomes[static_cast<std::size_t>(outcome)]; }
};

/// A design with more different faults than this has a common cause to be found first.
inline constexpr std::size_t kMostMinimised = 20;
/// Builds that are spent on one failure's set of values, before its values are drawn nearer.
inline constexpr int kMostQuestions = 200;

/// `trials` by index of the plan's variants; those without are not counted. `progress` is told
/// failures done of all to be minimised.
/// Cost: for each failure some ten to kMostQuestions builds, failures side by side.
Report report_on(const Subject& subject, const Space& space, const Plan& plan,
                 const std::map<std::size_t, Trial>& trials, const Try& build, std::size_t threads,
                 const std::function<void(std::size_t done, std::size_t all)>& progress);

}  // namespace plano::sweep
