// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/diagnostic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace plano::diagnostics {
namespace {

/// A spec error hides the truth of everything after it; a refusal is the mildest: all else went
/// well.
int gravity(int exit_code) {
  switch (static_cast<Outcome>(exit_code)) {
    case Outcome::spec:
      return 5;
    case Outcome::usage:
      return 4;
    case Outcome::files:
      return 3;
    case Outcome::cannot_be_made:
      return 2;
    case Outcome::refused:
      return 1;
  }
  return 0;
}

}  // namespace

Diagnostics::Builder Diagnostics::add(const Code& code, Span span, Text message) {
  if (code.severity == Severity::error) {
    ++errors_;
    const int outcome = static_cast<int>(code.outcome);
    if (gravity(outcome) > gravity(worst_)) {
      worst_ = outcome;
    }
  }
  Diagnostic finding;
  finding.code = &code;
  finding.message = std::move(message);
  finding.primary.span = span;
  if (items_.size() == kMost) {
    ++left_out_;
    dropped_ = std::move(finding);
    return {*this, kMost};
  }
  items_.push_back(std::move(finding));
  return {*this, items_.size() - 1};
}

Diagnostics::Builder& Diagnostics::Builder::label(Text note) {
  owner_.at(index_).primary.note = std::move(note);
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::also(Span span, Text note) {
  owner_.at(index_).secondary.push_back({span, std::move(note)});
  return *this;
}

Diagnostics::Builder& Diagnostics::Builder::hint(Text hint) {
  owner_.at(index_).hint = std::move(hint);
  return *this;
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> found = items_;
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.primary.span.source, a.primary.span.begin) <
           std::tie(b.primary.span.source, b.primary.span.begin);
  });
  return found;
}

int Diagnostics::exit_code() const {
  return worst_;
}

}  // namespace plano::diagnostics
