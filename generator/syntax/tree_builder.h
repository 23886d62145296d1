// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The inside of `parse`: libyaml's events put together to a tree, with the checks that need to
/// know where in the tree one is.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "syntax/tree.h"

// libyaml's own names for its structs, so that its header stays out of this one.
struct yaml_event_s;
struct yaml_mark_s;
struct yaml_parser_s;

namespace plano::syntax {

/// A map or list that is being read.
struct Open {
  Node node;
  std::optional<Node> key;                  // of a map: read, its value still to come
  std::set<std::string, std::less<>> keys;  // of a map
  bool flow = false;
};

/// Turns events into the tree. Keeps its own stack: a hostile file must not use up the machine's.
class TreeBuilder {
 public:
  TreeBuilder(const diagnostics::SourceMap& sources, diagnostics::SourceId source,
              const Limits& limits, diagnostics::Diagnostics& found);

  /// False where reading should stop: a limit, or a second document.
  bool take(const yaml_event_s& event);
  void give_up(const yaml_parser_s& parser);
  std::optional<Node> finish();

 private:
  std::uint32_t byte(const yaml_mark_s& mark) const;
  diagnostics::Span span(const yaml_event_s& event) const;
  std::string_view at(diagnostics::Span place) const {
    return std::string_view(text_).substr(place.begin, place.end - place.begin);
  }

  bool begin_document(const yaml_event_s& event);
  bool open(const yaml_event_s& event, NodeKind kind, bool flow);
  void close(const yaml_event_s& event);
  bool scalar(const yaml_event_s& event);
  void refuse_marks(const yaml_event_s& event, const unsigned char* anchor,
                    const unsigned char* tag);
  bool count(diagnostics::Span place);
  void put(Node node);
  void put_key(Open& map, Node node);
  void check_key(const Open& map, const Node& key);
  void check_flow_value(const Open& map, const Node& value);

  const std::string& text_;
  diagnostics::SourceId source_;
  Limits limits_;
  std::vector<std::uint32_t> starts_;
  diagnostics::Diagnostics& found_;
  std::vector<Open> stack_;
  std::optional<Node> root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

}  // namespace plano::syntax
