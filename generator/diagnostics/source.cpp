// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "diagnostics/source.h"

#include <algorithm>

#include "base/check.h"

namespace plano::diagnostics {
namespace {

/// Line breaks are \n, \r\n and a lone \r, as in YAML.
std::vector<std::uint32_t> starts_of_lines(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool half_of_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !half_of_crlf)) {
      starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
  return starts;
}

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

}  // namespace

SourceId SourceMap::add(std::string name, std::string text) {
  CHECK(text.size() < Span::kNoSource, "a source of 4 GiB: spans hold 32 bits");
  std::vector<std::uint32_t> starts = starts_of_lines(text);
  sources_.push_back({std::move(name), std::move(text), std::move(starts)});
  return static_cast<SourceId>(sources_.size() - 1);
}

const std::string& SourceMap::name(SourceId id) const {
  return sources_.at(id).name;
}

const std::string& SourceMap::text(SourceId id) const {
  return sources_.at(id).text;
}

LineColumn SourceMap::where(SourceId id, std::uint32_t byte) const {
  const Source& source = sources_.at(id);
  const std::uint32_t at = std::min(byte, static_cast<std::uint32_t>(source.text.size()));
  const auto& starts = source.line_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), at);
  const std::string_view before =
      std::string_view(source.text).substr(*(after - 1), at - *(after - 1));
  return {static_cast<std::uint32_t>(after - starts.begin()),
          static_cast<std::uint32_t>(
              1 + std::count_if(before.begin(), before.end(), starts_character))};
}

std::string_view SourceMap::line(SourceId id, std::uint32_t line) const {
  const Source& source = sources_.at(id);
  const auto& starts = source.line_starts;
  CHECK(line >= 1 && line <= starts.size(), "a line the source does not have");
  const std::size_t begin = starts[line - 1];
  const std::size_t end = line < starts.size() ? starts[line] : source.text.size();
  std::string_view text = std::string_view(source.text).substr(begin, end - begin);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace plano::diagnostics
