// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <yaml.h>

#include <memory>
#include <new>

#include "syntax/bytes.h"
#include "syntax/tree.h"
#include "syntax/tree_builder.h"

namespace plano::syntax {
namespace {

using diagnostics::Diagnostics;
using diagnostics::SourceId;

struct ParserDeleter {
  void operator()(yaml_parser_t* parser) const {
    yaml_parser_delete(parser);
    delete parser;
  }
};
using Parser = std::unique_ptr<yaml_parser_t, ParserDeleter>;

/// One event, freed with the scope.
class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() {
    if (filled_) {
      yaml_event_delete(&event_);
    }
  }
  bool read(yaml_parser_t& parser) {
    filled_ = yaml_parser_parse(&parser, &event_) == 1;
    return filled_;
  }
  const yaml_event_t& operator*() const { return event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
  bool filled_ = false;
};

}  // namespace

const Entry* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key.text == key) {
      return &entry;
    }
  }
  return nullptr;
}

std::optional<Tree> parse(const diagnostics::SourceMap& sources, SourceId source,
                          const Limits& limits, Diagnostics& found) {
  if (!check_bytes(sources, source, limits, found)) {
    return std::nullopt;
  }
  const std::size_t errors_before = found.errors();
  Parser parser(new yaml_parser_t());
  if (yaml_parser_initialize(parser.get()) != 1) {
    throw std::bad_alloc();
  }
  // With a line break at the end, always: a block text must not depend on whether the editor wrote
  // the last one.
  const std::string text = sources.text(source) + "\n";
  yaml_parser_set_encoding(parser.get(), YAML_UTF8_ENCODING);
  const std::size_t skipped =
      text.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0 ? kByteOrderMark.size() : 0;
  yaml_parser_set_input_string(parser.get(),
                               reinterpret_cast<const unsigned char*>(text.data()) + skipped,
                               text.size() - skipped);
  TreeBuilder builder(sources, source, limits, found);
  for (;;) {
    Event event;
    if (!event.read(*parser)) {
      if (parser->error == YAML_MEMORY_ERROR) {
        throw std::bad_alloc();
      }
      builder.give_up(*parser);
      return std::nullopt;
    }
    if (!builder.take(*event)) {
      return std::nullopt;
    }
    if (event->type == YAML_STREAM_END_EVENT) {
      break;
    }
  }
  std::optional<Node> root = builder.finish();
  if (!root || found.errors() != errors_before) {
    return std::nullopt;
  }
  return Tree{source, std::move(*root)};
}

}  // namespace plano::syntax
