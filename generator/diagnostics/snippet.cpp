// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/snippet.h"

#include <algorithm>

#include "base/utf8.h"
#include "diagnostics/display.h"

namespace plano::diagnostics {
namespace {

// A terminal's width less the gutter; a line beyond it is cut around its marks.
constexpr std::size_t kWidestLine = 96;
// Room kept before the marks of a cut line, so that the reader sees where they stand.
constexpr std::size_t kBeforeMarks = 40;
// Lines of a span shown in full; of a longer one the first and last half of them.
constexpr std::uint32_t kMostLines = 4;

/// Bytes [begin, end) of a line.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The part of the span on line `number`, in bytes of that line.
Stretch part_on_line(const SourceMap& sources, Span span, std::uint32_t number,
                     std::string_view line) {
  const std::string& text = sources.text(span.source);
  const auto offset = static_cast<std::size_t>(line.data() - text.data());
  const std::uint32_t first = sources.where(span.source, span.begin).line;
  const auto clamp = [&](std::size_t byte) {
    return std::clamp(byte, offset, offset + line.size()) - offset;
  };
  Stretch part{
      number == first ? clamp(span.begin) : std::min(line.find_first_not_of(' '), line.size()),
      clamp(span.end)};
  part.end = std::max(part.end, part.begin);
  return part;
}

/// `bytes` moved back to the beginning of a character.
std::size_t character_start(std::string_view line, std::size_t byte) {
  while (byte > 0 && byte < line.size() &&
         (static_cast<unsigned char>(line[byte]) & 0xc0) == 0x80) {
    --byte;
  }
  return byte;
}

/// The bytes of a long line that are shown: all of a short one.
Stretch window_of(std::string_view line, Stretch part) {
  if (line.size() <= kWidestLine) {
    return {0, line.size()};
  }
  const std::size_t begin =
      part.end <= kWidestLine ? 0 : (part.begin > kBeforeMarks ? part.begin - kBeforeMarks : 0);
  return {character_start(line, begin),
          character_start(line, std::min(begin + kWidestLine, line.size()))};
}

void add_line(std::string& out, const SourceMap& sources, const Label& label, std::uint32_t number,
              const SnippetStyle& style, const Paint& paint, bool last) {
  const std::string_view line = sources.line(label.span.source, number);
  const Stretch part = part_on_line(sources, label.span, number, line);
  const Stretch window = window_of(line, part);
  const std::string cut = window.begin > 0 ? "…" : "";
  const auto shown = [&](std::size_t begin, std::size_t end) {
    begin = std::clamp(begin, window.begin, window.end);
    end = std::clamp(end, begin, window.end);
    return printable(line.substr(begin, end - begin));
  };
  const std::string digits = std::to_string(number);
  out +=
      paint.in(Ink::place, std::string(style.gutter - std::min(style.gutter, digits.size()), ' ') +
                               digits + " |") +
      " " + cut + shown(window.begin, window.end) + (window.end < line.size() ? "…" : "") + "\n";
  const std::size_t before = columns_of(cut + shown(window.begin, part.begin));
  const std::size_t marks = std::max<std::size_t>(1, columns_of(shown(part.begin, part.end)));
  out +=
      paint.in(Ink::place, std::string(style.gutter, ' ') + " |") + " " + std::string(before, ' ');
  std::string marked(marks, style.mark);
  if (last && !label.note.empty()) {
    marked += " " + label.note.en;
  }
  out += paint.in(style.ink, marked) + "\n";
}

}  // namespace

std::string Paint::in(Ink ink, std::string_view text) const {
  if (colour_ == Colour::none) {
    return std::string(text);
  }
  static constexpr std::string_view kBegin[] = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m",
                                                "\x1b[1m"};
  return std::string(kBegin[static_cast<std::size_t>(ink)]) + std::string(text) + "\x1b[0m";
}

std::size_t gutter_of(const Diagnostic& finding, const SourceMap& sources) {
  std::uint32_t greatest = 0;
  const auto see = [&](Span span) {
    if (span.known()) {
      greatest =
          std::max(greatest, sources.where(span.source, std::max(span.begin, span.end)).line);
    }
  };
  see(finding.primary.span);
  for (const Label& other : finding.secondary) {
    see(other.span);
  }
  return greatest == 0 ? 1 : std::to_string(greatest).size();
}

void add_snippet(std::string& out, const SourceMap& sources, const Label& label,
                 const SnippetStyle& style, const Paint& paint) {
  const Span span = label.span;
  const LineColumn begin = sources.where(span.source, span.begin);
  // The last byte meant, not the one after it: a span may end with its line break.
  const std::uint32_t last =
      sources.where(span.source, std::max(span.begin, span.end - (span.end > span.begin ? 1 : 0)))
          .line;
  if (!style.arrow.empty()) {
    out += std::string(style.gutter, ' ') + paint.in(Ink::place, style.arrow) + " " +
           printable(sources.name(span.source)) + ":" + std::to_string(begin.line) + ":" +
           std::to_string(begin.column) + "\n";
  }
  const bool long_span = last - begin.line >= kMostLines;
  for (std::uint32_t number = begin.line; number <= last; ++number) {
    if (long_span && number == begin.line + kMostLines / 2) {
      out += std::string(style.gutter, ' ') + paint.in(Ink::place, " ⋮") + "\n";
      number = last + 1 - kMostLines / 2;
    }
    add_line(out, sources, label, number, style, paint, number == last);
  }
}

}  // namespace plano::diagnostics
