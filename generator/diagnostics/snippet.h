// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A place in a text as a person sees it: the line, and marks below what is meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "diagnostics/render.h"

namespace plano::diagnostics {

/// What a piece of the output is, for its colour.
enum class Ink : std::uint8_t { error, warning, place, strong };

class Paint {
 public:
  explicit Paint(Colour colour) : colour_(colour) {}
  std::string in(Ink ink, std::string_view text) const;

 private:
  Colour colour_;
};

struct SnippetStyle {
  std::string_view arrow;  // before the place: "-->"; empty: the reader knows the file already
  char mark = '^';         // below the text meant
  Ink ink = Ink::error;
  std::size_t gutter = 1;  // digits of the greatest line number of the finding
};

/// Digits of the greatest line number a finding shows, so that its bars stand below each other.
std::size_t gutter_of(const Diagnostic& finding, const SourceMap& sources);

/// Adds the place and the lines meant to `out`: at most four, of a longer span the first and last
/// two; long lines are cut around the marks. `label.note` is the sentence beside the marks, already
/// in the reader's language. Precondition: the span is known.
void add_snippet(std::string& out, const SourceMap& sources, const Label& label,
                 const SnippetStyle& style, const Paint& paint);

}  // namespace plano::diagnostics
