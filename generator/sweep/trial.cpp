// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sweep/trial.h"

#include <algorithm>

#include "base/hash.h"
#include "model/codes.h"
#include "pipeline/codes.h"

namespace plano::sweep {
namespace {

Outcome outcome_of(const diagnostics::Diagnostic& error) {
  const diagnostics::Code* code = error.code;
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
  if (!found.items().empty()) trial.outcome = Outcome::warned;
  for (const diagnostics::Diagnostic& item : found.items()) {
    if (item.code->severity != diagnostics::Severity::error) continue;
    trial.outcome = std::max(trial.outcome, outcome_of(item));
  }
  for (const diagnostics::Diagnostic& item : found.items()) {
    const bool error = item.code->severity == diagnostics::Severity::error;
    const Outcome outcome = error ? outcome_of(item) : Outcome::warned;
    if (outcome == trial.outcome) trial.keys.push_back(key_of(item));
  }
  std::sort(trial.keys.begin(), trial.keys.end());
  trial.keys.erase(std::unique(trial.keys.begin(), trial.keys.end()), trial.keys.end());
  return trial;
}

}  // namespace plano::sweep
