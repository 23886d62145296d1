// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "syntax/text_lines.h"

#include <algorithm>

namespace plano::syntax {
namespace {
constexpr std::string_view kBreaks = "\r\n";
}  // namespace

std::string_view in(std::string_view text, Stretch part) {
  return text.substr(part.begin, part.end - part.begin);
}

Stretch line_at(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_of(kBreaks, at - 1);
  Stretch line{before == std::string_view::npos ? 0 : before + 1,
               std::min(text.find_first_of(kBreaks, at), text.size())};
  while (!line.empty() && text[line.begin] == ' ') {
    ++line.begin;
  }
  while (!line.empty() && text[line.end - 1] == ' ') {
    --line.end;
  }
  return line;
}

std::optional<Stretch> line_above(std::string_view text, std::size_t at) {
  std::size_t begin = line_at(text, at).begin;
  while (begin > 0) {
    const std::size_t end = text.find_last_of(kBreaks, begin - 1);
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    const Stretch line = line_at(text, end);
    if (!line.empty() && text[line.begin] != '#') {
      return line;
    }
    begin = std::min(line.begin, end);
  }
  return std::nullopt;
}

std::optional<std::size_t> colon_without_space(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= line.size() ||
      line[colon + 1] == ' ' || line.substr(colon + 1, 2) == "//") {
    return std::nullopt;
  }
  const std::size_t begin = line.substr(0, 2) == "- " ? 2 : 0;
  const std::string_view key = line.substr(begin, colon - std::min(begin, colon));
  const bool a_word = key.find_first_of(" \"'{}[],#") == std::string_view::npos;
  return a_word ? std::optional(colon) : std::nullopt;
}

bool has_document_end(std::string_view text) {
  std::size_t at = text.find("...");
  while (at != std::string_view::npos) {
    const Stretch line = line_at(text, at);
    if (in(text, line) == "...") {
      return true;
    }
    at = text.find("...", std::max(at + 1, line.end));  // each line is looked at once
  }
  return false;
}

}  // namespace plano::syntax
