// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/report.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "sweep/crew.h"
#include "sweep/minimise.h"

namespace plano::sweep {
namespace {

std::size_t changes(const Values& values) {
  return static_cast<std::size_t>(std::count_if(
      values.begin(), values.end(), [](const auto& value) { return value.has_value(); }));
}

const diagnostics::Diagnostic* find(const diagnostics::Diagnostics& found, const Key& key) {
  for (const diagnostics::Diagnostic& item : found.items()) {
    if (key_of(item) == key) return &item;
  }
  return nullptr;
}

/// Every fault or refusal of this outcome, once.
std::vector<Finding> gathered(const Plan& plan, const std::map<std::size_t, Trial>& trials,
                              Outcome outcome) {
  std::map<Key, Finding> by_key;
  for (const auto& [variant, trial] : trials) {
    if (trial.outcome != outcome || variant >= plan.variants.size()) continue;
    const Values& values = plan.variants[variant].values;
    for (const Key& key : trial.keys) {
      Finding& finding = by_key[key];
      if (++finding.variants == 1 || changes(values) < changes(finding.values)) {
        finding.key = key;
        finding.first = variant;
        finding.values = values;
      }
    }
  }
  std::vector<Finding> all;
  for (auto& [key, finding] : by_key) all.push_back(std::move(finding));
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding& a, const Finding& b) { return a.variants > b.variants; });
  return all;
}

/// One failure made as small as it gets.
class Smaller {
 public:
  Smaller(const Subject& subject, const Space& space, const Try& build, Finding& finding)
      : subject_(subject), space_(space), build_(build), finding_(finding) {}

  void work() {
    keep_few();
    for (std::size_t i = 0; i < space_.axes.size(); ++i) draw_near(i);
    keep_few();  // a milder value may need less company
    finding_.minimised = true;
  }

 private:
  bool shows(const Values& values) { return find(build_(values), finding_.key) != nullptr; }

  void keep_few() {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < finding_.values.size(); ++i) {
      if (finding_.values[i]) changed.push_back(i);
    }
    const auto with_only = [&](const std::vector<std::size_t>& kept) {
      Values values(finding_.values.size());
      for (const std::size_t k : kept) values[changed[k]] = finding_.values[changed[k]];
      return values;
    };
    finding_.values = with_only(smallest_set(
        changed.size(), [&](const auto& kept) { return shows(with_only(kept)); }, kMostQuestions));
  }

  void draw_near(std::size_t axis) {
    if (!finding_.values[axis]) return;
    const auto way = way_to(subject_, space_.axes[axis], *finding_.values[axis]);
    if (!way) return;
    const auto with = [&](std::int64_t k) {
      Values values = finding_.values;
      if (k <= way->steps) values[axis] = way->at(k);
      return values;
    };
    finding_.values =
        with(least_that_breaks(way->steps + 1, [&](std::int64_t k) { return shows(with(k)); }));
  }

  const Subject& subject_;
  const Space& space_;
  const Try& build_;
  Finding& finding_;
};

/// What the finding's values show of it now; false where that is nothing.
bool look(const Try& build, Finding& finding) {
  const diagnostics::Diagnostics found = build(finding.values);
  const diagnostics::Diagnostic* shown = find(found, finding.key);
  finding.finding = shown != nullptr ? *shown : diagnostics::Diagnostic();
  return shown != nullptr;
}

/// Moves the findings that no longer show to `gone`.
void set_aside(std::vector<Finding>& findings, std::vector<Finding>& gone) {
  const auto end =
      std::stable_partition(findings.begin(), findings.end(),
                            [](const Finding& finding) { return finding.finding.code != nullptr; });
  std::move(end, findings.end(), std::back_inserter(gone));
  findings.erase(end, findings.end());
}

}  // namespace

std::size_t Report::tried() const {
  return std::accumulate(outcomes.begin(), outcomes.end(), std::size_t{0});
}

Report report_on(const Subject& subject, const Space& space, const Plan& plan,
                 const std::map<std::size_t, Trial>& trials, const Try& build, std::size_t threads,
                 const std::function<void(std::size_t done, std::size_t all)>& progress) {
  Report report;
  for (const auto& [variant, trial] : trials) {
    if (variant >= plan.variants.size()) continue;
    ++report.outcomes[static_cast<std::size_t>(trial.outcome)];
    ++report.origins[static_cast<std::size_t>(plan.variants[variant].origin)];
  }
  report.failures = gathered(plan, trials, Outcome::failed);
  report.refusals = gathered(plan, trials, Outcome::refused);
  report.unavailable = gathered(plan, trials, Outcome::unavailable);
  report.warnings = gathered(plan, trials, Outcome::warned);
  report.unproven = gathered(plan, trials, Outcome::unproven);

  const auto lists = {&report.failures, &report.refusals, &report.unavailable, &report.unproven,
                      &report.warnings};
  std::vector<Finding*> all;
  for (auto* list : lists) {
    for (Finding& finding : *list) all.push_back(&finding);
  }
  std::size_t finished = 0;
  share_out(
      all.size(), threads,
      [&](std::size_t k) {
        Finding& finding = *all[k];
        if (look(build, finding) && k < std::min(kMostMinimised, report.failures.size())) {
          Smaller(subject, space, build, finding).work();
          look(build, finding);
        }
        return true;
      },
      [&](std::size_t, bool) {
        progress(++finished, all.size());
        return true;
      });
  for (auto* list : lists) set_aside(*list, report.gone);
  return report;
}

}  // namespace plano::sweep
