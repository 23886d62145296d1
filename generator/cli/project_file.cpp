// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/project_file.h"

#include <map>
#include <string_view>

#include "cli/codes.h"

namespace plano::cli {

using diagnostics::Span;

namespace {

constexpr std::string_view kSpaces = " \t\r";

/// [begin, end) of `text` without the spaces at both ends.
struct Range {
  std::size_t begin;
  std::size_t end;
  bool empty() const { return begin == end; }
};

Range trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && kSpaces.find(text[begin]) != std::string_view::npos) ++begin;
  while (end > begin && kSpaces.find(text[end - 1]) != std::string_view::npos) --end;
  return {begin, end};
}

Span span_of(diagnostics::SourceId source, Range range) {
  return {source, static_cast<std::uint32_t>(range.begin), static_cast<std::uint32_t>(range.end)};
}

}  // namespace

ProjectFile read_project_file(const diagnostics::SourceMap& sources, diagnostics::SourceId source,
                              diagnostics::Diagnostics& found) {
  const std::string_view text = sources.text(source);
  ProjectFile file;
  std::map<std::string, Span> seen;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    const std::size_t comment = std::min(text.find('#', start), end);
    const Range line = trimmed(text, start, comment);
    start = end + 1;
    if (line.empty()) continue;

    const std::size_t equals = text.substr(0, line.end).find('=', line.begin);
    const bool has_equals = equals != std::string_view::npos;
    const Range name = has_equals ? trimmed(text, line.begin, equals) : line;
    const Range value =
        has_equals ? trimmed(text, equals + 1, line.end) : Range{line.end, line.end};
    if (name.empty() || value.empty() || text[line.begin] == '[') {
      found
          .add(kProjectFileLine, span_of(source, line),
               text[line.begin] == '['
                   ? Text("plano.ini has no [sections]", "plano.ini n'a pas de [sections]")
                   : Text("this line is not `name = value`",
                          "cette ligne n'est pas de la forme « nom = valeur »"))
          .hint({"write one parameter a line, for example: length = 1400mm",
                 "écrivez un paramètre par ligne, par exemple : length = 1400mm"});
      continue;
    }
    const std::string key(text.substr(name.begin, name.end - name.begin));
    const auto [earlier, is_new] = seen.emplace(key, span_of(source, name));
    if (!is_new) {
      found
          .add(kParameterTwice, span_of(source, name),
               fill(Text("{0} is given twice", "{0} est donné deux fois"), {quote(key)}))
          .also(earlier->second, Text("first given here", "donné une première fois ici"))
          .hint({"keep one of the two", "gardez l'un des deux"});
      continue;
    }
    file.lines.push_back({key, span_of(source, name), span_of(source, value)});
    file.readable +=
        key + "=" + std::string(text.substr(value.begin, value.end - value.begin)) + "\n";
  }
  return file;
}

}  // namespace plano::cli
