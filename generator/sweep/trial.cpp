// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/trial.h"

#include <algorithm>

#include "assembly/codes.h"
#include "base/hash.h"
#include "model/codes.h"
#include "pipeline/codes.h"

namespace plano::sweep {
namespace {

Outcome outcome_of(const diagnostics::Diagnostic& finding) {
  const diagnostics::Code* code = finding.code;
  if (code == &assembly::kNotProven || code == &assembly::kStepBlocked) return Outcome::unproven;
  if (code->severity != diagnostics::Severity::error) return Outcome::warned;
  if (code == &pipeline::kAuthorStops || code == &pipeline::kNothingToMake ||
      code == &model::kOutOfRange || code == &model::kEmptyRange) {
    return Outcome::refused;
  }
  return code == &model::kNoSheet || code == &model::kNoSuchKind ? Outcome::unavailable
                                                                 : Outcome::failed;
}

}  // namespace

Key key_of(const diagnostics::Diagnostic& finding) {
  const diagnostics::Span& span = finding.primary.span;
  if (span.known()) {
    return {finding.code->id, std::to_string(span.source) + ":" + std::to_string(span.begin) + "-" +
                                  std::to_string(span.end)};
  }
  std::string words;
  for (const char c : finding.message.en) {
    if (c < '0' || c > '9') words += c;
  }
  return {finding.code->id, "-" + hex(sha256(words)).substr(0, 8)};
}

Trial verdict_on(const diagnostics::Diagnostics& found) {
  Trial trial;
  for (const diagnostics::Diagnostic& item : found.items()) {
    trial.outcome = std::max(trial.outcome, outcome_of(item));
  }
  for (const diagnostics::Diagnostic& item : found.items()) {
    if (outcome_of(item) == trial.outcome) trial.keys.push_back(key_of(item));
  }
  std::sort(trial.keys.begin(), trial.keys.end());
  trial.keys.erase(std::unique(trial.keys.begin(), trial.keys.end()), trial.keys.end());
  return trial;
}

}  // namespace plano::sweep
