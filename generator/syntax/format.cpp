// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Steps: the tree says where the scalars are, so everything between them is spaces, punctuation and
// comments, and can be set anew without looking into texts; lines get their columns from the blocks
// they stand in; the entries at the left margin are put in order with the comments above them. The
// result is parsed again and must say the same.
//
// Tried and dropped: writing the tree out again (comments and the author's choice of quotes and
// brackets are lost), and working on lines with regular expressions (a text may look like
// anything).

#include "syntax/format.h"

#include <algorithm>
#include <limits>

#include "base/check.h"
#include "syntax/bytes.h"
#include "syntax/layout.h"
#include "syntax/tree.h"

namespace plano::syntax {
namespace {

std::string with_plain_breaks(std::string_view text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  std::string out;
  out.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  if (out.empty() || out.back() != '\n') {
    out += '\n';
  }
  return out;
}

Tree parsed(const std::string& text) {
  diagnostics::SourceMap sources;
  diagnostics::Diagnostics found;
  Limits limits;
  limits.bytes = std::numeric_limits<std::size_t>::max();
  std::optional<Tree> tree = parse(sources, sources.add("", text), limits, found);
  CHECK(tree.has_value(), "only a text that parses can be laid out: " +
                              (found.items().empty() ? "" : found.items().front().message.en));
  return std::move(*tree);
}

bool same(const Node& a, const Node& b);

bool same_entries(const Node& a, const Node& b) {
  return std::equal(
      a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
      [](const Entry& x, const Entry& y) { return same(x.key, y.key) && same(x.value, y.value); });
}

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.quoted == b.quoted &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same) &&
         same_entries(a, b);
}

/// The same but for the order of the root's entries.
bool same_design(Node a, Node b) {
  const auto by_key = [](const Entry& x, const Entry& y) { return x.key.text < y.key.text; };
  std::sort(a.entries.begin(), a.entries.end(), by_key);
  std::sort(b.entries.begin(), b.entries.end(), by_key);
  return same(a, b);
}

bool is_empty(const Line& line) {
  return line.text.empty() && !line.fixed;
}

/// At most one empty line in a row, none at either end.
std::vector<Line> without_gaps(std::vector<Line> lines) {
  std::vector<Line> out;
  for (Line& line : lines) {
    if (!is_empty(line) || (!out.empty() && !is_empty(out.back()))) {
      out.push_back(std::move(line));
    }
  }
  while (!out.empty() && is_empty(out.back())) {
    out.pop_back();
  }
  return out;
}

/// An entry of the root: the comments above it, and its lines.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t rank = 0;
  bool gap_before = false;
};

/// Lines [0, header) stay at the top, [tail, size) at the end.
struct Sections {
  std::size_t header = 0;
  bool gap_after_header = false;
  std::vector<Chunk> chunks;
  std::size_t tail = 0;
};

std::vector<std::size_t> lines_with_keys(const std::vector<Line>& lines) {
  std::vector<std::size_t> keys;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].top_key.empty()) {
      keys.push_back(i);
    }
  }
  return keys;
}

bool floats(const Line& line) {
  return line.margin_comment || is_empty(line);
}

/// Where the file's own heading ends: before the comments that touch the first key, unless these
/// are the only ones, and never before `---`.
std::size_t end_of_header(const std::vector<Line>& lines, std::size_t first_key) {
  std::size_t attached = first_key;
  while (attached > 0 && lines[attached - 1].margin_comment) {
    --attached;
  }
  const bool something_above = attached > 0;
  return something_above ? attached : first_key;
}

Sections sections_of(const std::vector<Line>& lines, const std::vector<std::size_t>& keys) {
  Sections out;
  out.header = end_of_header(lines, keys.front());
  out.gap_after_header = out.header > 0 && is_empty(lines[out.header - 1]);
  out.tail = lines.size();
  while (out.tail > keys.back() + 1 &&
         (floats(lines[out.tail - 1]) || lines[out.tail - 1].document_mark)) {
    --out.tail;
  }
  std::size_t begin = out.header;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::size_t end = out.tail;
    if (i + 1 < keys.size()) {
      for (end = keys[i + 1]; end > keys[i] + 1 && floats(lines[end - 1]);) {
        --end;
      }
    }
    Chunk chunk{begin, end, 0, false};
    chunk.gap_before = i == 0 ? end > keys[0] + 1 : is_empty(lines[begin]);
    chunk.begin += i > 0 && is_empty(lines[begin]) ? 1 : 0;
    out.chunks.push_back(chunk);
    begin = end;
  }
  return out;
}

std::vector<Line> in_order(std::vector<Line> lines, std::span<const std::string_view> top_keys) {
  const std::vector<std::size_t> keys = lines_with_keys(lines);
  std::vector<std::size_t> ranks;
  for (const std::size_t key : keys) {
    const auto place = std::find(top_keys.begin(), top_keys.end(), lines[key].top_key);
    ranks.push_back(static_cast<std::size_t>(place - top_keys.begin()));
  }
  if (std::is_sorted(ranks.begin(), ranks.end())) {
    return lines;
  }
  Sections sections = sections_of(lines, keys);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    sections.chunks[i].rank = ranks[i];
  }
  std::stable_sort(sections.chunks.begin(), sections.chunks.end(),
                   [](const Chunk& a, const Chunk& b) { return a.rank < b.rank; });
  std::vector<Line> out;
  const auto take = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      out.push_back(lines[i]);
    }
  };
  take(0, sections.header);
  for (std::size_t i = 0; i < sections.chunks.size(); ++i) {
    const Chunk& chunk = sections.chunks[i];
    if (i > 0 && chunk.gap_before && !out.back().keeps_after) {
      out.emplace_back();
    }
    take(chunk.begin, chunk.end);
  }
  // A gap before the tail would become part of a text that keeps its empty lines.
  const bool gap = sections.tail < lines.size() && is_empty(lines[sections.tail]);
  take(sections.tail + (gap && out.back().keeps_after ? 1 : 0), lines.size());
  return out;
}

}  // namespace

std::string formatted(std::string_view text, std::span<const std::string_view> top_keys) {
  const std::string plain = with_plain_breaks(text);
  const Tree before = parsed(plain);
  const std::vector<Line> lines =
      in_order(without_gaps(laid_out(plain, tokens_of(plain, before))), top_keys);
  std::string out;
  for (const Line& line : lines) {
    out += line.text;
    out += '\n';
  }
  CHECK(same_design(before.root, parsed(out).root), "laying out must not change what a text says");
  return out;
}

}  // namespace plano::syntax
