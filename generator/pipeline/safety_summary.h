// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the pre-check said in a few lines: for bundle.json and the README. Used by this folder
/// only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "checks/report.h"
#include "pipeline/generate.h"

namespace plano::pipeline {

struct SafetySummary {
  struct Failure {
    std::string rule;  // its id
    Text title;
    std::string reason;  // why the maker accepts it; empty: nobody does
  };
  checks::Verdict verdict = checks::Verdict::not_applicable;
  std::vector<std::pair<checks::Verdict, std::size_t>> rules;  // how many say so
  std::vector<Failure> failures;                               // in the order of the rules
};
SafetySummary summary_of(const checks::Report& report, const std::vector<AcceptedFail>& accepted);

}  // namespace plano::pipeline
