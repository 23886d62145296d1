// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>

#include "base/check.h"
#include "syntax/layout.h"

namespace plano::syntax {
namespace {

bool is_flow(std::string_view text, const Node& node) {
  return text[node.span.begin] == '{' || text[node.span.begin] == '[';
}

/// What the tree knows about places: scalars in the order written, and where blocks begin.
class Places {
 public:
  Places(std::string_view text, const Node& root) : text_(text) { visit(root, Role::value); }

  struct Scalar {
    const Node* node;
    bool key;
    bool top_key;
  };
  const std::vector<Scalar>& scalars() const { return scalars_; }
  const Node* block_at(std::size_t byte) const {
    const auto found = blocks_.find(byte);
    return found == blocks_.end() ? nullptr : found->second;
  }

 private:
  enum class Role : std::uint8_t { value, block_key, top_key };

  // Recursion is bounded by the limit on depth.
  void visit(const Node& node, Role role) {
    if (node.kind == NodeKind::scalar) {
      if (node.span.begin < node.span.end) {
        scalars_.push_back({&node, role != Role::value, role == Role::top_key});
      }
      return;
    }
    const bool block = !is_flow(text_, node);
    if (block) {
      blocks_.emplace(node.span.begin, &node);
    }
    const bool root = scalars_.empty();
    for (const Node& item : node.items) {
      visit(item, Role::value);
    }
    for (const Entry& entry : node.entries) {
      visit(entry.key, !block ? Role::value : root ? Role::top_key : Role::block_key);
      visit(entry.value, Role::value);
    }
  }

  std::string_view text_;
  std::vector<Scalar> scalars_;
  std::map<std::size_t, const Node*> blocks_;
};

/// The end of a block text: its node's end, and the lines of spaces behind it, which may belong to
/// it.
std::size_t end_of_block_text(std::string_view text, std::size_t end) {
  std::size_t last = std::min(text.find('\n', end), text.size());
  for (std::size_t at = last; at < text.size();) {
    const std::size_t next = text.find_first_not_of(' ', at + 1);
    if (next == std::string_view::npos || text[next] != '\n') {
      break;
    }
    last = at = next;
  }
  return last;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const Tree& tree) : text_(text), places_(text, tree.root) {}

  std::vector<Token> run() {
    std::size_t at = 0;
    for (const Places::Scalar& scalar : places_.scalars()) {
      at = between(at, scalar.node->span.begin);
      const char first = text_[at];
      const bool block_text = first == '|' || first == '>';
      const std::size_t end =
          block_text ? end_of_block_text(text_, scalar.node->span.end) : scalar.node->span.end;
      add(block_text ? TokenKind::block_text : TokenKind::scalar, at, end);
      tokens_.back().key = scalar.key;
      tokens_.back().top_key = scalar.top_key ? scalar.node : nullptr;
      const std::size_t last_break = text_.rfind('\n', end == 0 ? 0 : end - 1);
      if (last_break != std::string_view::npos && last_break >= at) {
        line_begin_ = last_break + 1;
      }
      at = end;
    }
    between(at, text_.size());
    return std::move(tokens_);
  }

 private:
  void add(TokenKind kind, std::size_t begin, std::size_t end) {
    Token token;
    token.kind = kind;
    token.begin = begin;
    token.end = end;
    token.column = begin - line_begin_;
    if (kind == TokenKind::scalar || kind == TokenKind::dash) {
      token.opens = places_.block_at(begin);
    }
    tokens_.push_back(token);
  }

  /// What stands between two scalars. Returns `end`.
  std::size_t between(std::size_t at, std::size_t end) {
    while (at < end) {
      at += one(at, end);
    }
    return end;
  }

  /// One token, or one space. Returns the bytes taken.
  std::size_t one(std::size_t at, std::size_t end) {
    const char c = text_[at];
    if (c == ' ') {
      return 1;
    }
    if (c == '\n') {
      add(TokenKind::line_break, at, at + 1);
      line_begin_ = at + 1;
      return 1;
    }
    if (c == '#') {
      const std::size_t stop = std::min(text_.find('\n', at), end);
      const std::size_t last = text_.find_last_not_of(' ', stop - 1);
      add(TokenKind::comment, at, last + 1);
      return stop - at;
    }
    const std::string_view mark = text_.substr(at, 3);
    if (at == line_begin_ && (mark == "---" || mark == "...")) {
      add(TokenKind::document, at, at + 3);
      return 3;
    }
    CHECK(std::string_view("-:,[]{}").find(c) != std::string_view::npos,
          "between scalars at byte " + std::to_string(at));
    add(c == '-' ? TokenKind::dash : TokenKind::punctuation, at, at + 1);
    return 1;
  }

  std::string_view text_;
  Places places_;
  std::vector<Token> tokens_;
  std::size_t line_begin_ = 0;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, const Tree& tree) {
  return Tokenizer(text, tree).run();
}

}  // namespace plano::syntax
