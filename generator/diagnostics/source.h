// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The texts a run reads, and places in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plano::diagnostics {

using SourceId = std::uint32_t;

/// Bytes [begin, end) of a source. `kNoSource`: no place (a command line, a computed thing).
struct Span {
  static constexpr SourceId kNoSource = 0xffffffff;
  SourceId source = kNoSource;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool known() const { return source != kNoSource; }
  friend bool operator==(const Span&, const Span&) = default;
};

/// 1-based; the column counts characters (code points), not bytes.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Holds every text read, by name as the user gave it. Spans index into these texts.
class SourceMap {
 public:
  SourceId add(std::string name, std::string text);
  const std::string& name(SourceId id) const;
  const std::string& text(SourceId id) const;
  /// The line and column of a byte; a byte past the end counts as the end.
  LineColumn where(SourceId id, std::uint32_t byte) const;
  /// Line `line` (1-based) without its line break.
  std::string_view line(SourceId id, std::uint32_t line) const;

 private:
  struct Source {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_starts;
  };
  std::vector<Source> sources_;
};

}  // namespace plano::diagnostics
