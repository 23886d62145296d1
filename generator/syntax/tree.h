// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A text as a tree of maps, lists and scalars, each with its place. The subset of YAML that a
/// design may use: block and flow maps and lists, plain and quoted scalars, block scalars,
/// comments. No anchors, aliases, tags, merge keys, duplicate keys, tabs, several documents; UTF-8
/// only. Nothing is guessed from a scalar: `yes`, `010` and `1e3` stay text here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source.h"

namespace plano::syntax {

enum class NodeKind : std::uint8_t { scalar, list, map };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::scalar;
  diagnostics::Span span;
  std::string text;            // of a scalar, unescaped
  bool quoted = false;         // of a scalar: written with quotes or as a block
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in the order written; keys are distinct

  const Entry* find(std::string_view key) const;
};

struct Entry {
  Node key;  // always a scalar
  Node value;
};

/// The whole text; `root` is a map.
struct Tree {
  diagnostics::SourceId source = 0;
  Node root;
};

/// What a stranger's file may cost. Each limit has a code of its own.
struct Limits {
  std::size_t bytes = 256 * 1024;
  int depth = 40;
  std::size_t nodes = 50'000;
};

/// Empty exactly when it added an error.
std::optional<Tree> parse(const diagnostics::SourceMap& sources, diagnostics::SourceId source,
                          const Limits& limits, diagnostics::Diagnostics& found);

}  // namespace plano::syntax
