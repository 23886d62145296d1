// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Words for people as the author wrote them: plain or `{fr: …, en: …}`, with `{formula}` parts.
/// A literal brace is doubled: `{{`, `}}`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spec/expression.h"

namespace plano::spec {

/// Words, or a formula whose value is shown in their place.
struct TextPiece {
  std::string words;
  std::optional<Expression> formula;
};

struct TextVersion {
  std::string language;  // "en", "fr"; empty: plain, for every language
  std::vector<TextPiece> pieces;
  Span span;
};

struct TextSpec {
  std::vector<TextVersion> versions;
  Span span;

  bool empty() const { return versions.empty(); }
  /// The version in that language, else the plain one, else the first. Precondition: not empty.
  const TextVersion& in(std::string_view language) const;
};

}  // namespace plano::spec
