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

// Whose place a finding takes when there is no more room: an error that of a warning, and the first
// of its code that of one told several times. None of them: the number of all, which is not kept.
std::size_t place_among(const std::vector<Diagnostic>& kept, const Code& code) {
  const auto count = [&](const Code* wanted) {
    return std::count_if(kept.begin(), kept.end(),
                         [&](const Diagnostic& item) { return item.code == wanted; });
  };
  const bool is_error = code.severity == Severity::error;
  const bool is_new = count(&code) == 0;
  for (std::size_t i = kept.size(); i-- > 0;) {
    const Code* other = kept[i].code;
    if (is_error && other->severity != Severity::error) return i;
    if (is_new && (is_error || other->severity != Severity::error) && count(other) > 1) return i;
  }
  return kept.size();
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
    const std::size_t place = place_among(items_, code);
    at(place) = std::move(finding);
    return {*this, place};
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
